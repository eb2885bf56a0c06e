"""Facts and entities in, the rows of the fact tables out, every key replaced by its id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.records import (
    DateMention,
    EventMention,
    Facts,
    InstrumentMention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
)
from analysis.resolution.grouping import Entities, Row
from analysis.resolution.places import place_key
from analysis.schema import TABLES

_Mention = (
    DateMention
    | PlaceMention
    | OrganizationMention
    | PersonMention
    | EventMention
    | InstrumentMention
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of the corpus, and by document the date its statements are from."""

    people: Entities
    organizations: Entities
    places: Entities
    events: Entities
    instruments: Entities
    dates: Mapping[str, str | None]

    def participant(self, doc_id: str, kind: str, key: str) -> str:
        """The id of a person or body, a country's code or an office as it is."""
        entities = {"person": self.people, "organization": self.organizations}.get(kind)
        return key if entities is None else entities.id_of(doc_id, key) or key


def fact_rows(facts: Facts, resolved: Resolved) -> dict[str, list[Row]]:
    """The rows of one document for every fact table.

    Of rows with one key the first in the text is kept, of reports the one that says most.
    """
    rows = {
        "documents": [_fields(facts.document, TABLES["documents"].columns)],
        "dates": [_with_text(facts, date, "dates") for date in facts.mentions.dates],
        "mentions": list(_mentions(facts, resolved)),
        "appointments": list(_appointments(facts, resolved)),
        "event_reports": list(_event_reports(facts, resolved)),
        "participations": list(_participations(facts, resolved)),
        "instrument_reports": list(_instrument_reports(facts, resolved)),
        "instrument_parties": list(_instrument_parties(facts, resolved)),
        "statements": list(_statements(facts, resolved)),
        "topics": list(_topics(facts, resolved)),
    }
    return {name: _first_of_each(name, found) for name, found in rows.items()}


def _fields(record: object, columns: Mapping[str, str]) -> Row:
    return {column: getattr(record, column) for column in columns if hasattr(record, column)}


def _with_text(facts: Facts, mention: _Mention, table: str) -> Row:
    row = _fields(mention, TABLES[table].columns) | {"doc_id": facts.document.doc_id}
    return row | {"text": facts.document.text[mention.start : mention.end]}


def _first_of_each(name: str, rows: list[Row]) -> list[Row]:
    key = TABLES[name].key
    seen: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=_says_most if name.endswith("_reports") else _position):
        seen.setdefault(tuple(row[column] for column in key), row)
    return list(seen.values())


def _position(row: Row) -> tuple[int, int]:
    start, end = row.get("start"), row.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)


def _says_most(row: Row) -> tuple[int, tuple[int, int]]:
    return sum(value is None for value in row.values()), _position(row)


def _mentions(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id, found = facts.document.doc_id, facts.mentions
    kinds = (
        ("person", found.people, resolved.people),
        ("organization", found.organizations, resolved.organizations),
        ("event", found.events, resolved.events),
        ("instrument", found.instruments, resolved.instruments),
    )
    for kind, mentions, entities in kinds:
        for mention in mentions:
            entity_id = entities.ids.get((doc_id, mention.key))
            if entity_id is not None:
                yield _with_text(facts, mention, "mentions") | {
                    "kind": kind,
                    "entity_id": entity_id,
                }
    for place in found.places:
        yield _with_text(facts, place, "mentions") | {
            "kind": place.kind, "entity_id": resolved.places.ids[doc_id, place_key(place)]
        }  # fmt: skip


def _appointments(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for office in facts.mentions.offices:
        yield _fields(office, TABLES["appointments"].columns) | {
            "doc_id": doc_id,
            "person_id": resolved.people.id_of(doc_id, office.person),
            "organization_id": resolved.organizations.id_of(doc_id, office.organization),
            "as_of": office.as_of or resolved.dates[doc_id],
        }


def _event_reports(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for report in facts.event_reports:
        yield _fields(report, TABLES["event_reports"].columns) | {
            "doc_id": doc_id, "event_id": resolved.events.id_of(doc_id, report.event)
        }  # fmt: skip


def _participations(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for one in facts.participations:
        behalf = one.on_behalf_of
        if behalf is not None:
            behalf = resolved.organizations.ids.get((doc_id, behalf), behalf)
        yield _fields(one, TABLES["participations"].columns) | {
            "doc_id": doc_id,
            "event_id": resolved.events.id_of(doc_id, one.event),
            "participant_id": resolved.participant(doc_id, one.participant_kind, one.participant),
            "on_behalf_of": behalf,
        }


def _instrument_reports(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for report in facts.instrument_reports:
        yield _fields(report, TABLES["instrument_reports"].columns) | {
            "doc_id": doc_id,
            "instrument_id": resolved.instruments.id_of(doc_id, report.instrument),
        }


def _instrument_parties(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for party in facts.instrument_parties:
        yield _fields(party, TABLES["instrument_parties"].columns) | {
            "doc_id": doc_id,
            "instrument_id": resolved.instruments.id_of(doc_id, party.instrument),
            "party_id": resolved.participant(doc_id, party.party_kind, party.party),
        }


def _statements(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id = facts.document.doc_id
    for statement, statement_id in zip(facts.statements, _statement_ids(facts), strict=True):
        yield _fields(statement, TABLES["statements"].columns) | {
            "doc_id": doc_id,
            "statement_id": statement_id,
            "speaker_id": resolved.participant(doc_id, statement.speaker_kind, statement.speaker),
            "event_id": resolved.events.id_of(doc_id, statement.event),
        }


def _statement_ids(facts: Facts) -> list[str]:
    """Document and first character, and a number where two statements begin together."""
    counts: dict[int, int] = {}
    ids = []
    for statement in facts.statements:
        count = counts[statement.start] = counts.get(statement.start, 0) + 1
        more = f"-{count}" if count > 1 else ""
        ids.append(f"{facts.document.doc_id}-s{statement.start}{more}")
    return ids


def _topics(facts: Facts, resolved: Resolved) -> Iterator[Row]:
    doc_id, statement_ids = facts.document.doc_id, _statement_ids(facts)
    for topic in facts.topics:
        yield _fields(topic, TABLES["topics"].columns) | {
            "doc_id": doc_id,
            "statement_id": None if topic.statement is None else statement_ids[topic.statement],
            "event_id": resolved.events.id_of(doc_id, topic.event),
            "instrument_id": resolved.instruments.id_of(doc_id, topic.instrument),
        }
