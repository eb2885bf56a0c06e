"""A view in, a table for readers out: words for codes, dates written out, links to the sentences.

The columns shown are those of the view, under their labels; ids become links or stay unseen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.display.rendering import Html, Link, anchor, linked, rendered
from analysis.labels import label, value_label
from analysis.labels.dates import date_text, number_text

Row = Mapping[str, Any]

_UNSEEN = (
    "attendance_bound", "doc_id", "end_date", "event_id", "id", "instrument_id", "source",
    "source_id", "target",
)  # fmt: skip
_DATES = ("first", "last", "period", "published", "signed", "start_date")
_CODES = {"kind": "kind", "measure": "measure", "role": "role", "status": "status"}
_COUNTS = (
    "attendance", "betweenness", "closeness", "component", "degree", "eigenvector", "events",
    "led", "n", "n_documents", "of", "participants", "share", "strength", "value", "weight",
)  # fmt: skip
_FRACTIONS = ("betweenness", "closeness", "eigenvector")


@dataclass(frozen=True)
class Cell:
    """What one cell shows: text, perhaps as a link, or links to several events."""

    text: str = ""
    target: str = ""
    links: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    unknown: bool = False


@dataclass(frozen=True)
class Column:
    """One column shown: its heading and how it lies."""

    name: str
    heading: str
    number: bool = False
    cells: list[Cell] = field(default_factory=list)


def table(view: pd.DataFrame, *, lang: str = "vi") -> Html:
    """The view as a table of words, dates and links."""
    records = rows_of(view)
    columns = [
        Column(
            name=str(name),
            heading=label(lang, f"column.{name}"),
            number=name in _COUNTS,
            cells=[cell(str(name), row, lang) for row in records],
        )
        for name in view.columns
        if name not in _UNSEEN and not (name == "country" and "place" in view)
    ]
    rows = [[column.cells[index] for column in columns] for index in range(len(view))]
    return rendered("table.html.j2", lang, columns=columns, rows=rows)


def rows_of(view: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a view by the names of its columns, nulls as None."""
    columns = {str(name): view[name].astype(object).tolist() for name in view.columns}
    return [
        {name: None if _missing(cells[index]) else cells[index] for name, cells in columns.items()}
        for index in range(len(view))
    ]


def cell(name: str, row: Row, lang: str) -> Cell:
    """What stands in the column ``name`` of a row of a view."""
    value = place_text(row) if name == "place" else row[name]
    if name == "event_ids":
        some, more = linked("event", value or ())
        return Cell(links=tuple(some), more=tuple(more))
    if value is None:
        return Cell(label(lang, "page.unknown"), unknown=True)
    text = _written(name, row, lang)
    if name == "name" and row.get("event_id"):
        return Cell(text, f"#{anchor('event', row['event_id'])}")
    if name == "name" and row.get("instrument_id"):
        return Cell(text, f"#{anchor('instrument', row['instrument_id'])}")
    return Cell(text)


def place_text(row: Row) -> str | None:
    """Place and country of an event, as far as they are known and differ."""
    known = (row.get("place"), row.get("country"))
    return ", ".join(dict.fromkeys(part for part in known if part)) or None


def title_text(name: str) -> str:
    """The name of an event or an instrument as it stands at the head of a line."""
    return name[:1].upper() + name[1:]


def attendance_text(count: int, bound: str | None, lang: str) -> str:
    """How many people were there, with what the article says of the number.

    >>> attendance_text(60, "at_least", "en"), attendance_text(150, None, "vi")
    ('more than 60', '150')
    """
    written = number_text(lang, count)
    return label(lang, f"attendance.{bound}", count=written) if bound else written


def _missing(value: object) -> bool:
    return not isinstance(value, tuple) and bool(pd.isna(value))  # type: ignore[call-overload]


def _written(name: str, row: Row, lang: str) -> str:
    value = row[name]
    if name == "place":
        return place_text(row) or ""
    if name == "name" and (row.get("event_id") or row.get("instrument_id")):
        return title_text(value)
    if name == "attendance":
        return attendance_text(value, row.get("attendance_bound"), lang)
    if name == "start_date":
        return date_text(lang, value, row.get("end_date") or "")
    if name == "share":
        return f"{number_text(lang, 100 * value)}%"
    writers: dict[str, Callable[[], str]] = (
        {key: lambda: date_text(lang, value) for key in _DATES}
        | {key: lambda: value_label(lang, _CODES[name], value) for key in _CODES}
        | {key: lambda: number_text(lang, value) for key in _COUNTS}
        | {key: lambda: number_text(lang, value, 2) for key in _FRACTIONS}
    )
    return writers[name]() if name in writers else str(value)
