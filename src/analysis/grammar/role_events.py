"""Role cue + outline + events -> the event that a clause is about, None where none is named."""

import re
from dataclasses import dataclass
from itertools import pairwise

from analysis.grammar.actors import Actor
from analysis.grammar.outline import Outline
from analysis.grammar.role_cues import (
    RoleCue,
    adds,
    follows_attendance,
    gathers,
    has_object,
    is_organized,
    named_events,
)
from analysis.grammar.role_frames import Claim
from analysis.grammar.scenes import Scene, scene_at
from analysis.grammar.subjects import the_two
from analysis.matching import Scan
from analysis.records import Document, EventMention, EventReport, Mentions, Statement

TALKS = ("bilateral_meeting", "visit")
BETWEEN_STATES = (
    "bilateral_meeting", "conference", "ministerial_meeting", "campaign",
    "senior_officials_meeting", "summit",
)  # fmt: skip


_SIDE_BY_SIDE = re.compile(r"(?: \([^()]*\))?(?: và| cùng với| cùng) ")
_AHEAD = re.compile(r"\b(?:dự kiến|sẽ)\b")
_GLOSS = len(" (")
_COUNTED = re.compile(r"(?:(?P<first>một|thứ nhất)|hai|thứ hai|ba|thứ ba) là $")
_THE_MEETING = re.compile(
    r" (?:tại )?(?:buổi |cuộc |phiên )?(?:lễ|hội nghị|hội thảo|họp|hội đàm|toạ đàm|đối thoại"
    r"|lớp học|chương trình|sự kiện|lễ (?:khai mạc|bế mạc|khai giảng|bế giảng)|lễ ký(?: kết)?"
    r"|phiên toàn thể"
    r"|phiên họp|phiên khai mạc|phiên bế mạc)(?: này| trên| nêu trên| hôm đó)?"
    r"(?=\s*(?:[,.;]|và |cùng |(?:hôm |vào |tại |ở |chiều |sáng |tối )*[DL]|$))"
)
_OF_THE_MEETING = re.compile(
    r"(?:toàn bộ )?(?:phiên|hội nghị|hội thảo|lễ|buổi|cuộc|sự kiện|khoá|lớp|toạ đàm|đối thoại)\b"
    r"[^.;?!POCEI]{0,110}$|(?:toàn bộ )?(?:phiên|hội nghị|hội thảo|lễ|buổi|cuộc|sự kiện|khoá"
    r"|lớp|toạ đàm|đối thoại)\b[^.;?!POCEI]{0,110}\bdo (?:N++ )*P"
)
_TO_ATTEND = re.compile(r"\b(?:tham dự|dự|tham gia|có mặt tại)\s$")
_NEAR = 24
_OTHER_MEETING = re.compile(
    r"(?:^|[.;] |\b(?:tại|dự) )(?:các |cuộc |buổi |phiên )?(?:lễ|hội nghị|hội thảo|họp|toạ đàm"
    r"|diễn đàn|đối thoại|kỳ họp)\b(?! [,;])(?! (?:khai giảng|bế giảng|khai mạc|bế mạc)\b)"
)


@dataclass(frozen=True, slots=True)
class RoleView:
    """What every rule looks at."""

    document: Document
    scan: Scan
    mentions: Mentions
    outline: Outline
    scenes: tuple[Scene, ...]
    reports: dict[str, EventReport]
    statements: tuple[Statement, ...]
    joined: dict[int, tuple[str, ...]]


def event_of(view: RoleView, cue: RoleCue, claim: Claim) -> str | None:
    """The event that a claim is about, None when its cue needs one that the text does not name."""
    named = bool(named_events(view.outline, cue.sentence))
    if cue.reach in ("object", "organizing"):
        here = claim.anchored or _THE_MEETING.match(view.outline.text, cue.end) is not None
        lead = view.outline.text[cue.sentence.start : cue.start]
        here = here or (claim.passive and _OF_THE_MEETING.match(lead) is not None)
        return claim.event or (_scene_event(view, cue) if here else None)
    if cue.reach in ("reporting", "ceremony"):
        event = _scene_event(view, cue)
        signing = event is not None and view.reports[event].kind == "signing_ceremony"
        return event if cue.reach == "reporting" or signing else None
    if cue.reach == "passive":
        return claim.event if claim.passive else None
    if cue.reach == "organized" and not is_organized(view.outline, cue):
        return None
    if cue.reach == "attended" and not follows_attendance(view.outline, cue):
        return None
    if cue.reach == "sentence" and not named:
        return None
    if cue.reach == "gathering" and not (named and gathers(view.outline, cue)):
        return None
    if cue.reach == "besides" and not adds(view.outline, cue):
        return None
    event = claim.event or _scene_event(view, cue)
    return _signed_at(view, cue, event, named) if cue.reach == "signing" else event


def events_of(view: RoleView, cue: RoleCue, claim: Claim) -> tuple[str, ...]:
    """The event of a claim and those named side by side with it: "dự Hội nghị A và Hội nghị B".

    A clause that names no event is about both when they are the last ones named.
    """
    event = event_of(view, cue, claim)
    ahead = [one for one in view.outline.events if one.start < cue.start][-1:]
    near = [*named_events(view.outline, cue.sentence)] or ahead
    groups = (view.joined.get(one.start, ()) for one in near)
    return next((group for group in groups if event in group), (event,)) if event else ()


