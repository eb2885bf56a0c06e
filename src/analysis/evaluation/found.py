"""Tables in, what they say of one article out, in the form in which it is compared with gold."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.evaluation.annotations import (
    Annotations,
    Event,
    Instrument,
    Organization,
    Participation,
    Person,
    Statement,
    Written,
)
from analysis.tables import Tables

Row = dict[str, Any]
Entities = dict[tuple[str, str], "Entity"]

_WITH_EVIDENCE = (
    "mentions", "dates", "appointments", "event_reports", "participations", "instrument_reports",
    "statements",
)  # fmt: skip


@dataclass
class Entity:
    """An entity in one article: its names there, the canonical one last, and its first place."""

    at: int
    names: dict[str, None] = field(default_factory=dict)


class Found:
    """The rows of tables, by article."""

    def __init__(self, tables: Tables) -> None:
        self._rows = {
            name: _grouped(frame, "doc_id") for name, frame in tables.items() if "doc_id" in frame
        }
        self._parties = _grouped(tables["instrument_parties"], "instrument_id")
        self._canonical = {
            "person": _named(tables["people"], "person_id"),
            "organization": _named(tables["organizations"], "organization_id"),
        }

    def text(self, doc_id: str) -> str:
        """The text of an article, empty when the tables do not know it."""
        return next((row["text"] for row in self._of("documents", doc_id)), "")

    def evidence(self, doc_id: str) -> list[tuple[Written, bool]]:
        """Every fact row that has offsets, and whether they are right.

        Right means inside the text; mentions and dates also repeat just what is written there.
        """
        text = self.text(doc_id)
        checked = []
        for table in _WITH_EVIDENCE:
            for row in self._of(table, doc_id):
                start, end = row["start"], row["end"]
                right = 0 <= start < end <= len(text)
                if table in ("mentions", "dates"):
                    right = right and text[start:end] == row["text"]
                checked.append((Written(f"{table} {start}-{end}", at=start), right))
        return checked

    def annotations(self, doc_id: str) -> Annotations:
        """What the tables say of an article; nothing when they do not know it."""
        credit = next(iter(self._of("documents", doc_id)), {})
        entities = self._entities(doc_id)
        return Annotations(
            doc_id,
            published=credit.get("published"),
            outlet=credit.get("outlet"),
            byline=credit.get("byline"),
            people=self._people(doc_id, entities),
            organizations=tuple(
                Organization(entity_id, tuple(entity.names), entity.at)
                for (kind, entity_id), entity in entities.items()
                if kind == "organization"
            ),
            events=tuple(_event(row) for row in self._of("event_reports", doc_id)),
            participations=tuple(
                self._participation(row, entities) for row in self._of("participations", doc_id)
            ),
            instruments=tuple(
                self._instrument(row, entities) for row in self._of("instrument_reports", doc_id)
            ),
            dates=tuple(
                Written(row["value"], row["text"], row["start"])
                for row in self._of("dates", doc_id)
            ),
            statements=tuple(
                self._statement(row, entities) for row in self._of("statements", doc_id)
            ),
        )

    def _of(self, table: str, doc_id: str) -> list[Row]:
        return self._rows[table].get(doc_id, [])

    def _entities(self, doc_id: str) -> Entities:
        entities: Entities = {}
        for row in self._of("mentions", doc_id):
            entity = entities.setdefault((row["kind"], row["entity_id"]), Entity(row["start"]))
            entity.names[row["text"]] = None
        for (kind, entity_id), entity in entities.items():
            if entity_id in self._canonical.get(kind, {}):
                entity.names[self._canonical[kind][entity_id]] = None
        return entities

    def _people(self, doc_id: str, entities: Entities) -> tuple[Person, ...]:
        ranks: dict[str, dict[str, Written]] = defaultdict(dict)
        titles: dict[str, dict[str, Written]] = defaultdict(dict)
        for row in self._of("appointments", doc_id):
            for held, value in ((ranks, row["rank"]), (titles, row["title"])):
                if value:
                    held[row["person_id"]].setdefault(value, Written(value, at=row["start"]))
        return tuple(
            Person(
                person_id,
                tuple(entity.names),
                tuple(ranks[person_id].values()),
                tuple(titles[person_id].values()),
                entity.at,
            )
            for (kind, person_id), entity in entities.items()
            if kind == "person"
        )

    def _participation(self, row: Row, entities: Entities) -> Participation:
        kind: str = row["participant_kind"]
        key: str = row["participant_id"]
        names = self._names(kind, key, entities)
        if kind == "person":
            names = (self._canonical[kind].get(key, key),)
        return Participation(row["event_id"], kind, key, names, row["role"], row["start"])

    def _instrument(self, row: Row, entities: Entities) -> Instrument:
        parties = {
            (party["party_id"], party["party_kind"])
            for party in self._parties.get(row["instrument_id"], [])
        }
        return Instrument(
            row["instrument_id"],
            parties=tuple(self._names(kind, party, entities) for party, kind in sorted(parties)),
            at=row["start"],
            **_some(row, "name kind number signed period status"),
        )

    def _statement(self, row: Row, entities: Entities) -> Statement:
        names = self._names(row["speaker_kind"], row["speaker_id"], entities)
        return Statement(names, row["text"], row["start"])

    def _names(self, kind: str, entity_id: str, entities: Entities) -> tuple[str, ...]:
        """Every name of an entity; countries go by their code, an office is what it is called."""
        if kind not in self._canonical:
            return (entity_id,)
        written = entities[kind, entity_id].names if (kind, entity_id) in entities else {}
        canonical = self._canonical[kind].get(entity_id, entity_id)
        return tuple(dict.fromkeys([canonical, *written, entity_id]))


def _named(frame: pd.DataFrame, key: str) -> dict[str, str]:
    return dict(zip(frame[key], frame["name"], strict=True))


def _event(row: Row) -> Event:
    said = _some(row, "name kind ordinal acronym place country attendance status")
    return Event(
        row["event_id"], start=row["start_date"], end=row["end_date"], at=row["start"], **said
    )


def _some(row: Row, columns: str) -> Row:
    return {column: row[column] for column in columns.split()}


def _grouped(frame: pd.DataFrame, column: str) -> dict[str, list[Row]]:
    """The rows of a frame by the value of a column, in order, nulls as None."""
    groups: dict[str, list[Row]] = defaultdict(list)
    plain = frame.astype(object).where(frame.notna(), None)
    for row in plain.to_dict("records"):
        groups[row[column]].append({str(name): value for name, value in row.items()})
    return dict(groups)
