"""Outline + role cue -> Claims: which participants the words around the cue name, in which role.

One function per frame of the word list ``roles``: participants before the cue, behind it, behind
"là" or "có", at the head of the main clause behind a comma, or joined to the subject by "với".
"""

import re
from collections.abc import Callable, Iterable

from analysis.frozen import frozen
from analysis.grammar.actors import Actor
from analysis.grammar.enumerations import listed_before, listed_behind
from analysis.grammar.outline import Outline
from analysis.grammar.role_cues import (
    RoleCue,
    ends_clause,
    event_before,
    event_behind,
    is_organized,
    organized_before,
)
from analysis.grammar.subjects import (
    is_agent,
    led_by,
    on_behalf,
    subject_of_act,
    subject_of_sentence,
    the_two,
)
from analysis.records import EventMention

_COPULA = re.compile(
    r"(?: (?:với|cùng) P++)?(?: (?:N++ )*+[OC]++(?=,? có|,? gồm| là|:))?"
    r"(?:điểm cầu O++|[^.?!;POIE\"]|E++){0,110}?"
    r"(?:\b(?:là của|là|gồm|có|thuộc về)\b|:|, (?:thuộc|N++)(?= [POC]++(?! (?:có|gồm)\b)))"
)
_LINKED = re.compile(r" (?:là|gồm|có|thuộc về)$")
_COMMA = re.compile(
    r"(?:[^.?!PE\"]|E++){0,150}?(?:,|\b(?:trên cương vị|với cương vị|với tư cách))\s*"
    r"(?:(?:N++\s+)*+(?=P)|(?:N++\s+)++(?=O))"
)
_COMPANION = re.compile(r"(?:[^.?!;:POCE\"]|E++){0,60}?\b(?:với|cùng với|cùng)\b")
_OPENING = re.compile(
    r"(?:^|[,;:(\"]|\b(?:và|còn|là|cũng|ngoài ra|trong đó|ngồi|đó)\b)[^,;:POC]{0,30}$"
    r"|\b(?:có|gồm|với)(?: \w+)? $"
)
_PLAIN_LEAD = re.compile(
    r"[\s:]*+(?:[;-]?\s?(?:các|hai|ba|những|gồm|có|lần lượt|N++)[\s:]++)*+-?\s?"
)
_FRONTED = re.compile(r"[\s\W]*+(?:[DL]++[\s,]*+)*+(?:được|với|nhờ|dưới|nhận được) ")
_SPOKESMAN = re.compile(r"N (?:của |từ )?$")
_SIDE = re.compile(
    r" (?:N++ )*+(?:[OC]++)?+(?: \([^()]*\))?(?::|,(?: có| gồm)?|(?: còn)? có| gồm| là)"
    r" (?:N++ )*+(?=[PO])"
)
_LEADS_WHOM = re.compile(r" (?:N++ |đoàn |phía |cấp cao |liên ngành |của )*(?=[OC])")
_BESIDES = re.compile(r"\b(?:ngoài|bên cạnh|cùng với) (?=(?:N++ |các |những )*[POC])")
_NEXT = re.compile(r"(?:,| là| thuộc về| -) (?:N++ )*+(?=P)")
_FOR = re.compile(r" (?:phía |nước |đoàn |N++ )*(?=C)")
_AS_OBSERVER = re.compile(r"[^.;?!]{0,160}\bvới (?:tư cách|vai trò)(?: là)? (?:các )?quan sát viên")
_OBSERVERS = ("quan sát viên ", "quan sát viên của ", "quan sát viên là ")
_JOINED = re.compile(r"(?: \([^()]*\))?, [^.;:!?PE]{2,80}, cùng(?: với)? ")
_BACKS = re.compile(r" *(?:[.;)]|$|kinh phí[.;]|về (?:kinh phí|tài chính|kỹ thuật)[.;])")
_ONE_OF = re.compile(r"\bmột trong [^.,;]{0,30}$")
_WITH = re.compile(r"\bcùng(?: với)?\s+(?:N++\s+)*$")


@frozen
class Claim:
    """A participant in a role that a cue gives him, and the event when the clause names it.

    ``anchored`` claims are about the event of the passage when the clause names none.
    """

    actor: Actor
    role: str
    event: str | None
    passive: bool = False
    anchored: bool = False
    behalf: str | None = None


Frame = Callable[[Outline, RoleCue], Iterable[Claim]]


