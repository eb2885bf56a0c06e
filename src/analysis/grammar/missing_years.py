"""Calendar expressions of one document -> the year that one of them leaves unsaid, and its source.

The year comes from the first source that knows it, in the order of ``_SOURCES``.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.edtf import Expression, Parts
from analysis.records import Document

_BACK = 12
_DAYS_AHEAD = 45
_NEAR_DAYS = 31
_AHEAD = re.compile(
    r"(?:đến|tới|sau|tầm nhìn|định hướng|trước|hiệu lực(?: kể)? từ|mục tiêu)\s(?:hết\s|cuối\s)?\Z"
)
_OVER = re.compile(r"[^.;\d]{0,30}(?:hết hạn|hết hiệu lực|kết thúc|khép lại)[^.;\d]{0,16}năm nay\b")
_FUTURE = re.compile(r"(?<!\w)(?:dự kiến|sẽ|sắp|chuẩn bị)(?!\w)")


@dataclass(frozen=True)
class Calendar:
    """All calendar expressions of one document: what is known of its time."""

    document: Document
    written: tuple[Expression, ...]

    @cached_property
    def published(self) -> Parts | None:
        """The date of publication."""
        parts = (self.document.published or "").split("-")
        return Parts(*map(int, parts)) if all(part.isdecimal() for part in parts) else None

    @cached_property
    def latest_year(self) -> int | None:
        """The last year spoken of as present or past: periods count by their first year."""
        years = [
            found.first.year
            for found in self.written
            if found.first.year
            and not _AHEAD.search(self.before(found, 24))
            and not _FUTURE.search(self.before(found, 60))
        ]
        return self._last_of_plan or max(years, default=None)

    @cached_property
    def _last_of_plan(self) -> int | None:
        """The last year of a period that is said to be over this year."""
        periods = [found for found in self.written if found.last and found.last.year]
        over = (
            found.last.year
            for found in periods
            if found.last and _OVER.match(self.after(found, 60))
        )
        return next(over, None)

    @cached_property
    def reference_year(self) -> int | None:
        """What `this year` means in the document."""
        return self.published.year if self.published else self.latest_year

    @cached_property
    def years_of_day(self) -> dict[tuple[int | None, int], set[int]]:
        """The years with which the document writes a month and day in full."""
        years: defaultdict[tuple[int | None, int], set[int]] = defaultdict(set)
        for found in self.written:
            for parts in (found.first, found.last):
                if parts and parts.year and parts.day:
                    years[parts.month, parts.day].add(parts.year)
        return years

    def before(self, found: Expression, length: int) -> str:
        """The folded words before an expression, within its sentence or line."""
        start = max(self.start_of(found), found.start - length)
        return self.document.folded[start : found.start]

    def after(self, found: Expression, length: int) -> str:
        """The folded words after an expression."""
        return self.document.folded[found.end : found.end + length]

    def start_of(self, found: Expression) -> int:
        """Where the sentence of an expression begins, or else its line."""
        sentence = self.document.sentence_at(found.start)
        return sentence.start if sentence else self.document.line_at(found.start).start


_RELATIVE = re.compile(r"[,)]?\s?(?:của\s)?năm (nay|này|ngoái|trước|qua|tới|sau)(?!\w)")
_TOLD_LAST = re.compile(r"[,)]?\s(?:của )?(?:năm (?:đó|ấy|đấy)|cùng năm)(?!\w)")
_EVERY_YEAR = re.compile(r"[,)]?\s(?:hằng năm|hàng năm|mỗi năm|năm nào)(?!\w)")


def year_words(calendar: Calendar, index: int) -> re.Match[str] | None:
    """The words after an expression that say its year by the year of the document."""
    return _RELATIVE.match(calendar.after(calendar.written[index], 20))


def missing_year(calendar: Calendar, index: int) -> tuple[int | None, str | None]:
    """The year of the expression at an index and the name of the source that knew it."""
    if _EVERY_YEAR.match(calendar.after(calendar.written[index], 16)):
        return None, None
    for source in _SOURCES:
        year = source(calendar, index)
        if year is not None:
            return year, source.__name__.strip("_")
    return None, None


_OFFSETS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}
_YEAR_OPENS = re.compile(r"\W*(?:vào |trong |cũng )?năm (nay|ngoái)(?!\w)")
_COMING = re.compile(r"\s?(?:sắp )?tới(?!\w)")
_PASSED = re.compile(
    r"\s?(?:(?:vừa|đã) qua|rồi|(?:vừa )?qua(?! (?:cửa|đường|biên|ngả|điện)))(?!\w)"
)
_LISTED = re.compile(r"\s?(?:,|và|,? và ngày|-|đến|đến ngày)\s?\Z")


def _relative_year(calendar: Calendar, index: int) -> int | None:
    """`tháng 6 năm nay`, `Năm ngoái, ngày 12/3`: counted from the year of the document."""
    found = calendar.written[index]
    opening = _YEAR_OPENS.match(calendar.document.folded, calendar.start_of(found), found.start)
    relative = year_words(calendar, index) or opening
    if relative is None or calendar.reference_year is None:
        return None
    return calendar.reference_year + _OFFSETS[relative.group(1)]


def _that_year(calendar: Calendar, index: int) -> int | None:
    """`tháng 10 năm đó`, `tháng 10 cùng năm`: the year told last."""
    if _TOLD_LAST.match(calendar.after(calendar.written[index], 20)) is None:
        return None
    return next((one.first.year for one in _earlier(calendar, index, 0) if one.first.year), None)


def _heading_year(calendar: Calendar, index: int) -> int | None:
    """`* 2024. Ngày 28 và 29-9` and `Từ năm 2014, hôm 28.3`: the year that opens the passage."""
    found = calendar.written[index]
    line = calendar.document.line_at(found.start)
    sentence = calendar.start_of(found)
    for other in _earlier(calendar, index, line.start):
        if other.rule == "heading_year" or _opens(calendar, other, sentence):
            return other.first.year
    return None


def _earlier(calendar: Calendar, index: int, start: int) -> list[Expression]:
    """The expressions shortly before one, nearest first, none before ``start``."""
    nearest = reversed(calendar.written[max(index - _BACK, 0) : index])
    return [other for other in nearest if other.start >= start]


def _opens(calendar: Calendar, other: Expression, sentence: int) -> bool:
    lead = calendar.document.folded[sentence : other.start]
    is_year = other.rule == "year" and other.start >= sentence
    return is_year and bool(re.fullmatch(r"\W*(?:trong|từ|vào|ngay)?\s?", lead))


def _listed_with(calendar: Calendar, index: int) -> int | None:
    """`ngày 18/3 và 20/3/2019`: the year of the next date of a list."""
    found = calendar.written[index]
    for other in calendar.written[index + 1 : index + 2]:
        between = calendar.document.folded[found.end : other.start]
        if len(between) <= 12 and other.first.year and other.first.month and _LISTED.match(between):
            return other.first.year
    return None


def _near_date(calendar: Calendar, index: int) -> int | None:
    """The year that puts the day within a month of a full date earlier in the paragraph."""
    found = calendar.written[index]
    line = calendar.document.line_at(found.start)
    for other in _earlier(calendar, index, line.start):
        if not (other.first.year and other.first.month):
            continue
        known = _days(other.first, other.first.year)
        for year in (other.first.year, other.first.year + 1):
            if abs(_days(found.first, year) - known) <= _NEAR_DAYS:
                return year
    return None


def _published(calendar: Calendar, index: int) -> int | None:
    """The year that puts the day shortly before publication, or after it when that is said."""
    published, found = calendar.published, calendar.written[index]
    if published is None or published.year is None:
        return None
    if published.month is None:
        return published.year
    ahead = _days(found.first, published.year) - _days(published, published.year)
    future = _COMING.match(calendar.after(found, 10)) or _FUTURE.search(calendar.before(found, 60))
    if (future and ahead < -_NEAR_DAYS) or ahead < -365 + _NEAR_DAYS:
        return published.year + 1
    limit = 0 if _PASSED.match(calendar.after(found, 10)) else _DAYS_AHEAD
    return published.year - 1 if ahead > limit and not future else published.year


def _same_day(calendar: Calendar, index: int) -> int | None:
    """The year in which the document writes the same day in full."""
    first = calendar.written[index].first
    years = calendar.years_of_day.get((first.month, first.day or 0), set())
    return min(years) if len(years) == 1 else None


def _latest_year(calendar: Calendar, index: int) -> int | None:
    """The last year that an undated document speaks of as present: its plans, its offices."""
    return calendar.latest_year if calendar.written[index].first.month else None


def _days(parts: Parts, year: int) -> int:
    day = min(parts.day or 15, 28) if parts.month == 2 else min(parts.day or 15, 30)
    return date(year, parts.month or 1, day).toordinal()


_SOURCES: tuple[Callable[[Calendar, int], int | None], ...] = (
    _relative_year,
    _that_year,
    _heading_year,
    _listed_with,
    _near_date,
    _published,
    _same_day,
    _latest_year,
)
