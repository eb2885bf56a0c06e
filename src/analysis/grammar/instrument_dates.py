"""Document + mentions of an instrument -> the day of its signature, issue or adoption.

The date stands behind the name ("ký ngày D", "(ngày D)"), before the verb of signing ("Ngày D, hai
bên ký"), at the head of the paragraph or in a cell of its own; what a meeting signs or adopts takes
the date of the meeting.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.grammar.event_times import is_later
from analysis.grammar.instrument_names import NUMBER, PERIOD
from analysis.grammar.numbers import surroundings
from analysis.grammar.scenes import Scene, scene_at
from analysis.grammar.spans import Covered
from analysis.records import (
    DateMention,
    Document,
    EventReport,
    InstrumentMention,
    Line,
    Mentions,
)
from analysis.text import fold

_SIGN = (
    r"(?:đặt bút ký|ký kết|ký tắt|ký|thông qua|ban hành|phê duyệt|ra đời|công bố|trao"
    r"|đề(?! ra| xuất| nghị| án| cập)|chữ ký)"
)
_DAY = r"(?:(?:vào|từ|hôm|trong)\s)?(?:ngày|tháng|năm)?\s*"
_DIRECT = re.compile(rf"[\s,:()]*{_DAY}")
_PLACED = re.compile(rf"[\s,:()]*(?:(?:tại|ở)\s[^,.;:()\n]{{2,40}}?[\s,]+)?{_DAY}")
_BRACKET = re.compile(rf"\s*\((?:số\s*,?\s*)?{_DAY}")
_BY_VERB = re.compile(rf"[^.;\n]{{0,160}}\b{_SIGN}\b[^.;:\n]{{0,30}}[\s,(]*{_DAY}")
_CELL = re.compile(r"(?:[ \u00a0]{2,}|\t)\s*$")
_OTHER_DATE = re.compile(
    r"ký lại|gia hạn|sau đó|tiếp đó|hiệu lực|gia nhập|phê chuẩn|sửa đổi|triển khai|hết hạn|tổng kết"
    r"|\b(?:kế hoạch|quyết định|nghị quyết|chương trình|chỉ thị) do\b"
)
_CLOSED_WITH = re.compile(r"\b(?:khép lại|kết thúc|bế mạc) (?:với|bằng)\s(?:một |bản |việc ký )?$")
_LAST_YEAR = re.compile(
    r"(?:(?<!đến năm )(?<!hợp tác năm )(?<!phối hợp năm )(?<!hội đàm năm )\b(?=(?:19|20)\d\d$)"
    r"|^\w+(?: \w+){0,3} năm (?=\d{4} (?:về|giữa|của) ))((?:19|20)\d\d)"
)
_OF_MEETINGS = frozenset(("joint_statement", "minutes", "plan", "mou", "resolution"))
_DATED_BY_NAME = frozenset(("agreement", "mou", "convention", "law", "protocol", "joint_statement"))
_DONE = frozenset(("signed", "adopted"))
_JOINED = re.compile(
    r"\b(?:gia nhập|tham gia|phê chuẩn|thành viên(?: của)?|nộp lưu chiểu|nội luật hoá|sửa đổi"
    r"|gia hạn)"
    r"\s[^.;,\n]{0,20}$|\b\d+ năm (?:ngày )?(?:ký|ký kết)\s$"
)
_FAR, _NEAR, _TOUCHING = 200, 40, 2
_MONTH_SIZE = len("2012-02")


@dataclass(frozen=True)
class Dating:
    """What the reading of dates looks at: events by key, and the scenes of the text."""

    document: Document
    mentions: Mentions
    events: Mapping[str, EventReport]
    cut: tuple[Scene, ...]

    @cached_property
    def free(self) -> tuple[DateMention, ...]:
        """The dates that belong to no instrument named before them."""
        names = self.mentions.instruments
        inside = Covered(names)
        return tuple(
            date
            for date in self.mentions.dates
            if date.start not in inside and not _is_of_another(self, names, date)
        )


def signed_on(
    view: Dating,
    group: Sequence[InstrumentMention],
    told: Mapping[InstrumentMention, frozenset[str]],
) -> str | None:
    """The date (EDTF) that the mentions of one instrument are given; ``told`` are their stages.

    What lies after the day of the text is not yet signed.
    """
    value, today = _date_told(view, group, told), view.document.published
    return None if value and today and is_later(value, today) else value


def _date_told(
    view: Dating,
    group: Sequence[InstrumentMention],
    told: Mapping[InstrumentMention, frozenset[str]],
) -> str | None:
    for mention in group:
        if value := _dated_behind(view, mention, told[mention]) or _ceremony(view, mention):
            return value
    told_itself = _told_itself(view, group)
    for mention in told_itself:
        done = told[mention] & _DONE or _closes_a_meeting(view, mention)
        if done and (value := _dated_before(view, mention)):
            return value
    for mention in told_itself:
        if value := _dated_without_verb(view, mention):
            return value
    year = _LAST_YEAR.search(group[0].name) if told_itself else None
    if group[0].kind in _DATED_BY_NAME and year and not PERIOD.search(fold(group[0].name)):
        return year[1]
    return None


def _told_itself(view: Dating, group: Sequence[InstrumentMention]) -> list[InstrumentMention]:
    """The mentions of which no state that joins is told, nor of the name that they gloss."""
    kept: list[InstrumentMention] = []
    last: InstrumentMention | None = None
    for mention in group:
        gap = view.document.text[last.end : mention.start] if last else ""
        glosses = gap.lstrip().startswith("(") and len(gap) < _NEAR
        if not _is_joined(view, mention) and not (glosses and last not in kept):
            kept.append(mention)
        last = mention
    return kept


def _is_joined(view: Dating, mention: InstrumentMention) -> bool:
    """Whether a state joins it there, so that the date beside it is not that of its signature."""
    before = view.document.folded[max(0, mention.start - _NEAR) : mention.start]
    return _JOINED.search(before) is not None


def _ceremony(view: Dating, mention: InstrumentMention) -> str | None:
    """The day of the ceremony at which it is signed: "lễ ký X", held on one known day."""
    index = bisect_right(view.mentions.events, mention.start, key=lambda event: event.start) - 1
    if index < 0 or view.mentions.events[index].kind != "signing_ceremony":
        return None
    named = view.mentions.events[index]
    event = view.events.get(named.key)
    if event is None or event.status == "upcoming" or mention.start > named.end + _TOUCHING:
        return None
    return event.start_date if event.start_date == event.end_date else None


def _dated_behind(view: Dating, mention: InstrumentMention, told: frozenset[str]) -> str | None:
    """The date behind a name in brackets, in a cell of its own or with a verb of signing."""
    for date, gap in _dates_behind(view, mention):
        row = _CELL.search(gap) and _stands_alone(view.document, date)
        known = mention.number is not None or bool(told & _DONE)
        known = known and not _is_joined(view, mention)
        if (
            row
            or _BRACKET.fullmatch(gap)
            or (known and _PLACED.fullmatch(gap))
            or (_BY_VERB.fullmatch(gap) and not _OTHER_DATE.search(gap))
        ):
            return date.value
    return None


def _dated_without_verb(view: Dating, mention: InstrumentMention) -> str | None:
    """The date right behind a name that is no part of the name of a meeting."""
    index = bisect_left(view.mentions.events, mention.start, key=lambda event: event.start) - 1
    if index >= 0 and mention.start < view.mentions.events[index].end + _NEAR:
        return None
    dates = _dates_behind(view, mention)
    return next((date.value for date, gap in dates if _DIRECT.fullmatch(gap)), None)


def _dates_behind(view: Dating, mention: InstrumentMention) -> list[tuple[DateMention, str]]:
    """Dates between a name and the next one of its sentence, each with the words before it."""
    sentence = surroundings(view.document, mention.start)
    named = view.mentions.instruments
    index = bisect_left(named, mention.end, key=lambda one: one.start)
    following = named[index].start if index < len(named) else sentence.end
    end = min(sentence.end, mention.end + _FAR, following)
    return [
        (date, NUMBER.sub("", view.document.text[mention.end : date.start]).lower())
        for date in _within(view.mentions.dates, mention.end, end)
        if date.kind == "date"
    ]


def _stands_alone(document: Document, date: DateMention) -> bool:
    return bool(re.match(r"[^\S\n]{2,}|\t|\s*(?:\n|$)", document.text[date.end : date.end + 3]))


def _closes_a_meeting(view: Dating, mention: InstrumentMention) -> bool:
    before = view.document.folded[max(0, mention.start - _NEAR) : mention.start]
    return _CLOSED_WITH.search(before) is not None


def _dated_before(view: Dating, mention: InstrumentMention) -> str | None:
    """The date of the sentence, of the meeting or of the paragraph, whichever is nearest."""
    sentence = surroundings(view.document, mention.start)
    dates = _within(view.free, sentence.start, mention.start)
    if dates:
        return dates[-1].value if dates[-1].kind == "date" else _meeting_date(view, mention)
    line = view.document.line_at(mention.start)
    index = bisect_left(view.mentions.events, mention.start, key=lambda event: event.start) - 1
    if index >= 0 and view.mentions.events[index].start >= sentence.start:
        return _meeting_date(view, mention)
    earlier = _within(view.free, line.start, mention.start)
    heading = next(iter(earlier), None)
    if heading and heading.kind == "date" and not _words_before(view.document, line, heading):
        return heading.value
    return _meeting_date(view, mention) if mention.kind in _OF_MEETINGS else None


def _is_of_another(view: Dating, names: Sequence[InstrumentMention], date: DateMention) -> bool:
    """Whether a date stands right behind an instrument, whose date it then is."""
    index = bisect_right(names, date.start, key=lambda one: one.start) - 1
    gap = view.document.text[names[index].end : date.start] if index >= 0 else ""
    near = 0 < len(gap) < _NEAR
    return near and _DIRECT.fullmatch(NUMBER.sub("", gap).lower()) is not None


def _words_before(document: Document, line: Line, date: DateMention) -> bool:
    return any(sign.isalnum() for sign in document.text[line.start : date.start])


def _meeting_date(view: Dating, mention: InstrumentMention) -> str | None:
    """The day of the meeting in which the words stand, its month when it lasts some days."""
    if mention.kind not in _OF_MEETINGS:
        return None
    scene = scene_at(view.cut, mention.start)
    event = view.events.get(scene.event) if scene and scene.event else None
    if event is None or event.status == "upcoming" or not event.start_date or not event.end_date:
        return None
    if event.start_date == event.end_date:
        return event.start_date if len(event.start_date) >= _MONTH_SIZE else None
    months = {day[:_MONTH_SIZE] for day in (event.start_date, event.end_date)}
    return months.pop() if len(months) == 1 else None


def _within(dates: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    first = bisect_left(dates, start, key=lambda date: date.start)
    last = bisect_left(dates, end, key=lambda date: date.start)
    return [date for date in dates[first:last] if date.end <= end]
