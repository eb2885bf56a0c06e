"""Document + mentions + event reports + statements -> who took part in which event, in which role."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.grammar.enumerations import listed_before, listed_behind
from analysis.grammar.outline import Actor, Outline, outline
from analysis.grammar.role_cues import RoleCue, has_object, is_organized, named_events, role_cues
from analysis.grammar.role_frames import FRAMES, Claim
from analysis.grammar.scenes import Scene, scene_at, scenes
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

_TALKS = ("bilateral_meeting", "visit")
_BETWEEN_STATES = ("bilateral_meeting", "conference", "ministerial_meeting", "campaign",
                   "senior_officials_meeting", "summit")  # fmt: skip
_FROM_BODIES = (*_BETWEEN_STATES, "other", "visit")
_PRESENT = re.compile(r"[^.;?!POCI\"]{0,40},\s*(?:N++\s+)*(?=P)")
_CAPTION = re.compile(r"(?:(?:trong )?ảnh[^:]{0,12}:\s*)?(?:N++\s+)*")
_PAIR = re.compile(r"\bgiữa\b|\b(?:hai|ba|bốn|năm|sáu|\d+) (?:nước|quốc gia)\b|\s[–-]\s")
_OWNED = re.compile(
    r"(?:hội nghị|kỳ họp thứ \w+|(?:cuộc |buổi )?họp báo(?: \S+){0,5} của|(?:cuộc |buổi )?họp báo) "
)
_BEHIND = re.compile(r"(?: D++)?(?: thường kỳ)? của (?=O)")
_STANDS_FOR = re.compile(r"thay mặt (?:N++ |các )*$")


@dataclass(frozen=True, slots=True)
class _View:
    """What every rule looks at."""

    document: Document
    scan: Scan
    mentions: Mentions
    outline: Outline
    scenes: tuple[Scene, ...]
    reports: dict[str, EventReport]
    statements: tuple[Statement, ...]


Rule = Callable[[_View], Iterable[Participation]]


def participations(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    events: tuple[EventReport, ...],
    statements: tuple[Statement, ...],
) -> tuple[Participation, ...]:
    """One row per event, participant and role, with the words that say so."""
    view = _View(
        document, scan, mentions, outline(document, scan, mentions),
        scenes(document, mentions.events), {report.event: report for report in events}, statements,
    )  # fmt: skip
    found = [row for rule in RULES for row in rule(view)]
    found += tuple(implied(view, found))
    found += tuple(told(view, found))
    return settled(found)


def by_cue(view: _View) -> Iterable[Participation]:
    """Roles that the words of the list ``roles`` give."""
    cues = role_cues(view.document, view.scan, view.outline)
    partners: set[Actor] = set()
    for cue in sorted(cues, key=lambda cue: not cue.partner):
        for frame in cue.frames:
            for claim in FRAMES[frame](view.outline, cue):
                event = _event_of(view, cue, claim)
                if event is None or claim.actor.kind not in cue.kinds:
                    continue
                if claim.role == "organizer" and claim.actor in partners:
                    continue
                if claim.role == "co_organizer":
                    partners.add(claim.actor)
                role = "host" if claim.actor.kind == "country" and (
                    claim.role == "organizer") else claim.role  # fmt: skip
                yield _row(view, event, claim.actor, "attendee" if role == "head" else role, cue.rule)


def _event_of(view: _View, cue: RoleCue, claim: Claim) -> str | None:
    """The event that a claim is about, None when its cue needs one that the text does not name."""
    named = bool(named_events(view.outline, cue.sentence))
    if cue.reach in ("object", "organizing"):
        return claim.event or (_scene_event(view, cue) if claim.anchored else None)
    if cue.reach == "passive":
        return claim.event if claim.passive else None
    if cue.reach == "organized" and not is_organized(view.outline, cue):
        return None
    if cue.reach == "sentence" and not named:
        return None
    event = claim.event or _scene_event(view, cue)
    return _signed_at(view, cue, event, named) if cue.reach == "signing" else event


def _signed_at(view: _View, cue: RoleCue, event: str | None, named: bool) -> str | None:
    """The meeting at which something is signed: named beside, or the signing that is reported."""
    if event is None or not has_object(view.outline, cue):
        return None
    if named or view.reports[event].kind == "signing_ceremony":
        return event
    signings = [r.event for r in view.reports.values() if r.kind == "signing_ceremony"]
    if len(signings) == 1:
        return signings[0] if _same_day(view, cue, signings[0]) else None
    start = cue.sentence.start
    signing = {a.country for a in view.outline.actors_within(start, cue.start)} - {None}
    return event if len(signing) > 1 else None


def _scene_event(view: _View, cue: RoleCue) -> str | None:
    """The event of the passage, unless the sentence is dated to another day."""
    scene = scene_at(view.scenes, cue.start)
    event = scene.event if scene else None
    if event is None or named_events(view.outline, cue.sentence):
        return event
    return event if _same_day(view, cue, event) else None


def _same_day(view: _View, cue: RoleCue, event: str) -> bool:
    dates = [d.value for d in view.mentions.dates if cue.sentence.start <= d.start < cue.start]
    held = view.reports[event].start_date
    if not dates or held is None:
        return True
    ended = view.reports[event].end_date or held
    return any(_agrees(value, held, ended) for value in dates)


def _agrees(value: str, start: str, end: str) -> bool:
    """Whether a date can be one of the days of an event."""
    first = value.split("/")[0]
    size = min(len(first), len(start))
    return start[:size] <= first[:size] <= end[:size]


def named_in_event(view: _View) -> Iterable[Participation]:
    """"buổi hội đàm giữa A và B", "B tiếp A": people and bodies that the name of talks names."""
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        for actor in actors:
            before = text[: max(actor.start - event.start, 0)]
            shared = re.search(r"\b(?:giữa|với)\b", before) is not None
            talks = event.kind in _TALKS and actor.kind != "country"
            bodies = event.kind in _FROM_BODIES and shared and actor.kind == "organization"
            if talks or bodies:
                yield _row(view, event.key, actor, "attendee", "participations.named_in_event")


def subject_of_talks(view: _View) -> Iterable[Participation]:
    """"A hội đàm với B", "Tại buổi hội đàm với B, A ...", "buổi hội đàm giữa A và B"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None or event.kind not in _TALKS:
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


