"""Facts of invented articles, made by hand, so that resolution can be tested without extraction."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from analysis.documents import document_from_text
from analysis.records import (
    EventMention,
    EventReport,
    Facts,
    InstrumentMention,
    InstrumentParty,
    InstrumentReport,
    Mentions,
    Office,
    OrganizationMention,
    Participation,
    PersonMention,
    PlaceMention,
    Statement,
    Topic,
)

_EVENT = EventReport(
    "", "", "conference", None, None, None, None, None, None, None, None, None, None, None,
    "held", 0, 1, "hand",
)  # fmt: skip
_INSTRUMENT = InstrumentReport("", "", "agreement", None, None, None, None, 0, 1, "hand")


@dataclass
class Article:
    """One invented article; each method notes a fact and gives the article back."""

    doc_id: str
    published: str | None = None
    words: list[str] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    bodies: list[OrganizationMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    reports: list[EventReport] = field(default_factory=list)
    instruments: list[InstrumentReport] = field(default_factory=list)
    parties: list[InstrumentParty] = field(default_factory=list)
    took_part: list[Participation] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)

    def person(
        self, name: str, key: str = "", country: str | None = None,
        gender: Literal["male", "female"] | None = None, rule: str = "hand",
    ) -> "Article":  # fmt: skip
        start, end = self._write(name)
        self.people.append(
            PersonMention(start, end, name, key or name, True, country, gender, rule)
        )
        return self

    def office(self, person: str, title: str | None, rank: str | None = None) -> "Article":
        start, end = self._write(title or rank or "")
        self.offices.append(Office(person, rank, title, None, None, None, start, end, "hand"))
        return self

    def body(
        self, name: str, key: str = "", country: str | None = None, parent: str | None = None,
        rule: str = "hand",
    ) -> "Article":  # fmt: skip
        start, end = self._write(name)
        self.bodies.append(
            OrganizationMention(start, end, name, key or name, country, parent, rule)
        )
        return self

    def place(
        self, name: str, country: str | None, kind: Literal["country", "place"] = "place"
    ) -> "Article":
        start, end = self._write(name)
        self.places.append(PlaceMention(start, end, kind, name, country, "hand"))
        return self

    def event(self, name: str, **told: Any) -> "Article":
        start, end = self._write(name)
        key = told.pop("key", name)
        self.reports.append(replace(_EVENT, event=key, name=name, start=start, end=end, **told))
        return self

    def instrument(self, name: str, parties: str = "", **told: Any) -> "Article":
        start, end = self._write(name)
        self.instruments.append(
            replace(_INSTRUMENT, instrument=name, name=name, start=start, end=end, **told)
        )
        for party in parties.split():
            self.parties.append(InstrumentParty(name, party, "country", start, end, "hand"))
        return self

    def participation(
        self, event: str, kind: Literal["person", "organization", "country"], who: str,
        role: str = "attendee",
    ) -> "Article":  # fmt: skip
        start, end = self._write(who)
        self.took_part.append(Participation(event, kind, who, role, None, start, end, "hand"))
        return self

    def facts(self) -> Facts:
        document = document_from_text(
            self.doc_id, ". ".join(self.words) + ".", source=f"{self.doc_id}.txt"
        )
        events = (
            EventMention(
                r.start, r.end, r.name, r.event, r.kind, r.ordinal, r.acronym, r.series, "hand"
            )
            for r in self.reports
        )
        instruments = (
            InstrumentMention(r.start, r.end, r.name, r.instrument, r.kind, r.number, (), "hand")
            for r in self.instruments
        )
        mentions = Mentions(
            (), tuple(self.places), tuple(self.bodies), tuple(self.people), tuple(self.offices),
            tuple(events), tuple(instruments),
        )  # fmt: skip
        return Facts(
            replace(document, published=self.published), mentions, tuple(self.reports),
            tuple(self.took_part), tuple(self.instruments), tuple(self.parties),
            tuple(self.said), tuple(self.topics),
        )  # fmt: skip

    def _write(self, words: str) -> tuple[int, int]:
        start = sum(len(sentence) + 2 for sentence in self.words)
        self.words.append(words)
        return start, start + len(words)
