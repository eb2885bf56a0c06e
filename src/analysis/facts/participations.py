"""Document + mentions + events + statements -> who took part in which event, in which role."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from analysis.grammar.enumerations import listed_before, listed_behind
from analysis.grammar.outline import Actor, Outline
from analysis.grammar.role_consequences import implied, settled, told
from analysis.grammar.role_cues import role_cues
from analysis.grammar.role_events import (
    BETWEEN_STATES,
    TALKS,
    RoleView,
    events_of,
    joined_events,
    same_day,
)
from analysis.grammar.role_frames import FRAMES, Claim
from analysis.grammar.scenes import scene_at, scenes
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

_PRESENT = re.compile(r"[^.;?!POCI\"]{0,40},\s*(?:(?:N++\s+)*+(?=P)|(?:N++\s+)++(?=O))")
_CAPTION = re.compile(r"(?:(?:trong )?ảnh[^:]{0,12}:\s*)?(?:N++\s+)*")
_PAIR = re.compile(r"\bgiữa\b|\b(?:hai|ba|bốn|năm|sáu|\d+) (?:nước|quốc gia)\b|\s[–-]\s")
_OWNED = re.compile(
    r"(?:hội nghị|kỳ họp thứ \w+|(?:cuộc |buổi )?họp báo(?: \S+){0,5} của|(?:cuộc |buổi )?họp báo) "
)
_BEHIND = re.compile(r"(?: D++)?(?: thường kỳ)? của (?=O)")
_FROM_BODIES = (*BETWEEN_STATES, "other", "visit")
_TWO_COUNTRIES = re.compile(
    r"\bgiữa (?:chính phủ |lãnh đạo |các cơ quan (?:của )?)?hai (?:nước|bên)\b"
)
_HANDING = re.compile(r"(?: \([^()]*\))? (?:đã |vừa )?(trao trả|bàn giao|tiếp nhận)\b")
_GIVEN_TO = re.compile(r"[^.;?!POCE\"]{0,60}?\b(?:cho|với) (?:N++ )*+(?=O)")
_COLON = re.compile(r"[^.;:?!POCE\"]{0,60}:(?= (?:\w++ )?N)")
_SOMEBODY_OF = re.compile(r"\b(?:đại diện|lãnh đạo|đại biểu|chuyên gia|đoàn công tác|đoàn) $")
_STANDS_FOR = re.compile(r"thay mặt (?:N++ |các )*$")


Rule = Callable[[RoleView], Iterable[Participation]]


def participations(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    statements: tuple[Statement, ...],
    whole: Outline,
) -> tuple[Participation, ...]:
    """One row per event, participant and role, with the words that say so."""
    view = RoleView(
        document, scan, mentions, whole,
        scenes(document, mentions.events), {report.event: report for report in events}, statements,
        {},
    )  # fmt: skip
    view = replace(view, joined=joined_events(view.outline))
    found = [row for rule in RULES for row in rule(view)]
    found += tuple(implied(view, found))
    found += tuple(told(view, found))
    return settled(found)


def by_cue(view: RoleView) -> Iterable[Participation]:
    """Roles that the words of the list ``roles`` give."""
    partners: set[Actor] = set()
    cues = role_cues(view.document, view.scan, view.outline)
    for cue in sorted(cues, key=lambda cue: not cue.partner):
        for claim in (claim for frame in cue.frames for claim in FRAMES[frame](view.outline, cue)):
            events = events_of(view, cue, claim)
            helps = claim.role == "organizer" and claim.actor in partners
            others = claim.actor.members and claim.role not in ("attendee", "observer")
            if not events or helps or others or claim.actor.kind not in cue.kinds:
                continue
            if claim.role == "co_organizer":
                partners.add(claim.actor)
            for event in events:
                row = _row(view, event, claim.actor, _role(claim), cue.rule)
                heads = claim.role == "head" and row.on_behalf_of is None
                behalf = claim.behalf or (claim.actor.country if heads else None)
                yield replace(row, on_behalf_of=behalf) if behalf else row


def _role(claim: Claim) -> str:
    """A country that organises is the host; who leads a delegation attends."""
    if claim.role == "organizer" and claim.actor.kind == "country":
        return "host"
    return "attendee" if claim.role == "head" else claim.role


def named_in_event(view: RoleView) -> Iterable[Participation]:
    """ "buổi hội đàm giữa A và B", "B tiếp A": people and bodies that the name of talks names."""
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        for actor in actors:
            before = text[: max(actor.start - event.start, 0)]
            shared = re.search(r"\b(?:giữa|với)\b", before) is not None
            talks = event.kind in TALKS and actor.kind != "country"
            bodies = event.kind in _FROM_BODIES and shared and actor.kind == "organization"
            signs = event.kind == "signing_ceremony" and shared and actor.kind == "organization"
            if talks or bodies or signs:
                role = "signatory" if signs else "attendee"
                yield _row(view, event.key, actor, role, "participations.named_in_event")


def subject_of_talks(view: RoleView) -> Iterable[Participation]:
    """ "A hội đàm với B", "Tại buổi hội đàm với B, A ...", "buổi hội đàm giữa A và B"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None or event.kind not in TALKS:
            continue
        near = [*listed_before(view.outline, sentence.start, event.start)]
        comma = _PRESENT.match(view.outline.text, event.end, sentence.end)
        if comma:
            near += listed_behind(view.outline, comma.end(), sentence.end, plain=True)
        link = re.compile(r"[^.;,?!POCEI]{0,40}\b(?:giữa|với|của|cùng)\s").match(
            view.outline.text, event.end, sentence.end
        )
        if link:
            near += listed_behind(view.outline, link.end(), sentence.end, plain=True)
        for actor in near:
            if actor.kind != "country":
                yield _row(view, event.key, actor, "attendee", "participations.subject_of_talks")


