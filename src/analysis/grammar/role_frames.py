"""Outline + role cue -> Claims: which participants the words around the cue name, in which role.

One function per frame of the word list ``roles``: participants before the cue, behind it, behind
"là" or "có", at the head of the main clause behind a comma, or joined to the subject by "với".
"""

import re
from collections.abc import Callable, Iterable

from analysis.frozen import frozen
from analysis.grammar.enumerations import (
    is_agent,
    listed_before,
    listed_behind,
    subject_of_sentence,
)
from analysis.grammar.outline import Actor, Outline
from analysis.grammar.role_cues import (
    RoleCue,
    ends_clause,
    event_before,
    event_behind,
    is_organized,
    organized_before,
)
from analysis.records import EventMention

_COPULA = re.compile(
    r"(?: (?:N++ )*+[OC]++(?= có| gồm))?(?:điểm cầu O++|[^.?!;POIE\"]|E++){0,60}?"
    r"(?:\b(?:là|gồm|có)\b|:|, (?:thuộc|N++)(?= [POC]++(?! (?:có|gồm)\b)))"
)
_LINKED = re.compile(r" (?:là|gồm|có)$")
_COMMA = re.compile(
    r"(?:[^.?!PE\"]|E++){0,150}?(?:,|\b(?:trên cương vị|với cương vị|với tư cách))\s*"
    r"(?:(?:N++\s+)*+(?=P)|(?:N++\s+)++(?=O))"
)
_COMPANION = re.compile(r"(?:[^.?!;:POCE\"]|E++){0,60}?\b(?:với|cùng với|cùng)\b")
_OPENING = re.compile(
    r"(?:^|[,;:(\"]|\b(?:và|còn|là|cũng|ngoài ra|trong đó|ngồi|đó)\b)[^,;:POC]{0,30}$"
)
_PLAIN_LEAD = re.compile(
    r"[\s:]*+(?:[;-]?\s?(?:các|hai|ba|những|gồm|có|lần lượt|N++)[\s:]++)*+-?\s?"
)
_FRONTED = re.compile(r"[\s\W]*+(?:[DL]++[\s,]*+)*+(?:được|với|nhờ|dưới|nhận được) ")
_LED_BY = re.compile(r"[OC](?: \([^()]*\))? do (?:N++ )*$")
_SPOKESMAN = re.compile(r"N (?:của |từ )?$")
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
    actors = listed_before(outline, start, cue.start, represented=represented)
    if not actors and cue.role in ("speaker", "attendee", "head"):
        actors = subject_of_sentence(outline, start, cue.start)
    if not actors:
        return
    passive = is_agent(outline, start, actors[0])
    helping = bool(cue.partner) and cue.role == "organizer" and ends_clause(outline, cue)
    event = event_behind(outline, cue)
    if event is None and cue.reach == "organizing":
        behind_cue = listed_behind(outline, cue.end, cue.sentence.end)
        event = event_behind(outline, cue, behind_cue[-1].end) if behind_cue else None
    if event is None and cue.role == "chair" and ends_clause(outline, cue):
        event = event_before(outline, cue, actors[0].start)
    if event is None and (passive or helping):
        event = event_before(outline, cue, actors[0].start, across=helping)
    spokesman = cue.role == "speaker" and _speaks(outline, actors[0])
    delegation = _led(outline, actors[0]) if passive and cue.role == "head" else None
    anchored = (cue.role == "attendee" and ends_clause(outline, cue)) or (
        helping and is_organized(outline, cue, alone=True)
    )
    for actor in actors:
        if cue.role == "speaker" and not (_speaks(outline, actor) or spokesman):
            continue
        role = "co_organizer" if helping else _role(outline, cue, actor, actors)
        behalf = delegation.key if delegation else None
        yield Claim(actor, role, _key(event), passive, anchored, behalf)
    if delegation:
        yield Claim(delegation, "attendee", _key(event))


def _led(outline: Outline, leader: Actor) -> Actor | None:
    """The body or country whose delegation somebody leads: "đoàn Bộ A do ông B dẫn đầu"."""
    link = _LED_BY.search(outline.text, max(leader.start - 24, 0), leader.start)
    return outline.actor_at(link.start()) if link else None


def _speaks(outline: Outline, actor: Actor) -> bool:
    """A person speaks; a body only through somebody: "đại diện Bộ A phát biểu"."""
    before = outline.text[max(actor.start - 6, 0) : actor.start]
    return actor.kind == "person" or _SPOKESMAN.search(before) is not None


def _key(event: EventMention | None) -> str | None:
    return event.key if event else None


def _role(outline: Outline, cue: RoleCue, actor: Actor, actors: tuple[Actor, ...]) -> str:
    """The role of one of the subjects: two who chair do so together, who joins by "cùng" helps."""
    if cue.role == "chair":
        if actor.kind != "person":
            return "organizer" if actor.kind == "organization" else "chair"
        return "co_chair" if sum(a.kind == "person" for a in actors) > 1 else "chair"
    if cue.role != "organizer" or len(actors) == 1:
        return cue.role
    led = cue.partner or any(_WITH.search(outline.text[: a.start][-16:]) for a in actors[1:])
    first = actor is actors[0]
    return "co_organizer" if (not first if led else actor.kind == "organization") else cue.role


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
    role = cue.partner or ("co_chair" if cue.role == "chair" and len(actors) > 1 else cue.role)
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
    for actor in chairs if chairs and cue.role in ("chair", "co_chair") else actors:
        role = cue.role
        if role == "chair" and len(chairs) > 1:
            role = "co_chair"
        yield Claim(actor, role, _key(event), anchored=True)


def fronted(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "Phát biểu tại hội nghị, A và B ..."."""
    if not _OPENING.search(outline.text[cue.sentence.start : cue.start]):
        return
    comma = _COMMA.match(outline.text, cue.end, cue.sentence.end)
    if comma is None:
        return
    event = event_behind(outline, cue)
    for actor in listed_behind(outline, comma.end(), cue.sentence.end, plain=True):
        yield Claim(actor, cue.role, _key(event))


def companion(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """ "đồng chủ trì hội nghị với B"."""
    link = _COMPANION.match(outline.text, cue.end, cue.sentence.end)
    if link is None:
        return
    event = event_behind(outline, cue)
    for actor in listed_behind(outline, link.end(), cue.sentence.end, plain=True):
        yield Claim(actor, cue.partner, _key(event))


FRAMES: dict[str, Frame] = {
    "before": before,
    "after": behind,
    "copula": copula,
    "fronted": fronted,
    "companion": companion,
}
