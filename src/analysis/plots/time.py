"""Events or instruments in, one dot each on a line of time out, a row for each kind."""

from collections.abc import Iterator
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.labels import label, value_label
from analysis.periods import first_day, last_day
from analysis.plots.lanes import Dot, rows_of_dots
from analysis.plots.style import (
    ACCENT,
    PAPER,
    SOFT,
    STRONG,
    WIDE,
    legend_below,
    look,
    new_axes,
    nothing,
)

_STATUSES = {  # colour of the dot, colour of its edge
    "held": (STRONG, STRONG),
    "past_reference": (PAPER, STRONG),
    "upcoming": (ACCENT, ACCENT),
}


def events_timeline(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """A dot for each event with a year, by kind; hollow when an article only recalls it."""
    dots = list(_events(view))
    with look():
        ax = _rows(dots, ax, lang, width)
        ax.set_title(label(lang, "plot.events_timeline"))
        used = {(dot.colour, dot.edge) for dot in dots}
        shown = [status for status, colours in _STATUSES.items() if colours in used]
        if shown:
            legend_below(ax, [_key(status, lang) for status in shown], 3)
    return ax


def agreements(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """A dot for each instrument with a year, by kind, and a line for the period it covers."""
    dots = list(_instruments(view))
    with look():
        ax = _rows(dots, ax, lang, width)
        ax.set_title(label(lang, "plot.agreements"))
        dot = Line2D([], [], linestyle="", marker="o", markersize=5, color=STRONG)
        dot.set_label(label(lang, "plot.dot"))
        line = Line2D([], [], color=SOFT, linewidth=2.4, label=label(lang, "plot.span"))
        if dots:
            legend_below(ax, [dot, line] if any(one.period for one in dots) else [dot], 2)
    return ax


def _rows(dots: list[Dot], ax: Axes | None, lang: str, width: float) -> Axes:
    if not dots:
        return nothing(ax or new_axes(width, 1.6), lang)
    return rows_of_dots(dots, partial(value_label, lang, "kind"), ax, width)


def _events(view: pd.DataFrame) -> Iterator[Dot]:
    for kind, date, status in zip(view["kind"], view["start_date"], view["status"], strict=True):
        at = _year(date)
        if at is not None:
            yield Dot(kind, at, *_STATUSES[status])


def _instruments(view: pd.DataFrame) -> Iterator[Dot]:
    """The instruments with a year: signed, or else the first of their period."""
    columns = (view[column].astype(object) for column in ("kind", "signed", "period"))
    for kind, signed, period in zip(*columns, strict=True):
        begin, _, end = str(period).partition("/")
        since, until = _year(begin, edge="first"), _year(end, edge="last")
        at = _year(signed) or since or until
        if at is not None:
            span = None if until is None else (at if since is None else since, until)
            yield Dot(kind, at, STRONG, STRONG, span)


def _year(value: object, *, edge: str = "") -> float | None:
    """A date as a year with its part: its ``first`` or ``last`` day, or the middle between."""
    begin, end = first_day(value), last_day(value)
    if begin is None or end is None:
        return None
    days = (pd.Timestamp(begin), pd.Timestamp(end))
    middle = days[0] + (days[1] - days[0]) / 2
    day = {"first": days[0], "last": days[1]}.get(edge, middle)
    return float(day.year + (day.day_of_year - 1) / 365)


def _key(status: str, lang: str) -> Line2D:
    colour, edge = _STATUSES[status]
    return Line2D(
        [], [], linestyle="", marker="o", markersize=5, color=edge, markerfacecolor=colour,
        label=label(lang, f"status.{status}"),
    )  # fmt: skip