def countries_of_name(view: RoleView) -> Iterable[Participation]:
    """ "Hội nghị hợp tác Việt Nam - Lào", its other meetings too; "... giữa 6 nước A, B, ..."."""
    series: dict[str, dict[str, Actor]] = {}
    for event, actors in view.outline.named.items():
        countries = {actor.key: actor for actor in actors if actor.kind == "country"}
        text = view.document.folded[event.start : event.end]
        if event.kind in BETWEEN_STATES and len(countries) > 1 and _PAIR.search(text):
            series.setdefault(event.series or event.key, countries)
    for report in view.reports.values():
        for actor in series.get(report.series or report.event, {}).values():
            yield _row(view, report.event, actor, "attendee", "participations.countries_of_name")


def both_countries(view: RoleView) -> Iterable[Participation]:
    """ "cuộc họp giữa hai nước" where the document has people and bodies of two countries only."""
    countries = sorted({actor.country for actor in view.outline.actors if actor.country})
    for event in view.outline.events if len(countries) == 2 else ():
        text = view.document.folded[event.start : event.end]
        if event.kind in BETWEEN_STATES and _TWO_COUNTRIES.search(text):
            for country in countries:
                yield Participation(
                    event.key, "country", country, "attendee", None, event.start, event.end,
                    "participations.both_countries",
                )  # fmt: skip


def handed_over(view: RoleView) -> Iterable[Participation]:
    """ "Công an A trao trả 5 người; Công an B tiếp nhận": A attends, B organises."""
    for event, actors in view.outline.named.items():
        sentence = view.document.sentence_at(event.start)
        if sentence is None or event.kind != "other":
            continue
        behind = view.outline.actors_within(event.end, sentence.end)
        given = _GIVEN_TO.match(view.outline.text, event.end, sentence.end)
        receiver = view.outline.actor_at(given.end()) if given else None
        if receiver and receiver.kind == "organization":
            yield _row(view, event.key, receiver, "organizer", "participations.handed_over")
        for actor in (*actors, *behind):
            verb = _HANDING.match(view.document.folded, actor.end, sentence.end)
            if verb and actor.kind == "organization":
                role = "organizer" if verb[1] == "tiếp nhận" else "attendee"
                yield _row(view, event.key, actor, role, "participations.handed_over")


def listed_at_colon(view: RoleView) -> Iterable[Participation]:
    """ "Hội nghị A và các cuộc họp liên quan: sáu nước B, C, cùng tổ chức D"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        colon = _COLON.match(view.outline.text, event.end, sentence.end) if sentence else None
        if sentence and colon:
            for actor in listed_behind(view.outline, colon.end(), sentence.end):
                yield _row(view, event.key, actor, "attendee", "participations.listed_at_colon")


def owner_in_name(view: RoleView) -> Iterable[Participation]:
    """ "họp báo Chính phủ", "Kỳ họp thứ 9 Quốc hội", "cuộc họp báo đầu tháng 7 của Bộ A"."""
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        owners = [
            actor for actor in actors
            if _OWNED.fullmatch(text[: max(actor.start - event.start, 0)])
        ]  # fmt: skip
        behind = _BEHIND.match(view.outline.text, event.end)
        if behind and event.kind not in TALKS and (actor := view.outline.actor_at(behind.end())):
            owners.append(actor)
        for actor in owners:
            if actor.kind == "organization":
                committee = re.match(r"(?:ban chỉ đạo|uỷ ban|nhóm)", actor.key) is not None
                role = "attendee" if committee else "organizer"
                yield _row(view, event.key, actor, role, "participations.owner_in_name")


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
                    yield _row(view, event.key, actor, "attendee", "participations.present")
        if view.document.line_at(event.start).kind == "caption":
            yield from _pictured(view, event, sentence)


def _pictured(view: RoleView, event: EventMention, sentence: Span) -> Iterable[Participation]:
    lead = _CAPTION.match(view.outline.text, sentence.start, event.start)
    start = lead.end() if lead else sentence.start
    for actor in listed_behind(view.outline, start, event.start, plain=True):
        if (
            actor.kind == "person"
            and view.outline.actors_within(start, actor.start + 1)[0].start == start
        ):
            yield _row(view, event.key, actor, "attendee", "participations.pictured")


def heads_of_delegations(view: RoleView) -> Iterable[Participation]:
    """ "A, Trưởng đoàn Việt Nam" where the text tells of an event."""
    for actor in view.outline.actors:
        scene = scene_at(view.scenes, actor.start) if actor.leads else None
        if scene and scene.event and same_day(view, actor, scene.event):
            yield _row(view, scene.event, actor, "attendee", "participations.head_of_delegation")


RULES: tuple[Rule, ...] = (
    by_cue,
    named_in_event,
    subject_of_talks,
    countries_of_name,
    both_countries,
    handed_over,
    listed_at_colon,
    owner_in_name,
    present,
    heads_of_delegations,
)


def _row(view: RoleView, event: str, actor: Actor, role: str, rule: str) -> Participation:
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
