"""Ties in, a place for everyone tied out; the same ties, the same places.

Each part of the network is laid out by itself with seeded springs; parts share the room by size.
"""

import math
from collections.abc import Sequence

import networkx as nx
import pandas as pd

Point = tuple[float, float]

_SEED = 7
_ROUNDS = 400
_MARGIN = (0.08, 12.0)  # of the width for names, and points above and below
_ALONE = 0.8  # what a part takes up beyond its own size, so that parts stand apart


def places(ties: pd.DataFrame, room: Point) -> dict[str, Point]:
    """Positions by id within the room (width and height in points), none without ties."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(ties["source"]) | set(ties["target"])))
    for source, target, weight in zip(ties["source"], ties["target"], ties["weight"], strict=True):
        graph.add_edge(source, target, weight=math.sqrt(weight))
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part))
    sides = [math.sqrt(len(part)) + _ALONE for part in parts]
    found: dict[str, Point] = {}
    for part, side, corner in zip(parts, sides, _packed(sides, room[0] / room[1]), strict=True):
        inner = (0.0, 0.0) if len(parts) == 1 else (_ALONE / 2, _ALONE / 2)
        for node, (x, y) in _springs(graph.subgraph(part), part).items():
            size = side - 2 * inner[0]
            found[node] = (corner[0] + inner[0] + x * size, corner[1] + inner[1] + y * size)
    found = {node: (x, -y) for node, (x, y) in found.items()}  # the largest part stands on top
    margins = (_MARGIN[0] * room[0], _MARGIN[1])
    spread = [
        _scaled([at[axis] for at in found.values()], room[axis], margins[axis]) for axis in (0, 1)
    ]
    return dict(zip(found, zip(*spread, strict=True), strict=True))


def _springs(graph: nx.Graph, nodes: Sequence[str]) -> dict[str, Point]:
    """Places in a square of side one."""
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: edge[:2]))
    found = nx.spring_layout(
        ordered, k=2.2 / math.sqrt(len(nodes)), iterations=_ROUNDS, seed=_SEED, weight="weight",
        method="force",
    )  # fmt: skip
    axes = [_scaled([float(found[node][axis]) for node in nodes], 1.0, 0.0) for axis in (0, 1)]
    return dict(zip(nodes, zip(*axes, strict=True), strict=True))


def _scaled(values: Sequence[float], room: float, margin: float) -> list[float]:
    low, high = min(values), max(values)
    if high == low:
        return [room / 2 for _ in values]
    return [round(margin + (v - low) / (high - low) * (room - 2 * margin), 4) for v in values]


def _packed(sides: Sequence[float], aspect: float) -> list[Point]:
    """Corners for squares, the largest first: on shelves, small ones above each other."""
    wide = max(sides[0], math.sqrt(1.1 * sum(side * side for side in sides) * aspect))
    corners: list[Point] = []
    floor, high = 0.0, sides[0]  # of the shelf
    left, across, filled = 0.0, 0.0, 0.0  # of the column on it
    for side in sides:
        if filled + side > high + 1e-9 or left + max(across, side) > wide + 1e-9:
            left, across, filled = left + across, 0.0, 0.0
        if left + side > wide + 1e-9:
            floor, high = floor + high, side
            left, across, filled = 0.0, 0.0, 0.0
        corners.append((left, floor + filled))
        across, filled = max(across, side), filled + side
    return corners
