"""Document + places -> one place per row: "X, tỉnh Y (Z)" is X, in the country of Z."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.records import Document, PlaceMention

_NARROW = (
    "cửa khẩu",
    "quốc tế",
    "quốc gia",
    "xã",
    "phường",
    "thị trấn",
    "quận",
    "huyện",
    "khu",
    "thôn",
    "bản",
    "quảng trường",
    "khách sạn",
    "trường",
    "bệnh viện",
    "công viên",
    "nhà hát",
    "đường",
    "cảng",
    "sân bay",
)
_WIDE = ("tỉnh", "bang", "nước", "vương quốc", "cộng hoà", "thành phố", "tp", "tp.")
_HEAD = re.compile(rf"\b({'|'.join(map(re.escape, (*_NARROW, *_WIDE, 'thị xã')))})\s\Z")
_NESTED = re.compile(
    r"\s?(?:,\s?|\(\s?|\s)(?:thuộc\s)?(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh|bang)\s"
)
_BRACKET = re.compile(r"\s?\(\s?(?:thuộc\s)?(?:nước\s|vương quốc\s)?")
_COMMA = re.compile(r"\s?,\s?")


def one_per_row(document: Document, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places, of those written one inside the other only the town, with its country.

    A country told in brackets or at the end of the row goes before the one that a list knows.
    """
    return tuple(_town(document, row) for row in _rows(document, places))


def _rows(document: Document, places: tuple[PlaceMention, ...]) -> Iterator[list[PlaceMention]]:
    row: list[PlaceMention] = []
    for place in places:
        if row and not _holds(document, place, row[-1]):
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _holds(document: Document, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a place is written as what holds the one before it."""
    gap = document.folded[inner.end : outer.start]
    if inner.kind == "country" or len(gap) > _LONGEST_GAP:
        return False
    if _BRACKET.fullmatch(gap):
        return document.folded[outer.end : outer.end + 1] in (")", ",")
    if _NESTED.fullmatch(gap):
        return _head(document, inner) != _head(document, outer)
    return _COMMA.fullmatch(gap) is not None and (
        outer.kind == "country" or (inner.country is None and outer.country is not None)
    )


_LONGEST_GAP = 24


def _head(document: Document, place: PlaceMention) -> str | None:
    """The word before a place that says what it is: "tỉnh"."""
    found = _HEAD.search(document.folded, max(0, place.start - 12), place.start)
    return found[1] if found else None


def _town(document: Document, row: list[PlaceMention]) -> PlaceMention:
    if len(row) == 1:
        return row[0]
    towns = [place for place in row if place.kind == "place"]
    wide = [place for place in towns if _head(document, place) not in _NARROW]
    town = (wide or towns)[0]
    country = row[-1].country if row[-1].kind == "country" else None
    known = (place.country for place in row if place.country)
    return replace(town, country=country or next(known, None))
