"""Document + scan -> bodies that share one head: "các Bộ Công an, Quốc phòng và Ngoại giao".

So do the bodies of several areas: "Công an hai tỉnh A và B".
"""

import re
from collections.abc import Iterator, Mapping

from analysis.frozen import frozen
from analysis.grammar.areas import area_end
from analysis.grammar.body_names import BodyNames
from analysis.matching import Scan
from analysis.records import Document, PlaceMention, Span

_FIELD = (
    r"(?:lao động ?[-,] ?thương binh và xã hội|văn hoá, thể thao và du lịch|giáo dục và đào tạo|"
    r"khoa học và công nghệ|nông nghiệp và (?:phát triển nông thôn|môi trường)|"
    r"tài nguyên và môi trường|kế hoạch và đầu tư|thông tin và truyền thông|"
    r"dân tộc và tôn giáo|giao thông vận tải|công an|quốc phòng|ngoại giao|tư pháp|nội vụ|y tế|"
    r"tài chính|công thương|xây dựng|ngoại vụ|du lịch|an ninh|"
    r"lđ-?tb ?& ?xh|gd ?& ?đt|tt ?& ?tt|vhtt ?& ?dl)"
)
_FIELDS = re.compile(
    rf":? {_FIELD}(?:(?:, | và |, và |; ){_FIELD})+"
    r"(?!\w| -| (?:tỉnh|thành phố|tp|huyện|quận|xã|phường)\b)"
)
_ITEM = re.compile(_FIELD)
_PLURAL = re.compile(
    r"\bcác (?P<head>bộ|sở)(?:,? (?:ban,? )?ngành)?(?: trung ương| liên quan| hữu quan| chức năng)?"
    rf"(?:,? (?:gồm|như|là))?(?={_FIELDS.pattern})"
)
_OF_AREAS = re.compile(
    r"(?: \([^()\n]{2,30}\))? (?:hai|ba|bốn|năm|\d{1,2}) (?P<area>tỉnh|thành phố)(?:,|:)? "
)
_NEXT_AREA = re.compile(r" - | – |, (?:và )?| và ")
_HOME = re.compile(r" \((?:nước )?")
_SEVERAL = 2
_WORDS_OF_AN_AREA = 3
_HEADS = {"Bộ": "ministry", "Sở": "department"}


@frozen
class SharedHead:
    """One body of a list: where its own words stand, its whole name, and where the list ends."""

    start: int
    end: int
    name: str
    kind: str
    last_end: int
    country: str | None = None


def bodies_of_one_head(document: Document, scan: Scan) -> Iterator[SharedHead]:
    """The bodies of every list whose head is written once, in order; each field with a capital."""
    for hit in scan["organization_heads"]:
        if hit.entry.value in _HEADS:
            yield from _listed(document, Span(hit.start, hit.end), hit.entry.value)
    for match in _PLURAL.finditer(document.folded):
        yield from _listed(document, Span(match.end(), match.end()), match["head"].capitalize())


def _listed(document: Document, written: Span, head: str) -> Iterator[SharedHead]:
    """The bodies of the fields behind a head; the head as it is written belongs to the first."""
    fields = _FIELDS.match(document.folded, written.end)
    if fields is None or document.sentence_at(written.start) is None:
        return
    items = list(_ITEM.finditer(document.folded, *fields.span()))
    if not all(document.text[item.start()].isupper() for item in items):
        return
    for item in items:
        first = item is items[0] and written.start < written.end
        start = written.start if first and document.text[written.end] == " " else item.start()
        name = f"{head} {document.text[item.start() : item.end()]}"
        yield SharedHead(start, item.end(), name, _HEADS[head], fields.end())


def bodies_of_areas(
    document: Document, scan: Scan, places: Mapping[int, PlaceMention], names: BodyNames
) -> Iterator[SharedHead]:
    """The bodies of one kind in several areas, each with its area: "BĐBP hai tỉnh A - B (Lào)"."""
    for hit in scan["organization_heads"]:
        kind, lower = hit.entry.get("kind"), hit.entry.get("lower") == "yes"
        end = names.end(hit.end, hit.entry.get("tail"), kind=kind, lower=lower)
        several = _OF_AREAS.match(document.folded, end)
        found = _areas(document, scan, places, several.end()) if several else []
        if several is None or len(found) < _SEVERAL or document.sentence_at(hit.start) is None:
            continue
        head = hit.entry.value + document.text[hit.end : end]
        home = _HOME.match(document.text, found[-1].end)
        foreign = places.get(home.end()) if home else None
        for area in found:
            listed = places.get(area.start)
            told = foreign.country if foreign and area is found[-1] else None
            told = told or (listed.country if listed else None)
            written = document.text[area.start : area.end]
            start = hit.start if area is found[0] else area.start
            name = f"{head} {several['area']} {written}"
            yield SharedHead(start, area.end, name, kind, found[-1].end, told)


def _areas(
    document: Document, scan: Scan, places: Mapping[int, PlaceMention], start: int
) -> list[Span]:
    """The places that are listed from a position on; behind a listed one any name may stand."""
    found: list[Span] = []
    while start >= 0:
        place = places.get(start)
        named = area_end(document.text, scan, start, most=_WORDS_OF_AN_AREA) if found else None
        end = place.end if place and place.kind == "place" else None if place else named
        if end is None:
            break
        found.append(Span(start, end))
        joint = _NEXT_AREA.match(document.text, end)
        start = joint.end() if joint else -1
    return found
