"""Document + scan + mentions -> one EventReport per event: what the document says of it."""

import re
from collections.abc import Iterable
from datetime import date as Day
from datetime import timedelta

from analysis.grammar.binding import Tie, tied_dates, tied_places
from analysis.grammar.numbers import surroundings
from analysis.matching import Scan
from analysis.records import (
    DateMention,
    Document,
    EventMention,
    EventReport,
    Mentions,
    PlaceMention,
    Span,
)
from analysis.grammar.scenes import Scene, main_event, scenes

_ATTENDANCE = re.compile(
    r"(?P<bound>hơn|trên|khoảng|gần|chừng|ít nhất|xấp xỉ)? ?(?<![\d/.-])(?P<count>\d{1,3}(?:\.\d{3})?)"
    r" (?:vị )?(?:đại biểu|khách mời|học viên|người tham dự|người dự|đại diện|cán bộ|chuyên gia|khách)"
)
_BOUNDS = {"hơn": "at_least", "trên": "at_least", "ít nhất": "at_least", None: "exact"}
_THEME = re.compile(r"chủ đề(?: là| của [^\"“:]{1,30})?[:\s]*[\"“”«]([^\"“”»\n]{4,200})[\"“”»]", re.I)
_UPCOMING = re.compile(
    r"\b(?:sẽ|dự kiến|sắp|sắp tới|chuẩn bị|hướng tới|lượt tới|lần tới|tới đây|kỳ tới|chờ)\b"
)
_EARLIER = re.compile(
    r"\b(?:từng|trước đó|năm trước|năm ngoái|đã được tổ chức|hồi|lần trước|khi đó|khi ấy|lúc đó)\b"
)
_HYBRID = re.compile(r"trực tiếp (?:kết hợp|và) (?:với )?trực tuyến|trực tuyến kết hợp (?:với )?trực tiếp")
_HOSTING = re.compile(
    r"(?:do|nước chủ nhà|chủ nhà)(?: là)? $|$"
)
_TODAY = re.compile(r"\b(?:hôm nay|sáng nay|chiều nay|tối nay)\b")


def event_reports(document: Document, scan: Scan, mentions: Mentions) -> tuple[EventReport, ...]:
    """One report per event, in the order of first mention."""
    events = mentions.events
    main = main_event(document, events)
    cut = scenes(document, events)
    by_key: dict[str, list[EventMention]] = {}
    for event in events:
        by_key.setdefault(event.key, []).append(event)
    covered = tuple(
        Span(item.start, item.end) for item in (*mentions.organizations, *mentions.offices)
    )
    reports = [
        _report(document, key, names, mentions, covered, cut, key == main)
        for key, names in by_key.items()
    ]
    anchor = next((report.start_date for report in reports if report.event == main), None)
    return tuple(
        _with_status(document, report, by_key[report.event], main, anchor) for report in reports
    )


def _report(
    document: Document,
    key: str,
    names: list[EventMention],
    mentions: Mentions,
    covered: tuple[Span, ...],
    cut: tuple[Scene, ...],
    is_main: bool,
) -> EventReport:
    events = mentions.events
    dates = _free_dates(mentions)
    start, end = _when(document, names, events, dates, mentions.places, is_main)
    place, country = _where(document, names, events, mentions.places, covered)
    said = [scene for scene in cut if scene.event == key]
    count, bound = _attendance(document, said)
    first = max(names, key=lambda name: (name.name == document.text[name.start : name.end],
                                         -name.start))  # fmt: skip
    return EventReport(
        key, first.name, first.kind, first.ordinal, first.acronym, first.series,
        _theme(document, said), _format(document, first, said), start, end, place,
        country or _visited(first, mentions.places), count, bound, "held",
        first.start, first.end, first.rule,
    )  # fmt: skip


def _free_dates(mentions: Mentions) -> tuple[DateMention, ...]:
    """Dates that are not part of the name of an instrument."""
    taken = [(one.start, one.end) for one in mentions.instruments]
    return tuple(
        date for date in mentions.dates
        if not any(start <= date.start < end for start, end in taken)
    )  # fmt: skip


def _when(
    document: Document,
    names: list[EventMention],
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    is_main: bool,
) -> tuple[str | None, str | None]:
    ties = [tie for name in names for tie in tied_dates(document, name, events, dates, places)]
    if not ties and is_main:
        value = _lead_date(document, dates)
        return value, value
    if not ties:
        return None, None
    best = max(ties, key=lambda tie: (tie[0].strength, _fineness(tie[1].value), -tie[0].start))[1]
    values = [date.value for tie, date in ties if tie.strength > 1]
    value = _sharpest(best.value, values)
    start, _, end = value.partition("/")
    return start, end or start


def _fineness(value: str) -> int:
    return len(value.split("/")[0])


def _sharpest(value: str, others: Iterable[str]) -> str:
    """The range or the day, among the values tied to an event, that says more than ``value``."""
    best = value
    for other in others:
        first, _, last = other.partition("/")
        if last and "/" not in best and first <= best <= last and len(first) == len(best) == 10:
            best = other
        elif len(best) < 10 and first.startswith(best + "-"):
            best = other
    return best