def countries_of_name(view: _View) -> Iterable[Participation]:
    """"Hội nghị hợp tác Việt Nam - Lào", its other meetings too; "... giữa 6 nước A, B, ..."."""
    series: dict[str, dict[str, Actor]] = {}
    for event, actors in view.outline.named.items():
        countries = {actor.key: actor for actor in actors if actor.kind == "country"}
        text = view.document.folded[event.start : event.end]
        if event.kind in _BETWEEN_STATES and len(countries) > 1 and _PAIR.search(text):
            series.setdefault(event.series or event.key, countries)
    for report in view.reports.values():
        for actor in series.get(report.series or report.event, {}).values():
            yield _row(view, report.event, actor, "attendee", "participations.countries_of_name")


def owner_in_name(view: _View) -> Iterable[Participation]:
    """"họp báo Chính phủ", "Kỳ họp thứ 9 Quốc hội", "cuộc họp báo đầu tháng 7 của Bộ A"."""
    for event, actors in view.outline.named.items():
        text = view.document.folded[event.start : event.end]
        owners = [
            actor for actor in actors
            if _OWNED.fullmatch(text[: max(actor.start - event.start, 0)])
        ]  # fmt: skip
        behind = _BEHIND.match(view.outline.text, event.end)
        if behind and event.kind not in _TALKS and (actor := view.outline.actor_at(behind.end())):
            owners.append(actor)
        for actor in owners:
            if actor.kind == "organization":
                committee = re.match(r"(?:ban chỉ đạo|ủy ban|nhóm)", actor.key) is not None
                role = "attendee" if committee else "organizer"
                yield _row(view, event.key, actor, role, "participations.owner_in_name")


