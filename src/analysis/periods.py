"""EDTF dates in, first and last possible day out, and tables cut to a period.

A bound that a reader gives (``date_from``, ``date_to``) is an EDTF date or the empty string for
"no bound". A fact whose date is unknown lies in no period: it counts only where no bound is set.
"""

import re
from calendar import monthrange

import pandas as pd

from analysis.errors import ReportError
from analysis.tables import Tables

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(value: object) -> str | None:
    """The earliest day of an EDTF date or period, None when its year is not known.

    >>> first_day("2012-02"), first_day("2020/2022"), first_day("XXXX-02-14")
    ('2012-02-01', '2020-01-01', None)
    """
    return _day(str(value).partition("/")[0], last=False)


def last_day(value: object) -> str | None:
    """The latest day of an EDTF date or period, None when its year is not known.

    >>> last_day("2012-02"), last_day("2020/2022"), last_day("2012-02-14")
    ('2012-02-29', '2022-12-31', '2012-02-14')
    """
    return _day(str(value).rpartition("/")[2], last=True)


def in_period(start: object, end: object, date_from: str = "", date_to: str = "") -> bool:
    """Whether a span of days may touch the period; an unknown date does so only without bounds.

    Raises ReportError when a bound is not an EDTF date.
    """
    lower, upper = _bound(date_from, last=False), _bound(date_to, last=True)
    if lower is None and upper is None:
        return True
    begin = first_day(start) or first_day(end)
    finish = last_day(end) or last_day(start)
    if begin is None or finish is None:
        return False
    return (lower is None or finish >= lower) and (upper is None or begin <= upper)


def between(tables: Tables, date_from: str = "", date_to: str = "") -> Tables:
    """The same tables with the events of a period only, their reports and participations."""
    events = tables["events"]
    starts, ends = events["start_date"].tolist(), events["end_date"].tolist()
    kept = [
        in_period(start, end, date_from, date_to) for start, end in zip(starts, ends, strict=True)
    ]
    if all(kept):
        return tables
    inside = events[pd.Series(kept, index=events.index, dtype=bool)].reset_index(drop=True)
    narrowed = {
        "events": inside,
        "event_reports": _of_events(tables["event_reports"], inside),
        "participations": _of_events(tables["participations"], inside),
    }
    return Tables(tables | narrowed)


def _day(value: str, *, last: bool) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    month = month or ("12" if last else "01")
    if not 1 <= int(month) <= 12 or int(year) < 1:
        return None
    length = monthrange(int(year), int(month))[1]
    day = day or (str(length) if last else "01")
    if not 1 <= int(day) <= length:
        return None
    return f"{year}-{month}-{day}"


def _bound(value: str, *, last: bool) -> str | None:
    if not value:
        return None
    day = last_day(value) if last else first_day(value)
    if day is None:
        raise ReportError(f'"{value}" is no date; write 2012, 2012-02 or 2012-02-14')
    return day


def _of_events(facts: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    return facts[facts["event_id"].isin(events["event_id"])].reset_index(drop=True)
