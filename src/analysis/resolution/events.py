"""Event reports of single documents in, events of the corpus and their series out.

Which reports mean one event is decided in ``event_matching``; here their values come together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from analysis.lexicon import Entry, Lexicon
from analysis.records import EventReport, Facts
from analysis.resolution.event_matching import content, same_event
from analysis.resolution.grouping import Entities, Local, Row, Wish, granted
from analysis.resolution.names import plain
from analysis.resolution.places import place_key
from analysis.resolution.values import Told, Value, before, choose, disagreements, told
from analysis.text import repair, slug

_WORDS_IN_ID = 6
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEVERAL_A_DAY = ("bilateral_meeting", "visit", "signing_ceremony", "other")
_DATES = ("start_date", "end_date")
_FIELDS = ("kind", "ordinal", "start_date", "end_date", "place_id", "country", "attendance")

Reports = dict[Local, EventReport]


def events(facts: Sequence[Facts], places: Entities, lexicon: Lexicon) -> Entities:
    """The events of the corpus, each once, however many documents report it."""
    reports = {
        (each.document.doc_id, report.event): report
        for each in facts
        for report in each.event_reports
    }
    where = _places(facts, places, reports)
    groups = same_event(reports, where)
    ids = granted(_wish(group, reports) for group in groups)
    series = series_rows(lexicon)
    rows, conflicts = [], []
    for group in groups:
        event_id = ids[group[0]]
        values = {field: _told(field, group, reports, where) for field in _FIELDS}
        known = series.get(_series(group, reports) or "")
        row = _row(event_id, group, reports, values, known)
        rows.append(row)
        for field in _FIELDS:
            conflicts += disagreements(
                "event", event_id, field, values[field], row[field], dates=field in _DATES
            )
    of_local = {local: ids[group[0]] for group in groups for local in group}
    return Entities(tuple(rows), of_local, tuple(conflicts))


def series_rows(lexicon: Lexicon) -> dict[str, Entry]:
    """The row of the word list for each series of meetings, by series id."""
    rows: dict[str, Entry] = {}
    for entry in lexicon.of("event_series"):
        rows.setdefault(entry.value, entry)
    return rows


def event_series(rows: Sequence[Row], lexicon: Lexicon) -> list[Row]:
    """The series that events belong to; one that the word list lacks goes by its id."""
    known = series_rows(lexicon)
    used = sorted({str(row["series_id"]) for row in rows if row["series_id"]})
    return [_series_row(one, known.get(one)) for one in used]


def _series_row(series_id: str, entry: Entry | None) -> Row:
    row: Row = {"series_id": series_id, "name": series_id}
    if entry is not None:
        row |= {field: entry.get(field) or None for field in ("name_en", "acronym", "framework")}
        row["name"] = entry.get("name") or series_id
    return row


def _places(facts: Sequence[Facts], places: Entities, reports: Reports) -> dict[Local, str | None]:
    """The id of the place that each report tells, found by how its document writes it."""
    written: dict[Local, str] = {}
    for each in facts:
        doc_id, text = each.document.doc_id, each.document.text
        for mention in each.mentions.places:
            for name in (mention.name, text[mention.start : mention.end]):
                written.setdefault((doc_id, plain(name)), places.ids[doc_id, place_key(mention)])
    return {
        local: written.get((local[0], plain(report.place))) if report.place else None
        for local, report in reports.items()
    }


def _wish(group: Sequence[Local], reports: Reports) -> Wish:
    """Series and number; else kind and first day, which every report of a meeting shares.

    The first words of the name are added where a day sees several of the kind, and where the day
    is not known; where no date is known, the document too.
    """
    first, report = group[0], reports[group[0]]
    for local in group:
        series, ordinal = reports[local].series, reports[local].ordinal
        if series and ordinal is not None:
            return Wish(first, f"{series}-{ordinal}")
    date = report.start_date or ""
    name = "-".join(slug(word) for word in content(report.name)[:_WORDS_IN_ID])
    if _DAY.fullmatch(date) and report.kind not in _SEVERAL_A_DAY:
        return Wish(first, f"{slug(report.kind)}-{date}", (name, report.place, report.country))
    number = "" if report.ordinal is None else str(report.ordinal)
    parts = [slug(report.kind), slug(date), name, number, "" if date else slug(first[0])]
    return Wish(first, "-".join(part for part in parts if part), (report.place, report.country))


def _told(
    field: str, group: Sequence[Local], reports: Reports, where: Mapping[Local, str | None]
) -> list[Told]:
    if field == "place_id":
        return told((local[0], where[local]) for local in group)
    return told((local[0], getattr(reports[local], field)) for local in group)


def _row(
    event_id: str,
    group: Sequence[Local],
    reports: Reports,
    values: Mapping[str, Sequence[Told]],
    series: Entry | None,
) -> Row:
    news = {local[0] for local in group if reports[local].status == "held"}
    chosen = {field: choose(values[field], dates=field in _DATES, news=news) for field in _FIELDS}
    ordinal = next((one for local in group if (one := reports[local].ordinal) is not None), None)
    if series is not None and series.get("kind"):
        chosen["kind"] = series.get("kind")
    return {
        "event_id": event_id,
        "name": _name(group, reports),
        "name_en": _english(series, ordinal),
        "series_id": _series(group, reports),
        **chosen,
        "end_date": _end(chosen["start_date"], values["end_date"], news),
        "status": _status({reports[local].status for local in group}),
        "n_documents": len({local[0] for local in group}),
    }


def _name(group: Sequence[Local], reports: Reports) -> str:
    """The name of most documents, then of one that reports the event as news, then the longest."""
    documents: dict[str, set[str]] = defaultdict(set)
    news: Counter[str] = Counter()
    for local in group:
        name = repair(reports[local].name)
        documents[name].add(local[0])
        news[name] += reports[local].status != "past_reference"
    return min(documents, key=lambda n: (-len(documents[n]), not news[n], -len(n), n))


def _series(group: Sequence[Local], reports: Reports) -> str | None:
    return next((one for local in group if (one := reports[local].series)), None)


def _english(series: Entry | None, ordinal: int | None) -> str | None:
    name = series.get("name_en") if series is not None else ""
    if not name or ordinal is None:
        return name or None
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
    return f"{ordinal}{'th' if ordinal % 100 in (11, 12, 13) else suffix} {name}"


def _end(start: Value | None, ends: Sequence[Told], news: Collection[str]) -> Value | None:
    """The end to take, never before the start that was taken."""
    late = [one for one in ends if start is None or not before(str(one.value), str(start))]
    return choose(late, dates=True, news=news)


def _status(told_statuses: set[str]) -> str:
    """Held when one document says so, or one announced what another looks back on."""
    return told_statuses.pop() if len(told_statuses) == 1 else "held"
