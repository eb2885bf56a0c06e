"""Document + events, dates, places -> which date and place the grammar ties to which event.

The ties, strongest first: right after the name (4), at the head of its clause (3), later in its
clause (2), at the head of its paragraph (1). Nothing is tied across another event.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from analysis.grammar.numbers import surroundings
from analysis.records import DateMention, Document, EventMention, PlaceMention, Span

_BRIDGE = re.compile(
    r"(?:\b(?:đã|sẽ|được|dự kiến|cũng|vừa|tổ chức|diễn ra|họp|nhóm|khai mạc|mở|kéo dài|tại|ở|từ|trong"
    r"|vào|hồi|hôm|hôm qua|hôm nay|ngày|các ngày|sáng|chiều|tối|trưa|đầu|cuối|giữa|tháng|năm|quý"
    r"|hai|ba|bốn|là|lúc|nay|qua|của|thành phố|phường|thị xã|tỉnh|thủ đô|thường kỳ|ra|chính thức"
    r"|tới|đây|này|những|hội trường|trực tuyến)\b|[\s,(–-])*"
)
_OTHER_MATTER = re.compile(
    r"(?:\bký|ban hành|phê duyệt|phê chuẩn|hiệu lực|\bsinh|thông qua|-ttg|/nđ-cp|gia nhập|thành lập"
    r"|nhậm chức|kể từ|tính từ|bổ nhiệm|quan hệ|quyết định|nghị quyết|luật|giai đoạn|kế hoạch"
    r"|tầm nhìn|định hướng|đến)(?: \S+){0,2}\s*(?:vào |từ |ngày |lại |hôm |năm |tháng )*\(?$"
)
_DATELINE = re.compile(r"\W*(?:\([^()\n]{2,20}\)\s*[-–]?\s*)?$")


@dataclass(frozen=True, slots=True)
class Tie:
    """How strongly something belongs to an event, and where it is written."""

    strength: int
    start: int
    end: int


def next_date(
    document: Document,
    position: int,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> DateMention | None:
    """The date mention right after a name, nothing but place and linking words between."""
    sentence = document.sentence_at(position - 1)
    index = bisect_left(dates, position, key=lambda date: date.start)
    if sentence is None or index == len(dates) or dates[index].start >= sentence.end:
        return None
    date = dates[index]
    return date if _bridged(document, position, date.start, places) else None


def clause_date(
    document: Document,
    start: int,
    end: int,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> str | None:
    """The value of the date right after a name or, failing that, at the head of its sentence."""
    after = next_date(document, end, dates, places)
    if after:
        return after.value
    sentence = surroundings(document, start)
    index = bisect_left(dates, sentence.start, key=lambda date: date.start)
    if index < len(dates) and dates[index].end <= start and not year_span(dates[index]):
        lead = document.folded[sentence.start : dates[index].start]
        if _BRIDGE.fullmatch(re.sub(r"[\W_]+", " ", lead)):
            return dates[index].value
    return None


def year_span(date: DateMention) -> bool:
    """Whether a date is a period of whole years, which is never the date of a meeting."""
    return date.kind == "period" and all(len(part) == 4 for part in date.value.split("/"))


def tied_dates(
    document: Document,
    mention: EventMention,
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> list[tuple[Tie, DateMention]]:
    """The dates that the sentence and paragraph of a mention tie to it."""
    after = next_date(document, mention.end, dates, places)
    found = []
    for date in _within(dates, surroundings(document, mention.start)):
        if year_span(date):
            continue
        strength = 4 if date is after else _strength(document, mention, events, date)
        if strength and (strength == 4 or not _of_other_matter(document, date)):
            found.append((Tie(strength, date.start, date.end), date))
    if not found:
        found = _paragraph(document, mention, events, dates)
    return found


def tied_places(
    document: Document,
    mention: EventMention,
    events: tuple[EventMention, ...],
    places: tuple[PlaceMention, ...],
    covered: tuple[Span, ...],
) -> list[tuple[Tie, PlaceMention]]:
    """The places that the sentence of a mention ties to it; ``covered`` spans are no places."""
    sentence = surroundings(document, mention.start)
    found = []
    for place in _within(places, sentence):
        if mention.start <= place.start < mention.end and not _is_local(document, place):
            continue
        if any(span.start <= place.start < span.end for span in covered):
            continue
        strength = _place_strength(document, mention, events, place, sentence)
        if strength:
            found.append((Tie(strength, place.start, place.end), place))
    return found


def _within(items, span):  # type: ignore[no-untyped-def]
    first = bisect_left(items, span.start, key=lambda item: item.start)
    last = bisect_right(items, span.end, key=lambda item: item.start)
    return items[first:last]


def _bridged(
    document: Document, start: int, end: int, places: tuple[PlaceMention, ...]
) -> bool:
    if end - start > 90 or end < start:
        return False
    cursor = start
    for place in places[bisect_left(places, start, key=lambda place: place.start) :]:
        if place.start >= end:
            break
        if not _linking(document.folded[cursor : place.start]):
            return False
        cursor = max(cursor, place.end)
    return _linking(document.folded[cursor:end])


def _linking(gap: str) -> bool:
    plain = re.sub(r"\([^()]*\)", " ", gap).replace("(", " ").replace(")", " ")
    return _BRIDGE.fullmatch(plain) is not None


def _strength(
    document: Document, mention: EventMention, events: tuple[EventMention, ...], date: DateMention
) -> int:
    if mention.start <= date.start < mention.end:
        return 2 if len(date.value) == 4 else 3
    if date.end <= mention.start:
        blocked = _others_between(events, mention, date.end, mention.start)
        return 0 if blocked and not _joint(document, date.end, mention) else 3
    blocked = _others_between(events, mention, mention.end, date.start)
    return 0 if blocked or ";" in document.folded[mention.end : date.start] else 2


def _others_between(
    events: tuple[EventMention, ...], mention: EventMention, start: int, end: int
) -> bool:
    first = bisect_left(events, start, key=lambda event: event.start)
    return any(
        event.key != mention.key for event in events[first:] if start <= event.start < end
    )


def _joint(document: Document, start: int, mention: EventMention) -> bool:
    """Whether a colon gives what stands before it to several events: "(5/6): A; rồi B"."""
    return document.folded[start : start + 3].find(":") >= 0


def _of_other_matter(document: Document, date: DateMention) -> bool:
    before = document.folded[max(0, date.start - 40) : date.start]
    return _OTHER_MATTER.search(before) is not None


def _paragraph(
    document: Document,
    mention: EventMention,
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...],
) -> list[tuple[Tie, DateMention]]:
    line = document.line_at(mention.start)
    before = [
        date
        for date in _within(dates, Span(line.start, mention.start))
        if not year_span(date)
        and not _of_other_matter(document, date)
        and not _others_between(events, mention, date.end, mention.start)
    ]
    return [(Tie(1, before[-1].start, before[-1].end), before[-1])] if before else []


def _is_local(document: Document, place: PlaceMention) -> bool:
    return document.folded[max(0, place.start - 5) : place.start].endswith(("tại ", "ở "))


_AT = re.compile(
    r"(?:\btại|\bở|điểm cầu(?: chính)?|họp tại|trụ sở)(?: (?:thành phố|tp|tỉnh|thủ đô|thị xã|phường|huyện))?\s$"
)
_IS_WHERE = re.compile(r"[^.;]{0,30}là nơi|[^.;]{0,20}(?:nơi|địa điểm) (?:diễn ra|họp)")


def _place_strength(
    document: Document,
    mention: EventMention,
    events: tuple[EventMention, ...],
    place: PlaceMention,
    sentence: Span,
) -> int:
    located = _AT.search(document.folded, max(sentence.start, place.start - 30), place.start)
    where = _IS_WHERE.match(document.folded, place.end, sentence.end)
    lead = _DATELINE.match(document.folded[sentence.start : place.start])
    if place.start >= mention.end:
        if located and _bridged(document, mention.end, place.start, ()):
            return 4
        if where and not _others_between(events, mention, mention.end, place.start):
            return 4
        blocked = _others_between(events, mention, mention.end, place.start)
        return 2 if located and not blocked else 0
    if place.start >= mention.start:
        return 4
    if _others_between(events, mention, place.end, mention.start):
        return 0
    return 3 if located or where or lead else 0
