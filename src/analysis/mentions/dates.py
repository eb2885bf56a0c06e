"""A Document in, its calendar expressions out with EDTF values; a missing year is inferred.

Where part of a value comes from elsewhere in the document, the mention's ``reason`` names the
source. Where no source knows the year, it is ``XXXX``.
"""

import re
from dataclasses import replace

from analysis.datewords import find_expressions
from analysis.edtf import Expression
from analysis.grammar.missing_years import Calendar, missing_year, year_words
from analysis.grammar.relative_dates import relative_dates
from analysis.grammar.spans import Covered
from analysis.matching import Scan
from analysis.records import DateMention, Document


def find_dates(document: Document, scan: Scan) -> tuple[DateMention, ...]:
    """Every calendar expression of a document, in order; durations and numbers are none."""
    written = tuple(
        found for found in find_expressions(document.folded) if _is_date(document, scan, found)
    )
    calendar = Calendar(document, written)
    dates = [_dated(calendar, index) for index in range(len(written))]
    mentions = [_mention(found, reason) for found, reason in dates]
    counted = _relative(calendar, [found for found, _ in dates])
    return tuple(sorted(mentions + counted, key=lambda mention: mention.start))


_NAME_LENGTH = 110
_BEFORE_YEAR = re.compile(
    r"(?:tầm nhìn|đến|tới|từ|trước|sau|trong|hè|xuân|đông|khoảng|cùng kỳ|so với|since|in|by|from|of"
    r"|until|before|after)\s\Z"
)


def _is_date(document: Document, scan: Scan, found: Expression) -> bool:
    kind = document.line_at(found.start).kind
    if kind == "residue":
        return bool(found.first.year and found.first.day)
    if kind == "header" and found.rule == "slashed_day":
        return False
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


def _dated(calendar: Calendar, index: int) -> tuple[Expression, str | None]:
    """The expression at an index with the year it leaves unsaid, and where that is from."""
    found = calendar.written[index]
    if found.first.year is not None:
        return found, None
    year, reason = missing_year(calendar, index)
    if year is not None and found.in_year(year).valid():
        words = year_words(calendar, index)
        found = replace(found.in_year(year), end=found.end + (words.end() if words else 0))
    return found, reason


def _mention(found: Expression, reason: str | None) -> DateMention:
    return DateMention(
        start=found.start,
        end=found.end,
        value=found.edtf(),
        kind="date" if found.last is None else "period",
        inferred=reason is not None,
        reason=reason,
        rule=found.rule,
    )


def _relative(calendar: Calendar, dated: list[Expression]) -> list[DateMention]:
    """The expressions that count from the day of publication or from the date before them."""
    taken = Covered(dated)
    found = relative_dates(calendar.document.folded, calendar.published, dated)
    return [
        DateMention(
            one.start, one.end, one.edtf(), "date", True,
            "date_before" if one.rule == "relative_same" else "published", one.rule,
        )
        for one in found
        if one.start not in taken and one.end - 1 not in taken
        and calendar.document.sentence_at(one.start)
    ]  # fmt: skip