def before(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "A và B chủ trì hội nghị", "hội nghị do A chủ trì", "A đến dự và phát biểu"."""
    start = cue.sentence.start
    represented = cue.role in ("attendee", "observer", "signatory")
    if cue.role == "host" and outline.actor_at(cue.end + 1):
        return
    actors = listed = listed_before(outline, start, cue.start, represented=represented)
    if not actors and cue.role in ("speaker", "opener", "attendee", "head", "chair"):
        actors = subject_of_sentence(outline, start, cue.start)
    if not actors and cue.role in ("chair", "co_chair", "signatory", "attendee"):
        actors = the_two(outline, start, cue.start) or subject_of_act(outline, start, cue.start)
    if not actors:
        return
    joint = {"organizer": _joined_by, "co_chair": subject_of_act, "signatory": on_behalf}
    ahead = joint.get(cue.role)
    actors = (*ahead(outline, start, actors[0].start), *actors) if ahead else actors
    agent = bool(listed) and is_agent(outline, start, actors[0])
    passive = agent or _backs(outline, cue, actors[0])
    helping = bool(cue.partner) and cue.role == "organizer" and ends_clause(outline, cue)
    event = event_before(outline, cue, actors[0].start) if passive else None
    event = event or event_behind(outline, cue)
    if event is None and cue.reach == "organizing":
        behind_cue = listed_behind(outline, cue.end, cue.sentence.end)
        event = event_behind(outline, cue, behind_cue[-1].end) if behind_cue else None
    if event is None and cue.role == "chair" and ends_clause(outline, cue):
        event = event_before(outline, cue, actors[0].start)
    if event is None and (passive or helping):
        across = helping or cue.role == "supporter"
        event = event_before(outline, cue, actors[0].start, across=across)
    spokesman = cue.role == "speaker" and _speaks(outline, actors[0])
    delegation = led_by(outline, actors[0]) if passive and cue.role == "head" else None
    whole = cue.role in ("attendee", "opener") or (cue.role == "chair" and not passive)
    anchored = (whole and ends_clause(outline, cue)) or (
        helping and is_organized(outline, cue, alone=True)
    )
    if cue.role == "head" and not passive:
        whom = _LEADS_WHOM.match(outline.text, cue.end, cue.sentence.end)
        delegation = outline.actor_at(whom.end()) if whom else None
    for actor in actors:
        if cue.role == "speaker" and not (_speaks(outline, actor) or spokesman):
            continue
        role = "co_organizer" if helping else _role(outline, cue, actor, actors)
        if role == "attendee" and _observes(outline, actor, cue):
            role = "observer"
        behalf = delegation.key if delegation else None
        yield Claim(actor, role, _key(event), passive, anchored, behalf)
    if delegation:
        yield Claim(delegation, "attendee", _key(event))


def _joined_by(outline: Outline, start: int, end: int) -> tuple[Actor, ...]:
    """Whom a body joins over words about him: "|Tổ chức A, cơ quan về di cư, cùng |Bộ B mở lớp"."""
    ahead = outline.actors_within(start, end)[:1]
    bodies = (one for one in ahead if one.kind == "organization")
    return tuple(body for body in bodies if _JOINED.fullmatch(outline.text, body.end, end))


def _backs(outline: Outline, cue: RoleCue, actor: Actor) -> bool:
    """ "A mở lớp tập huấn, |B| hỗ trợ": who only supports what others hold."""
    opens = outline.text.endswith(", ", 0, actor.start)
    return cue.role == "supporter" and opens and _BACKS.match(outline.text, cue.end) is not None


def _observes(outline: Outline, actor: Actor, cue: RoleCue) -> bool:
    """ "A tham dự với tư cách quan sát viên", "quan sát viên A tham dự"."""
    before = outline.folded.endswith(_OBSERVERS, max(actor.start - 24, 0), actor.start)
    return before or bool(_AS_OBSERVER.match(outline.folded, cue.end, cue.sentence.end))


def _speaks(outline: Outline, actor: Actor) -> bool:
    """A person speaks; a body only through somebody: "đại diện Bộ A phát biểu"."""
    before = outline.text[max(actor.start - 6, 0) : actor.start]
    return actor.kind == "person" or _SPOKESMAN.search(before) is not None


def _key(event: EventMention | None) -> str | None:
    return event.key if event else None


def _role(outline: Outline, cue: RoleCue, actor: Actor, actors: tuple[Actor, ...]) -> str:
    """The role of one of the subjects: two who chair do so together, who joins by "cùng" helps."""
    if cue.role == "opener":
        return "speaker" if actor.kind == "person" else "organizer"
    if cue.role == "chair":
        if actor.kind != "person":
            return "organizer" if actor.kind == "organization" else "chair"
        one_of = _ONE_OF.search(outline.text, actor.end, cue.start)
        several = one_of or len({a.key for a in actors if a.kind == "person"}) > 1
        return "co_chair" if several else "chair"
    if cue.role != "organizer" or len(actors) == 1:
        return cue.role
    led = cue.partner or any(_WITH.search(outline.text[: a.start][-16:]) for a in actors[1:])
    first = actor is actors[0]
    bodies = actor.kind != "person" and any(one.kind == "organization" for one in actors)
    return "co_organizer" if (not first if led else bodies) else cue.role


def behind(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "với sự tham dự của A và B", "phối hợp với A"."""
    plain = cue.role in ("observer", "host", "supporter") or bool(cue.partner)
    actors = listed_behind(outline, cue.end, cue.sentence.end, plain=plain)
    if cue.role == "host" and outline.actor_at(cue.end + 1) is None:
        return
    if len(actors) > 1 and _FRONTED.fullmatch(outline.text[cue.sentence.start : cue.start]):
        gap = outline.text[actors[-2].end : actors[-1].start]
        actors = actors[:-1] if gap.startswith(",") else actors
    event = None
    if actors and cue.partner:
        event = event_behind(outline, cue) or organized_before(outline, cue)
    several = len({actor.key for actor in actors if actor.kind in cue.kinds}) > 1
    role = cue.partner or ("co_chair" if cue.role == "chair" and several else cue.role)
    for actor in actors[:1] if cue.role == "host" else actors:
        between = outline.text[actors[0].end : actor.start].split("O")[-1]
        if cue.role == "observer" and "N" in between:
            break
        joins = role == "organizer" and actor is not actors[0]
        yield Claim(actor, "co_organizer" if joins else role, _key(event))


def copula(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Chủ trì hội nghị là A", "Tham dự có A, B và C"."""
    lead = outline.text[cue.sentence.start : cue.start]
    linked = _LINKED.search(outline.text[cue.start : cue.end]) is not None
    link = None if linked else _COPULA.match(outline.text, cue.end, cue.sentence.end)
    if (link is None and not linked) or not _OPENING.search(lead):
        return
    if cue.role == "speaker" and link and "," in link[0]:
        return
    event = event_behind(outline, cue)
    actors = listed_behind(outline, link.end() if link else cue.end, cue.sentence.end)
    if actors and cue.role in ("chair", "co_chair", "speaker") and actors[0].kind == "person":
        lead_in = outline.text[link.end() if link else cue.end : actors[0].start]
        actors = actors if _PLAIN_LEAD.fullmatch(lead_in) else ()
    chairs = [actor for actor in actors if actor.kind == "person"]
    of_side = cue.role == "head" or outline.folded.startswith("về phía", cue.start)
    led = _FOR.match(outline.text, cue.end, cue.sentence.end) if of_side else None
    country = outline.actor_at(led.end()) if led and actors else None
    if country:
        yield Claim(country, "attendee", _key(event), anchored=True)
        actors = actors[:1] if cue.role == "head" else actors
    for actor in chairs if chairs and cue.role in ("chair", "co_chair") else actors:
        role = cue.role
        if role == "chair" and len({chair.key for chair in chairs}) > 1:
            role = "co_chair"
        behalf = country.key if country else None
        listed = actor.kind == "organization" and _speaks(outline, actors[0])
        if role != "speaker" or listed or _speaks(outline, actor):
            yield Claim(actor, role, _key(event), anchored=True, behalf=behalf)


def side(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Phía Bộ A: ông B", "phía Lào có ông C"."""
    link = _SIDE.match(outline.text, cue.end, cue.sentence.end)
    if link and _OPENING.search(outline.text[cue.sentence.start : cue.start]):
        near = outline.actors_within(cue.end, link.end())
        for actor in (*near, *listed_behind(outline, link.end(), cue.sentence.end, plain=True)):
            role = "attendee" if actor in near else cue.role
            if actor not in near or actor.kind == "country":
                yield Claim(actor, role, _key(event_behind(outline, cue)), anchored=True)


def ordinal(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Người thứ nhất là A", "Người thứ hai, ông B": those whom a sentence counts."""
    link = _NEXT.match(outline.text, cue.end, cue.sentence.end)
    actor = outline.actor_at(link.end()) if link else None
    if actor and _OPENING.search(outline.text[cue.sentence.start : cue.start]):
        yield Claim(actor, "co_chair" if cue.role == "chair" else cue.role, None, anchored=True)


def besides(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Ngoài các nước A và B, hội nghị còn có C": those beside whom others come."""
    lead = _BESIDES.search(outline.text, cue.sentence.start, cue.start)
    for actor in listed_behind(outline, lead.end(), cue.start, plain=True) if lead else ():
        yield Claim(actor, cue.role, None, anchored=True)


def fronted(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Phát biểu tại hội nghị, A và B ..."."""
    if not _OPENING.search(outline.text[cue.sentence.start : cue.start]):
        return
    comma = _COMMA.match(outline.text, cue.end, cue.sentence.end)
    if comma is None:
        return
    event = event_behind(outline, cue)
    role = "speaker" if cue.role == "opener" else cue.role
    for actor in listed_behind(outline, comma.end(), cue.sentence.end, plain=True):
        if _speaks(outline, actor):
            yield Claim(actor, role, _key(event))


def companion(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "đồng chủ trì hội nghị với B"."""
    link = _COMPANION.match(outline.text, cue.end, cue.sentence.end)
    if link is None:
        return
    event = event_behind(outline, cue)
    for actor in listed_behind(outline, link.end(), cue.sentence.end, plain=True):
        if not outline.text.startswith(" sự ", link.end()):
            yield Claim(actor, cue.partner, _key(event))


FRAMES: dict[str, Frame] = {
    "before": before,
    "after": behind,
    "copula": copula,
    "side": side,
    "besides": besides,
    "ordinal": ordinal,
    "fronted": fronted,
    "companion": companion,
}
