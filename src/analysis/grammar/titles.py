"""Document + scan + places + organizations -> Titles: ranks and offices, each with its extent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.grammar.names import capitalised_words
from analysis.records import Document, OrganizationMention, PlaceMention
from analysis.text import UPPER, repair

_BEFORE = re.compile(r"(?:nguyên|quyền|cựu|tân) $")
_LINK = re.compile(
    r"(?:thường trú|thường trực|lâm thời|phụ trách|đặc trách|của|tại|ở|nước chủ nhà|nước|"
    r"đại biểu|đoàn|kỳ họp|toàn quốc|thứ nhất|khóa [ivx]+|khoá [ivx]+|đương nhiệm) ?"
)
_CODE = re.compile(rf"(?:số )?(?:[{UPPER}]{{2,8}}\d{{0,3}}|\d{{1,4}})(?!\w)")
_JOINT = re.compile(r"(?:và|,) (?=\S)")
_DANGLING = re.compile(
    r"(?: (?:của|tại|ở|và|đoàn|nước|nước chủ nhà|đại biểu|phụ trách|đặc trách)|,)+$"
)
_MOST_PARTS = 14


@dataclass(frozen=True, slots=True)
class Title:
    """A rank or an office as written; ``end`` is where a personal name may begin after a space."""

    start: int
    end: int
    text: str
    is_rank: bool
    organization: str | None
    country: str | None
    rule: str


def find_titles(
    document: Document,
    scan: Scan,
    places: Sequence[PlaceMention],
    organizations: Sequence[OrganizationMention],
) -> tuple[Title, ...]:
    """Every rank and office in running text, in order, none inside another."""
    reader = _Reader(document, scan, places, organizations)
    found = [_rank(document, hit) for hit in scan["ranks"] if document.sentence_at(hit.start)]
    found += [
        reader.office(hit) for hit in scan["positions"] if document.sentence_at(hit.start)
    ]
    return tuple(_outermost(title for title in found if title))


def _rank(document: Document, hit: Hit) -> Title | None:
    end = hit.end + (document.text[hit.end : hit.end + 1] == ".")
    text = document.text[hit.start : hit.end].rstrip(".")
    return Title(hit.start, end, text, True, None, None, hit.entry.rule)


class _Reader:
    """Reads the complement of an office: its body, field, country, area."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        places: Sequence[PlaceMention],
        organizations: Sequence[OrganizationMention],
    ) -> None:
        self._document, self._scan = document, scan
        self._places = {place.start: place for place in places}
        self._bodies = {body.start: body for body in organizations}
        self._parents = {(b.key, b.parent) for b in organizations if b.parent}

    def office(self, hit: Hit) -> Title | None:
        text = self._document.text
        body = next(
            (self._bodies[p] for p in range(hit.start + 3, hit.end) if p in self._bodies), None
        )
        complement = hit.entry.get("complement")
        end = self._after_body(body) if body and body.end > hit.end else hit.end
        if complement == "body" and not body and not self._body_follows(end):
            return None
        end, bodies, countries = self._complement(end, complement)
        bodies = [b for b in (body, *bodies) if b]
        prefix = _BEFORE.search(self._document.folded[max(hit.start - 8, 0) : hit.start])
        start = hit.start - len(prefix.group()) if prefix else hit.start
        dangling = _DANGLING.search(text[hit.end : end])
        end -= len(dangling.group()) if dangling else 0
        owner = bodies[0] if bodies else None
        country = (owner.country if owner else None) or (countries[0] if countries else None)
        return Title(
            start, end, repair(text[start:end]), False, owner.key if owner else None, country,
            hit.entry.rule,
        )  # fmt: skip

    def _body_follows(self, end: int) -> bool:
        return end + 1 in self._bodies

    def _after_body(self, body: OrganizationMention) -> int:
        """The end of a body and of the body it belongs to: "Cục Đối ngoại, Bộ Công an"."""
        end = body.end
        for link in (", ", " ", " thuộc ", " (", " của "):
            upper = self._bodies.get(end + len(link))
            written = self._document.text[end : end + len(link)] == link
            if written and upper and (body.key, upper.key) in self._parents:
                closing = link == " ("
                return self._after_body(upper) + closing
        return end

    def _complement(
        self, end: int, complement: str
    ) -> tuple[int, list[OrganizationMention], list[str]]:
        bodies: list[OrganizationMention] = []
        countries: list[str] = []
        for _ in range(_MOST_PARTS):
            start = self._next_part(end, complement)
            if start is None:
                break
            body, place = self._bodies.get(start), self._places.get(start)
            if body:
                bodies.append(body)
                end = self._after_body(body)
            elif place:
                if place.country:
                    countries.append(place.country)
                end = place.end
            else:
                longer = self._words(start, complement)
                if longer is None:
                    break
                end = longer
        return end, bodies, countries

    def _next_part(self, end: int, complement: str) -> int | None:
        text = self._document.text
        if text[end : end + 1] in (" ", "\u00a0"):
            return end + 1
        ministry = complement == "field" and text[end : end + 2] == ", "
        body = self._bodies.get(end + 2) if ministry else None
        return end + 2 if body and body.name.startswith("Bộ ") else None

    def _words(self, start: int, complement: str) -> int | None:
        """The end of a field of office, a linking word or a code at ``start``."""
        if complement == "none":
            return None
        folded, text = self._document.folded, self._document.text
        word = self._scan.starting("organization_words", start)
        if word:
            return word.end
        if joint := _JOINT.match(folded, start):
            after = self._scan.starting("organization_words", joint.end())
            return after.end if after else None
        if link := _LINK.match(folded, start):
            return link.end() - (folded[link.end() - 1] == " ")
        if code := _CODE.match(text, start):
            return code.end()
        return self._area(start)

    def _area(self, start: int) -> int | None:
        head = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường) ").match(
            self._document.folded, start
        )
        words = capitalised_words(self._document.text, head.end(), most=3) if head else []
        return words[-1].end if words else None


def _outermost(titles: Iterable[Title]) -> list[Title]:
    kept: list[Title] = []
    for title in sorted(titles, key=lambda title: (title.start, -title.end)):
        if not kept or title.start >= kept[-1].end:
            kept.append(title)
    return kept
