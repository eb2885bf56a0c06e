"""The frozen records that flow from stage to stage: Document, mentions, facts.

Every ``start`` and ``end`` counts Unicode code points of ``Document.text``. A ``key`` names an
entity inside one document; ``resolve`` turns keys into ids that hold for the whole corpus.
"""

from bisect import bisect_right
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Literal

from analysis.frozen import frozen

LineKind = Literal["header", "title", "body", "caption", "byline", "outlet", "residue"]
ParticipantKind = Literal["person", "organization", "country"]
_START = attrgetter("start")


@frozen
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


class _Shown:
    """Shows itself in a notebook through the layer ``display``, which is looked for only then."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        markup: str = import_module("analysis.display.readings").in_notebook(self)
        return markup


@frozen
class Line:
    """One line of a document, without its line break, and what it is in the article."""

    start: int
    end: int
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Document(_Shown):
    """One article: its text in NFC, the fold of equal length, its credits and its structure.

    ``published`` is an EDTF date. ``sentences`` lie, in order, in title, body and caption lines.
    """

    doc_id: str
    source: str
    sha256: str
    text: str
    folded: str
    language: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    place: str | None
    lines: tuple[Line, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that holds a position, None outside running text."""
        index = bisect_right(self.sentences, position, key=_START) - 1
        return (
            self.sentences[index] if index >= 0 and position < self.sentences[index].end else None
        )

    def line_at(self, position: int) -> Line:
        """The line that holds a position."""
        index = bisect_right(self.lines, position, key=_START) - 1
        return self.lines[max(index, 0)]


@frozen
class DateMention:
    """A calendar expression and its EDTF value (ISO 8601-2).

    ``inferred`` is true when part of the value comes from elsewhere, ``reason`` says from where.
    """

    start: int
    end: int
    value: str
    kind: Literal["date", "period"]
    inferred: bool
    reason: str | None
    rule: str


@frozen
class PlaceMention:
    """A country, province, city or other place; ``country`` is ISO 3166-1 alpha-2 or None."""

    start: int
    end: int
    kind: Literal["country", "place"]
    name: str
    country: str | None
    rule: str


@frozen
class OrganizationMention:
    """A body with a proper name, as written; ``key`` joins its forms within the document."""

    start: int
    end: int
    name: str
    key: str
    country: str | None
    parent: str | None
    rule: str


@frozen
class PersonMention:
    """A personal name; ``full`` is false for a short form that the document explains."""

    start: int
    end: int
    name: str
    key: str
    full: bool
    country: str | None
    gender: Literal["male", "female"] | None
    rule: str


@frozen
class Office:
    """A rank or an office that a document gives a person; evidence is the office itself."""

    person: str
    rank: str | None
    title: str | None
    organization: str | None
    country: str | None
    as_of: str | None
    start: int
    end: int
    rule: str


@frozen
class EventMention:
    """Words that name an event, with what the name itself says about it."""

    start: int
    end: int
    name: str
    key: str
    kind: str
    ordinal: int | None
    acronym: str | None
    series: str | None
    rule: str


@frozen
class InstrumentMention:
    """Words that name a treaty, plan, law or the like; ``parties`` as the name itself says."""

    start: int
    end: int
    name: str
    key: str
    kind: str
    number: str | None
    parties: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that was found in one document before it is combined into facts."""

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    offices: tuple[Office, ...] = ()
    events: tuple[EventMention, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()


@frozen
class EventReport:
    """What one document says of one event; ``event`` is the key its mentions share."""

    event: str
    name: str
    kind: str
    ordinal: int | None
    acronym: str | None
    series: str | None
    theme: str | None
    format: str | None
    start_date: str | None
    end_date: str | None
    place: str | None
    country: str | None
    attendance: int | None
    attendance_bound: str | None
    status: str
    start: int
    end: int
    rule: str


@frozen
class Participation:
    """Who took part in which event in which role; ``participant`` is a key or a country code."""

    event: str
    participant_kind: ParticipantKind
    participant: str
    role: str
    on_behalf_of: str | None
    start: int
    end: int
    rule: str


@frozen
class InstrumentReport:
    """What one document says of one treaty, plan, law or the like."""

    instrument: str
    name: str
    kind: str
    number: str | None
    signed: str | None
    period: str | None
    status: str | None
    start: int
    end: int
    rule: str


@frozen
class InstrumentParty:
    """A country (code) or an organisation (key) that is party to an instrument."""

    instrument: str
    party: str
    party_kind: Literal["country", "organization"]
    start: int
    end: int
    rule: str


@frozen
class Statement:
    """Attributed speech; a speaker who is neither person nor organisation is kept as written."""

    speaker: str
    speaker_kind: Literal["person", "organization", "office"]
    verb: str
    text: str
    quoted: bool
    event: str | None
    start: int
    end: int
    rule: str


@frozen
class Topic:
    """A topic of the 4P frame where it is written, and the fact it belongs to."""

    pillar: str
    topic: str
    statement: int | None
    event: str | None
    instrument: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Facts(_Shown):
    """All that one document says. ``Topic.statement`` is an index into ``statements``."""

    document: Document
    mentions: Mentions
    event_reports: tuple[EventReport, ...] = ()
    participations: tuple[Participation, ...] = ()
    instrument_reports: tuple[InstrumentReport, ...] = ()
    instrument_parties: tuple[InstrumentParty, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: tuple[Topic, ...] = ()
