"""Document + mentions + events + statements -> who took part in which event, in which role."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from analysis.grammar.actors import Actor
from analysis.grammar.enumerations import listed_behind
from analysis.grammar.outline import Outline
from analysis.grammar.role_consequences import settled, told
from analysis.grammar.role_countries import COUNTRY_RULES
from analysis.grammar.role_cues import role_cues
from analysis.grammar.role_events import (
    TALKS,
    RoleView,
    events_of,
    joined_events,
    same_day,
)
from analysis.grammar.role_frames import FRAMES, Claim
from analysis.grammar.role_names import NAME_RULES
from analysis.grammar.role_rows import row_of
from analysis.grammar.role_sides import implied, of_authorities, of_our_side, other_side
from analysis.grammar.scenes import Scene, scene_at
from analysis.matching import Scan
from analysis.records import (
    Document,
    EventMention,
    EventReport,
    Mentions,
    Participation,
    Span,
    Statement,
)

_PRESENT = re.compile(
    r"[^.;?!POCI\"]{0,40},(?:\s(?:ngày |sáng |chiều |tối |tại |ở |thủ đô |phủ |trụ sở |nhà )*"
    r"[DL]++(?: [LD]++)*+,)*+\s*(?:(?:N++\s+)*+(?=P)|(?:N++\s+)++(?=O))"
)
_AT = re.compile(r"(?<=P)(?: \([^()]*\))?,? (?:tại|trong|ở|bên lề) (?:N++ )?$")
_CAPTION = re.compile(r"(?:(?:trong )?ảnh[^:]{0,12}:\s*)?(?:N++\s+)*")
_HAS_THERE = re.compile(
    r"[^.;:?!POCEI\"]{0,20}\b(?:diễn ra|được tổ chức|khai mạc|họp)\b[^.;:?!POCEI\"]{0,60},"
    r" (?:có|với)(?: sự có mặt của)? (?=(?:N++ )*P)"
)
_COLON = re.compile(r"[^.;:?!POCE\"]{0,60}:(?= (?:\w++ )?N)")
_SOMEBODY_OF = re.compile(r"\b(?:đại diện|lãnh đạo|đại biểu|chuyên gia|đoàn công tác|đoàn) $")


Rule = Callable[[RoleView], Iterable[Participation]]


def participations(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    statements: tuple[Statement, ...],
    whole: Outline,
    cut: tuple[Scene, ...],
) -> tuple[Participation, ...]:
    """One row per event, participant and role, with the words that say so."""
    view = RoleView(
        document, scan, mentions, whole, cut, {report.event: report for report in events},
        statements, {},
    )  # fmt: skip
    view = replace(view, joined=joined_events(view.outline))
    found = [row for rule in RULES for row in rule(view)]
    found += tuple(other_side(view, found))
    found += tuple(told(view, found))
    found += tuple(implied(view, found))
    found += tuple(of_authorities(view, found))
    found += tuple(of_our_side(view, found))
    return settled(found)


def by_cue(view: RoleView) -> Iterable[Participation]:
    """Roles that the words of the list ``roles`` give."""
    partners: set[Actor] = set()
    cues = role_cues(view.document, view.scan, view.outline)
    for cue in sorted(cues, key=lambda cue: not cue.partner):
        claims = [claim for frame in cue.frames for claim in FRAMES[frame](view.outline, cue)]
        together = len({claim.actor.key for claim in claims if _holds(claim)}) > 1
        for claim in claims:
            events = events_of(view, cue, claim)
            helps = claim.role == "organizer" and claim.actor in partners
            others = claim.actor.members and claim.role not in ("attendee", "observer")
            if not events or helps or others or claim.actor.kind not in cue.kinds:
                continue
            if claim.role == "co_organizer":
                partners.add(claim.actor)
            for event in events:
                row = row_of(
                    view, event, claim.actor, _role(view, event, claim, together), cue.rule
                )
                heads = claim.role == "head" and claim.actor.kind == "person"
                heads = heads and row.on_behalf_of is None
                behalf = claim.behalf or (claim.actor.country if heads else None)
                yield replace(row, on_behalf_of=behalf) if behalf else row


def _holds(claim: Claim) -> bool:
    """Whether a country is said to organise."""
    return claim.actor.kind == "country" and claim.role in ("organizer", "co_organizer")


def _role(view: RoleView, event: str, claim: Claim, together: bool) -> str:
    """A country that organises is host, but party to talks and to what several hold together.

    Who leads a delegation attends.
    """
    if _holds(claim) and (together or view.reports[event].kind in (*TALKS, "campaign")):
        return "attendee"
    if claim.role == "organizer" and claim.actor.kind == "country":
        return "host"
    return "attendee" if claim.role == "head" else claim.role


def listed_at_colon(view: RoleView) -> Iterable[Participation]:
    """ "Hội nghị A và các cuộc họp liên quan: sáu nước B, C, cùng tổ chức D"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        colon = _COLON.match(view.outline.text, event.end, sentence.end) if sentence else None
        if sentence and colon:
            for actor in listed_behind(view.outline, colon.end(), sentence.end):
                yield row_of(view, event.key, actor, "attendee", "participations.listed_at_colon")


