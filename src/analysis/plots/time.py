"""Events or instruments in, one dot each on a line of time out, a row for each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.labels import label, value_label
from analysis.periods import first_day, last_day
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

_ROW = 0.36  # inches
_STATUSES = {"held": STRONG, "past_reference": PAPER, "upcoming": ACCENT}
_EDGES = {"held": STRONG, "past_reference": STRONG, "upcoming": ACCENT}
_CLOSE = 0.012  # of the width of the chart; dots nearer than this are stacked
_STEP = 0.21  # of a row between stacked dots


@dataclass(frozen=True)
class _Dot:
    row: int
    at: float
    colour: str
    edge: str


@dataclass(frozen=True)
class _Instrument:
    kind: str
    at: float
    since: float
    until: float | None


def events_timeline(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """A dot for each event with a year, by kind; hollow when an article only recalls it."""
    dated = view[view["start_date"].map(_year).notna()]
    kinds = _kinds(dated["kind"])
    with look():
        ax = ax or _axes(width, len(kinds))
        ax.set_title(label(lang, "plot.events_timeline"))
        if dated.empty:
            return nothing(ax, lang)
        dots = [
            _Dot(kinds.index(kind), at, _STATUSES[status], _EDGES[status])
            for kind, at, status in zip(
                dated["kind"], dated["start_date"].map(_year), dated["status"], strict=True
            )
        ]
        _draw(ax, dots, [value_label(lang, "kind", kind) for kind in kinds], width)
        shown = [status for status in _STATUSES if (dated["status"] == status).any()]
        legend_below(ax, [_handle(status, lang) for status in shown], 3)
    return ax


def agreements(
    view: pd.DataFrame, ax: Axes | None = None, *, lang: str = "vi", width: float = WIDE
) -> Axes:
    """A dot for each instrument with a year, by kind, and a line for the period it covers."""
    items = list(_instruments(view))
    kinds = _kinds(item.kind for item in items)
    with look():
        ax = ax or _axes(width, len(kinds))
        ax.set_title(label(lang, "plot.agreements"))
        if not items:
            return nothing(ax, lang)
        dots = [_Dot(kinds.index(item.kind), item.at, STRONG, STRONG) for item in items]
        heights = _draw(ax, dots, [value_label(lang, "kind", kind) for kind in kinds], width)
        for item, height in zip(items, heights, strict=True):
            if item.until is not None:
                span = (item.since, item.until)
                ax.plot(span, (height, height), color=SOFT, linewidth=2.2, zorder=1.5)
        spans = any(item.until is not None for item in items)
        legend_below(ax, _legend_of_agreements(lang, spans), 2)
    return ax


def _instruments(view: pd.DataFrame) -> Iterator[_Instrument]:
    """The instruments with a year: signed, or else the first of their period."""
    columns = (view[column].astype(object) for column in ("kind", "signed", "period"))
    for kind, signed, period in zip(*columns, strict=True):
        begin, _, end = str(period).partition("/")
        since, until = _year(begin, edge="first"), _year(end, edge="last")
        at = _year(signed) or since or until
        if at is not None:
            yield _Instrument(kind, at, since or at, until)


def _kinds(kinds: Iterable[str]) -> list[str]:
    """The kinds there are, the commonest first."""
    counts = Counter(kinds)
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def _axes(width: float, rows: int) -> Axes:
    return new_axes(width, 0.95 + _ROW * rows if rows else 1.6)


def _draw(ax: Axes, dots: Sequence[_Dot], kinds: Sequence[str], width: float) -> list[float]:
    """Draw the dots; the height of each in units of rows, so that none hides another."""
    first, last = min(dot.at for dot in dots), max(dot.at for dot in dots)
    room = max(last - first, 1.0)
    heights = _stacked(dots, room * _CLOSE * WIDE / width)
    ax.scatter(
        [dot.at for dot in dots], heights, s=24, c=[dot.colour for dot in dots],
        edgecolors=[dot.edge for dot in dots], linewidths=1.1, zorder=3,
    )  # fmt: skip
    ax.set_yticks(range(len(kinds)), kinds)
    ax.set_ylim(len(kinds) - 0.4, -0.6)
    ax.set_xlim(first - 0.04 * room, last + 0.04 * room)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=max(int(width * 1.2), 3), integer=True))
    return heights


def _stacked(dots: Sequence[_Dot], close: float) -> list[float]:
    """Heights around the middle of each row: dots at nearly the same time stand apart."""
    taken: dict[tuple[int, int], float] = {}
    heights = [0.0] * len(dots)
    for index in sorted(range(len(dots)), key=lambda i: (dots[i].row, dots[i].at)):
        dot = dots[index]
        level = 0
        while dot.at - taken.get((dot.row, level), float("-inf")) < close and level < 4:
            level += 1
        taken[dot.row, level] = dot.at
        offset = (level + 1) // 2 * (_STEP if level % 2 else -_STEP)
        heights[index] = dot.row + offset
    return heights


def _year(value: object, *, edge: str = "") -> float | None:
    """A date as a year with its part: its ``first`` or ``last`` day, or the middle between."""
    begin, end = first_day(value), last_day(value)
    if begin is None or end is None:
        return None
    days = (pd.Timestamp(begin), pd.Timestamp(end))
    middle = days[0] + (days[1] - days[0]) / 2
    day = {"first": days[0], "last": days[1]}.get(edge, middle)
    return float(day.year + (day.dayofyear - 1) / 365)


def _handle(status: str, lang: str) -> Line2D:
    return Line2D(
        [], [], linestyle="", marker="o", markersize=5, color=_EDGES[status],
        markerfacecolor=_STATUSES[status], label=label(lang, f"status.{status}"),
    )  # fmt: skip


def _legend_of_agreements(lang: str, spans: bool) -> list[Line2D]:
    dot = Line2D([], [], linestyle="", marker="o", markersize=5, color=STRONG)
    dot.set_label(label(lang, "plot.dot"))
    line = Line2D([], [], color=SOFT, linewidth=2.2, label=label(lang, "plot.span"))
    return [dot, line] if spans else [dot]
