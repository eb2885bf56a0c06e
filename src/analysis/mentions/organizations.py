"""Document + scan + places -> OrganizationMentions: bodies, their country and their parent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from analysis.frozen import frozen
from analysis.grammar.areas import AREA_WORDS
from analysis.grammar.body_names import BodyNames, means_several
from analysis.grammar.coordinated_bodies import bodies_of_one_head
from analysis.grammar.introduced_names import introduced
from analysis.grammar.names import acronym_after
from analysis.grammar.sided_bodies import sides_of
from analysis.grammar.spans import Covered
from analysis.matching import Scan
from analysis.records import Document, OrganizationMention, PlaceMention
from analysis.text import UPPER, fold, repair

_ROYAL = re.compile(r" hoàng gia\b")
_OF = re.compile(r" (?:của )?(?:nước )?")
_CODE = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}")
_OF_OFFICE = re.compile(r"trưởng (?=(ban|phòng) )")
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
_PROVINCE = re.compile(r" (?:tỉnh|thành phố|tp\.?) (?=\S)")
_BARE_AREA = re.compile(rf" (?:tỉnh|thành phố|huyện|thị xã)(?! [{UPPER}])(?!\w)")
_MOST_WORDS_OF_A_HEAD = 8
_STATELESS = ("international", "secretariat", "programme")
_AREAS = f" các (?:{AREA_WORDS})"
_SEVERAL_AREAS = re.compile(rf"{_AREAS} |{_AREAS}(?:, (?:{AREA_WORDS}))+ (?:khu vực|phía|miền)")


@frozen
class _Body:
    """A body as it stands at one place, before the places are compared."""

    start: int
    end: int
    name: str
    core: str
    kind: str
    country: str | None
    rule: str


def find_organizations(
    document: Document, scan: Scan, places: Sequence[PlaceMention]
) -> tuple[OrganizationMention, ...]:
    """The bodies named in running text, in order, each form of a body under one key."""
    finder = _Finder(document, scan, places)
    shared = list(finder.of_one_head())
    taken = Covered(shared)
    alone = (body for body in (*finder.listed(), *finder.headed()) if body.start not in taken)
    bodies = _leftmost_longest([*shared, *alone])
    bodies = _leftmost_longest([*finder.of_unnamed_area(bodies), *bodies])
    bodies = _with_second_names(document, bodies)
    sides = sides_of(document, places, bodies)
    bodies = [replace(b, country=sides[b.start]) if b.start in sides else b for b in bodies]
    parents = _parents(document, bodies)
    bodies = _with_countries(_countries_of_parents(bodies, parents))
    bodies = _with_countries(_countries_of_parents(bodies, parents))
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

    def listed(self) -> Iterable[_Body]:
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
            yield _Body(
                hit.start, end, name, core, entry.get("kind"),
                None if entry.get("kind") in _STATELESS else country,
                entry.rule,
            )  # fmt: skip

    def headed(self) -> Iterable[_Body]:
        for hit in self._scan["organization_heads"]:
            if self._document.sentence_at(hit.start) is None:
                continue
            kind, lower = hit.entry.get("kind"), hit.entry.get("lower") == "yes"
            named = "" if self._is_head_of(hit.start) else kind
            end = self._names.end(hit.end, hit.entry.get("tail"), kind=named, lower=lower)
            coded = _CODE.search(self._document.text, hit.end, end)
            if kind == "project" and not (coded or acronym_after(self._document.text, end)):
                continue
            if end > hit.end and not _SEVERAL_AREAS.match(self._document.folded, end):
                body = self._body(hit.start, end, kind, hit.entry.rule)
                yield replace(body, core=fold(hit.entry.value) + body.core[hit.end - hit.start :])
        for match in _OF_OFFICE.finditer(self._document.folded):
            kind = "committee" if match.group(1) == "ban" else "division"
            end = self._names.end(match.end(1), "about", kind=kind)
            if end > match.end(1) and self._document.sentence_at(match.end()):
                yield self._body(match.start(1), end, kind, "organizations.of_office")

    def of_one_head(self) -> Iterable[_Body]:
        """The bodies of "các Bộ Công an, Quốc phòng và Ngoại giao"."""
        for body in bodies_of_one_head(self._document, self._scan):
            place = self._places.get(body.last_end + 1)
            country = place.country if place and place.kind == "country" else "VN"
            yield _Body(
                body.start, body.end, body.name, fold(body.name), body.kind, country,
                "organizations.shared_head",
            )  # fmt: skip

    def of_unnamed_area(self, bodies: Sequence[_Body]) -> Iterable[_Body]:
        """The bodies named before that "Công an tỉnh", "Sở Tư pháp tỉnh" mean."""
        named = {body.start: body for body in bodies}
        meant: dict[tuple[str, str], _Body] = {}
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

    def _body(self, start: int, end: int, kind: str, rule: str) -> _Body:
        inside = [self._places[p] for p in range(start, end) if p in self._places]
        countries = [place for place in inside if place.kind == "country"]
        owner = self._owner(start, end, countries or inside[:1])
        name = repair(self._document.text[start].upper() + self._document.text[start + 1 : end])
        last = countries[-1] if countries and countries[-1].end == end else None
        core = fold(self._document.text[start : last.start] if last else name).strip(" -,")
        return _Body(start, end, name, _PROVINCE.sub(" ", core), kind, owner, rule)

    def _owner(self, start: int, end: int, places: Sequence[PlaceMention]) -> str | None:
        """The country of the places in a name; none for "Văn phòng UNODC tại X", "Lào - Việt"."""

        def hosts(part: int) -> bool:
            return self._document.folded.endswith(" tại ", 0, part)

        listed = self._scan.within("organizations", start, end)
        if any(hit.entry.get("kind") in _STATELESS and not hosts(hit.start) for hit in listed):
            return None
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


def _leftmost_longest(bodies: Iterable[_Body]) -> list[_Body]:
    kept: list[_Body] = []
    for body in sorted(bodies, key=lambda body: (body.start, -body.end)):
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
    return kept


def _with_second_names(document: Document, bodies: Sequence[_Body]) -> list[_Body]:
    """A body in brackets behind one of its kind is the same: "Phòng Hình sự (Phòng 2)"."""
    core: dict[str, str] = {}
    for body, following in pairwise(bodies):
        opened = _BRACKET.fullmatch(document.text, body.end, following.start)
        closed = document.text[following.end : following.end + 1] == ")"
        if opened and closed and body.kind == following.kind:
            core.setdefault(following.core, body.core)
    return [replace(body, core=core[body.core]) if body.core in core else body for body in bodies]


def _with_countries(bodies: Sequence[_Body]) -> list[_Body]:
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


def _parents(document: Document, bodies: Sequence[_Body]) -> dict[int, int]:
    """Which body belongs to which, by index: "Cục X, Bộ Y", "Cục X (Bộ Y)", "Cục X thuộc Bộ Y"."""
    return {
        index: index + 1
        for index, (body, following) in enumerate(pairwise(bodies))
        if _belongs(document, body, following)
    }


def _belongs(document: Document, body: _Body, following: _Body) -> bool:
    link = _PARENT.fullmatch(document.text, body.end, following.start)
    if link is None or body.core == following.core:
        return False
    if body.kind == following.kind:
        return _is_lower_of_kind(body, following)
    if link.group().endswith((", ", " - ", " \u2013 ")):
        return following.kind in _BEHIND_COMMA.get(body.kind, ())
    return body.kind in _LOWER_KINDS and following.kind in _UPPER_KINDS


def _is_lower_of_kind(body: _Body, following: _Body) -> bool:
    """ "Đội 5, Phòng Hình sự", "Công an huyện X, Công an tỉnh Y": two steps of one hierarchy."""
    return any(
        below.match(body.core) and above.match(following.core) for below, above in _STEPS_OF_A_KIND
    )


def _countries_of_parents(bodies: Sequence[_Body], parents: dict[int, int]) -> list[_Body]:
    """A body without a country has that of the body it belongs to."""
    told = list(bodies)
    for index in reversed(range(len(told))):
        parent = parents.get(index)
        if parent is not None and told[index].country is None:
            told[index] = replace(told[index], country=told[parent].country)
    return told


def _key(body: _Body) -> str:
    return f"{body.core}|{body.country or ''}"
