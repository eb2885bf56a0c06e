"""Dots with a time and a kind in, a chart with a row for each kind out.

Within a row, what would hide something else moves to a lane of its own below.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.plots.style import HALO, MUTED, SOFT, WIDE, new_axes

_LANE = 0.135  # inches
_GAP = 0.24  # inches between rows
_NAME = 0.17  # inches for the name above a row of a narrow chart
_MARGINS = 0.72  # inches for what stands above and below the rows
_CLOSE = 0.09  # inches; dots nearer than this hide each other


@dataclass(frozen=True)
class Dot:
    """One thing on the line of time (years with their parts), perhaps with a period."""

    kind: str
    at: float
    colour: str
    edge: str
    period: tuple[float, float] | None = None

    @property
    def begin(self) -> float:
        """The first moment it takes up."""
        return min(self.at, *(self.period or (self.at,)))

    @property
    def end(self) -> float:
        """The last moment it takes up."""
        return max(self.at, *(self.period or (self.at,)))


def rows_of_dots(
    dots: Sequence[Dot], name: Callable[[str], str], ax: Axes | None, width: float
) -> Axes:
    """Draw at least one dot; the commonest kind stands first, ``name`` gives its words."""
    first, last = min(dot.begin for dot in dots), max(dot.end for dot in dots)
    room = max(last - first, 1.0)
    lanes = _lanes(dots, room * _CLOSE / width)
    counts = Counter(dot.kind for dot in dots)
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    tops, bottom = _tops(kinds, dots, lanes, width)
    ax = ax or new_axes(width, _MARGINS + bottom)
    heights = [tops[dot.kind] + lane * _LANE for dot, lane in zip(dots, lanes, strict=True)]
    _draw(ax, dots, heights)
    _name_rows(ax, [name(kind) for kind in kinds], [tops[kind] for kind in kinds], width)
    ax.set_ylim(bottom, 0)
    ax.set_xlim(first - 0.03 * room, last + 0.03 * room)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=max(int(width * 1.2), 3), integer=True))
    return ax


def _lanes(dots: Sequence[Dot], close: float) -> list[int]:
    """The lane of each dot within its row: the first that is free at its time."""
    free: dict[tuple[str, int], float] = {}
    lanes = [0] * len(dots)
    for index in sorted(range(len(dots)), key=lambda i: (dots[i].begin, dots[i].end)):
        dot = dots[index]
        while free.get((dot.kind, lanes[index]), float("-inf")) > dot.begin:
            lanes[index] += 1
        free[dot.kind, lanes[index]] = dot.end + close
    return lanes


def _tops(
    kinds: Sequence[str], dots: Sequence[Dot], lanes: Sequence[int], width: float
) -> tuple[dict[str, float], float]:
    """Where the first lane of each row lies, in inches from the top, and where the rows end."""
    tops: dict[str, float] = {}
    below = 0.0
    for kind in kinds:
        used = max(lane for dot, lane in zip(dots, lanes, strict=True) if dot.kind == kind)
        tops[kind] = below + _GAP / 2 + 0.04 + (0 if width >= WIDE else _NAME)
        below = tops[kind] + used * _LANE + _GAP / 2
    return tops, below + 0.06


def _draw(ax: Axes, dots: Sequence[Dot], heights: Sequence[float]) -> None:
    for dot, height in zip(dots, heights, strict=True):
        if dot.period:
            ax.plot(dot.period, (height, height), color=SOFT, linewidth=2.4, zorder=2)
    ax.scatter(
        [dot.at for dot in dots], heights, s=24, c=[dot.colour for dot in dots],
        edgecolors=[dot.edge for dot in dots], linewidths=1.1, zorder=3,
    )  # fmt: skip


def _name_rows(ax: Axes, names: Sequence[str], tops: Sequence[float], width: float) -> None:
    """Names beside the rows, or above each row where a chart is narrow."""
    if width >= WIDE:
        ax.set_yticks(tops, names)
        return
    ax.set_yticks(tops, [""] * len(names))
    for top, name in zip(tops, names, strict=True):
        ax.text(
            0, top - _NAME / 2 - 0.01, name, transform=ax.get_yaxis_transform(), color=MUTED,
            fontsize=8, va="center", gid=f"{HALO}{round(100 * top)}", zorder=2.5,
        )  # fmt: skip
