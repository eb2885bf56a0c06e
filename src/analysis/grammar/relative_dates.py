"""Folded text + the day it speaks from -> expressions such as "hôm qua", "tháng này", "năm nay".

They have a value only where that day is known; without it they are no dates.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from analysis.edtf import Expression, Parts
from analysis.grammar.numbers import number_value

_NUMBERS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_PATTERN = re.compile(
    r"(?<!\w)(?:"
    r"(?:hôm|sáng|trưa|chiều|tối|đêm|ngày)\s(?P<day>nay|qua|kia|mai)(?!\w)"
    r"|(?P<same>cùng\sngày)(?=\s*[,.;:)]|\s(?:tại|ở|\w+\s\w+))"
    r"|(?:(?:đầu|giữa|cuối|trong)\s)?tháng\s(?P<month>này|trước|tới|sau)(?!\w)"
    r"|(?:(?:đầu|giữa|cuối)\s)?năm\s(?P<year>nay|ngoái)(?!\w)"
    rf"|(?P<count>\d{{1,2}}|{_NUMBERS})\s(?:ngày|hôm)\s(?P<apart>sau(?:\sđó)?|trước\sđó)(?=[,.]|\s\()"
    r")"
)
_COUNTED = re.compile(
    r"(?:\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|vài|mấy|nhiều|những|các"
    r"|từng|bao|mỗi|lâu|xưa|hằng|hàng|qua|ngày))\s\Z"
)
_GLOSSED = (" ", " (", ", ", " ngày ", ", ngày ", " (ngày ")
_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_MONTHS = {"này": 0, "trước": -1, "tới": 1, "sau": 1}
_YEARS = {"nay": 0, "ngoái": -1}
_NOT_DAYS = frozenset(("ngày qua", "ngày kia", "ngày nay", "sáng kia", "đêm mai"))


def relative_dates(
    folded: str, today: Parts | None, dated: Iterable[Expression]
) -> tuple[Expression, ...]:
    """The expressions counted from a day, with their values, in order.

    ``today`` is the day of publication, ``dated`` the dates the text writes out, with their years:
    "cùng ngày" is the last of them that has a day. What a written date explains counts from none.
    """
    days = [one for one in dated if one.first.day]
    found, last = [], 0
    for match in _PATTERN.finditer(folded):
        while last < len(days) and days[last].start < match.start():
            last += 1
        parts = _value(folded, match, today, days[last - 1] if last else None)
        glossed = last < len(days) and folded[match.end() : days[last].start] in _GLOSSED
        if parts is not None and not glossed:
            found.append(Expression(*match.span(), parts, None, f"relative_{match.lastgroup}"))
    return tuple(found)


def _value(
    folded: str, match: re.Match[str], today: Parts | None, previous: Expression | None
) -> Parts | None:
    if match["same"]:
        known = previous is not None and previous.last is None and previous.first.year is not None
        return previous.first if previous and known else None
    if match["apart"]:
        return _counted_from(previous, number_value(match["count"]), match["apart"])
    if today is None or today.year is None or match.group() in _NOT_DAYS:
        return None
    if _COUNTED.search(folded, max(match.start() - 12, 0), match.start()):
        return None
    if match["year"]:
        return Parts(today.year + _YEARS[match["year"]])
    if today.month is None:
        return None
    if match["month"]:
        months = 12 * today.year + today.month - 1 + _MONTHS[match["month"]]
        return Parts(months // 12, months % 12 + 1)
    if today.day is None:
        return today if match["day"] == "nay" else None
    day = date(today.year, today.month, today.day) + timedelta(days=_DAYS[match["day"]])
    return replace(today, year=day.year, month=day.month, day=day.day)


def _counted_from(previous: Expression | None, days: int | None, side: str) -> Parts | None:
    """Some days after or before the day told last; from a period, after its end."""
    if previous is None or days is None:
        return None
    known = (previous.last or previous.first) if side.startswith("sau") else previous.first
    if known.year is None or known.month is None or known.day is None:
        return None
    apart = timedelta(days=days if side.startswith("sau") else -days)
    day = date(known.year, known.month, known.day) + apart
    return replace(known, year=day.year, month=day.month, day=day.day)
