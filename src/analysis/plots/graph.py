"""Participants and ties in, a picture of the network out; the same network, the same picture."""

import math
from collections.abc import Iterator

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.labels import label
from analysis.plots.style import (
    HALO,
    INK,
    PAPER,
    SOFT,
    STRONG,
    WIDE,
    look,
    new_axes,
    nothing,
)

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top in points

_SEED = 7
_ROUNDS = 400
_POINTS = 72
_TEXT = 8.0  # points
_LETTER = 0.63 * _TEXT  # mean width of a letter
_LINE = 1.25 * _TEXT
_TITLE = 22.0  # points kept for a title
_LABELS_PER_INCH = 5
_NAME = 26  # letters of a name on the picture


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
        places = _layout(ties, room)
        radii = _radii(met)
        _draw_ties(ax, ties, places)
        ordered = [places[key] for key in met["id"]]
        ax.scatter(
            [x for x, _ in ordered], [y for _, y in ordered], c=STRONG, edgecolors=PAPER,
            linewidths=1, s=[(2 * radii[key]) ** 2 for key in met["id"]], zorder=3,
        )  # fmt: skip
        _draw_names(ax, met, places, radii, room)
        ax.set_xlim(0, room[0])
        ax.set_ylim(0, room[1])
        ax.grid(visible=False)
    return ax


def _whole_axes(width: float, height: float) -> Axes:
    """Axes as large as their figure but for the title, so that one unit is one point."""
    ax = new_axes(width, height)
    ax.get_figure(root=True).set_layout_engine("none")  # type: ignore[union-attr]
    ax.set_position((0, 0, 1, 1 - _TITLE / (height * _POINTS)))
    return ax


def _layout(ties: pd.DataFrame, room: Point) -> dict[str, Point]:
    """Positions in points within the room, from a seeded layout of springs."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(ties["source"]) | set(ties["target"])))
    for source, target, weight in zip(ties["source"], ties["target"], ties["weight"], strict=True):
        graph.add_edge(source, target, weight=math.sqrt(weight))
    spread = 2.2 / math.sqrt(len(graph))
    found = nx.spring_layout(
        graph, k=spread, iterations=_ROUNDS, seed=_SEED, weight="weight", method="force"
    )
    margin = (0.08 * room[0], 12.0)
    axes = [_scaled([found[node][i] for node in graph], room[i], margin[i]) for i in (0, 1)]
    return {node: (axes[0][index], axes[1][index]) for index, node in enumerate(graph)}


def _scaled(values: list[float], room: float, margin: float) -> list[float]:
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    return [round(margin + (value - low) / span * (room - 2 * margin), 2) for value in values]


def _radii(met: pd.DataFrame) -> dict[str, float]:
    """Radius in points of each dot; its area grows with strength."""
    largest = float(met["strength"].max())
    return {
        key: round(2.2 + 5.8 * math.sqrt(strength / largest), 2)
        for key, strength in zip(met["id"], met["strength"], strict=True)
    }


def _draw_ties(ax: Axes, ties: pd.DataFrame, places: dict[str, Point]) -> None:
    ordered = ties.iloc[::-1]
    largest = int(ties["weight"].max())
    lines = [
        (places[source], places[target])
        for source, target in zip(ordered["source"], ordered["target"], strict=True)
    ]
    shares = [weight / largest for weight in ordered["weight"]]
    collection = LineCollection(
        lines, colors=SOFT, linewidths=[0.4 + 3.6 * share for share in shares],
        alpha=[round(0.28 + 0.6 * share, 3) for share in shares], zorder=1,
    )  # fmt: skip
    ax.add_collection(collection)


def _draw_names(
    ax: Axes,
    met: pd.DataFrame,
    places: dict[str, Point],
    radii: dict[str, float],
    room: Point,
) -> None:
    dots: list[Box] = [
        (x - radii[key] * 0.8, y - radii[key] * 0.8, x + radii[key] * 0.8, y + radii[key] * 0.8)
        for key, (x, y) in places.items()
    ]
    taken: list[Box] = []
    most = int(room[0] / _POINTS * _LABELS_PER_INCH)
    for key, name in zip(met["id"].head(most), met["name"].head(most), strict=True):
        shown = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
        size = (len(shown) * _LETTER, _LINE)
        for box in _candidates(places[key], radii[key], size):
            if _inside(box, room) and not any(_overlap(box, other) for other in taken + dots):
                taken.append(box)
                at, side = _beside(box, places[key][0])
                text = ax.text(
                    at, (box[1] + box[3]) / 2, shown, fontsize=_TEXT, ha=side, va="center",
                    color=INK,
                )  # fmt: skip
                text.set_gid(f"{HALO}{len(taken)}")
                text.set_zorder(4)
                break


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
    return box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
