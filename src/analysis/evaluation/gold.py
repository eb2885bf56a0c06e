"""A folder of gold files in, what a careful reader found in each article out.

``data/gold/README.md`` is the guide to the files; every key it names is present.
"""

import json
from pathlib import Path
from typing import Any

from analysis.errors import GoldError
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
from analysis.text import normalise

Row = dict[str, Any]

_TEXT, _TEXT_OR_NULL, _NUMBER_OR_NULL = "text", "text or null", "whole number or null"
_TEXTS, _ROWS = "list of texts", "list of objects"
_FORMAT = {
    "document": {
        "doc": _TEXT, "language": _TEXT, "published": _TEXT_OR_NULL, "outlet": _TEXT_OR_NULL,
        "byline": _TEXT_OR_NULL, "people": _ROWS, "organizations": _ROWS, "events": _ROWS,
        "instruments": _ROWS, "dates": _ROWS, "statements": _ROWS,
    },
    "people": {
        "name": _TEXT, "variants": _TEXTS, "rank": _TEXT_OR_NULL, "positions": _TEXTS,
        "country": _TEXT_OR_NULL,
    },
    "organizations": {"name": _TEXT, "country": _TEXT_OR_NULL, "parent": _TEXT_OR_NULL},
    "events": {
        "id": _TEXT, "name": _TEXT, "kind": _TEXT, "ordinal": _NUMBER_OR_NULL,
        "acronym": _TEXT_OR_NULL, "start": _TEXT_OR_NULL, "end": _TEXT_OR_NULL,
        "place": _TEXT_OR_NULL, "country": _TEXT_OR_NULL, "attendance": _NUMBER_OR_NULL,
        "status": _TEXT, "participants": _ROWS,
    },
    "participants": {"who": _TEXT, "kind": _TEXT, "role": _TEXT},
    "instruments": {
        "name": _TEXT, "kind": _TEXT, "number": _TEXT_OR_NULL, "parties": _TEXTS,
        "signed": _TEXT_OR_NULL, "period": _TEXT_OR_NULL, "status": _TEXT_OR_NULL,
    },
    "dates": {"text": _TEXT, "value": _TEXT},
    "statements": {"speaker": _TEXT, "verb": _TEXT, "starts": _TEXT},
}  # fmt: skip


def read_gold(folder: Path | str) -> tuple[Annotations, ...]:
    """Every ``*.json`` of a folder, by name; raises GoldError that names file and place."""
    folder = Path(folder)
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; name the one that holds the gold files")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no .json files here; name the folder of the gold files")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Annotations:
    try:
        loaded = json.loads(path.read_bytes())
    except OSError as problem:
        raise GoldError(f"{path}: cannot be read ({problem.strerror}); check it") from problem
    except ValueError as problem:
        raise GoldError(f"{path}: not JSON in UTF-8 ({problem}); correct it") from problem
    _check(loaded, "document", str(path))
    if normalise(loaded["doc"]) != normalise(path.stem):
        raise GoldError(f'{path}: "doc" is "{loaded["doc"]}"; it must be the name of the file')
    return _annotations(loaded)


def _check(row: object, kind: str, place: str) -> None:
    """Raise GoldError unless a row has just the keys of its kind, each with the right type."""
    if not isinstance(row, dict):
        raise GoldError(f"{place}: not an object; write it with keys, as the guide shows")
    expected = _FORMAT[kind]
    for key in (*expected, *row):
        if key not in row:
            raise GoldError(f'{place}: key "{key}" is missing; add it, with null if unknown')
        if key not in expected:
            raise GoldError(f'{place}: key "{key}" is unknown; use {", ".join(expected)}')
        if not _fits(row[key], expected[key]):
            raise GoldError(f'{place}: "{key}" is not a {expected[key]}; correct it')
        if expected[key] == _ROWS:
            for number, inner in enumerate(row[key], start=1):
                _check(inner, key, f"{place}: {key} {number}")


def _fits(value: object, wanted: str) -> bool:
    if wanted in (_TEXTS, _ROWS):
        return isinstance(value, list) and (
            wanted == _ROWS or all(_fits(item, _TEXT) for item in value)
        )
    if value is None:
        return wanted != _TEXT
    if wanted == _NUMBER_OR_NULL:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str) and value != ""


def _annotations(gold: Row) -> Annotations:
    return Annotations(
        gold["doc"],
        published=gold["published"],
        outlet=gold["outlet"],
        byline=gold["byline"],
        people=tuple(map(_person, gold["people"])),
        organizations=tuple(
            Organization(row["name"], (row["name"],)) for row in gold["organizations"]
        ),
        events=tuple(map(_event, gold["events"])),
        participations=tuple(
            Participation(event["id"], row["kind"], row["who"], (row["who"],), row["role"])
            for event in gold["events"]
            for row in event["participants"]
        ),
        instruments=tuple(
            _instrument(f"i{number}", row) for number, row in enumerate(gold["instruments"], 1)
        ),
        dates=tuple(Written(row["value"], row["text"]) for row in gold["dates"]),
        statements=tuple(Statement((row["speaker"],), row["starts"]) for row in gold["statements"]),
    )


def _person(row: Row) -> Person:
    ranks = (Written(row["rank"]),) if row["rank"] else ()
    positions = tuple(Written(title) for title in row["positions"])
    return Person(row["name"], (row["name"], *row["variants"]), ranks, positions)


def _event(row: Row) -> Event:
    said = {name: row[name] for name in _FORMAT["events"] if name not in ("id", "participants")}
    return Event(row["id"], **said)


def _instrument(key: str, row: Row) -> Instrument:
    parties = tuple((party,) for party in row["parties"])
    said = {name: row[name] for name in _FORMAT["instruments"] if name != "parties"}
    return Instrument(key, parties=parties, **said)
