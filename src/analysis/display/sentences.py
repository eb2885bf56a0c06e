"""Events or instruments and their evidence in, their sentences out, the words marked."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from analysis.display.rendering import Html, anchor, rendered
from analysis.display.tables import attendance_text, place_text, rows_of, title_text
from analysis.labels import label, value_label
from analysis.labels.dates import date_text
from analysis.schema import ROLES

Record = dict[str, Any]
Piece = tuple[str, bool]  # words, whether they are marked

_LANGUAGE_OF_SOURCES = "vi"
_SAID = "statement"


def evidence(view: pd.DataFrame, found: pd.DataFrame, *, lang: str = "vi") -> Html:
    """Every event or instrument of the view with who had a part in it and the sentences.

    ``view`` has event_id or instrument_id and name, ``found`` is the evidence of them.
    """
    kind = "event" if "event_id" in view else "instrument"
    rows = rows_of(found)
    by_entity: dict[str, list[Record]] = {}
    for row in rows:
        by_entity.setdefault(row["entity_id"], []).append(row)
    items = [
        {
            "anchor": anchor(kind, row[f"{kind}_id"]),
            "name": title_text(row["name"]),
            "facts": list(_facts(row, lang)),
            "parts": _parts(by_entity.get(row[f"{kind}_id"], []), lang),
            "sources": _sources(by_entity.get(row[f"{kind}_id"], []), lang),
        }
        for row in rows_of(view)
    ]
    return rendered("evidence.html.j2", lang, items=items, source_lang=_LANGUAGE_OF_SOURCES)


def marked(sentence: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The sentence in pieces, those within the spans marked; spans may overlap.

    >>> marked("Lan gặp Dara.", [(0, 3), (8, 12), (8, 10)])
    [('Lan', True), (' gặp ', False), ('Dara', True), ('.', False)]
    """
    pieces: list[Piece] = []
    done = 0
    for start, end in sorted(spans):
        start, end = max(start, done), min(end, len(sentence))
        if start < end:
            pieces += [(sentence[done:start], False), (sentence[start:end], True)]
            done = end
    pieces.append((sentence[done:], False))
    return [piece for piece in pieces if piece[0]]


def _facts(row: Record, lang: str) -> Iterable[str]:
    """What is known of an event or an instrument, in the order a reader asks."""
    date = row.get("start_date") or row.get("signed")
    if date:
        yield date_text(lang, date, row.get("end_date") or "")
    elif not row.get("period"):
        yield label(lang, "page.no_date")
    yield value_label(lang, "kind", row["kind"])
    if place := place_text(row):
        yield place
    if row.get("number"):
        yield row["number"]
    if row.get("period"):
        yield f"{label(lang, 'column.period').lower()} {date_text(lang, row['period'])}"
    if row.get("attendance"):
        count = attendance_text(row["attendance"], row.get("attendance_bound"), lang)
        yield label(lang, "attendance.people", count=count)
    if row.get("status"):
        yield value_label(lang, "status", row["status"])


def _parts(rows: list[Record], lang: str) -> list[tuple[str, str]]:
    """Roles and who had them, the leading ones first."""
    roles: dict[str, dict[str, None]] = {}
    for row in rows:
        if row["who"] and row["fact"] not in ("reported", _SAID):
            roles.setdefault(row["fact"], {})[row["who"]] = None
    ranked = sorted(roles, key=lambda role: ROLES.index(role) if role in ROLES else len(ROLES))
    return [(value_label(lang, "role", role), "; ".join(sorted(roles[role]))) for role in ranked]


def _sources(rows: list[Record], lang: str) -> list[Record]:
    """One item per sentence: its words in pieces, where it stands, what it supports."""
    grouped: dict[tuple[str, int, str], list[Record]] = {}
    for row in rows:
        key = (row["doc_id"], row["sentence_start"], row["sentence"])
        grouped.setdefault(key, []).append(row)
    return [
        {
            "pieces": marked(text, _recognised(same, at)),
            "speakers": ", ".join(_speakers(same)),
            "outlet": same[0]["outlet"],
            "published": date_text(lang, same[0]["published"]) if same[0]["published"] else "",
            "source": same[0]["source"],
            "place": f"{at}–{at + len(text)}",
        }
        for (_, at, text), same in grouped.items()
    ]


def _recognised(rows: list[Record], at: int) -> Iterator[tuple[int, int]]:
    """Where names stand in the sentence; what was said is a sentence anyway."""
    for row in rows:
        if row["fact"] != _SAID:
            yield row["start"] - at, row["end"] - at


def _speakers(rows: list[Record]) -> Iterable[str]:
    return dict.fromkeys(row["who"] for row in rows if row["fact"] == _SAID and row["who"])
