"""Names of treaties, plans and laws -> those that mean one instrument, together.

Names mean one instrument when most of the words that tell it apart are the same, while nothing that
both of them tell (number, period, year, countries) differs. Items of one list are never the same.
"""

import re

from analysis.grammar.instrument_candidates import Candidate
from analysis.records import Document
from analysis.text import fold

_MOST = 60
_OPENS = re.compile(r"\s*\((?:(?:còn |hay |thường )?gọi (?:tắt )?là |hay )?")
_TRAFFICKING = re.compile(
    r"\b(?:mua bán|buôn bán|buôn) (?:người|phụ nữ|trẻ em)|\b(?:pc)?mbn\b|mua, bán người"
)
_NEXT = re.compile(r"(?:,|;|,? và) ")


def groups_of_one(document: Document, candidates: list[Candidate]) -> list[list[Candidate]]:
    """The candidates that name one instrument, together; in order of first mention."""
    groups: list[list[Candidate]] = []
    of_kind: dict[str, list[list[Candidate]]] = {}
    by_name: dict[tuple[str, str | None], list[Candidate]] = {}
    last: tuple[Candidate, list[Candidate]] | None = None
    listed: list[list[Candidate]] = []
    for one in candidates:
        written = fold(one.name), one.number
        home = by_name.get(written)
        follows = last is not None and _NEXT.fullmatch(_gap(document, last[0], one))
        listed = [*listed[-_MOST:], last[1]] if last and follows else []
        if home is None and last and _renames(document, last[0], one):
            home = last[1]
        if home is None:
            alike = of_kind.setdefault(one.entry.forms[0], [])
            near = (
                group for group in alike[-_MOST:]
                if not any(group is other for other in listed) and _all_same(one, group)
            )  # fmt: skip
            home = next(near, None)
            if home is None:
                groups.append(home := [])
                alike.append(home)
        by_name[written] = home
        home.append(one)
        last = one, home
    return groups


def _gap(document: Document, before: Candidate, one: Candidate) -> str:
    return document.folded[before.end : max(one.start, before.end)]


def _renames(document: Document, before: Candidate, one: Candidate) -> bool:
    """Whether a name in brackets is another name of the instrument named before it."""
    if before.entry.value != one.entry.value or not before.strong:
        return False
    inside = _OPENS.fullmatch(document.folded, before.end, one.start)
    return inside is not None and document.text.startswith(")", one.end)


def _all_same(one: Candidate, group: list[Candidate]) -> bool:
    return all(_same(one, other) for other in group[-_MOST:])


def _same(one: Candidate, other: Candidate) -> bool:
    if one.number and other.number:
        return one.number == other.number
    pairs = [(one.period, other.period), (one.year, other.year)]
    if any(a and b and a != b for a, b in pairs):
        return False
    if _outside(one.year, other.period) or _outside(other.year, one.period):
        return False
    if _yearly(one, other) or _yearly(other, one):
        return False
    if _of_other_matter(one, other) or _of_other_matter(other, one):
        return False
    if not (one.countries <= other.countries or other.countries <= one.countries):
        return False
    if ("sửa" in one.words) != ("sửa" in other.words):
        return False
    if bool(one.countries) != bool(other.countries) and (one.year or other.year):
        return False
    if one.words <= other.words or other.words <= one.words:
        return True
    return len(one.words & other.words) * 2 >= len(one.words | other.words)


def _outside(year: str | None, period: str | None) -> bool:
    """Whether a year lies outside a period: "Kế hoạch năm 2025", "Kế hoạch giai đoạn 2014-2019"."""
    first, _, last = (period or "").partition("/")
    return bool(year and last) and not first <= str(year) <= last


def _yearly(one: Candidate, other: Candidate) -> bool:
    """Whether one is the plan of a year and the other of several years."""
    several = other.period is not None and "/" in other.period
    return one.entry.value == "plan" and one.year is not None and several


def _of_other_matter(one: Candidate, other: Candidate) -> bool:
    """Whether one name is about trafficking alone and the other about something else alone."""
    told = not one.words and _TRAFFICKING.search(fold(one.name)) is not None
    return told and bool(other.words) and _TRAFFICKING.search(fold(other.name)) is None


def fullest(group: list[Candidate]) -> Candidate:
    """The candidate that says most of one instrument: among the sure ones that of most words."""
    return max(group, key=lambda c: (c.strong, len(c.name.split()), -c.start))