def joined_events(outline: Outline) -> dict[int, tuple[str, ...]]:
    """The events named side by side ("A và B") or counted ("Một là A. Hai là B"), by where."""
    groups: dict[int, tuple[str, ...]] = {}
    names = [event for event in outline.events if event.kind not in TALKS]
    for first, second in pairwise(names):
        gap = outline.text[first.end : max(second.start, first.end)]
        if first.key != second.key and _SIDE_BY_SIDE.fullmatch(gap):
            groups |= dict.fromkeys((first.start, second.start), (first.key, second.key))
    for name, gloss in pairwise(names):
        if name.key == gloss.key and gloss.start - name.end <= _GLOSS and name.start in groups:
            groups[gloss.start] = groups[name.start]
    counted: list[EventMention] = []
    for event in outline.events:
        count = _COUNTED.search(outline.text, max(event.start - 16, 0), event.start)
        if count:
            counted = [event] if count["first"] else [*counted, event]
            keys = tuple(dict.fromkeys(one.key for one in counted))
            groups |= dict.fromkeys((one.start for one in counted), keys)
    return groups


def _signed_at(view: RoleView, cue: RoleCue, event: str | None, named: bool) -> str | None:
    """The meeting at which something is signed: named beside, or the signing that is reported."""
    if event is None or not has_object(view.outline, cue):
        return None
    if named or view.reports[event].kind == "signing_ceremony":
        return event
    signings = [r.event for r in view.reports.values() if r.kind == "signing_ceremony"]
    if len(signings) == 1:
        return signings[0] if same_day(view, cue, signings[0]) else None
    start = cue.sentence.start
    signing = {a.country for a in view.outline.actors_within(start, cue.start)} - {None}
    if not signing:
        signing = {a.country for a in the_two(view.outline, start, cue.start)}
    between = view.reports[event].kind in BETWEEN_STATES
    return event if len(signing) > 1 and between else None


def _scene_event(view: RoleView, cue: RoleCue) -> str | None:
    """The event of the passage, unless the sentence is dated to another day."""
    scene = scene_at(view.scenes, cue.start)
    event = _named_ahead(view, cue) or (scene.event if scene else None)
    event = _presented(view, cue, event) if event else None
    if event and (ahead := _expected(view, cue, event)):
        return ahead
    if event is None or _at_another_meeting(view, cue.start):
        return None
    if named_events(view.outline, cue.sentence):
        return event
    event = _meeting_of(view, cue, event)
    return event if same_day(view, cue, event) else None


def _expected(view: RoleView, cue: RoleCue, event: str) -> str | None:
    """Who is expected comes to the only meeting that is still ahead: "Dự kiến A sẽ dự"."""
    lead = view.outline.text[cue.sentence.start : cue.start]
    if view.reports[event].status == "upcoming" or not _AHEAD.search(lead):
        return None
    ahead = [report.event for report in view.reports.values() if report.status == "upcoming"]
    return ahead[0] if len(ahead) == 1 else None


def _presented(view: RoleView, cue: RoleCue, event: str) -> str:
    """Delegations come to the meeting that a press conference presents, not to the latter."""
    if view.reports[event].kind != "press_conference" or cue.role not in ("attendee", "head"):
        return event
    first = next(one for one in view.outline.events if one.key == event)
    sentence = view.document.sentence_at(first.start)
    behind = view.outline.events_within(first.end, sentence.end) if sentence else ()
    presented = {one.key for one in behind if one.key != event}
    return presented.pop() if len(presented) == 1 else event


def _named_ahead(view: RoleView, cue: RoleCue) -> str | None:
    """The last event named in the paragraph when its sentence names one only behind the cue."""
    behind = view.outline.events_within(cue.end, cue.sentence.end)
    if not behind or (cue.role == "head" and _leads_to(view, cue, behind[0])):
        return None
    line = view.document.line_at(cue.start)
    ahead = view.outline.events_within(line.start, cue.start)
    return ahead[-1].key if ahead else None


def _leads_to(view: RoleView, cue: RoleCue, event: EventMention) -> bool:
    """ "A dẫn đầu đoàn B dự |Hội nghị C"."""
    lead = view.outline.text[max(cue.end, event.start - _NEAR) : event.start]
    return _TO_ATTEND.search(lead) is not None


def _meeting_of(view: RoleView, cue: RoleCue, event: str) -> str:
    """Who chairs, speaks or comes does so at the last meeting that was named, not at a campaign."""
    if view.reports[event].kind != "campaign" or cue.role in ("organizer", "supporter"):
        return event
    ahead = [one.key for one in view.outline.events
             if one.start < cue.start and one.kind not in (*TALKS, "campaign")]  # fmt: skip
    return ahead[-1] if ahead else event


def _at_another_meeting(view: RoleView, position: int) -> bool:
    """Whether the paragraph has turned to a meeting that is no event of the document."""
    line = view.document.line_at(position)
    named = [one.end for one in view.outline.events_within(line.start, position)]
    ahead = view.outline.text[min(max([line.start, *named]), position) : position]
    return _OTHER_MEETING.search(ahead) is not None


def same_day(view: RoleView, words: RoleCue | Actor | Statement, event: str) -> bool:
    """Whether no date before some words says that they are about another day.

    The date stands in their sentence, or in their paragraph when that names no meeting.
    """
    line = view.document.line_at(words.start)
    sentence = view.document.sentence_at(words.start) or line
    named = view.outline.events_within(line.start, words.start)
    start = min(named[-1].end, sentence.start) if named else line.start
    dates = [date.value for date in view.mentions.dates if start <= date.start < words.start]
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
