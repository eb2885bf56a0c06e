"""Participations that were read -> who is quoted there, and one row for each role."""

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.grammar.role_events import TALKS, RoleView, same_day
from analysis.grammar.scenes import scene_at
from analysis.records import Participation, Statement

_ELSEWHERE = re.compile(
    r"^(?:trên (?:trang|tờ|báo|mạng|tài khoản)|trả lời|trong (?:thông cáo|bài viết|bức thư|thư|một"
    r" thông điệp|cuộc phỏng vấn))\b|\b(?:họp báo|phỏng vấn)\b"
)

_CHAIRS = ("chair", "co_chair")
_NO_FLOOR = ("campaign", "visit", "other")
_REPRESENTATIVE = re.compile(r"N++ (?:của )?(?=O)")


def told(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """Speakers whose reported words stand where the text tells of an event that they attend."""
    only = _only_held(view)
    yield from _represented(view, found, only)
    there = {(row.event, row.participant) for row in found}
    heard = {
        (row.event, view.document.line_at(row.start).start)
        for row in found if row.role in ("speaker", *_CHAIRS)
    }  # fmt: skip
    chairs = {(row.event, row.participant) for row in found if row.role in _CHAIRS}
    away: set[tuple[str, int]] = set()
    for statement in view.statements:
        event = statement.event
        line = view.document.line_at(statement.start)
        if _said_elsewhere(view, statement):
            away.add((statement.speaker, line.start))
        elsewhere = (statement.speaker, line.start) in away
        at_press = event is not None and view.reports[event].kind == "press_conference"
        elsewhere = elsewhere and not (at_press and (event, statement.speaker) not in chairs)
        if event is None or statement.speaker_kind != "person" or elsewhere:
            continue
        beside = (event, line.start) in heard or any(
            one.key == event
            for one in view.outline.events_within(line.start, _sentence_end(view, statement))
        )
        beside = beside or (event == only and not _placed(view, statement))
        talks = view.reports[event].kind in TALKS
        if not same_day(view, statement, event):
            continue
        present = (event, statement.speaker) in there or _said_at(view, statement)
        if present or (beside and not talks):
            yield Participation(
                event, "person", statement.speaker, "speaker", None, statement.start,
                statement.end, "participations.statement",
            )  # fmt: skip


def _only_held(view: RoleView) -> str | None:
    """The only event that took place where a text tells of one that has a floor."""
    held = [report for report in view.reports.values() if report.status == "held"]
    alone = len(held) == 1 and held[0].kind not in _NO_FLOOR
    return held[0].event if alone else None


def _represented(
    view: RoleView, found: list[Participation], only: str | None
) -> Iterable[Participation]:
    """Bodies whose representative is quoted at an event: "Đại diện Bộ A đề nghị ..."."""
    there = {(row.event, row.participant) for row in found}
    for statement in view.statements:
        if statement.speaker_kind != "office":
            continue
        noun = _REPRESENTATIVE.match(view.outline.text, statement.start)
        body = view.outline.actor_at(noun.end()) if noun else None
        scene = scene_at(view.scenes, statement.start)
        if body is None or scene is None or scene.event is None:
            continue
        known = (scene.event, body.key) in there
        line = view.document.line_at(statement.start)
        near = view.outline.events_within(line.start, statement.start)
        beside = scene.event == only or any(one.key == scene.event for one in near)
        if (known or beside) and same_day(view, statement, scene.event):
            yield Participation(
                scene.event, "organization", body.key, "speaker", None, body.start, body.end,
                "participations.representative",
            )  # fmt: skip


def _placed(view: RoleView, statement: Statement) -> bool:
    """Whether the sentence first says where it happens: "Ở Huế, ông A nhấn mạnh ..."."""
    return "L" in _lead(view, statement)


def _said_elsewhere(view: RoleView, statement: Statement) -> bool:
    """Whether the sentence places the words: on a web page, in a letter, at a press conference."""
    return _ELSEWHERE.search(_lead(view, statement)) is not None


def _lead(view: RoleView, statement: Statement) -> str:
    """The sentence of a statement up to its verb, with everybody masked."""
    sentence = view.document.sentence_at(statement.start)
    if sentence is None:
        return ""
    verb = view.document.text.find(statement.verb, statement.start, statement.end)
    return view.outline.text[sentence.start : max(verb, statement.start)]


def _said_at(view: RoleView, statement: Statement) -> bool:
    """Whether the words are said at the meeting in so many words: "ông A nói tại buổi làm việc"."""
    end = _sentence_end(view, statement)
    return any(
        one.key == statement.event and view.document.folded.endswith(" tại ", 0, one.start)
        for one in view.outline.events_within(statement.start, end)
    )


def _sentence_end(view: RoleView, statement: Statement) -> int:
    sentence = view.document.sentence_at(statement.start)
    return max(statement.end, sentence.end if sentence else 0)


_FOR_OTHERS = {"host": ("organizer", "co_organizer"), "co_organizer": ("organizer",)}


def settled(found: Iterable[Participation]) -> tuple[Participation, ...]:
    """One row per role; who has a more specific one is no attendee, who organises is no host.

    Whom a person stands for at an event holds for each of his roles there.
    """
    rows: dict[tuple[str, str, str], Participation] = {}
    roles: dict[tuple[str, str], set[str]] = {}
    behalf: dict[tuple[str, str], str] = {}
    for row in found:
        rows.setdefault((row.event, row.participant, row.role), row)
        roles.setdefault((row.event, row.participant), set()).add(row.role)
        if row.on_behalf_of:
            behalf.setdefault((row.event, row.participant), row.on_behalf_of)
    kept = (
        replace(row, on_behalf_of=whom)
        if (whom := behalf.get((row.event, row.participant))) != row.on_behalf_of
        else row
        for row in rows.values()
        if not _outdone(row, roles[row.event, row.participant])
    )
    return tuple(
        sorted(kept, key=lambda row: (row.start, row.end, row.event, row.participant, row.role))
    )


def _outdone(row: Participation, roles: set[str]) -> bool:
    if row.role == "attendee":
        return len(roles) > 1
    if row.role == "observer":
        return bool(roles - {"attendee", "observer"})
    if row.role == "chair":
        return "co_chair" in roles
    return any(role in roles for role in _FOR_OTHERS.get(row.role, ()))
