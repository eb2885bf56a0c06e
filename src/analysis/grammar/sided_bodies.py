"""Bodies of a text -> the country of the side they are told of: "Phía Mỹ có |Bộ Tư pháp|"."""

import re
from collections.abc import Iterator, Sequence

from analysis.grammar.spans import Stretch
from analysis.records import Document, PlaceMention, Span

_SIDE = re.compile(r"\b(?:phía|đại biểu|đoàn) (?:nước )?$")
_DELEGATION = re.compile(r"\bđoàn(?: (?:đại biểu|công tác|cán bộ))?(?: cấp cao)?(?: của| nước)* $")
_LED = re.compile(
    r"(?: gồm[^,;.:\n]{3,30})? do [^.;:\n]{2,200}?(?=,? (?:làm trưởng đoàn|dẫn đầu)\b)"
)
_HAS = re.compile(r"(?: còn)?(?: có| gồm| là)(?: (?:các|đại diện|lãnh đạo))*\b|:")
_ENDS = re.compile(r"[;.]|\bphía\b")
_LEAD = 30


def sides_of(
    document: Document, places: Sequence[PlaceMention], bodies: Sequence[Stretch]
) -> dict[int, str]:
    """By where a body begins that names no country: the country of its side or delegation."""
    own = [place.start for place in places if place.kind == "country"]
    found: dict[int, str] = {}
    for stretch, country in _stretches(document, places):
        for body in bodies:
            inside = stretch.start <= body.start < stretch.end
            if inside and not any(body.start <= start < body.end for start in own):
                found[body.start] = country
    return found


def _stretches(document: Document, places: Sequence[PlaceMention]) -> Iterator[tuple[Span, str]]:
    """Each stretch behind "phía <country> có" or "đoàn <country> do", to the end of its clause."""
    for place in places:
        sentence = document.sentence_at(place.start)
        if place.kind != "country" or place.country is None or sentence is None:
            continue
        before = document.folded[max(sentence.start, place.start - _LEAD) : place.start]
        has = _HAS.match(document.folded, place.end) if _SIDE.search(before) else None
        if has:
            ended = _ENDS.search(document.folded, has.end(), sentence.end)
            yield Span(has.end(), ended.start() if ended else sentence.end), place.country
        led = _LED.match(document.folded, place.end) if _DELEGATION.search(before) else None
        if led:
            yield Span(*led.span()), place.country
