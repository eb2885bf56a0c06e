"""EDTF dates of events in, comparisons and the sharper of two dates out."""

from collections.abc import Iterable
from datetime import date


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
