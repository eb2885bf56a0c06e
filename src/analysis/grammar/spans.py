"""Stretches of a text -> those that lie in none other, and whether a place lies inside one."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


_S = TypeVar("_S", bound=Stretch)


def outermost(stretches: Iterable[_S]) -> list[_S]:
    """The stretches in text order, none that begins inside another; the longest goes first."""
    kept: list[_S] = []
    for one in sorted(stretches, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


class Covered:
    """The places inside some stretches: ``5 in Covered(spans)``."""

    def __init__(self, spans: Iterable[Stretch]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def __contains__(self, position: object) -> bool:
        if not isinstance(position, int):
            return False
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]
