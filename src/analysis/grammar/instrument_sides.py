"""Outline -> Sides: whom "hai bên", "hai nước", "hai Bộ", "ba tỉnh" mean at a place in the text.

Two or more that are named side by side ("A và B", "A hội đàm với B") are the sides of what follows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.grammar.actors import Actor
from analysis.grammar.outline import Outline
from analysis.records import Document

COUNTED = re.compile(
    r"\b(?:(?P<number>hai|2|ba|3|bốn|4|năm|5|sáu|6|cả hai|cả ba)|đôi|song) "
    r"(?P<what>bên|phương|phía|đoàn|nước|chính phủ|quốc gia|bộ|ngành|cơ quan|lực lượng|tỉnh|đơn vị"
    r"|sở|địa phương|hội|viện|ban|cục|ty|tổ chức|công an|ông|bà|vị|thủ tướng|bộ trưởng|thứ trưởng"
    r"|nhà lãnh đạo|trưởng đoàn|phái đoàn|huyện|thành phố|trường)\b(?! trưởng)"
    r"|\bchữ ký của cả (?:hai|ba)\b"
)
_STATES = frozenset(("nước", "chính phủ", "quốc gia", "thủ tướng"))
_BODIES = frozenset(
    ("bộ", "ngành", "cơ quan", "lực lượng", "tỉnh", "đơn vị", "sở", "địa phương", "hội", "viện",
     "ban", "cục", "ty", "tổ chức", "công an", "huyện", "thành phố", "trường")
)  # fmt: skip
_NUMBERS = {"ba": 3, "3": 3, "cả ba": 3, "bốn": 4, "4": 4, "năm": 5, "5": 5, "sáu": 6, "6": 6}
_ENDS_IN_NAMES = (
    r"(?:(?:với|phía|bên|đoàn|đại diện|lãnh đạo|chính phủ|nước|của|ngài|ông|bà|tỉnh|các"
)
_PROVINCES = re.compile(
    r"\b(?:chính quyền|đoàn công tác|đoàn đại biểu|lãnh đạo|đoàn|công an|ubnd)(?: cấp cao)? "
    r"(?:hai |ba )?(?:tỉnh|huyện|thành phố)\b|\b(?:hai|ba) (?:tỉnh|huyện|thành phố)\b"
    r"|\btỉnh trưởng\b"
)
_LINK = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|\))?[\s,]*(?:và|với|cùng với|cùng|,|[-–]|(?:đã\s|có buổi\s|sang\s)?"
    r"(?:hội đàm với|hội đàm cùng|làm việc với|tiếp|gặp|thăm|sang thăm|đón|hội kiến|phối hợp với"
    rf"|ký kết với|ký với))\s?{_ENDS_IN_NAMES}|đoàn đại biểu|đoàn công tác)\s)*"
)
_LONG_LINK = re.compile(rf"[^.;:!?\n\"]{{0,150}}\b(?:với|cùng)\s{_ENDS_IN_NAMES})\s)*")
_GIVEN_BETWEEN = re.compile(r"\bgiữa\s(?:\w+\s){0,4}$")
_SIDE = ("về phía ", "về phía đoàn ", "phía ")
_LONGEST_LINK, _FAR_APART, _MOST, _BEHIND = 160, 600, 40, 300


@dataclass(frozen=True, slots=True)
class Side:
    """Some actors that the text names side by side."""

    start: int
    actors: tuple[Actor, ...]


class Sides:
    """The groups of actors of one document that may be the sides of something."""

    def __init__(self, document: Document, whole: Outline) -> None:
        self._document = document
        groups = [*self._groups(whole.everyone), *self._opposed(whole.everyone)]
        self._found = sorted(groups, key=lambda side: side.start)

    def near(self, position: int, number: int, *, states: bool | None) -> tuple[Actor, ...]:
        """The nearest group of a size before a position, else one right behind it.

        ``states``: whether countries must be told apart (True), bodies (False) or either (None).
        """
        index = bisect_left(self._found, position, key=lambda side: side.start)
        before = self._found[max(index - _MOST, 0) : index]
        behind = (s for s in self._found[index : index + _MOST] if s.start < position + _BEHIND)
        near = [side.actors for side in (*reversed(before), *behind)]
        if states is None:
            near.sort(key=lambda actors: actors[0].kind == "country")
        return next((actors for actors in near if _size(actors, states) == number), ())

    def _groups(self, actors: Sequence[Actor]) -> Iterator[Side]:
        run: list[Actor] = []
        for actor in actors:
            if self._document.text[actor.start - 1 : actor.start] == "(":
                continue
            if run and not self._linked(run[-1], actor):
                yield from self._side(run)
                run = []
            run.append(actor)
        yield from self._side(run)

    def _opposed(self, actors: Sequence[Actor]) -> Iterator[Side]:
        """ "Về phía A có ...; về phía B có ..."."""
        folded = self._document.folded
        sided = [one for one in actors if folded.endswith(_SIDE, 0, one.start)]
        for one, other in pairwise(sided):
            if one.key != other.key and other.start - one.end < _FAR_APART:
                yield Side(one.start, (one, other))

    def _linked(self, one: Actor, other: Actor) -> bool:
        if one.kind != other.kind or not 0 < other.start - one.end <= _LONGEST_LINK:
            return False
        folded = self._document.folded
        if _LINK.fullmatch(folded, one.end, other.start):
            return True
        alike = self._head(one, 2) == self._head(other, 2) and one.kind == "organization"
        apart = one.country and other.country and one.country != other.country
        return bool(alike or apart) and bool(_LONG_LINK.fullmatch(folded, one.end, other.start))

    def _side(self, run: list[Actor]) -> Iterator[Side]:
        if len(run) > 1 and self._parallel(run):
            yield Side(run[0].start, tuple(run))

    def _parallel(self, run: list[Actor]) -> bool:
        """Whether the members of a group stand for different states or bodies of one sort."""
        if len({actor.country for actor in run}) == len(run):
            return True
        before = self._document.folded[max(run[0].start - 30, 0) : run[0].start]
        alike = len({tuple(self._head(actor, 1)) for actor in run}) == 1
        return alike or _GIVEN_BETWEEN.search(before) is not None

    def _head(self, actor: Actor, words: int) -> list[str]:
        return self._document.folded[actor.start : actor.end].split()[:words]


def counted_sides(text: str) -> tuple[int, bool | None] | None:
    """How many sides some words count, and whether these are states (True) or bodies (False)."""
    counted = COUNTED.search(text)
    return None if counted is None else _meaning(counted)


def tells_of_provinces(document: Document, position: int) -> bool:
    """Whether the paragraph before a place tells of provinces, who do not bind their states."""
    start = max(document.line_at(position).start, position - _FAR_APART)
    return _PROVINCES.search(document.folded, start, position) is not None


def last_counted(text: str) -> bool | None:
    """Whether the last sides that are counted are states or bodies, None where neither is told."""
    told = [_meaning(counted)[1] for counted in COUNTED.finditer(text)]
    return next((states for states in reversed(told) if states is not None), None)


def _meaning(counted: re.Match[str]) -> tuple[int, bool | None]:
    words, what = counted["number"] or counted[0].split()[-1], counted["what"]
    return _NUMBERS.get(words, 2), True if what in _STATES else False if what in _BODIES else None


def _size(actors: Sequence[Actor], states: bool | None) -> int:
    countries = {actor.country for actor in actors if actor.country}
    bodies = {actor.bodies[0] for actor in actors if actor.bodies}
    if states is None:
        return max(len(countries), len(bodies))
    return len(countries) if states else len(bodies)
