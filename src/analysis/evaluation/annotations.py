"""What an article says, in the one form in which gold files and tables are compared.

``at`` is the offset in the article's text where a thing is written; gold files give none.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A value, such as a rank or an EDTF date, and what it is said of.

    ``quote`` holds words to look for in the text, the value itself when empty.
    """

    value: str
    quote: str = ""
    at: int | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with every form of the name."""

    key: str
    names: tuple[str, ...]
    ranks: tuple[Written, ...] = ()
    positions: tuple[Written, ...] = ()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    """A body with every form of the name."""

    key: str
    names: tuple[str, ...]
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event with what the article says of it; None is unknown."""

    key: str
    name: str
    kind: str | None = None
    ordinal: int | None = None
    acronym: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    country: str | None = None
    attendance: int | None = None
    status: str | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part in which event (its key) in which role, under every form of the name."""

    event: str
    kind: str
    key: str
    names: tuple[str, ...]
    role: str | None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an instrument (its key), under every form of the name or as a country code."""

    instrument: str
    names: tuple[str, ...]
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, plan, law or the like; a party is the tuple of its names."""

    key: str
    name: str
    kind: str | None = None
    number: str | None = None
    signed: str | None = None
    period: str | None = None
    status: str | None = None
    parties: tuple[tuple[str, ...], ...] = ()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech: the names of who spoke, and what was said or how it begins."""

    speaker: tuple[str, ...]
    text: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that is compared of one article."""

    doc_id: str
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    dates: tuple[Written, ...] = ()
    statements: tuple[Statement, ...] = ()
