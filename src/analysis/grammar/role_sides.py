"""Participations that were read -> those of the countries, agencies and delegations behind them."""

import re
from collections.abc import Iterable, Mapping

from analysis.grammar.actors import Actor
from analysis.grammar.names import is_vietnamese
from analysis.grammar.role_events import BETWEEN_STATES, TALKS, RoleView
from analysis.records import EventReport, Participation
from analysis.text import fold

_MISSION = re.compile(r"(?:phái đoàn|văn phòng)(?: đại diện)? ")
_AUTHORITIES = re.compile(
    r"\bvới (?:\w+ )?(?:chính quyền|lãnh đạo|lực lượng chức năng|cơ quan chức năng"
    r"|nhà chức trách)\b"
)
_HOME = "VN"
_RECEIVING = re.compile(r"\b(?:tiếp|đón)\b")
_OF_STATES = tuple(
    f"positions:{office}"
    for office in (
        "Thủ tướng", "Bộ trưởng", "Quốc vụ khanh", "Tổng thống", "Ngoại trưởng", "Chủ tịch nước",
        "Chủ tịch Quốc hội", "Cục trưởng", "Tư lệnh", "Đại sứ", "Thống đốc",
    )
)  # fmt: skip


_LEADING_ROLES = ("chair", "co_chair", "signatory", "speaker", "host")
_OF_MISSIONS = re.compile(r"\b(?:đại sứ|tham tán|tuỳ viên|(?:tổng )?lãnh sự|bí thư thứ)\b")


