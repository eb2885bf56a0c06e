"""EDTF dates of events in, comparisons and the sharper of two dates out."""

from collections.abc import Iterable
from datetime import date, timedelta


def sharpest(value: str, others: Iterable[str]) -> str:
    """The range or the day, among the values tied to an event, that says more than ``value``.

    >>> sharpest("2022-02", ["2022-02-21", "2021"])
    '2022-02-21'
    >>> sharpest("2022-02-21", ["2022-02-21/2022-02-22"])
    '2022-02-21/2022-02-22'
    """
    best = value
    for other in others:
        first, _, last = other.partition("/")
        days = len(first) == len(best) == len("2022-02-21")
        finer = len(best) < len(first) and first.startswith(best + "-")
        if finer or (days and last and first <= best <= last):
            best = other
    return best


def is_later(first: str, second: str) -> bool:
    """Whether one date lies after another, as far as both tell."""
    if "XXXX" in (first[:4], second[:4]):
        return False
    size = min(len(first), len(second))
    return first[:size] > second[:size]


def days_apart(first: str, second: str) -> int | None:
    """Days between two dates, in whole months or years where one is coarse; None if unknown."""
    if "XXXX" in (first[:4], second[:4]):
        return None
    if len(first) == len(second) == 10:
        return abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal())
    months = [_month(value) for value in (first, second)]
    if len(first) == 4 or len(second) == 4:
        return 365 * abs(int(first[:4]) - int(second[:4]))
    return 30 * abs(months[0] - months[1])


def _month(value: str) -> int:
    return 12 * int(value[:4]) + int(value[5:7] or 1)


_DAYS = {"ngày": 1, "tuần": 7}


def later(value: str, count: int, unit: str) -> str | None:
    """The date some days, weeks, months or years after another, as finely as both tell.

    >>> later("2005-11-24", 2, "năm"), later("2004-10-29", 1, "tháng"), later("2004-10", 3, "ngày")
    ('2007', '2004-11', None)
    """
    start = value.partition("/")[0]
    if "X" in start:
        return None
    if unit == "năm":
        return f"{int(start[:4]) + count:04}"
    if unit == "tháng" and len(start) > len("2004"):
        months = _month(start) - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in _DAYS and len(start) == len("2004-10-29"):
        return (date.fromisoformat(start) + timedelta(days=count * _DAYS[unit])).isoformat()
    return None
