"""Document + an event's mentions and dates -> held, upcoming or past_reference, as of the document.

Held is what the document reports as its news; an earlier event that it only refers to is a
past_reference.
"""

import re
from collections.abc import Iterable

from analysis.grammar.binding import near
from analysis.grammar.event_times import days_apart, is_later
from analysis.grammar.numbers import surroundings
from analysis.records import Document, EventMention

_NEWS_DAYS = 12
_REPORT_DAYS = 75
_DAY = len("2012-02-14")
_NO_YEAR, _ANY_YEAR = "XXXX", "2000"


def status_of(
    document: Document,
    names: Iterable[EventMention],
    period: tuple[str | None, str | None],
    *,
    is_main: bool,
    news: str | None,
) -> str:
    """The status of an event; ``news`` is the date of the event that the document reports."""
    start, end = period if "X" not in (period[0] or "") else (None, None)
    if start is None and document.published is None and _of_one_year(period[0], news):
        start, end, news = (
            value and value.replace(_NO_YEAR, _ANY_YEAR) for value in (*period, news)
        )
    today = document.published or news
    if start and document.published and is_later(start, document.published):
        return "upcoming"
    begun = start is not None and today is not None and _has_begun(start, end or start, today)
    if not begun and is_announced(document, names):
        return "upcoming"
    if start is None or today is None:
        return "held" if is_main else "past_reference"
    apart = 0 if not is_later(today, end or start) else days_apart(end or start, today)
    if is_main:
        return "past_reference" if apart is not None and apart > _REPORT_DAYS else "held"
    if len(start) < _DAY or apart is None or apart > _NEWS_DAYS:
        return "past_reference"
    beside = days_apart(start, news) if news and len(news) == len(start) else None
    eve = beside is not None and beside <= 1
    return "held" if eve or not is_recalled(document, names) else "past_reference"


def _of_one_year(start: str | None, news: str | None) -> bool:
    """Whether the text leaves the year of two days open, which it tells in one breath."""
    return all(day is not None and day.startswith(_NO_YEAR) and len(day) == _DAY
               for day in (start, news))  # fmt: skip


def looks_back(starts: Iterable[str | None], news: str | None) -> bool:
    """Whether an undated text tells one event after another, over years, and so reports none.

    ``starts`` are the days of its events that are not announced, ``news`` that of the first.

    >>> looks_back(["2005-11-16", "2012-02-02", "2018-12-14"], "2005-11-16")
    True
    >>> looks_back(["2022-02-21", "2022-03-02"], "2022-02-21")
    False
    """
    days = {start for start in starts if start and len(start) == _DAY}
    if news is None:
        return False
    far = [days_apart(start, news) for start in days if is_later(start, news)]
    return sum(apart is not None and apart > _REPORT_DAYS for apart in far) > 1


def _has_begun(start: str, end: str, today: str) -> bool:
    """Whether an event is no longer ahead on a day; one of this very month may be."""
    return start <= today if len(start) == _DAY else is_later(today, end)


_AHEAD = re.compile(
    r"\b(?:sẽ|dự kiến|sớm|sắp|sắp tới|chuẩn bị|hướng tới|lượt tới|lần tới|tới đây|kỳ tới|chờ)\b"
)
_PLANNED = re.compile(
    r",?[^,;]*\b(?:sẽ|dự kiến)\b (?:được |cũng |họp|diễn|khai|tổ)"
    r"|[^,;]*\bđang được\b[^,;]*\b(?:chuẩn bị|lên kế hoạch)"
)


_PRESENTED = re.compile(
    r"\bbáo chí\b[^.;]{0,40}\b(?:giới thiệu|thông tin|thông báo|công bố)(?: về)? $"
)


def is_announced(document: Document, names: Iterable[EventMention]) -> bool:
    """Whether the clause of a name speaks of the future."""
    for name in names:
        sentence = surroundings(document, name.start)
        before = document.folded[max(sentence.start, name.start - 50) : name.start]
        after = document.folded[name.end : min(sentence.end, name.end + 70)]
        ahead = after.partition(";")[0]
        if _AHEAD.search(before.rpartition(";")[2]) or _AHEAD.match(ahead.lstrip(" ")):
            return True
        lead = document.folded[max(sentence.start, name.start - 90) : name.start]
        if _PLANNED.match(ahead) or _PRESENTED.search(lead):
            return True
    return False


_RECALLED = re.compile(
    r"\b(?:từng|trước đó|trước đây|năm trước|năm ngoái|tuần trước|tháng trước|lần trước|khi đó"
    r"|khi ấy|lúc đó|hồi ấy|hồi đó|ngày ấy|nhắc lại|điểm lại|nhìn lại|theo sau|kể từ|kết quả)\b"
)


def is_recalled(document: Document, names: Iterable[EventMention]) -> bool:
    """Whether the sentence of a name speaks of an earlier time."""
    for name in names:
        sentence = near(document, name)
        stop = min(sentence.end, name.end + 60)
        if _RECALLED.search(document.folded, sentence.start, stop):
            return True
    return False
