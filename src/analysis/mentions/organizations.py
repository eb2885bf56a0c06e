"""Document + scan + places -> OrganizationMentions: bodies, their country and their parent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from analysis.grammar.areas import AREA_WORDS, larger_areas
from analysis.grammar.body_names import BodyNames, means_several
from analysis.grammar.body_relations import (
    Body,
    countries_of_parents,
    parents_of,
    with_countries,
    with_second_names,
)
from analysis.grammar.coordinated_bodies import bodies_of_areas, bodies_of_one_head
from analysis.grammar.introduced_names import introduced
from analysis.grammar.names import acronym_after
from analysis.grammar.sided_bodies import sides_of
from analysis.grammar.spans import Covered, outermost
from analysis.matching import Scan
from analysis.records import Document, OrganizationMention, PlaceMention, Span
from analysis.text import UPPER, fold, repair

_ROYAL = re.compile(r" hoàng gia\b")
_OF = re.compile(r" (?:của )?(?:nước )?")
_CODE = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}")
_OF_OFFICE = re.compile(r"trưởng (?=(ban|phòng) )")
_PROVINCE = re.compile(r" (?:tỉnh|thành phố|tp\.?) (?=\S)")
_BARE_AREA = re.compile(rf" (?:tỉnh|thành phố|huyện|thị xã)(?! [{UPPER}])(?!\w)")
_MOST_WORDS_OF_A_HEAD = 8
_STATELESS = ("international", "secretariat", "programme")
_AREAS = f" các (?:{AREA_WORDS})"
_SEVERAL_OWNERS = re.compile(
    rf"{_AREAS} |{_AREAS}(?:, (?:{AREA_WORDS}))+ (?:khu vực|phía|miền)"
    r"| (?:của )?(?:cả )?(?:hai|ba|mỗi) (?:nước|quốc gia|bên)(?!\w)"
    rf"| (?:của )?các (?:nước|quốc gia|bên)(?! [{UPPER}]|\w)"
)


def find_organizations(
    document: Document, scan: Scan, places: Sequence[PlaceMention]
) -> tuple[OrganizationMention, ...]:
    """The bodies named in running text, in order, each form of a body under one key."""
    finder = _Finder(document, scan, places)
    shared = list(finder.of_one_head())
    taken = Covered(shared)
    alone = (body for body in (*finder.listed(), *finder.headed()) if body.start not in taken)
    bodies = outermost([*shared, *alone])
    bodies = outermost([*finder.of_unnamed_area(bodies), *bodies])
    bodies = with_second_names(document, bodies)
    sides = sides_of(document, places, bodies)
    bodies = [replace(b, country=sides[b.start]) if b.start in sides else b for b in bodies]
    parents = parents_of(document, bodies)
    bodies = with_countries(countries_of_parents(bodies, parents))
    bodies = with_countries(countries_of_parents(bodies, parents))
    mentions = [
        OrganizationMention(
            body.start, body.end, body.name, _key(body), body.country,
            _key(bodies[parents[index]]) if index in parents else None, body.rule,
        )
        for index, body in enumerate(bodies)
    ]  # fmt: skip
    mentions += introduced(document, mentions)
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


class _Finder:
    """Finds bodies by the list of those that are known, and by the heads of their names."""

    def __init__(self, document: Document, scan: Scan, places: Sequence[PlaceMention]) -> None:
        self._document, self._scan = document, scan
        self._places = {place.start: place for place in places}
        self._inside_places = Covered(places)
        self._names = BodyNames(document, scan, self._places)

    def listed(self) -> Iterable[Body]:
        for hit in self._scan["organizations"]:
            if self._document.sentence_at(hit.start) is None or self._is_part_of_word(hit.end):
                continue
            entry, several = hit.entry, means_several(self._document.folded, hit.start, hit.end)
            if several or self._is_inside_place(hit.start):
                continue
            royal = _ROYAL.match(self._document.folded, hit.end)
            end, country = self._own_country(royal.end() if royal else hit.end)
            listed = entry.get("country") or None
            seconded = entry.case == "exact" and listed not in (None, "VN")
            above = self._scan.starting("organizations", end + 1)
            country = country or (above and above.entry.get("country")) or listed
            country = listed if seconded else country
            name = repair(self._document.text[hit.start : end])
            core = fold(entry.value + (royal.group() if royal else ""))
            yield Body(
                hit.start, end, name, core, entry.get("kind"),
                None if entry.get("kind") in _STATELESS else country,
                entry.rule,
            )  # fmt: skip

    def headed(self) -> Iterable[Body]:
        for hit in self._scan["organization_heads"]:
            if self._document.sentence_at(hit.start) is None:
                continue
            kind, lower = hit.entry.get("kind"), hit.entry.get("lower") == "yes"
            named = "" if self._is_head_of(hit.start) else kind
            end = self._names.end(hit.end, hit.entry.get("tail"), kind=named, lower=lower)
            coded = _CODE.search(self._document.text, hit.end, end)
            if kind == "project" and not (coded or acronym_after(self._document.text, end)):
                continue
            if end > hit.end and not _SEVERAL_OWNERS.match(self._document.text, end):
                body = self._body(hit.start, end, kind, hit.entry.rule)
                yield replace(body, core=fold(hit.entry.value) + body.core[hit.end - hit.start :])
        for match in _OF_OFFICE.finditer(self._document.folded):
            kind = "committee" if match.group(1) == "ban" else "division"
            end = self._names.end(match.end(1), "about", kind=kind)
            if end > match.end(1) and self._document.sentence_at(match.end()):
                yield self._body(match.start(1), end, kind, "organizations.of_office")

    def of_one_head(self) -> Iterable[Body]:
        """The bodies of "các Bộ Công an, Quốc phòng và Ngoại giao"."""
        for body in bodies_of_one_head(self._document, self._scan):
            place = self._places.get(body.last_end + 1)
            country = place.country if place and place.kind == "country" else "VN"
            yield Body(
                body.start, body.end, body.name, fold(body.name), body.kind, country,
                "organizations.shared_head",
            )  # fmt: skip
        for body in bodies_of_areas(self._document, self._scan, self._places, self._names):
            core = _PROVINCE.sub(" ", fold(body.name))
            yield Body(
                body.start,
                body.end,
                body.name,
                core,
                body.kind,
                body.country,
                "organizations.shared_head",
            )

    def of_unnamed_area(self, bodies: Sequence[Body]) -> Iterable[Body]:
        """The bodies named before that "Công an tỉnh", "Sở Tư pháp tỉnh" mean."""
        named = {body.start: body for body in bodies}
        meant: dict[tuple[str, str], Body] = {}
        waiting = iter(bodies)
        following = next(waiting, None)
        for hit in self._scan["organization_heads"]:
            while following and following.end < hit.start:
                for length in _beginnings(following.core):
                    meant[following.core[:length], following.kind] = following
                following = next(waiting, None)
            body = named.get(hit.start)
            core, end = (body.core, body.end) if body else (fold(hit.entry.value), hit.end)
            area = _BARE_AREA.match(self._document.text, end)
            before = meant.get((core, hit.entry.get("kind")))
            if area and before and self._document.sentence_at(hit.start):
                yield replace(
                    before, start=hit.start, end=area.end(), rule="organizations.unnamed_area"
                )

    def _is_head_of(self, start: int) -> bool:
        """ "Chánh |Văn phòng Bộ X" is an office of the ministry, "Văn phòng Bộ X" a body."""
        return self._document.folded.endswith(("chánh ", "phó "), 0, start)

    def _body(self, start: int, end: int, kind: str, rule: str) -> Body:
        inside = [self._places[p] for p in range(start, end) if p in self._places]
        countries = [place for place in inside if place.kind == "country"]
        owner = self._owner(start, end, countries or inside[:1])
        name = repair(self._document.text[start].upper() + self._document.text[start + 1 : end])
        last = countries[-1] if countries and countries[-1].end == end else None
        core = fold(self._document.text[start : last.start] if last else name).strip(" -,")
        return Body(start, end, name, _PROVINCE.sub(" ", core), kind, owner, rule)

    def _owner(self, start: int, end: int, places: Sequence[PlaceMention]) -> str | None:
        """The country of the places in a name; none for "Văn phòng UNODC tại X", "Lào - Việt"."""

        def hosts(part: int) -> bool:
            return self._document.folded.endswith(" tại ", 0, part)

        listed = self._scan.within("organizations", start, end)
        if any(hit.entry.get("kind") in _STATELESS and not hosts(hit.start) for hit in listed):
            return None
        if not places or all(place.country is None for place in places):
            places = larger_areas(self._document, self._places, Span(start, end))
        owners = {place.country for place in places if place.country and not hosts(place.start)}
        return owners.pop() if len(owners) == 1 else None

    def _own_country(self, end: int) -> tuple[int, str | None]:
        """Where a name ends with its country: "Bộ X Lào", "Bộ X của Lào"."""
        link = _OF.match(self._document.folded, end)
        place = self._places.get(link.end()) if link else None
        if place and place.kind == "country":
            return place.end, place.country
        return end, None

    def _is_part_of_word(self, end: int) -> bool:
        """ "ASEAN" inside "ASEAN-ACT" names another body."""
        text = self._document.text
        return text[end : end + 1] == "-" and text[end + 1 : end + 3].isupper()

    def _is_inside_place(self, start: int) -> bool:
        """ "Quốc hội" in "Trung Quốc hội đàm" is no body."""
        return start in self._inside_places and start not in self._places


def _beginnings(core: str) -> Iterable[int]:
    """Where the first words of a name end, at most eight: of "công an tỉnh an giang", four."""
    return [match.start() for match in islice(re.finditer(" ", core), _MOST_WORDS_OF_A_HEAD)]


def _key(body: Body) -> str:
    return f"{body.core}|{body.country or ''}"
