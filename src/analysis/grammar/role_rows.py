"""Actor + event + role -> Participation, with whom a person stands for."""

import re

from analysis.grammar.actors import Actor
from analysis.grammar.role_events import RoleView
from analysis.records import Participation

_STANDS_FOR = re.compile(r"thay mặt (?:N++ |các )*$")


def row_of(view: RoleView, event: str, actor: Actor, role: str, rule: str) -> Participation:
    """One row whose evidence is the actor."""
    return Participation(
        event, actor.kind, actor.key, role, _stands_for(view, actor), actor.start, actor.end, rule
    )


def _stands_for(view: RoleView, actor: Actor) -> str | None:
    """Whom a person speaks for: "thay mặt Bộ A, ông B ...", "A, Trưởng đoàn Việt Nam"."""
    if actor.kind != "person":
        return None
    sentence = view.document.sentence_at(actor.start)
    near = view.outline.actors_within(sentence.start, sentence.end) if sentence else ()
    for other in near:
        if other.kind == "person" or sentence is None:
            continue
        ahead = view.outline.text[sentence.start : other.start]
        if _STANDS_FOR.search(ahead):
            gap = view.outline.text[other.end : actor.start] if other.end <= actor.start else (
                view.outline.text[actor.end : other.start])  # fmt: skip
            if re.fullmatch(r"[^.;?!P]{0,80}", gap):
                return other.key
    return actor.country if actor.leads else None
