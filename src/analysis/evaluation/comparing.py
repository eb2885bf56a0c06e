"""Gold and found annotations of one article in, what agrees and what does not out, by table.

Things are paired one to one: people by a common name, bodies, events and instruments by how alike
they are. What is said of a thing (a rank, a place, a party) is compared with its partner's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from analysis.evaluation.annotations import (
    Annotations,
    Event,
    Instrument,
    Organization,
    Participation,
    Party,
    Person,
    Statement,
    Written,
)
from analysis.evaluation.likeness import (
    alike_events,
    alike_instruments,
    alike_statements,
    best_pairs,
    likeness,
    likest,
    same,
)

Item = TypeVar("Item")

_EVENT_FIELDS = ["kind", "ordinal", "start", "end", "place", "country", "attendance", "status"]
_INSTRUMENT_FIELDS = ["kind", "number", "signed", "period", "status"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One table or attribute of one article: how many agree, and how the others read."""

    table: str
    matched: int
    missed: tuple[Written, ...]
    spurious: tuple[Written, ...]


def compare(gold: Annotations, found: Annotations) -> list[Comparison]:
    """Every comparison of one article, in the order in which they are printed."""
    sheet = _Sheet()
    _compare_credits(sheet, gold, found)
    people = _compare_people(sheet, gold.people, found.people)
    sheet.pair("organizations", gold.organizations, found.organizations, _alike_bodies, 0.8, _named)
    sheet.pair("dates", _distinct(gold.dates), _distinct(found.dates), _equal, 1.0, _value)
    events = _compare_events(sheet, gold.events, found.events)
    _compare_participations(sheet, gold, found, people, events)
    _compare_instruments(sheet, gold.instruments, found.instruments)
    sheet.pair("statements", gold.statements, found.statements, alike_statements, 0.6, _said)
    return sheet.comparisons


class _Sheet:
    """The comparisons made so far."""

    def __init__(self) -> None:
        self.comparisons: list[Comparison] = []

    def pair(
        self,
        table: str,
        gold: Sequence[Item],
        found: Sequence[Item],
        alike: Callable[[Item, Item], float],
        at_least: float,
        reading: Callable[[Item], Written],
    ) -> list[tuple[Item, Item]]:
        """Pair the items, note what is left over as it reads, and return the pairs."""
        partners = best_pairs(gold, found, alike, at_least)
        taken = set(partners.values())
        missed = tuple(reading(item) for i, item in enumerate(gold) if i not in partners)
        spurious = tuple(reading(item) for j, item in enumerate(found) if j not in taken)
        self.comparisons.append(Comparison(table, len(partners), missed, spurious))
        return [(gold[i], found[j]) for i, j in partners.items()]


def _compare_credits(sheet: _Sheet, gold: Annotations, found: Annotations) -> None:
    for name, alike in (("published", _equal), ("outlet", _alike), ("byline", _alike)):
        ours, theirs = (
            [Written(value)] if (value := getattr(side, name)) else [] for side in (gold, found)
        )
        sheet.pair(f"document.{name}", ours, theirs, alike, 0.8, _value)


def _compare_people(
    sheet: _Sheet, gold: Sequence[Person], found: Sequence[Person]
) -> dict[str, str]:
    """Keys of found people -> the keys of their partners in gold."""
    pairs = sheet.pair("people", gold, found, _alike_people, 1.0, _named)
    partners = {theirs.key: ours.key for ours, theirs in pairs}
    for table, alike, at_least in (("ranks", _equal_words, 1.0), ("positions", _alike, 0.75)):
        ours, theirs = (
            [
                replace(written, of=partners.get(person.key, person.key))
                for person in people
                for written in getattr(person, table)
            ]
            for people in (gold, found)
        )
        sheet.pair(table, ours, theirs, alike, at_least, _value)
    return partners


def _compare_events(sheet: _Sheet, gold: Sequence[Event], found: Sequence[Event]) -> dict[str, str]:
    """Keys of found events -> the keys of their partners in gold."""
    pairs = sheet.pair("events", gold, found, alike_events, 0.4, _named)
    for name in _EVENT_FIELDS:
        alike = _equal_or_alike if name == "place" else _equal
        _compare_field(sheet, f"event.{name}", gold, pairs, alike)
    return {theirs.key: ours.key for ours, theirs in pairs}


