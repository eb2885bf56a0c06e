"""Outline + role cue -> Claims: which participants the words around the cue name, in which role.

One function per frame of the word list ``roles``: participants before the cue, behind it, behind
"là" or "có", at the head of the main clause behind a comma, or joined to the subject by "với".
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.grammar.enumerations import is_agent, listed_before, listed_behind
from analysis.grammar.outline import Actor, Outline
from analysis.grammar.role_cues import RoleCue, event_before, event_behind

_COPULA = re.compile(r"[^.?!;POCI\"]{0,60}?(?:\b(?:là|gồm|có)\b|:)")
_COMMA = re.compile(r"[^.?!P\"]{0,150}?,\s*(?:N++\s+)*(?=P)")
_COMPANION = re.compile(r"[^.?!;:POC\"]{0,60}?\b(?:với|cùng với|cùng)\b")
_OPENING = re.compile(r"(?:^|[,;:(\"]|\b(?:và|còn|là|cũng|ngoài ra|trong đó|ngồi|đó)\b)[^,;:POC]{0,14}$")
_WITH = re.compile(r"\bcùng(?: với)?\s+(?:N++\s+)*$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A participant in a role that a cue gives him, and the event when the clause names it."""

    actor: Actor
    role: str
    event: str | None
    passive: bool


Frame = Callable[[Outline, RoleCue], Iterable[Claim]]


def before(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """"A và B chủ trì hội nghị", "hội nghị do A chủ trì"."""
    represented = cue.role in ("attendee", "observer", "signatory")
    actors = listed_before(outline, cue.sentence.start, cue.start, represented=represented)
    if not actors:
        return
    passive = is_agent(outline, cue.sentence.start, actors[0])
    event = event_behind(outline, cue)
    if event is None and cue.reach == "organizing":
        behind = listed_behind(outline, cue.end, cue.sentence.end)
        event = event_behind(outline, cue, behind[-1].end) if behind else None
    if event is None and passive:
        event = event_before(outline, cue, actors[0].start)
    for actor in actors:
        yield Claim(actor, _role(outline, cue, actor, actors), event.key if event else None, passive)


def _role(outline: Outline, cue: RoleCue, actor: Actor, actors: tuple[Actor, ...]) -> str:
    """The role of one of the subjects: two who chair do so together, who joins by "cùng" helps."""
    if cue.role == "chair":
        if actor.kind != "person":
            return "organizer"
        return "co_chair" if sum(a.kind == "person" for a in actors) > 1 else "chair"
    joined = actor is not actors[0] and _WITH.search(outline.text[: actor.start][-16:])
    if cue.role == "organizer" and actor is not actors[0] and (joined or cue.partner):
        return "co_organizer"
    return cue.role


def behind(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """"với sự tham dự của A và B", "phối hợp với A"."""
    plain = cue.role in ("observer", "host", "supporter") or bool(cue.partner)
    actors = listed_behind(outline, cue.end, cue.sentence.end, plain=plain)
    event = None
    if actors and cue.partner:
        event = event_behind(outline, cue) or event_before(outline, cue, cue.start)
    role = cue.partner or ("co_chair" if cue.role == "chair" and len(actors) > 1 else cue.role)
    for actor in actors[:1] if cue.role == "host" else actors:
        yield Claim(actor, role, event.key if event else None, False)


def copula(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """"Chủ trì hội nghị là A", "Tham dự có A, B và C"."""
    lead = outline.text[cue.sentence.start : cue.start]
    link = _COPULA.match(outline.text, cue.end, cue.sentence.end)
    if link is None or not _OPENING.search(lead):
        return
    event = event_behind(outline, cue)
    actors = listed_behind(outline, link.end(), cue.sentence.end)
    chairs = [actor for actor in actors if actor.kind == "person"]
    for actor in actors:
        role = cue.role
        if role == "chair" and len(chairs) > 1:
            role = "co_chair"
        yield Claim(actor, role, event.key if event else None, event is None)


def fronted(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """"Phát biểu tại hội nghị, A và B ..."."""
    if not _OPENING.search(outline.text[cue.sentence.start : cue.start]):
        return
    comma = _COMMA.match(outline.text, cue.end, cue.sentence.end)
    if comma is None:
        return
    event = event_behind(outline, cue)
    for actor in listed_behind(outline, comma.end(), cue.sentence.end, plain=True):
        yield Claim(actor, cue.role, event.key if event else None, False)


def companion(outline: Outline, cue: RoleCue) -> Iterable[Claim]:
    """"đồng chủ trì hội nghị với B"."""
    link = _COMPANION.match(outline.text, cue.end, cue.sentence.end)
    if link is None:
        return
    event = event_behind(outline, cue)
    for actor in listed_behind(outline, link.end(), cue.sentence.end, plain=True):
        yield Claim(actor, cue.partner, event.key if event else None, False)


FRAMES: dict[str, Frame] = {
    "before": before,
    "after": behind,
    "copula": copula,
    "fronted": fronted,
    "companion": companion,
}
