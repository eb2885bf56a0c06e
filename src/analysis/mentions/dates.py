"""A Document in, its calendar expressions out with EDTF values; a missing year is inferred.

The year comes from the first source that knows it, in the order of ``_SOURCES``; its name is the
mention's ``reason``. Where no source knows, the year is ``XXXX``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.datewords import find_expressions
from analysis.edtf import Expression, Parts
from analysis.matching import Scan
from analysis.records import DateMention, Document

_NAME_LENGTH = 110
_DAYS_AHEAD = 45
_NEAR_DAYS = 31


def find_dates(document: Document, scan: Scan) -> tuple[DateMention, ...]:
    """Every calendar expression of a document, in order; durations and numbers are none."""
    written = [
        found for found in find_expressions(document.folded) if _is_date(document, scan, found)
    ]
    context = _Context(document, tuple(written))
    return tuple(_mention(context, index) for index in range(len(written)))


@dataclass(frozen=True)
class _Context:
    """All expressions of one document, the sources of a missing year."""

    document: Document
    written: tuple[Expression, ...]

    @cached_property
    def published(self) -> Parts | None:
        """The date of publication."""
        if self.document.published is None:
            return None
        return Parts(*(int(part) for part in self.document.published.split("-")))

    @cached_property
    def latest_year(self) -> int | None:
        """The last year spoken of as present or past: periods count by their first year."""
        years = [
            found.first.year
            for found in self.written
            if found.first.year and not _AHEAD.search(self.before(found, 24))
        ]
        return max(years, default=None)

    @cached_property
    def reference_year(self) -> int | None:
        """What `this year` means in the document."""
        return self.published.year if self.published else self.latest_year

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


def _mention(context: _Context, index: int) -> DateMention:
    found = context.written[index]
    inferred, reason = found.first.year is None, None
    if inferred:
        year, reason = _missing_year(context, index)
        if year is not None and found.in_year(year).valid():
            found = found.in_year(year)
    return DateMention(
        start=found.start,
        end=found.end,
        value=found.edtf(),
        kind="date" if found.last is None else "period",
        inferred=inferred and reason is not None,
        reason=reason,
        rule=found.rule,
    )


_BEFORE_YEAR = re.compile(
    r"(?:tầm nhìn|đến|tới|từ|trước|sau|trong|hè|xuân|đông|khoảng|since|in|by|from|of|until|before"
    r"|after)\s\Z"
)
_AHEAD = 45
_NEAR_DAYS = 31


def find_dates(document: Document, scan: Scan) -> tuple[DateMention, ...]:
    """Every calendar expression of a document, in order; durations and numbers are none."""
    written = [
        found for found in find_expressions(document.folded) if _is_date(document, scan, found)
    ]
    context = _Context(document, tuple(written))
    return tuple(_mention(context, index) for index in range(len(written)))


@dataclass(frozen=True)
class _Context:
    """All expressions of one document, the sources of a missing year."""

    document: Document
    written: tuple[Expression, ...]

    @cached_property
    def published(self) -> Parts | None:
        """The date of publication."""
        if self.document.published is None:
            return None
        return Parts(*(int(part) for part in self.document.published.split("-")))

    @cached_property
    def latest_year(self) -> int | None:
        """The last year spoken of as present or past: periods count by their first year."""
        years = [
            found.first.year
            for found in self.written
            if found.first.year and not _AHEAD.search(self.before(found, 24))
        ]
        return max(years, default=None)

    @cached_property
    def reference_year(self) -> int | None:
        """What `this year` means in the document."""
        return self.published.year if self.published else self.latest_year

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


def _mention(context: _Context, index: int) -> DateMention:
    found = context.written[index]
    inferred, reason = found.first.year is None, None
    if inferred:
        year, reason = _missing_year(context, index)
        if year is not None and found.in_year(year).valid():
            found = found.in_year(year)
    return DateMention(
        start=found.start,
        end=found.end,
        value=found.edtf(),
        kind="date" if found.last is None else "period",
        inferred=inferred and reason is not None,
        reason=reason,
        rule=found.rule,
    )


_BEFORE_YEAR = re.compile(
    r"(?:tầm nhìn|đến|tới|từ|trước|sau|trong|hè|xuân|đông|khoảng|since|in|by|from|of|until|before"
    r"|after)\s\Z"
)
_CAPITAL = re.compile(r"(?:\A|[\s(\"'“‘-])[^\W\d_a-z]\S*\s\Z")
_AHEAD = re.compile(
    r"(?:đến|tới|sau|tầm nhìn|định hướng|trước|hiệu lực(?: kể)? từ|mục tiêu)\s(?:hết\s|cuối\s)?\Z"
)


def _is_date(document: Document, scan: Scan, found: Expression) -> bool:
    if document.line_at(found.start).kind == "residue":
        return bool(found.first.year and found.first.day)
    return found.rule != "bare_year" or _is_year(document, scan, found)


def _is_year(document: Document, scan: Scan, found: Expression) -> bool:
    """Whether four digits alone are a year: in a name, or after a word that wants a time."""
    sentence = document.sentence_at(found.start)
    start = max(sentence.start if sentence else 0, found.start - _NAME_LENGTH)
    if _BEFORE_YEAR.search(document.folded, start, found.start):
        return True
    word = document.text[max(start, found.start - 20) : found.start].rstrip().rpartition(" ")[2]
    if word[:1].isupper():
        return True
    return bool(scan.within("dated_names", start, found.start))


def _missing_year(context: _Context, index: int) -> tuple[int | None, str | None]:
    found = context.written[index]
    if _EVERY_YEAR.match(context.after(found, 16)):
        return None, None
    for source in _SOURCES:
        year = source(context, index)
        if year is not None:
            return year, source.__name__.strip("_")
    return None, None


_EVERY_YEAR = re.compile(r"[,)]?\s(?:hằng năm|hàng năm|mỗi năm|năm nào)(?!\w)")
_RELATIVE = re.compile(r"[,)]?\s?(?:của\s)?năm (nay|này|ngoái|trước|qua|tới|sau)(?!\w)")
_OFFSETS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}
_FUTURE = re.compile(r"(?:dự kiến|sẽ|sắp|chuẩn bị)(?!\w)")
_COMING = re.compile(r"\s?(?:sắp )?tới(?!\w)")
_LISTED = re.compile(r"\s?(?:,|và|,? và ngày|-|đến|đến ngày)\s?\Z")


def _relative_year(context: _Context, index: int) -> int | None:
    """`tháng 6 năm nay`: counted from the year of the document."""
    relative = _RELATIVE.match(context.after(context.written[index], 20))
    if relative is None or context.reference_year is None:
        return None
    return context.reference_year + _OFFSETS[relative.group(1)]


def _heading_year(context: _Context, index: int) -> int | None:
    """`* 2024. Ngày 28 và 29-9` and `Từ năm 2014, hôm 28.3`: the year that opens the passage."""
    found = context.written[index]
    line = context.document.line_at(found.start)
    sentence = context.start_of(found)
    for other in reversed(context.written[:index]):
        if other.start < line.start:
            return None
        if other.rule == "heading_year" or _opens(context, other, sentence):
            return other.first.year
    return None


def _opens(context: _Context, other: Expression, sentence: int) -> bool:
    lead = context.document.folded[sentence : other.start]
    is_year = other.rule == "year" and other.start >= sentence
    return is_year and bool(re.fullmatch(r"\W*(?:trong|từ|vào|ngay)?\s?", lead))


def _listed_with(context: _Context, index: int) -> int | None:
    """`ngày 18/3 và 20/3/2019`: the year of the next date of a list."""
    found = context.written[index]
    for other in context.written[index + 1 : index + 2]:
        between = context.document.folded[found.end : other.start]
        if len(between) <= 12 and other.first.year and other.first.month and _LISTED.match(between):
            return other.first.year
    return None


def _near_date(context: _Context, index: int) -> int | None:
    """The year that puts the day within a month of a full date earlier in the paragraph."""
    found = context.written[index]
    line = context.document.line_at(found.start)
    for other in reversed(context.written[:index]):
        if other.start < line.start:
            return None
        if other.first.year and other.first.month:
            for year in (other.first.year, other.first.year + 1):
                if (
                    abs(_days(found.first, year) - _days(other.first, other.first.year))
                    <= _NEAR_DAYS
                ):
                    return year
    return None


def _published(context: _Context, index: int) -> int | None:
    """The year that puts the day shortly before publication, or after it when that is said."""
    published, found = context.published, context.written[index]
    if published is None or published.year is None:
        return None
    ahead = _days(found.first, published.year) - _days(published, published.year)
    future = _COMING.match(context.after(found, 10)) or _FUTURE.search(context.before(found, 60))
    if published.month is None:
        return published.year
    if (future and ahead < -_NEAR_DAYS) or ahead < -365 + _NEAR_DAYS:
        return published.year + 1
    return published.year - 1 if ahead > _DAYS_AHEAD and not future else published.year


def _same_day(context: _Context, index: int) -> int | None:
    """The year in which the document writes the same day in full."""
    first = context.written[index].first
    years = {
        parts.year
        for other in context.written
        for parts in (other.first, other.last)
        if parts
        and parts.year
        and parts.day
        and (parts.month, parts.day) == (first.month, first.day)
    }
    return years.pop() if len(years) == 1 else None


def _latest_year(context: _Context, index: int) -> int | None:
    """The last year that an undated document speaks of as present: its plans, its offices."""
    return context.latest_year if context.written[index].first.month else None


def _days(parts: Parts, year: int) -> int:
    day = min(parts.day or 15, 28) if parts.month == 2 else min(parts.day or 15, 30)
    return date(year, parts.month or 1, day).toordinal()


_SOURCES: tuple[Callable[[_Context, int], int | None], ...] = (
    _relative_year,
    _heading_year,
    _listed_with,
    _near_date,
    _published,
    _same_day,
    _latest_year,
)
