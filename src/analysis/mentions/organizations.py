"""Document + scan + places -> OrganizationMentions: bodies, their country and their parent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.matching import Scan
from analysis.grammar.names import acronym_after, capitalised_words
from analysis.records import Document, OrganizationMention, PlaceMention, Span
from analysis.text import UPPER, fold, repair

_CODE = re.compile(rf"(?:số )?(?:[{UPPER}]{{1,12}}\d{{0,3}}[{UPPER}]?|\d{{1,3}})(?!\w|[./-]\d)")
_NUMBERED = re.compile(r"(?:phòng|đội|cục|tổ)$")
_AREA_WORD = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|thị xã|thị trấn|huyện|quận|xã|phường|bang|quốc gia|thủ đô)\s"
)
_ROYAL = re.compile(r" hoàng gia\b")
_QUOTED = re.compile(r"[\"“”][^\"“”\n]{3,90}[\"“”]")
_ABOUT = re.compile(r"về (?:việc )?")
_PARENT = re.compile(r"(?:,? (?:thuộc|của|trực thuộc) |, | \(| )")
_PARENTHETICAL_AREA = re.compile(rf" \([{UPPER}&/.\-]{{2,12}}\) (?=tỉnh |thành phố |TP)")
_LOWER_KINDS = ("department", "division", "office", "agency", "committee", "police", "centre",
                "border_guard", "institute")  # fmt: skip
_UPPER_KINDS = ("ministry", "police", "command", "union", "government", "department",
                "international", "border_guard")  # fmt: skip
_FUNCTIONAL = ("tại", "các", "những", "một", "hai", "ba")
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
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
    by_start = {place.start: place for place in places}
    bodies = _leftmost_longest(
        [*_listed(document, scan, by_start), *_headed(document, scan, by_start)]
    )
    bodies = _with_countries(bodies)
    parents = _parents(document, bodies)
    keys = {body: _key(body) for body in bodies}
    mentions = [
        OrganizationMention(
            body.start, body.end, body.name, keys[body], body.country,
            keys[parents[body]] if body in parents else None, body.rule,
        )
        for body in bodies
    ]  # fmt: skip
    return tuple(sorted(_with_acronyms(document, mentions), key=lambda m: (m.start, m.end)))


def _listed(
    document: Document, scan: Scan, places: dict[int, PlaceMention]
) -> Iterable[_Body]:
    for hit in scan["organizations"]:
        if document.sentence_at(hit.start) is None or _is_part_of_word(document, hit.end):
            continue
        if _is_common_noun(document, hit.start):
            continue
        entry = hit.entry
        royal = _ROYAL.match(document.folded, hit.end)
        end, country = _own_country(document, royal.end() if royal else hit.end, places)
        name = repair(document.text[hit.start : end])
        core = fold(entry.value + (royal.group() if royal else ""))
        yield _Body(
            hit.start, end, name, core, entry.get("kind"),
            country or entry.get("country") or None, entry.rule,
        )  # fmt: skip


def _headed(
    document: Document, scan: Scan, places: dict[int, PlaceMention]
) -> Iterable[_Body]:
    for hit in scan["organization_heads"]:
        if document.sentence_at(hit.start) is None:
            continue
        tail = _tail_end(document, scan, places, hit.end, hit.entry.get("tail"))
        if tail > hit.end:
            yield _body(document, hit.start, tail, hit.entry.get("kind"), hit.entry.rule, places)
    for match in re.finditer(r"trưởng (?=(ban|phòng) )", document.folded):
        tail = _tail_end(document, scan, places, match.end(1), "about")
        if tail > match.end(1) and document.sentence_at(match.end()):
            kind = "committee" if match.group(1) == "ban" else "division"
            yield _body(document, match.start(1), tail, kind, "organizations.of_office", places)


def _body(
    document: Document, start: int, end: int, kind: str, rule: str,
    places: dict[int, PlaceMention],
) -> _Body:  # fmt: skip
    inside = [places[p] for p in range(start, end) if p in places]
    countries = [place for place in inside if place.kind == "country"]
    owner = next((place.country for place in countries or inside if place.country), None)
    name = repair(document.text[start:end])
    name = name[0].upper() + name[1:]
    last = countries[-1] if countries and countries[-1].end == end else None
    core = fold(document.text[start : last.start] if last else name).strip(" -,")
    return _Body(start, end, name, core, kind, owner, rule)


def _tail_end(
    document: Document, scan: Scan, places: dict[int, PlaceMention], start: int, tail: str
) -> int:
    """Where the name that begins before ``start`` ends; ``start`` itself when nothing follows."""
    end = start
    for _ in range(_MOST_WORDS):
        longer, last = _one_more(document, scan, places, end, tail, first=end == start)
        if longer == end:
            break
        end = longer
        if last:
            break
    return end


def _one_more(
    document: Document, scan: Scan, places: dict[int, PlaceMention], end: int, tail: str, *,
    first: bool,
) -> tuple[int, bool]:  # fmt: skip
    """The end of the name after one more of its parts, and whether nothing may follow it."""
    text, folded = document.text, document.folded
    area = _PARENTHETICAL_AREA.match(text, end)
    start = area.end() if area else end + 1
    if not area and text[end:start] not in (" ", "\u00a0"):
        return _after_sign(document, scan, end, first=first)
    if start in places and not _one_of_two(document, places, places[start].end):
        return places[start].end, places[start].kind == "country" or tail == "area"
    headed = _AREA_WORD.match(folded, start)
    if headed:
        words = capitalised_words(text, headed.end(), most=5)
        if words:
            place = places.get(headed.end())
            return (place.end if place else words[-1].end), True
    if tail == "area" and not first:
        return end, True
    quoted = _QUOTED.match(text, start) if tail in ("free", "about", "words") else None
    if quoted:
        return quoted.end(), False
    return _administrative(document, scan, start, end, tail, first=first)


def _administrative(
    document: Document, scan: Scan, start: int, end: int, tail: str, *, first: bool
) -> tuple[int, bool]:
    text, folded = document.text, document.folded
    word = scan.starting("organization_words", start)
    if word and (text[start].isupper() or (word.entry.value != "action" and (not first or tail == "about"))):
        return word.end, False
    code = _CODE.match(text, start) if tail != "area" else None
    if code and (not code.group().isdigit() or (first and _NUMBERED.search(folded[max(end - 5, 0) : end]))):
        return code.end(), False
    about = _ABOUT.match(folded, start) if tail in ("about", "words") else None
    if about and (topic := scan.starting("organization_words", about.end())):
        return topic.end, False
    joint = folded.startswith(("và ", "của "), start)
    if joint and not first:
        after = start + folded.index(" ", start) - start + 1
        return _joined(document, scan, after, end)
    if tail == "free" and (words := capitalised_words(text, start, most=6)):
        return words[-1].end, False
    return end, True


def _joined(document: Document, scan: Scan, after: int, end: int) -> tuple[int, bool]:
    """The part behind "và" or "của", when it is not a body of its own joined by "và"."""
    joint = document.folded[after - 3 : after] == "và "
    if joint and (
        scan.starting("organization_heads", after) or scan.starting("organizations", after)
    ):
        return end, True
    if not joint:
        owner = scan.starting("organizations", after)
        return (owner.end, True) if owner else (end, True)
    word = scan.starting("organization_words", after)
    return (word.end, False) if word else (end, True)


def _after_sign(
    document: Document, scan: Scan, end: int, *, first: bool
) -> tuple[int, bool]:
    """A name goes on over " - " or ", " only before a capitalised administrative word."""
    sign = re.compile(r" ?[-\u2013] ?|, ?").match(document.text, end)
    if sign is None or first:
        return end, True
    word = scan.starting("organization_words", sign.end())
    capital = word is not None and document.text[word.start].isupper()
    taken = scan.starting("organization_heads", sign.end()) or scan.starting(
        "organizations", sign.end()
    )
    if word is None or not capital or taken:
        return end, True
    joined = document.folded.startswith(" và ", word.end)
    return (word.end, False) if joined or "," not in sign.group() else (end, True)


def _one_of_two(document: Document, places: dict[int, PlaceMention], end: int) -> bool:
    """The country is half of a pair ("Hàn - Việt") and owns nothing."""
    hyphen = re.compile(r" ?[-\u2013] ?").match(document.text, end)
    return bool(hyphen and hyphen.end() in places and places[hyphen.end()].kind == "country")


def _own_country(
    document: Document, end: int, places: dict[int, PlaceMention]
) -> tuple[int, str | None]:
    place = places.get(end + 1)
    if place and place.kind == "country" and document.text[end] in " \u00a0":
        return place.end, place.country
    return end, None


def _is_part_of_word(document: Document, end: int) -> bool:
    """"ASEAN" inside "ASEAN-ACT" names another body."""
    return bool(re.compile(rf"-[{UPPER}]{{2}}").match(document.text, end))


def _is_common_noun(document: Document, start: int) -> bool:
    """"hai Chính phủ", "các Bộ": a number or plural word before it makes it nobody's name."""
    before = document.folded[max(start - 6, 0) : start].split()
    return bool(before) and before[-1] in ("hai", "các", "sáu", "ba", "những", "mọi")


