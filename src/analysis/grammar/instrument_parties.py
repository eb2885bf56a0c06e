"""Document + mentions of an instrument -> its parties: countries (codes) and bodies (keys)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.grammar.numbers import surroundings
from analysis.matching import Scan
from analysis.records import (
    Document,
    InstrumentMention,
    InstrumentParty,
    Mentions,
    OrganizationMention,
    PlaceMention,
)
from analysis.text import fold

_Signer = OrganizationMention | PlaceMention
Party = tuple[str, Literal["country", "organization"]]

_TWO_SIDES = re.compile(r"\b(?:hai|2) (?:nước|chính phủ|bên|bộ|quốc gia)\b|\bđôi bên\b|song phương")
_JOINS = re.compile(r"\b(?:gia nhập|phê chuẩn|đặt bút ký|thông qua văn kiện|tham gia ký)\b")
_SIGNS = re.compile(
    r"(?:(?:đã|cùng|cùng nhau|vừa|sẽ|chính thức|tiến hành)\s)*+(?:đặt bút ký|ký kết|ký)\s"
    r"(?:\w+\s)?$"
)
_BEFORE_SIGNING = re.compile(r"\s(?:\([^)\n]{1,20}\)\s)?(?:thay mặt [^,.;\n]{1,30}\s)?")
_BETWEEN_SIGNERS = re.compile(
    r"\)?\s?(?:\([^)\n]{1,20}\)\s?)?(?:,|và|cùng|với)\s(?:với\s)?(?:chính phủ\s)?"
)
_BESIDE = re.compile(r"\b(?:giữa|và|với)\s+$")
_NATIONAL = re.compile(r"quốc gia|trong nước|hỗ trợ nạn nhân")
_JOINT_PLAN = re.compile(r"phối hợp thực hiện|hợp tác")
_BILATERAL = frozenset(("agreement", "mou", "minutes", "procedure", "joint_statement"))
_ONE_SIDED = frozenset(("law", "decision", "resolution"))
_FAR, _TWO, _CODE = 60, 2, len("VN")
_ASEAN = "ASEAN"
_HOME = "VN"


@dataclass(frozen=True, slots=True)
class Parties:
    """What the reading of parties looks at; ``partner`` is the one foreign country discussed."""

    document: Document
    scan: Scan
    mentions: Mentions
    partner: str | None


def parties_of(document: Document, scan: Scan, mentions: Mentions) -> Parties:
    """The view of a document that ``instrument_parties`` reads."""
    return Parties(document, scan, mentions, _partner(mentions))


def instrument_parties(
    view: Parties, group: Sequence[InstrumentMention]
) -> Iterator[InstrumentParty]:
    """The parties of the instrument that the mentions name, sorted."""
    first = max(group, key=lambda m: (m.end - m.start, -m.start))
    found = (
        _known(view, group)
        or _named(view, group)
        or _signing(view, group)
        or _framework(view, group)
        or _two_sides(view, group)
    )
    if first.kind in ("convention", "protocol", "compact") and _home_joins(view, group):
        found |= {(_HOME, "country")}
    for party, kind in sorted(found):
        yield InstrumentParty(first.key, party, kind, first.start, first.end, first.rule)


def _known(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """The parties that the word list gives an instrument known by its acronym."""
    hits = (view.scan.starting("instruments", mention.start) for mention in group)
    known = next((hit for hit in hits if hit), None)
    if known is None:
        return set()
    bodies = {fold(body.name): body.key for body in view.mentions.organizations}
    found: set[Party] = set()
    for party in known.entry.get("parties").split():
        if len(party) == _CODE:
            found.add((party, "country"))
        elif fold(party) in bodies:
            found.add((bodies[fold(party)], "organization"))
    return found


def _named(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """The parties that the name says, as in "giữa A và B", "với B", "ASEAN - Australia"."""
    codes = {code for mention in group for code in mention.parties}
    bodies = {
        body.key
        for mention in group
        for body in view.mentions.organizations
        if mention.start < body.start and body.end <= mention.end
        and _BESIDE.search(view.document.folded, mention.start, body.start)
    }  # fmt: skip
    if bodies:
        return {(key, "organization") for key in bodies}
    hits = [h for m in group for h in view.scan.within("frameworks", m.start, m.end)]
    text = view.document.text
    asean = any(h.entry.value == _ASEAN and not text.startswith("-", h.end) for h in hits)
    found = _members(view, _ASEAN) if asean else set()
    if len(codes) == 1 and not found and _HOME not in codes:
        codes.add(_HOME)
    return found | {(code, "country") for code in codes if len(codes) > 1 or found}


def _signing(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """Two or more bodies or countries that are written to sign it, as in "A và B ký X"."""
    if group[0].kind in _ONE_SIDED:
        return set()
    for mention in group:
        sentence = surroundings(view.document, mention.start)
        start = max(sentence.start, mention.start - _FAR)
        verb = _SIGNS.search(view.document.folded[start : mention.start])
        signers = _listed_before(view, sentence.start, start + verb.start()) if verb else []
        if len(signers) < _TWO:
            continue
        if _TWO_SIDES.search(fold(mention.name)):
            return {(one.country, "country") for one in signers if one.country}
        return {_party(one) for one in signers}
    return set()


def _listed_before(view: Parties, start: int, end: int) -> list[_Signer]:
    """The bodies and countries of the list that ends at ``end``, the last one first."""
    bodies = [one for one in view.mentions.organizations if start <= one.start and one.end <= end]
    countries = [
        one
        for one in view.mentions.places
        if one.kind == "country" and start <= one.start and one.end <= end
        and not any(body.start <= one.start < body.end for body in bodies)
    ]  # fmt: skip
    named: list[_Signer] = [*bodies, *countries]
    listed: list[_Signer] = []
    for one in sorted(named, key=lambda one: one.end, reverse=True):
        gap = _BETWEEN_SIGNERS if listed else _BEFORE_SIGNING
        if not gap.fullmatch(view.document.folded, one.end, listed[-1].start if listed else end):
            break
        listed.append(one)
    return listed


def _party(one: _Signer) -> Party:
    if isinstance(one, OrganizationMention):
        return one.key, "organization"
    return one.country or one.name, "country"


def _framework(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """The members of the framework to which the sentence or the whole document ties it."""
    kind = group[0].kind
    if kind not in ("plan", "joint_statement", "mou", "programme", "convention"):
        return set()
    if _NATIONAL.search(fold(group[0].name)) or group[0].number:
        return set()
    for mention in group:
        sentence = surroundings(view.document, mention.start)
        near = view.scan.within("frameworks", sentence.start, sentence.end)
        if near:
            return _members(view, near[0].entry.value)
    counted = Counter(hit.entry.value for hit in view.scan["frameworks"])
    if kind in ("programme", "mou") or not counted or counted.most_common(1)[0][1] < 3:
        return set()
    return _members(view, counted.most_common(1)[0][0])


def _members(view: Parties, framework: str) -> set[Party]:
    entry = next(hit.entry for hit in view.scan["frameworks"] if hit.entry.value == framework)
    names = {fold(name) for name in entry.get("organization").split("|") if name}
    body = next((o.key for o in view.mentions.organizations if fold(o.name) in names), None)
    members: set[Party] = {(code, "country") for code in entry.get("countries").split()}
    return members | ({(body, "organization")} if body else set())


def _two_sides(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """Viet Nam and the country under discussion, where the text speaks of two sides."""
    if view.partner is None or group[0].number:
        return set()
    joint = group[0].kind == "plan" and _JOINT_PLAN.search(fold(group[0].name))
    if not joint and group[0].kind not in _BILATERAL:
        return set()
    said = any(_TWO_SIDES.search(_sentence_text(view.document, m)) for m in group)
    return {(view.partner, "country"), (_HOME, "country")} if said else set()


def _home_joins(view: Parties, group: Sequence[InstrumentMention]) -> bool:
    return any(
        "việt nam" in text and _JOINS.search(text)
        for text in (_sentence_text(view.document, mention) for mention in group)
    )


def _partner(mentions: Mentions) -> str | None:
    """The one foreign country under discussion: most of the foreign mentions are its."""
    foreign = Counter(
        place.country
        for place in mentions.places
        if place.kind == "country" and place.country and place.country != _HOME
    )
    if not foreign:
        return None
    code, count = foreign.most_common(1)[0]
    return code if count * 10 >= foreign.total() * 6 else None


def _sentence_text(document: Document, mention: InstrumentMention) -> str:
    sentence = surroundings(document, mention.start)
    return document.folded[sentence.start : sentence.end]
