"""Participants and ties in, a picture of the network out; the same network, the same picture."""

import math
import textwrap
from collections.abc import Iterator

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.textpath import TextPath

from analysis.labels import label
from analysis.plots.layout import Point, places
from analysis.plots.style import (
    HALO,
    INK,
    PAPER,
    SOFT,
    STRONG,
    WIDE,
    figure_of,
    look,
    new_axes,
    nothing,
)

Box = tuple[float, float, float, float]  # left, bottom, right, top in points

_POINTS = 72
_TEXT = 8.0  # points
_LINE = 1.25 * _TEXT
_TITLE = 22.0  # points kept for a title
_LABELS_PER_INCH = 7
_NAME = 16  # letters in a line of a name


def network(
    actors: pd.DataFrame,
    ties: pd.DataFrame,
    ax: Axes | None = None,
    *,
    lang: str = "vi",
    width: float = WIDE,
) -> Axes:
    """Dots for those who met somebody, lines for the events they share.

    The size of a dot is the strength of a participant, the width of a line the number of events.
    Names stand where they hide no other name, the strongest participants' first.
    """
    with look():
        height = 0.72 * width if width > 5 else 1.05 * width
        ax = ax or (_whole_axes(width, height) if len(ties) else new_axes(width, 1.6))
        ax.set_title(label(lang, "plot.network"))
        if ties.empty:
            return nothing(ax, lang)
        ax.set_axis_off()
        met = actors[actors["degree"] > 0]
        room = (width * _POINTS, height * _POINTS - _TITLE)
        at = places(ties, room)
        radii = _radii(met)
        _draw_ties(ax, ties, at)
        ordered = [at[key] for key in met["id"]]
        ax.scatter(
            [x for x, _ in ordered], [y for _, y in ordered], c=STRONG, edgecolors=PAPER,
            linewidths=1, s=[(2 * radii[key]) ** 2 for key in met["id"]], zorder=3,
        )  # fmt: skip
        _draw_names(ax, met, at, radii, room)
        ax.set_xlim(0, room[0])
        ax.set_ylim(0, room[1])
        ax.grid(visible=False)
    return ax


def _whole_axes(width: float, height: float) -> Axes:
    """Axes as large as their figure but for the title, so that one unit is one point."""
    ax = new_axes(width, height)
    figure_of(ax).set_layout_engine("none")
    ax.set_position((0, 0, 1, 1 - _TITLE / (height * _POINTS)))
    return ax


def _radii(met: pd.DataFrame) -> dict[str, float]:
    """Radius in points of each dot; its area grows with strength."""
    largest = float(met["strength"].max())
    return {
        key: round(2.2 + 5.8 * math.sqrt(strength / largest), 2)
        for key, strength in zip(met["id"], met["strength"], strict=True)
    }


def _draw_ties(ax: Axes, ties: pd.DataFrame, at: dict[str, Point]) -> None:
    ordered = ties.iloc[::-1]
    largest = int(ties["weight"].max())
    lines = [
        (at[source], at[target])
        for source, target in zip(ordered["source"], ordered["target"], strict=True)
    ]
    shares = [weight / largest for weight in ordered["weight"]]
    widths = [min(0.4 + 0.8 * weight, 4.5) for weight in ordered["weight"]]
    collection = LineCollection(
        lines, colors=SOFT, linewidths=widths,
        alpha=[round(0.35 + 0.55 * share, 3) for share in shares], zorder=1,
    )  # fmt: skip
    ax.add_collection(collection)


def _draw_names(
    ax: Axes,
    met: pd.DataFrame,
    at: dict[str, Point],
    radii: dict[str, float],
    room: Point,
) -> None:
    dots: list[Box] = [
        (x - radii[key] * 0.8, y - radii[key] * 0.8, x + radii[key] * 0.8, y + radii[key] * 0.8)
        for key, (x, y) in at.items()
    ]
    taken: list[Box] = []
    most = int(room[0] / _POINTS * _LABELS_PER_INCH)
    for key, name in zip(met["id"].head(most), met["name"].head(most), strict=True):
        lines = textwrap.wrap(name, _NAME, max_lines=2, placeholder=" …") or ["…"]
        size = (max(map(_width, lines)), len(lines) * _LINE)
        for box in _candidates(at[key], radii[key], size):
            if _inside(box, room) and not any(_overlap(box, other) for other in taken + dots):
                taken.append(box)
                edge, side = _beside(box, at[key][0])
                middle = (box[1] + box[3]) / 2
                text = ax.text(edge, middle, "\n".join(lines), fontsize=_TEXT, ha=side, va="center")
                text.set(multialignment=side, linespacing=1.1, color=INK)
                text.set_gid(f"{HALO}{len(taken)}")
                text.set_zorder(4)
                break


def _width(line: str) -> float:
    """How wide a line is, in points."""
    return float(TextPath((0, 0), line, size=_TEXT).get_extents().width) + 2


def _candidates(place: Point, radius: float, size: Point) -> Iterator[Box]:
    """Boxes for a name around its dot: near ones first, each side in turn."""
    x, y = place
    wide, high = size
    for gap in (2.0, 6.0, 12.0):
        out = radius + gap
        corner = out * 0.75
        for left, bottom in (
            (x + out, y - high / 2), (x - out - wide, y - high / 2),
            (x - wide / 2, y + out), (x - wide / 2, y - out - high),
            (x + corner, y + corner - 3), (x - corner - wide, y + corner - 3),
            (x + corner, y - corner - high + 3), (x - corner - wide, y - corner - high + 3),
        ):  # fmt: skip
            yield left, bottom, left + wide, bottom + high


def _beside(box: Box, dot: float) -> tuple[float, str]:
    """Where to hold a name in its box, so that it stands close to its dot."""
    if box[0] > dot:
        return box[0], "left"
    if box[2] < dot:
        return box[2], "right"
    return (box[0] + box[2]) / 2, "center"


def _inside(box: Box, room: Point) -> bool:
    return box[0] >= 2 and box[1] >= 0 and box[2] <= room[0] - 2 and box[3] <= room[1]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
