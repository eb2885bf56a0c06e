"""Document + mentions of an instrument -> its parties: countries (codes) and bodies (keys)."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.grammar.actors import Actor
from analysis.grammar.higher_bodies import is_above
from analysis.grammar.instrument_joiners import joining
from analysis.grammar.instrument_sides import (
    Sides,
    counted_sides,
    last_counted,
    tells_of_provinces,
)
from analysis.grammar.instrument_signers import Signers
from analysis.grammar.numbers import surroundings
from analysis.grammar.outline import Outline
from analysis.grammar.scenes import Scene, scene_at
from analysis.matching import Scan
from analysis.records import (
    Document,
    InstrumentMention,
    InstrumentParty,
    Mentions,
    OrganizationMention,
)
from analysis.text import fold

Party = tuple[str, Literal["country", "organization"]]

_BESIDE = re.compile(r"(?:\b(?:giữa|và|với|cùng)|,|[-–])\s+(?:(?:nước|phía)\s)?$")
_BETWEEN = re.compile(r"\b(?:với|giữa|cùng|song phương)\b|(?<!\d)[-–]|việt nam")
_JOINED = re.compile(r"\b(?:với|giữa|cùng|và|song phương)\b|(?<!\d)[-–]")
_GOVERNMENT = re.compile(r"(?:chính phủ|nhà nước|quốc hội|vương quốc|nước|liên bang)\b")
_TREATY = re.compile(r"(?:hiệp định|hiệp ước|nghị định thư|tuyên bố chung|tuyên bố)\b")
_NATIONAL = re.compile(
    r"(?<!xuyên )(?<!đa )(?<!các )quốc gia|^kế hoạch (?:triển khai|thực hiện)"
    r"|trong nước|\bluật\b|đề án"
)
_PARTY = re.compile(r"(?:trung ương|bộ chính trị|ban bí thư|(?:tỉnh|thành|huyện|đảng) uỷ|quốc hội"
                    r"|quân uỷ|ban chấp hành|đảng|ban chỉ đạo|hội đồng)\b")  # fmt: skip
_RELATIONS = re.compile(r"\b(?:quan hệ|đối tác)\b")
_COMMON = re.compile(r"(?:kế hoạch|chương trình)(?: hành động)? (?:hợp tác|phối hợp|chung)\b")
_JOINT = re.compile(r"\bchung\b|phối hợp thực hiện|hợp tác|song phương")
_BILATERAL = frozenset(("agreement", "mou", "minutes", "procedure", "joint_statement"))
_ONE_SIDED = frozenset(("law", "decision", "resolution", "other"))
_MULTILATERAL = frozenset(("convention", "protocol", "compact"))
_OF_FRAMEWORKS = frozenset(("plan", "joint_statement", "mou", "programme"))
_CODE, _TWO, _OFTEN, _PARAGRAPH, _AROUND = len("VN"), 2, 3, 600, 300
_HOME = "VN"


@dataclass(frozen=True, slots=True)
class Parties:
    """What the reading of parties looks at; ``partner`` is the one foreign country discussed."""

    document: Document
    scan: Scan
    mentions: Mentions
    cut: tuple[Scene, ...]
    signers: Signers
    sides: Sides
    meetings: Mapping[str, bool]
    leaders: frozenset[str]
    at_home: bool
    partner: str | None


def parties_of(
    document: Document, scan: Scan, mentions: Mentions, whole: Outline, cut: tuple[Scene, ...]
) -> Parties:
    """The view of a document that ``instrument_parties`` reads."""
    signers = Signers(document, whole, mentions.instruments)
    return Parties(
        document, scan, mentions, cut, signers, Sides(document, whole), _meetings(whole),
        frozenset(one.key for one in whole.everyone if one.leads),
        any(place.country == _HOME for place in mentions.places), _partner(mentions),
    )  # fmt: skip


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
    if first.kind in _MULTILATERAL:
        found |= {
            (code, "country")
            for one in group
            for code in joining(view.document, view.mentions, one)
        }
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
    if group[0].kind in _ONE_SIDED:
        return set()
    bodies = [body for mention in group for body in _bodies_named(view, mention)]
    keys = {body.key for body in bodies}
    counted = counted_sides(fold(group[0].name))
    if len(keys) == 1 and counted and counted[1]:
        return set()
    codes = {code for mention in group for code in mention.parties}
    codes -= {body.country for body in bodies}
    framework, found = _framework_named(view, group)
    if keys and not (codes and len(keys) == 1):
        named: set[Party] = {(key, "organization") for key in keys}
        return named | (_signing(view, group) if len(keys) == 1 else set())
    if len(codes) == 1 and not framework and _BETWEEN.search(fold(group[0].name)):
        signing = {party for party, kind in _signing(view, group) if kind == "country"}
        codes |= signing or ({_HOME} if view.at_home else set())
    states: set[Party] = {(code, "country") for code in codes if len(codes) > 1 or framework}
    joined = framework or _JOINED.search(fold(group[0].name))
    return (set() if joined else _signing(view, group)) or found | states


def _bodies_named(view: Parties, mention: InstrumentMention) -> Iterator[OrganizationMention]:
    """The bodies in a name that are a party there and stand for no state."""
    bodies = view.mentions.organizations
    index = bisect_left(bodies, mention.start + 1, key=lambda body: body.start)
    while index < len(bodies) and bodies[index].end <= mention.end:
        body = bodies[index]
        beside = _BESIDE.search(view.document.folded, mention.start, body.start)
        last = bodies[index - 1] if index else None
        above = last and last.end + 2 == body.start and is_above(last.name, body.name)
        if beside and not above and not _GOVERNMENT.match(view.document.folded, body.start):
            yield body
        index += 1


def _framework_named(view: Parties, group: Sequence[InstrumentMention]) -> tuple[bool, set[Party]]:
    """Whether a name has ASEAN, ASEAN+3 or the like in it, and the members that this means."""
    text = view.document.text
    for mention in group:
        for hit in view.scan.within("frameworks", mention.start, mention.end):
            if hit.entry.get("organization") and not text.startswith("-", hit.end):
                return True, _members(view, hit.entry.value)
    return False, set()


def _signing(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """Those who are written to sign it, as in "A và B ký X", "X do A và B ký"."""
    for mention in group:
        found = _as_parties(view, view.signers.of(mention), _between_states(view, mention))
        if found:
            return found
    return set()


def _between_states(view: Parties, mention: InstrumentMention) -> bool | None:
    """Whether states (True) or bodies (False) bind themselves, None where nothing tells."""
    name = fold(mention.name)
    if (counted := counted_sides(name)) and counted[1] is not None:
        return counted[1]
    if _TREATY.match(name):
        return True
    counted = counted_sides(_sentence_text(view.document, mention))
    if counted and counted[1] is not None:
        return counted[1]
    scene = scene_at(view.cut, mention.start)
    if scene and scene.event and scene.event in view.meetings:
        return view.meetings[scene.event]
    line = view.document.line_at(mention.start)
    start = max(line.start, mention.start - _PARAGRAPH)
    return last_counted(view.document.folded[start : mention.start])


def _as_parties(view: Parties, actors: Sequence[Actor], states: bool | None) -> set[Party]:
    """The countries or bodies for which some actors stand."""
    countries: set[Party] = {(one.country, "country") for one in actors if one.country}
    delegates = all(one.kind == "person" and one.key in view.leaders for one in actors)
    if (states or delegates) and len(countries) >= _TWO:
        return countries
    if any(one.kind == "person" and _employer(one) is None for one in actors):
        return countries if len(countries) >= _TWO else set()
    parties = {_party(view, one) for one in actors}
    return countries if len(parties) < len(actors) and len(countries) > len(parties) else parties


def _employer(one: Actor) -> str | None:
    """The body for which somebody signs: not his party or an assembly in which he sits."""
    return next((body for body in one.bodies if not _PARTY.match(body)), None)


def _party(view: Parties, one: Actor) -> Party:
    state = one.kind == "organization" and _GOVERNMENT.match(view.document.folded, one.start)
    body = one.bodies[0] if one.kind == "organization" else _employer(one)
    if body and not (state and one.country):
        return body, "organization"
    return one.country or one.key, "country"


def _framework(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """The members of the framework to which sentence, meeting or the whole document ties it."""
    first = group[0]
    if first.kind not in _OF_FRAMEWORKS or _NATIONAL.search(fold(first.name)) or first.number:
        return set()
    for mention in group:
        sentence = surroundings(view.document, mention.start)
        near = view.scan.within("frameworks", sentence.start, sentence.end)
        if near:
            return _members(view, near[0].entry.value)
    counted = Counter(hit.entry.value for hit in view.scan["frameworks"])
    if first.kind in ("programme", "mou") or not counted:
        return set()
    framework, count = counted.most_common(1)[0]
    return _members(view, framework) if count >= _OFTEN else set()


def _members(view: Parties, framework: str) -> set[Party]:
    entry = next(hit.entry for hit in view.scan["frameworks"] if hit.entry.value == framework)
    names = {fold(name) for name in entry.get("organization").split("|") if name}
    body = next((o.key for o in view.mentions.organizations if fold(o.name) in names), None)
    members: set[Party] = {(code, "country") for code in entry.get("countries").split()}
    return members | ({(body, "organization")} if body else set())


def _two_sides(view: Parties, group: Sequence[InstrumentMention]) -> set[Party]:
    """The sides that the sentence counts ("hai Bộ"), or Viet Nam and the country discussed."""
    first = group[0]
    joint = first.kind in ("plan", "programme") and _JOINT.search(fold(first.name))
    if first.number or not (joint or first.kind in _BILATERAL):
        return set()
    for mention in group:
        counted = counted_sides(_sentence_text(view.document, mention))
        related = first.kind == "joint_statement" and _RELATIONS.search(fold(first.name))
        if (
            counted is None
            and first.kind != "minutes"
            and not (related or _COMMON.match(fold(first.name)))
        ):
            continue
        states, number = _between_states(view, mention), counted[0] if counted else _TWO
        actors = view.sides.near(mention.start, number, states=states)
        if found := _as_parties(view, actors, states):
            return found
        of_states = view.partner and number == _TWO and (counted or related)
        if of_states and view.partner and not tells_of_provinces(view.document, mention.start):
            return {(view.partner, "country"), (_HOME, "country")}
    return set()


def _meetings(whole: Outline) -> dict[str, bool]:
    """Meetings in whose names several sides stand: whether these are states or bodies."""
    found: dict[str, bool] = {}
    for event, actors in whole.named.items():
        bodies = {actor.bodies[0] for actor in actors if actor.kind == "organization"}
        states = {actor.country for actor in actors if actor.kind == "country"}
        if len(bodies) >= _TWO or len(states) >= _TWO:
            found.setdefault(event.key, len(bodies) < _TWO)
    return found


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
    start = max(sentence.start, mention.start - _AROUND)
    return document.folded[start : min(sentence.end, mention.end + _AROUND)]
