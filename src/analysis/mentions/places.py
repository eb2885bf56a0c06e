"""Document + scan -> PlaceMentions: countries (ISO 3166-1), provinces, cities, other places."""

import re
from dataclasses import replace
from itertools import pairwise

from analysis.grammar.areas import AREA_WORDS, area_end
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, PlaceMention
from analysis.text import UPPER, fold, repair

_HEAD = re.compile(rf"\b(?:(?:{AREA_WORDS}|quần đảo|đảo) |tp\.(?=\w))")
_HYPHEN = re.compile(r"\s?[-\u2013]\s?|, | và | cùng | với ")
_CAPITAL_BEFORE = re.compile(rf"[{UPPER}]\w*\s$")
_PERSONAL = ("anh", "chị", "ông", "bà", "cô", "chú", "em", "chí", "văn", "thị")
_SIDE = ("phía ", "phía nước ", "bên phía ")
_DELEGATION = "đoàn "
_AREA_BEFORE = re.compile(r"\b(?:huyện|quận|xã|phường|thị trấn|thị xã) $")
_LONGEST_NAME = 4


def find_places(document: Document, scan: Scan) -> tuple[PlaceMention, ...]:
    """The places named in running text, longest reading first, in order."""
    listed = [_country(hit) for hit in scan["countries"] if _is_country(document, scan, hit)]
    listed += [_place(hit) for hit in scan["places"] if _has_its_capitals(document, hit)]
    kept: list[PlaceMention] = []
    for mention in sorted(listed, key=lambda m: (m.start, -m.end)):
        if document.sentence_at(mention.start) and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    found = sorted(kept + _headed(document, scan, kept), key=lambda m: m.start)
    return tuple(_with_told_countries(document, found))


def _with_told_countries(document: Document, places: list[PlaceMention]) -> list[PlaceMention]:
    """Places that no list has, each in the country told once in brackets: "tỉnh X (Lào)"."""
    told: dict[str, str | None] = {}
    for place, home in pairwise(places):
        gap = document.text[place.end : home.start]
        if home.kind == "country" and gap == " (" and document.text.startswith(")", home.end):
            told.setdefault(place.name, home.country)
    return [
        replace(place, country=told.get(place.name)) if place.country is None else place
        for place in places
    ]


def _country(hit: Hit) -> PlaceMention:
    entry = hit.entry
    return PlaceMention(hit.start, hit.end, "country", entry.get("name"), entry.value, entry.rule)


def _place(hit: Hit) -> PlaceMention:
    entry = hit.entry
    country = entry.get("country") or None
    return PlaceMention(hit.start, hit.end, "place", entry.value, country, entry.rule)


def _has_its_capitals(document: Document, hit: Hit) -> bool:
    """ "Hòa Bình" is a place, "Hòa bình" peace."""
    written = document.text[hit.start : hit.end]
    if hit.entry.case != "title" or " " not in written:
        return True
    forms = [form for form in hit.entry.forms if fold(form) == fold(written)]
    return any(
        all(letter.isupper() for letter, of_form in zip(written, form, strict=False)
            if of_form.isupper())
        for form in forms
    ) or not forms  # fmt: skip


def _is_country(document: Document, scan: Scan, hit: Hit) -> bool:
    if _AREA_BEFORE.search(document.folded, max(hit.start - 12, 0), hit.start):
        return False
    strength = hit.entry.get("strength")
    if strength == "strong":
        return True
    if _beside_country(document, scan, hit):
        return True
    if strength == "short" or scan.starting("instrument_heads", hit.start):
        return False
    if document.folded.endswith(_SIDE, 0, hit.start):
        return True
    if document.folded.endswith(_DELEGATION, 0, hit.start):
        return not document.text[hit.end + 1 : hit.end + 2].isupper()
    before = document.text[max(hit.start - 24, 0) : hit.start]
    if _CAPITAL_BEFORE.search(before):
        return scan.ending("organization_words", hit.start - 1) is not None
    words = document.folded[max(hit.start - 24, 0) : hit.start].split()
    if words and words[-1] in _PERSONAL:
        return False
    sentence = document.sentence_at(hit.start)
    return sentence is not None and hit.start > sentence.start


def _beside_country(document: Document, scan: Scan, hit: Hit) -> bool:
    """A country stands on the other side of a hyphen: "Hàn - Việt"."""
    after = _HYPHEN.match(document.text, hit.end)
    if after and scan.starting("countries", after.end()):
        return True
    head = document.text[max(hit.start - 3, 0) : hit.start]
    before = re.search(r"\s?[-\u2013]\s?$", head)
    if before is None:
        return False
    return scan.ending("countries", hit.start - len(before.group())) is not None


def _headed(document: Document, scan: Scan, listed: list[PlaceMention]) -> list[PlaceMention]:
    """Places that no list has, known by the word before them: "huyện Tân Châu"."""
    taken = {mention.start for mention in listed}
    found = []
    for head in _HEAD.finditer(document.folded):
        start = head.end()
        end = area_end(document.text, scan, start, most=_LONGEST_NAME)
        if end is None or start in taken or not document.sentence_at(head.start()):
            continue
        name = repair(document.text[start:end])
        found.append(PlaceMention(start, end, "place", name, None, "places.headed"))
    return found
