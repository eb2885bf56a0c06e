"""Titles and honorifics -> where a personal name may begin because of the words before it."""

import re
from collections.abc import Iterable

from analysis.frozen import frozen
from analysis.grammar.names import names_a_thing
from analysis.grammar.titles import Title
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document

_SEVERAL = re.compile(r"(?<!\w)(?:hai|ba|bốn|năm|các|những|[2-9]) (?:ông|bà|anh|chị|đồng chí)?\Z")
_OF_STATESMEN = ("positions:Tổng thống", "positions:Thủ tướng", "positions:Ngoại trưởng")
_BRACKET = re.compile(r"\([^()\n]{3,60}\) (?=\w)")
_LONGEST_PLURAL = 16


@frozen
class Announcement:
    """What stands right before a name.

    ``personal`` tells that one word may be a whole name; ``several`` that a list of names follows;
    ``gender`` what the word tells of it, the empty string when nothing.
    """

    personal: bool
    gender: str
    several: bool


def announcements(
    document: Document, scan: Scan, titles: Iterable[Title], honorifics: Iterable[Hit]
) -> dict[int, Announcement]:
    """By the place where a name may begin: "Trung tá |", "hai ông |"."""
    found = {
        title.end + 1: Announcement(
            title.is_rank or title.rule in _OF_STATESMEN, "", _several(document, title.start)
        )
        for title in titles
        if not names_a_thing(document, scan, title.start)
    }
    for end in [end for end in found if document.text.startswith("(", end)]:
        bracket = _BRACKET.match(document.text, end)
        if bracket:
            found.setdefault(bracket.end(), found[end])
    for hit in honorifics:
        several = _several(document, hit.start) or _several(document, hit.end)
        personal = hit.entry.get("part") != "full"
        found[hit.end + 1] = Announcement(personal, hit.entry.get("gender"), several)
    return found


def _several(document: Document, position: int) -> bool:
    """A plural word ends here: "hai |Trung tướng", "các ông|"."""
    start = max(position - _LONGEST_PLURAL, 0)
    return _SEVERAL.search(document.folded, start, position) is not None