def present(view: RoleView) -> Iterable[Participation]:
    """ "Tại hội nghị, A ..."; in a caption "A và B tại hội nghị"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None:
            continue
        lead = view.outline.text[sentence.start : event.start]
        comma = _PRESENT.match(view.outline.text, event.end, sentence.end)
        if comma and re.search(
            r"(?:^|,\s*)(?:D++\s*,?\s*)?(?:cũng )?(?:tại|ở|sang|trong|dự)\s+$", lead
        ):
            lead_in = view.document.folded[event.end : comma.end()]
            for actor in listed_behind(view.outline, comma.end(), sentence.end, plain=True):
                if actor.kind == "person" or _SOMEBODY_OF.search(lead_in):
                    yield row_of(view, event.key, actor, "attendee", "participations.present")
        there = _AT.search(view.outline.text, max(sentence.start, event.start - 60), event.start)
        one = view.outline.actor_at(there.start() - 1) if there else None
        if one and one.kind == "person":
            yield row_of(view, event.key, one, "attendee", "participations.present")
        if view.document.line_at(event.start).kind == "caption":
            yield from _pictured(view, event, sentence)


def beside_event(view: RoleView) -> Iterable[Participation]:
    """ "Lễ tổng kết diễn ra tại Hà Nội, có ông A, Trưởng đại diện B"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None:
            continue
        there = _HAS_THERE.match(view.outline.text, event.end, sentence.end)
        for actor in listed_behind(view.outline, there.end(), sentence.end) if there else ():
            yield row_of(view, event.key, actor, "attendee", "participations.beside_event")


def _pictured(view: RoleView, event: EventMention, sentence: Span) -> Iterable[Participation]:
    lead = _CAPTION.match(view.outline.text, sentence.start, event.start)
    start = lead.end() if lead else sentence.start
    for actor in listed_behind(view.outline, start, event.start, plain=True):
        if (
            actor.kind == "person"
            and view.outline.actors_within(start, actor.start + 1)[0].start == start
        ):
            yield row_of(view, event.key, actor, "attendee", "participations.pictured")


def heads_of_delegations(view: RoleView) -> Iterable[Participation]:
    """ "A, Trưởng đoàn Việt Nam" where the text tells of an event."""
    for actor in view.outline.actors:
        scene = scene_at(view.scenes, actor.start) if actor.leads else None
        if scene and scene.event and same_day(view, actor, scene.event):
            yield row_of(view, scene.event, actor, "attendee", "participations.head_of_delegation")


RULES: tuple[Rule, ...] = (
    by_cue, *NAME_RULES, *COUNTRY_RULES, listed_at_colon, present, beside_event,
    heads_of_delegations,
)  # fmt: skip