def _lead_date(document: Document, dates: tuple[DateMention, ...]) -> str | None:
    """The date of the lead: a dateline or "hôm nay" with a known day of publication."""
    lead = document.sentences[:4]
    for sentence in lead:
        if _TODAY.search(document.folded, sentence.start, sentence.end) and document.published:
            return document.published
        if "hôm qua" in document.folded[sentence.start : sentence.end]:
            return _day_before(document.published)
    for date in dates:
        if lead and lead[0].start <= date.start < lead[-1].end and date.kind == "date" and (
            len(date.value) == 10
        ):
            return date.value
    return None


def _day_before(published: str | None) -> str | None:
    try:
        return (Day.fromisoformat(published or "") - timedelta(days=1)).isoformat()
    except ValueError:
        return None


def _where(
    document: Document,
    names: list[EventMention],
    events: tuple[EventMention, ...],
    places: tuple[PlaceMention, ...],
    covered: tuple[Span, ...],
) -> tuple[str | None, str | None]:
    ties: list[tuple[Tie, PlaceMention]] = [
        tie for name in names for tie in tied_places(document, name, events, places, covered)
    ]
    if not ties:
        return None, None
    _, best = max(ties, key=lambda tie: (tie[0].strength, tie[1].kind == "place", -tie[0].start))
    country = best.country or next((place.country for _, place in ties if place.country), None)
    return (document.text[best.start : best.end] if best.kind == "place" else None), country


def _visited(name: EventMention, places: tuple[PlaceMention, ...]) -> str | None:
    """The country that the name of a visit says is visited."""
    inside = [place for place in places if name.start <= place.start < name.end and place.country]
    return inside[0].country if inside and name.kind == "visit" else None


def _attendance(document: Document, said: list[Scene]) -> tuple[int | None, str | None]:
    for scene in said:
        for match in _ATTENDANCE.finditer(document.folded, scene.start, scene.end):
            count = int(match["count"].replace(".", ""))
            if count > 4:
                return count, _BOUNDS.get(match["bound"], "about")
    return None, None


def _theme(document: Document, said: list[Scene]) -> str | None:
    for scene in said:
        sentence = surroundings(document, scene.start)
        match = _THEME.search(document.text, sentence.start, sentence.end)
        if match:
            return match[1].strip()
    return None


def _format(document: Document, name: EventMention, said: list[Scene]) -> str | None:
    texts = [document.folded[scene.start : scene.end] for scene in said]
    if any(_HYBRID.search(text) for text in texts):
        return "hybrid"
    if "trực tuyến" in name.name.lower() or any(
        re.search(r"(?:họp|hình thức|tổ chức) trực tuyến", text) for text in texts
    ):
        return "online"
    return "in_person" if any("hình thức trực tiếp" in text for text in texts) else None


def _with_status(
    document: Document,
    report: EventReport,
    names: list[EventMention],
    main: str | None,
    anchor: str | None,
) -> EventReport:
    status = _status(document, report, names, main, anchor)
    values = {field: getattr(report, field) for field in EventReport.__slots__}
    return EventReport(**{**values, "status": status})


def _status(
    document: Document,
    report: EventReport,
    names: list[EventMention],
    main: str | None,
    anchor: str | None,
) -> str:
    now = document.published or anchor
    if report.start_date and document.published and _later(report.start_date, document.published):
        return "upcoming"
    if report.event == main:
        return "upcoming" if _announced(document, names) and not (
            report.start_date and now and not _later(report.start_date, now)
        ) else "held"
    if _announced(document, names) and not (
        report.start_date and now and _later(now, report.start_date)
    ):
        return "upcoming"
    if report.start_date and anchor and not _apart(report.start_date, anchor):
        return "held"
    return "past_reference"


def _announced(document: Document, names: list[EventMention]) -> bool:
    """Whether the clause of a name speaks of the future."""
    for name in names:
        sentence = surroundings(document, name.start)
        before = document.folded[max(sentence.start, name.start - 50) : name.start]
        after = document.folded[name.end : min(sentence.end, name.end + 60)]
        ahead = after.split(";")[0]
        if _UPCOMING.search(before.split(";")[-1]) or _UPCOMING.match(ahead.lstrip(" ,")) or (
            re.search(r"^[^,;]*\b(?:sẽ|dự kiến)\b (?:được |cũng |họp|diễn|khai|tổ)", ahead)
        ):
            return True
    return False


def _later(first: str, second: str) -> bool:
    size = min(len(first), len(second))
    return first[:size] > second[:size]


def _apart(first: str, second: str) -> bool:
    """Whether two dates lie more than a week apart, as far as both tell."""
    try:
        return abs(Day.fromisoformat(first) - Day.fromisoformat(second)).days > 7
    except ValueError:
        size = min(len(first), len(second), 7)
        return first[:size] != second[:size]
