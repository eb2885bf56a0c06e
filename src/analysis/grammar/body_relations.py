"""Bodies as they stand in one text -> which belongs to which, and the country of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.frozen import frozen
from analysis.records import Document
from analysis.text import UPPER

_GLOSS_BETWEEN = rf"(?: \([{UPPER}][\w&.\- /]{{1,24}}\))?"
_PARENT = re.compile(rf"{_GLOSS_BETWEEN}(?:,? (?:thuộc|của|trực thuộc) | \(| |, | - | \u2013 )")
_BRACKET = re.compile(r" \((?:(?:sau đây )?(?:gọi|viết) tắt là )?")
_LOWER_KINDS = ("department", "division", "office", "agency", "committee", "police", "centre",
                "border_guard", "institute")  # fmt: skip
_UPPER_KINDS = ("ministry", "police", "command", "union", "government", "department",
                "international", "border_guard")  # fmt: skip
_BEHIND_COMMA = {
    "department": ("ministry", "command", "union", "police"),
    "institute": ("ministry",),
    "agency": ("ministry",),
    "centre": ("ministry", "department", "union"),
    "office": ("ministry", "department"),
    "police": ("ministry",),
    "committee": ("union",),
    "division": ("department", "police", "ministry", "command"),
    "border_guard": ("command",),
}
_STEPS_OF_A_KIND = tuple(
    (re.compile(below), re.compile(above))
    for below, above in (
        (r"(?:đội|tổ)\b", r"(?:phòng|khoa)\b"),
        (r"(?:đồn|trạm|hải đội|đoàn đặc nhiệm)\b", r"(?:bđbp|bộ đội biên phòng|biên phòng)\b"),
        (r"(?:đồn công an|công an (?:xã|phường|thị trấn))\b", r"công an\b"),
        (r"công an (?:huyện|quận|thị xã|thành phố)\b", r"công an (?:tỉnh|tp|thành phố)\b"),
        (r"vụ\b|cục\b|chi cục\b", r"tổng cục\b"),
    )
)


@frozen
class Body:
    """A body as it stands at one place, before the places are compared."""

    start: int
    end: int
    name: str
    core: str
    kind: str
    country: str | None
    rule: str


def with_second_names(document: Document, bodies: Sequence[Body]) -> list[Body]:
    """A body in brackets behind one of its kind is the same: "Phòng Hình sự (Phòng 2)"."""
    core: dict[str, str] = {}
    for body, following in pairwise(bodies):
        opened = _BRACKET.fullmatch(document.text, body.end, following.start)
        closed = document.text[following.end : following.end + 1] == ")"
        if opened and closed and body.kind == following.kind:
            core.setdefault(following.core, body.core)
    return [replace(body, core=core[body.core]) if body.core in core else body for body in bodies]


def with_countries(bodies: Sequence[Body]) -> list[Body]:
    """A body without a country takes that of its namesakes in the text when they agree."""
    stated: dict[str, set[str]] = {}
    for body in bodies:
        if body.country:
            stated.setdefault(body.core, set()).add(body.country)
    return [
        replace(body, country=next(iter(stated[body.core])))
        if body.country is None and len(stated.get(body.core, ())) == 1
        else body
        for body in bodies
    ]


def parents_of(document: Document, bodies: Sequence[Body]) -> dict[int, int]:
    """Which body belongs to which, by index: "Cục X, Bộ Y", "Cục X (Bộ Y)", "Cục X thuộc Bộ Y"."""
    return {
        index: index + 1
        for index, (body, following) in enumerate(pairwise(bodies))
        if _belongs(document, body, following)
    }


def _belongs(document: Document, body: Body, following: Body) -> bool:
    link = _PARENT.fullmatch(document.text, body.end, following.start)
    if link is None or body.core == following.core:
        return False
    if body.kind == following.kind:
        return _is_lower_of_kind(body, following)
    if link.group().endswith((", ", " - ", " \u2013 ")):
        beside = body.core.startswith("sở ") and following.kind != "government"
        return not beside and following.kind in _BEHIND_COMMA.get(body.kind, ())
    return body.kind in _LOWER_KINDS and following.kind in _UPPER_KINDS


def _is_lower_of_kind(body: Body, following: Body) -> bool:
    """ "Đội 5, Phòng Hình sự", "Công an huyện X, Công an tỉnh Y": two steps of one hierarchy."""
    return any(
        below.match(body.core) and above.match(following.core) for below, above in _STEPS_OF_A_KIND
    )


def countries_of_parents(bodies: Sequence[Body], parents: dict[int, int]) -> list[Body]:
    """A body without a country has that of the body it belongs to."""
    told = list(bodies)
    for index in reversed(range(len(told))):
        parent = parents.get(index)
        if parent is not None and told[index].country is None:
            told[index] = replace(told[index], country=told[parent].country)
    return told