def _compare_participations(
    sheet: _Sheet,
    gold: Annotations,
    found: Annotations,
    people: dict[str, str],
    events: dict[str, str],
) -> None:
    """With their roles, then once more without; a found event without partner is no event."""
    known = {event.key: event.name for event in gold.events}
    theirs = [
        replace(
            one,
            event=events.get(one.event, ""),
            names=(people[one.key],) if one.kind == "person" and one.key in people else one.names,
        )
        for one in found.participations
    ]

    def reading(one: Participation) -> Written:
        role = f" ({one.role})" if one.role else ""
        where = known.get(one.event, "an event that is not marked")
        return Written(f"{one.names[0]}{role} in {where}", one.names[0], one.at)

    for table, with_role in (("participations", True), ("participations.any_role", False)):
        sheet.pair(
            table, _participants(gold.participations, with_role=with_role),
            _participants(theirs, with_role=with_role), _alike_participations, 0.8, reading,
        )  # fmt: skip


def _compare_instruments(
    sheet: _Sheet, gold: Sequence[Instrument], found: Sequence[Instrument]
) -> None:
    pairs = sheet.pair("instruments", gold, found, alike_instruments, 0.5, _named)
    for name in _INSTRUMENT_FIELDS:
        _compare_field(sheet, f"instrument.{name}", gold, pairs, _equal_words)
    known = {one.key: one.name for one in gold}
    ours = [Party(one.key, names) for one in gold for names in one.parties]
    theirs = [Party(one.key, names, other.at) for one, other in pairs for names in other.parties]

    def reading(party: Party) -> Written:
        name = known[party.instrument]
        return Written(f"{name}: {party.names[0]}", name, party.at)

    sheet.pair("instrument.parties", ours, theirs, _alike_parties, 0.8, reading)


def _compare_field(
    sheet: _Sheet,
    table: str,
    gold: Sequence[Event] | Sequence[Instrument],
    pairs: Sequence[tuple[Event, Event]] | Sequence[tuple[Instrument, Instrument]],
    alike: Callable[[Written, Written], float],
) -> None:
    """One attribute of what gold marks: its known values, and those of the partners."""
    name = table.partition(".")[2]
    known = {one.key: one.name for one in gold}
    ours = [
        Written(str(value), of=one.key) for one in gold if (value := getattr(one, name)) is not None
    ]
    theirs = [
        Written(str(value), at=other.at, of=one.key)
        for one, other in pairs
        if (value := getattr(other, name)) is not None
    ]

    def reading(written: Written) -> Written:
        name = known[written.of]
        return Written(f"{name}: {written.value}", name, written.at)

    sheet.pair(table, ours, theirs, alike, 1.0, reading)


def _equal(one: Written, other: Written) -> float:
    return float(one.of == other.of and one.value == other.value)


def _equal_words(one: Written, other: Written) -> float:
    return float(one.of == other.of and same(one.value, other.value))


def _equal_or_alike(one: Written, other: Written) -> float:
    return float(one.of == other.of and likeness(one.value, other.value) >= 0.6)


def _alike(one: Written, other: Written) -> float:
    return likeness(one.value, other.value) if one.of == other.of else 0.0


def _alike_people(one: Person, other: Person) -> float:
    return float(any(same(ours, theirs) for ours in one.names for theirs in other.names))


def _alike_bodies(one: Organization, other: Organization) -> float:
    return max((likeness(one.names[0], name) for name in other.names), default=0.0)


def _alike_participations(one: Participation, other: Participation) -> float:
    if (one.event, one.kind, one.role) != (other.event, other.kind, other.role):
        return 0.0
    return likest(one.names[0], other.names)


def _alike_parties(one: Party, other: Party) -> float:
    return likest(one.names[0], other.names) if one.instrument == other.instrument else 0.0


def _distinct(dates: Sequence[Written]) -> list[Written]:
    """The first date of each value, in order of value."""
    first = {date.value: date for date in reversed(dates)}
    return [first[value] for value in sorted(first)]


def _participants(
    participations: Sequence[Participation], *, with_role: bool
) -> list[Participation]:
    """One of each that says the same, without the role where it does not count."""
    distinct: dict[object, Participation] = {}
    for one in participations:
        told = one if with_role else replace(one, role=None)
        distinct.setdefault((told.event, told.kind, frozenset(told.names), told.role), told)
    return list(distinct.values())


def _value(written: Written) -> Written:
    value = f"{written.of}: {written.value}" if written.of else written.value
    return Written(value, written.quote or written.value, written.at)


def _named(one: Person | Organization | Instrument | Event) -> Written:
    name = one.name if isinstance(one, Instrument | Event) else one.names[0]
    return Written(name, name, one.at)


def _said(statement: Statement) -> Written:
    text = f"{statement.speaker[0]}: {statement.text}"
    return Written(text, statement.text, statement.at)