def present(view: _View) -> Iterable[Participation]:
    """"Tại hội nghị, A ..."; in a caption "A và B tại hội nghị"."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if sentence is None:
            continue
        lead = view.outline.text[sentence.start : event.start]
        comma = _PRESENT.match(view.outline.text, event.end, sentence.end)
        if comma and re.search(r"(?:^|,\s*)(?:D++\s*,?\s*)?(?:cũng )?(?:tại|ở|sang|trong|dự)\s+$", lead):
            for actor in listed_behind(view.outline, comma.end(), sentence.end, plain=True):
                yield _row(view, event.key, actor, "attendee", "participations.present")
        if view.document.line_at(event.start).kind == "caption":
            yield from _pictured(view, event, sentence)


def _pictured(view: _View, event: EventMention, sentence: Span) -> Iterable[Participation]:
    lead = _CAPTION.match(view.outline.text, sentence.start, event.start)
    start = lead.end() if lead else sentence.start
    for actor in listed_behind(view.outline, start, event.start, plain=True):
        if actor.kind == "person" and view.outline.actors_within(start, actor.start + 1)[0].start == start:
            yield _row(view, event.key, actor, "attendee", "participations.pictured")


RULES: tuple[Rule, ...] = (
    by_cue,
    named_in_event,
    subject_of_talks,
    countries_of_name,
    owner_in_name,
    present,
)


def implied(view: _View, found: list[Participation]) -> Iterable[Participation]:
    """Countries for which heads of delegation and both sides of talks stand; agencies of officials."""
    people = {actor.start: actor for actor in view.outline.actors}
    international = _international(view)
    people |= {a.start: a for actors in view.outline.named.values() for a in actors}
    sides = _sides(view, found, people)
    for row in found:
        actor = people.get(row.start)
        if actor is None:
            continue
        talks = view.reports[row.event].kind in _TALKS
        both = talks or len(sides.get(row.event, ())) > 1
        leads = actor.kind == "person" and (actor.leads or row.rule == "roles:head")
        if actor.kind != "country" and actor.country and (
            leads or (both and row.role not in ("supporter", "observer"))
        ):
            yield Participation(
                row.event, "country", actor.country, "attendee", None, actor.start, actor.end,
                "participations.delegation",
            )  # fmt: skip
        if actor.kind == "person" and actor.body in international:
            yield Participation(
                row.event, "organization", actor.body, "attendee", None, actor.start, actor.end,
                "participations.agency_of_official",
            )  # fmt: skip


def _sides(
    view: _View, found: list[Participation], actors: dict[int, Actor]
) -> dict[str, set[str]]:
    """The countries whose officials talk, chair, speak or sign at each event between states."""
    sides: dict[str, set[str]] = {}
    for row in found:
        actor = actors.get(row.start)
        kind = view.reports[row.event].kind
        if actor is None or not actor.country or kind not in (*_BETWEEN_STATES, "signing_ceremony"):
            continue
        leading = row.role in ("chair", "co_chair", "signatory", "speaker", "host")
        if leading and actor.kind == "person":
            sides.setdefault(row.event, set()).add(actor.country)
    return sides


def _international(view: _View) -> set[str]:
    return {
        body.key for body in view.mentions.organizations
        if (hit := view.scan.starting("organizations", body.start))
        and hit.entry.get("kind") == "international"
    }  # fmt: skip


def told(view: _View, found: list[Participation]) -> Iterable[Participation]:
    """Speakers whose reported words stand where the text tells of an event that they attend."""
    there = {(row.event, row.participant) for row in found}
    for statement in view.statements:
        event = statement.event
        if event is None or statement.speaker_kind != "person":
            continue
        if (event, statement.speaker) in there or _told_beside(view, statement, event):
            yield Participation(
                event, "person", statement.speaker, "speaker", None, statement.start,
                statement.end, "participations.statement",
            )  # fmt: skip


def _told_beside(view: _View, statement: Statement, event: str) -> bool:
    """Whether the paragraph of a statement names the meeting before its end."""
    if view.reports[event].kind in _TALKS:
        return False
    line = view.document.line_at(statement.start)
    return any(one.key == event for one in view.outline.events_within(line.start, statement.end))


_FOR_OTHERS = {"host": ("organizer", "co_organizer"), "co_organizer": ("organizer",)}


def settled(found: Iterable[Participation]) -> tuple[Participation, ...]:
    """One row per role; who has a more specific one is no attendee, who organises is no host."""
    rows: dict[tuple[str, str, str, str], Participation] = {}
    for row in found:
        key = (row.event, row.participant_kind, row.participant, row.role)
        kept = rows.get(key)
        if kept is None or (kept.on_behalf_of is None and row.on_behalf_of):
            rows[key] = row
    roles: dict[tuple[str, str], set[str]] = {}
    for row in rows.values():
        roles.setdefault((row.event, row.participant), set()).add(row.role)
    return tuple(
        sorted(
            (row for row in rows.values() if not _outdone(row, roles[row.event, row.participant])),
            key=lambda row: (row.start, row.end, row.event, row.participant, row.role),
        )
    )


def _outdone(row: Participation, roles: set[str]) -> bool:
    if row.role == "attendee":
        return len(roles) > 1
    if row.role == "observer":
        return bool(roles - {"attendee", "observer"})
    if row.role == "chair":
        return "co_chair" in roles
    return any(role in roles for role in _FOR_OTHERS.get(row.role, ()))


def _row(view: _View, event: str, actor: Actor, role: str, rule: str) -> Participation:
    return Participation(
        event, actor.kind, actor.key, role, _stands_for(view, actor), actor.start, actor.end, rule
    )


def _stands_for(view: _View, actor: Actor) -> str | None:
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