def implied(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """Countries of heads of delegations and of both sides of talks; agencies of officials."""
    people = {actor.start: actor for actor in view.outline.actors}
    agencies = _international(view)
    people |= {a.start: a for actors in view.outline.named.values() for a in actors}
    sides = _sides(view, found, people)
    speakers = {actor.key: actor for actor in reversed(view.outline.actors)}
    other = _only_other_country(view)
    officials = {one.person for one in view.mentions.offices if one.rule in _OF_STATES or one.rank}
    hosts = {row.event for row in found if _country(people.get(row.start)) == _HOME}
    for row in found:
        actor = people.get(row.start) or speakers.get(row.participant)
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
        unplaced = actor.kind == "person" and not actor.country and actor.key in officials
        alone = unplaced and not actor.bodies and not _beside_agency(view, actor, agencies)
        if other and talks and alone and row.event in hosts:
            yield Participation(
                row.event, "country", other, "attendee", None, actor.start, actor.end,
                "participations.only_other_country",
            )  # fmt: skip
        hosts_abroad = alone and _receives(view, row)
        if hosts_abroad and talks and row.event in hosts and other is None:
            yield Participation(
                row.event, "country", hosts_abroad, "attendee", None, actor.start, actor.end,
                "participations.host_abroad",
            )  # fmt: skip
        of_agency = actor.kind == "person" and actor.country is None
        bodies = agencies.keys() & set(actor.bodies) if of_agency else ()
        for body in sorted({agencies[body] for body in bodies}):
            yield Participation(
                    row.event, "organization", body, "attendee", None, actor.start, actor.end,
                    "participations.agency_of_official",
                )  # fmt: skip


def _receives(view: RoleView, row: Participation) -> str | None:
    """The country in which somebody who opens the name of a talk receives a guest there."""
    country = view.reports[row.event].country
    received = any(
        event.start == row.start and _RECEIVING.search(view.document.folded, row.end, event.end)
        for event in view.outline.events
        if event.key == row.event
    )
    return country if received and country != _HOME else None


def of_our_side(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """Viet Nam where somebody with a Vietnamese name talks with officials of one other country."""
    countries: dict[str, set[str]] = {}
    actors = {actor.start: actor for actor in view.outline.actors}
    actors |= {a.start: a for named in view.outline.named.values() for a in named}
    ours: dict[str, Actor] = {}
    names = {person.key: person.name for person in view.mentions.people}
    for row in found:
        actor = actors.get(row.start)
        if row.participant_kind == "country":
            countries.setdefault(row.event, set()).add(row.participant)
        elif (
            actor is not None
            and (actor.kind, actor.country, actor.bodies) == ("person", None, ())
            and is_vietnamese(names.get(actor.key, "?"))
        ):
            ours.setdefault(row.event, actor)
    for event, actor in ours.items():
        there = countries.get(event, set())
        if view.reports[event].kind in TALKS and len(there) == 1 and _HOME not in there:
            yield Participation(
                event, "country", _HOME, "attendee", None, actor.start, actor.end,
                "participations.our_side",
            )  # fmt: skip


def of_authorities(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """The only other country of a text, with whose authorities somebody of Viet Nam talks."""
    other = _only_other_country(view)
    countries: dict[str, set[str]] = {}
    for row in found:
        if row.participant_kind == "country":
            countries.setdefault(row.event, set()).add(row.participant)
    for event in view.outline.events if other else ():
        there = countries.get(event.key, set())
        met = _AUTHORITIES.search(view.document.folded, event.start, event.end)
        if other and event.kind in TALKS and met and there == {_HOME}:
            yield Participation(
                event.key, "country", other, "attendee", None, event.start, event.end,
                "participations.authorities",
            )  # fmt: skip


def _beside_agency(view: RoleView, actor: Actor, agencies: Mapping[str, str]) -> bool:
    """Whether the sentence that names somebody names an international body too."""
    here = view.document.sentence_at(actor.start)
    return here is not None and any(
        one.key in agencies and here.start <= one.start < here.end for one in view.outline.everyone
    )


def _country(actor: Actor | None) -> str | None:
    return actor.country if actor else None


def _only_other_country(view: RoleView) -> str | None:
    """The country whose officials the guests of a text are that names no third country."""
    named = {place.country for place in view.mentions.places if place.kind == "country"}
    others = named - {_HOME, None}
    return next(iter(others)) if len(others) == 1 else None


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
        named = view.document.folded[actor.start : actor.end]
        leading = row.role in _LEADING_ROLES or (
            row.role == "attendee" and not _OF_MISSIONS.search(named)
        )
        between = row.rule == "participations.named_in_event" and actor.kind == "organization"
        if between or (leading and actor.kind == "person"):
            sides.setdefault(row.event, set()).add(actor.country)
    return sides


def _international(view: RoleView) -> dict[str, str]:
    """By key of an international body: the agency that it is, or whose mission it is."""
    bodies = view.mentions.organizations
    known = {body.key for body in bodies}
    found: dict[str, str] = {}
    for body in bodies:
        hits = view.scan.within("organizations", body.start, body.end)
        agencies = [hit for hit in hits if hit.entry.get("kind") == "international"]
        if body.country is None and agencies:
            mission = _MISSION.match(view.document.folded, body.start)
            agency = f"{fold(agencies[0].entry.value)}|"
            found[body.key] = agency if mission and agency in known else body.key
    return found


def other_side(view: RoleView, found: list[Participation]) -> Iterable[Participation]:
    """The delegation of which the text tells, at each talk of which it names the hosts alone."""
    actors = {actor.start: actor for actor in view.outline.actors}
    actors |= {a.start: a for named in view.outline.named.values() for a in named}
    delegation = _delegation(view, found, actors)
    leaders = [row for row in delegation if row.participant_kind == "person"]
    country = actors[leaders[0].start].country if leaders else None
    if country is None:
        return
    met: dict[str, set[str]] = {}
    led = {row.event for row in found if row.participant == leaders[0].participant}
    for row in found:
        actor = actors.get(row.start)
        countries = met.setdefault(row.event, set())
        if actor and actor.country:
            countries.add(actor.country)
    for event, countries in met.items():
        report = view.reports[event]
        there = event in led
        alone = country not in countries and len(countries) < 2 and report.status == "held"
        if report.kind != "bilateral_meeting" or not (there or alone):
            continue
        if not there and not _on_the_way(report, view.reports[leaders[0].event]):
            continue
        for row in delegation:
            yield Participation(
                event, row.participant_kind, row.participant, "attendee", None, row.start,
                row.end, "participations.other_side",
            )  # fmt: skip
        start, end = leaders[0].start, leaders[0].end
        yield Participation(
            event, "country", country, "attendee", None, start, end, "participations.other_side"
        )


def _delegation(
    view: RoleView, found: list[Participation], actors: dict[int, Actor]
) -> list[Participation]:
    """The one person who leads a delegation abroad, with the bodies that he leads."""
    people_there = [
        row for row in found if row.participant_kind == "person" and row.start in actors
    ]
    leading = [row for row in people_there if row.rule in _LEADING] or [
        row for row in people_there if view.reports[row.event].kind == "visit"
    ]
    people = {row.participant: row for row in leading}
    if len(people) != 1:
        return []
    (leader,) = people.values()
    country = actors[leader.start].country
    bodies = {
        row.participant: row
        for row in found
        if row.participant_kind == "organization"
        and row.event == leader.event
        and row.role == "attendee"
        and (row.rule == "roles:head" or view.reports[row.event].kind == "visit")
        and row.start in actors
        and actors[row.start].country == country
    }
    return [leader, *bodies.values()]


_LEADING = ("roles:head", "participations.head_of_delegation")


def _on_the_way(talk: EventReport, visit: EventReport) -> bool:
    """Whether a talk can be part of a visit: both fall in the same time as far as is known."""
    if visit.kind != "visit" or talk.start_date is None or visit.start_date is None:
        return True
    ended = visit.end_date or visit.start_date
    size = min(len(talk.start_date), len(visit.start_date), len(ended))
    return visit.start_date[:size] <= talk.start_date[:size] <= ended[:size]