def _leftmost_longest(bodies: Iterable[_Body]) -> list[_Body]:
    kept: list[_Body] = []
    for body in sorted(bodies, key=lambda body: (body.start, -body.end)):
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
    return kept


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


def _parents(document: Document, bodies: Sequence[_Body]) -> dict[_Body, _Body]:
    """The body that stands behind a lower one: "Cục X, Bộ Y", "Cục X (Bộ Y)", "Cục X thuộc Bộ Y"."""
    found = {}
    for body, following in zip(bodies, bodies[1:], strict=False):
        link = _PARENT.fullmatch(document.text[body.end : following.start])
        if link and body.kind in _LOWER_KINDS and following.kind in _UPPER_KINDS:
            if body.kind == following.kind or body.core == following.core:
                continue
            found[body] = following
    return found


def _key(body: _Body) -> str:
    return f"{body.core}|{body.country or ''}"


def _with_acronyms(
    document: Document, mentions: list[OrganizationMention]
) -> list[OrganizationMention]:
    """The mentions, and every later use of an acronym that one of them introduces."""
    taken = {mention.start for mention in mentions}
    found = list(mentions)
    introduced: dict[str, OrganizationMention] = {}
    for mention in mentions:
        span = acronym_after(document.text, mention.end)
        if span and span.start not in taken:
            acronym = document.text[span.start : span.end]
            if acronym not in introduced and _is_acronym(acronym):
                introduced[acronym] = mention
    for acronym, owner in introduced.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?!\w)", document.text):
            if document.sentence_at(match.start()) and not _covered(match.start(), mentions):
                span = Span(*match.span())
                found.append(
                    replace(
                        owner, start=span.start, end=span.end, name=acronym,
                        rule="organizations.acronym",
                    )  # fmt: skip
                )
    return found


def _is_acronym(text: str) -> bool:
    return sum(character.isupper() for character in text) >= 2 and " " not in text


def _covered(position: int, mentions: Sequence[OrganizationMention]) -> bool:
    return any(mention.start <= position < mention.end for mention in mentions)
