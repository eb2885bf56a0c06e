"""Document + mentions -> what the readers of times, places and hosts of events look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.grammar.binding import Chains, between, is_years, near
from analysis.grammar.numbers import surroundings
from analysis.grammar.place_rows import one_per_row
from analysis.grammar.spans import Covered
from analysis.records import (
    DateMention,
    Document,
    EventMention,
    Mentions,
    OrganizationMention,
    PlaceMention,
    Span,
)

Pair = tuple[str | None, str | None]
DAY = len("2012-02-14")
_MISSION = re.compile(
    r"(?:đại sứ quán|(?:tổng )?lãnh sự quán|phái đoàn|văn phòng|cơ quan đại diện)\b"
)
_AT_SEAT = re.compile(r"\b(?:tại|ở)(?: trụ sở| hội trường)?(?: của)? $")
_STATIONED = re.compile(r"\s(?:thường trú\s)?tại\s(?:(?:thành phố|tp|thủ đô)\s)?")


@dataclass(frozen=True)
class Reading:
    """One document and its mentions, as events are read from them."""

    document: Document
    mentions: Mentions

    @cached_property
    def chains(self) -> Chains:
        """The mentions of events, those joined by "và" taken together."""
        return Chains(self.document, self.mentions.events)

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places, one for those written one inside the other."""
        return one_per_row(self.document, self.mentions.places)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Dates that are not part of the name of an instrument nor a period of years."""
        taken = [(one.start, one.end) for one in self.mentions.instruments]
        return tuple(
            date
            for date in self.mentions.dates
            if not is_years(date) and not any(start <= date.start < end for start, end in taken)
        )

    @cached_property
    def covered(self) -> Covered:
        """Bodies with where they are stationed, offices, instruments, home countries of people."""
        bodies = self.mentions.organizations
        spans = [(body.start, self._stationed_end(body)) for body in bodies if not self._at(body)]
        spans += [(office.start, office.end) for office in self.mentions.offices]
        spans += [(named.start, named.end) for named in self.mentions.instruments]
        names = {person.end + len(" (") for person in self.mentions.people}
        spans += [(home.start, home.end) for home in self.mentions.places if home.start in names]
        merged: list[Span] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
            else:
                merged.append(Span(start, end))
        return Covered(merged)

    def _at(self, body: OrganizationMention) -> bool:
        """Whether something is said to happen at the seat of a body: "tại |Bộ Chỉ huy tỉnh X|"."""
        return (
            _AT_SEAT.search(self.document.folded, max(0, body.start - 30), body.start) is not None
        )

    def is_mission(self, body: OrganizationMention) -> bool:
        """Whether a body speaks for its state or its mother body in another country."""
        return _MISSION.match(self.document.folded, body.start, body.end) is not None

    def _stationed_end(self, body: OrganizationMention) -> int:
        after = _STATIONED.match(self.document.folded, body.end)
        return after.end() + 1 if after and self.is_mission(body) else body.end

    def bodies_beside(self, name: EventMention) -> Sequence[OrganizationMention]:
        """The bodies in the sentence of a name."""
        sentence = near(self.document, name)
        return between(self.mentions.organizations, sentence.start, sentence.end)

    def before(self, mention: PlaceMention | DateMention, length: int) -> str:
        """The folded words before a mention, within its sentence."""
        start = max(surroundings(self.document, mention.start).start, mention.start - length)
        return self.document.folded[start : mention.start]


def fineness(value: str) -> int:
    """How much the first end of an EDTF date says: 4 for a year, 7 for a month, 10 for a day."""
    return len(value.partition("/")[0])


def ends(value: str) -> Pair:
    """First and last day of an EDTF date or interval."""
    start, _, end = value.partition("/")
    return start, end or start
