"""Participations that were read -> those that follow from them, and one row for each role."""

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.grammar.outline import Actor
from analysis.grammar.role_events import BETWEEN_STATES, TALKS, RoleView, same_day
from analysis.records import Participation, Statement

_ELSEWHERE = re.compile(
    r"^(?:trên (?:trang|tờ|báo|mạng|tài khoản)|trả lời|trong (?:thông cáo|bài viết|bức thư|thư|một"
    r" thông điệp|cuộc phỏng vấn))\b|\b(?:họp báo|phỏng vấn)\b"
)


def implied(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """Countries of heads of delegations and of both sides of talks; agencies of officials."""
    people = {actor.start: actor for actor in view.outline.actors}
    international = _international(view)
    people |= {a.start: a for actors in view.outline.named.values() for a in actors}
    sides = _sides(view, found, people)
    for row in found:
        actor = people.get(row.start)
        if actor is None:
            continue
        talks = view.reports[row.event].kind in TALKS
        both = talks or len(sides.get(row.event, ())) > 1
        leads = actor.kind == "person" and (actor.leads or row.rule == "roles:head")
        if (
            actor.kind != "country"
            and actor.country
            and (leads or (both and row.role not in ("supporter", "observer")))
        ):
            yield Participation(
                row.event, "country", actor.country, "attendee", None, actor.start, actor.end,
                "participations.delegation",
            )  # fmt: skip
        of_agency = actor.kind == "person" and actor.country is None
        for body in actor.bodies if of_agency else ():
            if body in international:
                yield Participation(
                    row.event, "organization", body, "attendee", None, actor.start, actor.end,
                    "participations.agency_of_official",
                )  # fmt: skip


def _sides(
    view: RoleView, found: list[Participation], actors: dict[int, Actor]
) -> dict[str, set[str]]:
    """The countries whose officials talk, chair, speak or sign at each event between states."""
    sides: dict[str, set[str]] = {}
    for row in found:
        actor = actors.get(row.start)
        kind = view.reports[row.event].kind
        if actor is None or not actor.country or kind not in (*BETWEEN_STATES, "signing_ceremony"):
            continue
        leading = row.role in ("chair", "co_chair", "signatory", "speaker", "host")
        if leading and actor.kind == "person":
            sides.setdefault(row.event, set()).add(actor.country)
    return sides


def _international(view: RoleView) -> set[str]:
    return {
        body.key for body in view.mentions.organizations
        if body.country is None and any(
            hit.entry.get("kind") == "international"
            for hit in view.scan.within("organizations", body.start, body.end)
        )
    }  # fmt: skip


def told(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """Speakers whose reported words stand where the text tells of an event that they attend."""
    there = {(row.event, row.participant) for row in found}
    heard = {
        (row.event, view.document.line_at(row.start).start)
        for row in found if row.role in ("speaker", "chair", "co_chair")
    }  # fmt: skip
    away: set[tuple[str, int]] = set()
    for statement in view.statements:
        event = statement.event
        line = view.document.line_at(statement.start)
        if _said_elsewhere(view, statement):
            away.add((statement.speaker, line.start))
        elsewhere = (statement.speaker, line.start) in away
        if event is None or statement.speaker_kind != "person" or elsewhere:
            continue
        beside = (event, line.start) in heard or any(
            one.key == event
            for one in view.outline.events_within(line.start, _sentence_end(view, statement))
        )
        talks = view.reports[event].kind in TALKS
        if not same_day(view, statement, event):
            continue
        if (event, statement.speaker) in there or (beside and not talks):
            yield Participation(
                event, "person", statement.speaker, "speaker", None, statement.start,
                statement.end, "participations.statement",
            )  # fmt: skip


def _said_elsewhere(view: RoleView, statement: Statement) -> bool:
    """Whether the sentence places the words: on a web page, in a letter, at a press conference."""
    sentence = view.document.sentence_at(statement.start)
    if sentence is None:
        return False
    verb = view.document.text.find(statement.verb, statement.start, statement.end)
    lead = view.outline.text[sentence.start : max(verb, statement.start)]
    return _ELSEWHERE.search(lead) is not None


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
        replace(row, on_behalf_of=behalf.get((row.event, row.participant)))
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
