"""A mention or a fact in, a note out: what was read and by which rule, with the rows behind it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from analysis.lexicon import Entry, Hit, Lexicon
from analysis.matching import scan
from analysis.records import (
    DateMention,
    EventMention,
    EventReport,
    Facts,
    InstrumentMention,
    InstrumentParty,
    InstrumentReport,
    Office,
    OrganizationMention,
    Participation,
    PersonMention,
    PlaceMention,
    Span,
    Statement,
    Topic,
)

Record = (
    DateMention | PlaceMention | OrganizationMention | PersonMention | Office | EventMention
    | InstrumentMention | EventReport | Participation | InstrumentReport | InstrumentParty
    | Statement | Topic
)  # fmt: skip
Named = TypeVar("Named", EventMention | InstrumentMention, DateMention)

# What a mention or a fact is called: the kind of a mention, or one row of its table.
_NAMES: dict[type[Record], str] = {
    DateMention: "date",
    PersonMention: "person",
    OrganizationMention: "organization",
    EventMention: "event",
    InstrumentMention: "instrument",
    Office: "appointment",
    EventReport: "event_report",
    Participation: "participation",
    InstrumentReport: "instrument_report",
    InstrumentParty: "instrument_party",
    Statement: "statement",
    Topic: "topic",
}
MENTIONS = ("date", "country", "place", "person", "organization", "event", "instrument")
FACTS = tuple(name for name in _NAMES.values() if name not in MENTIONS)

_UNTOLD = ("start", "end", "rule", "key", "full", "reason")  # told otherwise, or of no use here
_NAMED = ("event", "instrument")  # fields whose value is named somewhere in the text
_DATES = ("start_date", "end_date", "signed", "period", "as_of")
_SHOWN_ROWS = 3
_SHORT = 45
_ENTITIES = ("person", "participant", "speaker", "organization", "party", "parent", "on_behalf_of")


@dataclass(frozen=True, slots=True)
class Note:
    """One mention or fact: the mark it rests on, what was read there, and why.

    ``what`` is one of ``MENTIONS`` or ``FACTS``. ``values`` are pairs of field and value; an event
    or an instrument that is meant has before it the mark that names it. ``rule`` is the value of
    the column ``rule``, ``rows`` are the rows of a word list behind it, with their words here.
    """

    mark: int
    what: str
    values: tuple[tuple[str, str], ...]
    rule: str
    rows: tuple[str, ...]


class Telling:
    """Turns a mention or a fact into a note."""

    def __init__(self, facts: Facts, numbers: Mapping[Span, int], lexicon: Lexicon) -> None:
        document, mentions = facts.document, facts.mentions
        self._numbers = numbers
        self._names: dict[str, str] = {}
        for person in mentions.people:
            self._names.setdefault(person.key, person.name)
        for body in mentions.organizations:
            self._names.setdefault(body.key, body.name)
        self._named: defaultdict[str, list[EventMention | InstrumentMention]] = defaultdict(list)
        for event in mentions.events:
            self._named[event.key].append(event)
        for instrument in mentions.instruments:
            self._named[instrument.key].append(instrument)
        self._dates: defaultdict[str, list[DateMention]] = defaultdict(list)
        for date in mentions.dates:
            self._dates[date.value].append(date)
        self._statements = facts.statements
        self._rows: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in lexicon.entries:
            self._rows[entry.rule].append(entry)
        self._hits: defaultdict[str, list[Hit]] = defaultdict(list)
        found = scan(document.text, document.folded, lexicon)
        for name in lexicon.names:
            for hit in found[name]:
                self._hits[hit.entry.rule].append(hit)
        self._text = document.text

    def note(self, one: Record, around: Span) -> Note:
        """The note of a mention or a fact that stands in a sentence."""
        values = tuple(self._values(one, around))
        return Note(self._number(one), name_of(one), values, one.rule, self._words(one, around))

    def _number(self, one: Record) -> int:
        return self._numbers[span_of(one)]

    def _values(self, one: Record, around: Span) -> Iterator[tuple[str, str]]:
        for field in fields(one):
            value = getattr(one, field.name)
            if field.name in _UNTOLD or value in (None, (), False, name_of(one)):
                continue
            if field.name == "statement":
                yield field.name, f"[{self._number(self._statements[value])}]"
            elif field.name == "inferred":
                yield field.name, getattr(one, "reason", None) or "true"
            elif field.name in _ENTITIES:
                yield field.name, self._names.get(value, value)
            elif field.name in _DATES:
                yield field.name, self._dated(value, around)
            elif field.name not in _NAMED:
                yield field.name, ", ".join(value) if isinstance(value, tuple) else str(value)
            elif not isinstance(one, EventReport | InstrumentReport):
                yield field.name, self._reference(value, around)

    def _reference(self, key: str, around: Span) -> str:
        """The name of an event or an instrument, and the mark by which it is meant here."""
        named = self._named.get(key)
        if not named:
            return key
        name = named[0].name
        short = name if len(name) <= _SHORT else f"{name[:_SHORT].rsplit(' ', 1)[0]} …"
        return f"[{self._number(_meant(named, around))}] {short}"

    def _dated(self, value: str, around: Span) -> str:
        """A date, and the mark where it is written, when it is written just so."""
        written = self._dates.get(value)
        return f"{value} [{self._number(_meant(written, around))}]" if written else value

    def _words(self, one: Record, around: Span) -> tuple[str, ...]:
        """The rows of the rule in the words marked, else the nearest around, else the only row."""
        hits = self._hits[one.rule]
        first = bisect_left(hits, one.start, key=lambda hit: hit.start)
        last = bisect_left(hits, one.end, key=lambda hit: hit.start)
        inside = hits[first : min(last, first + _SHOWN_ROWS)]
        near = (
            hit
            for hit in hits[max(first - 1, 0) : last + 1]
            if around.start <= hit.start < around.end
        )
        words = (self._row_and_words(hit, one) for hit in inside or near)
        rows = self._rows[one.rule] if len(self._rows[one.rule]) == 1 else ()
        return tuple(dict.fromkeys(words)) or tuple(_row(row) for row in rows)

    def _row_and_words(self, hit: Hit, one: Record) -> str:
        if (hit.start, hit.end) == (one.start, one.end):
            return _row(hit.entry)
        return f"{_row(hit.entry)} “{self._text[hit.start : hit.end]}”"


def _meant(mentions: Sequence[Named], around: Span) -> Named:
    """Of several mentions of one thing the last up to the end of a sentence, else the first."""
    before = bisect_left(mentions, around.end, key=lambda mention: mention.start)
    return mentions[max(before - 1, 0)]


def records_in(facts: Facts) -> Iterator[Record]:
    """Every mention and fact of a document; a report stands for the mention it rests on."""
    reports: tuple[EventReport | InstrumentReport, ...] = (
        *facts.event_reports, *facts.instrument_reports,
    )  # fmt: skip
    reported = {(one.start, one.end, one.rule) for one in reports}
    for one in mentions_in(facts):
        if name_of(one) not in _NAMED or (one.start, one.end, one.rule) not in reported:
            yield one
    yield from reports
    yield from facts.instrument_parties
    yield from facts.participations
    yield from facts.statements
    yield from facts.topics


def mentions_in(facts: Facts) -> Iterator[Record]:
    """Every mention of a document, ranks and offices included."""
    found = facts.mentions
    yield from found.dates
    yield from found.places
    yield from found.people
    yield from found.offices
    yield from found.organizations
    yield from found.events
    yield from found.instruments


def span_of(one: Record) -> Span:
    """Where a mention or a fact stands."""
    return Span(one.start, one.end)


def name_of(one: Record) -> str:
    """What a mention or a fact is called: one of ``MENTIONS`` or ``FACTS``."""
    return one.kind if isinstance(one, PlaceMention) else _NAMES[type(one)]


def _row(entry: Entry) -> str:
    return f"{entry.lexicon}.tsv:{entry.line}"
