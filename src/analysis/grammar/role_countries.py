"""Names of meetings -> participations of the countries between which they are held."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from analysis.grammar.actors import Actor
from analysis.grammar.enumerations import listed_behind
from analysis.grammar.numbers import number_value
from analysis.grammar.role_events import BETWEEN_STATES, RoleView
from analysis.grammar.role_rows import row_of
from analysis.grammar.scenes import scene_at
from analysis.records import EventMention, Participation, Span
from analysis.text import fold

_MEMBERS = re.compile(
    r"\b(?:trưởng đoàn|đoàn đại biểu|các đoàn|đoàn|đại biểu|đại diện|bộ trưởng|lãnh đạo|quan chức)"
    r"(?: cấp cao)?(?: của| từ| đến từ)?(?: cả)? (?P<count>hai|ba|bốn|năm|sáu|bảy|mười|\d{1,2}) "
    r"(?:nước|quốc gia)\b"
)
_TRAINED = re.compile(r"(?: (?:do|được) [^.;]{3,120}? tổ chức)?(?: dành)? cho [^.;PI]{2,80}?(?=C)")
_HOST = re.compile(r"\b(?:và|cùng)(?: đại biểu)? nước chủ nhà(?=[,.;]|\Z)")
_NUMBERED = re.compile(r"\b(?:lần thứ \w+|thứ \w+|năm \d{4}|\d+)\b.*")
_PAIR = re.compile(r"\bgiữa\b|\b(?:hai|ba|bốn|năm|sáu|\d+) (?:nước|quốc gia)\b|\s[–-]\s")
_FRIENDS = re.compile(r"(?:chương trình |buổi |cuộc )?(?:giao lưu|họp mặt|gặp mặt)\b")
_TWO_COUNTRIES = re.compile(
    r"\bgiữa (?:chính phủ |lãnh đạo |các cơ quan (?:của )?)?hai (?:nước|bên)\b"
    r"|\b(?:uỷ ban|nhóm công tác|tổ công tác) (?:hỗn hợp|liên chính phủ|liên hợp)\b"
    r"|\bthực hiện (?:hiệp định|thoả thuận|bản ghi nhớ)\b(?! (?:toàn cầu|quốc tế|khung))"
)
_THE_TWO_HOLD = re.compile(
    r"\bhai (?:bên|nước|bộ|chính phủ)(?: đã| cùng| cũng| sẽ)*"
    r" (?:tổ chức|tiến hành|họp|mở|duy trì|có)(?: một)? $"
)
_HELD_BY_BOTH = re.compile(
    r" (?:đã |vừa )?(?:được|do) hai (?:bên|nước|bộ|chính phủ)(?: cùng| luân phiên)? tổ chức\b"
)
_THE_TWO = re.compile(
    r"\bhai (?:bên|nước|bộ trưởng|thứ trưởng|ngoại trưởng|thủ tướng|nhà lãnh đạo)\b"
)


def countries_of_name(view: RoleView) -> Iterable[Participation]:
    """ "Hội nghị hợp tác Việt Nam - Lào", its other meetings too; "... giữa 6 nước A, B, ..."."""
    series: dict[str, dict[str, Actor]] = {}
    for event, actors in view.outline.named.items():
        countries = {one.key: one for actor in actors for one in _state(actor)}
        text = view.document.folded[event.start : event.end]
        between = event.kind in (*BETWEEN_STATES, "signing_ceremony") or _FRIENDS.match(text)
        if between and len(countries) > 1 and _PAIR.search(text):
            for key in {event.series or event.key, _stem(view.reports[event.key].name)}:
                series.setdefault(key, countries)
    for report in view.reports.values():
        known = series.get(report.series or report.event) or _of_stem(series, _stem(report.name))
        for actor in (known or {}).values():
            yield row_of(view, report.event, actor, "attendee", "participations.countries_of_name")


def _state(actor: Actor) -> Iterable[Actor]:
    """The country for which a country or a body stands in the name of a meeting."""
    if actor.country and actor.kind != "person":
        yield replace(actor, kind="country", key=actor.country)


def _of_stem(series: Mapping[str, dict[str, Actor]], stem: str) -> dict[str, Actor] | None:
    """The countries of a name, or of the only series whose name goes on from it."""
    longer = [countries for name, countries in series.items() if name.startswith(f"{stem} ")]
    same = len({tuple(sorted(countries)) for countries in longer}) == 1
    return series.get(stem) or (longer[0] if same and stem else None)


def _stem(name: str) -> str:
    """The name of a meeting without its number and year: what its other meetings share."""
    return _NUMBERED.sub("", fold(name)).strip()


def both_countries(view: RoleView) -> Iterable[Participation]:
    """ "cuộc họp giữa hai nước", "hai bên họp" in a document about two countries only."""
    countries = sorted({actor.country for actor in view.outline.actors if actor.country})
    if len(countries) != 2:
        countries = sorted(
            {one.country for one in view.mentions.places if one.kind == "country" and one.country}
        )
    for event in view.outline.events if len(countries) == 2 else ():
        if event.kind in BETWEEN_STATES and _is_of_the_two(view, event):
            for country in countries:
                yield Participation(
                    event.key, "country", country, "attendee", None, event.start, event.end,
                    "participations.both_countries",
                )  # fmt: skip


def _is_of_the_two(view: RoleView, event: EventMention) -> bool:
    """Whether the name of a meeting, or the words beside it, say that both sides hold it."""
    folded, sentence = view.document.folded, view.document.sentence_at(event.start)
    if _TWO_COUNTRIES.search(folded, event.start, event.end):
        return True
    if sentence is None:
        return False
    held = _THE_TWO_HOLD.search(folded, sentence.start, event.start)
    held = held or _HELD_BY_BOTH.match(folded, event.end, sentence.end)
    talk = event.kind == "bilateral_meeting"
    both = talk and (
        (event.ordinal and _among_states(view, sentence))
        or _THE_TWO.search(folded, event.end, sentence.end)
    )
    return bool(held or both)


def _among_states(view: RoleView, sentence: Span) -> bool:
    """Whether a sentence names no international body, such as the European Union."""
    bodies = (
        body
        for body in view.mentions.organizations
        if sentence.start <= body.start < sentence.end and body.country is None
    )
    return not any(
        hit.entry.get("kind") == "international"
        for body in bodies
        for hit in view.scan.within("organizations", body.start, body.end)
    )


def members_sent(view: RoleView) -> Iterable[Participation]:
    """ "Trưởng đoàn sáu nước thành viên phát biểu": all members of the framework of a meeting."""
    members: dict[str, tuple[str, ...]] = {}
    for event in view.outline.events:
        for hit in view.scan.within("frameworks", event.start, event.end):
            members.setdefault(event.key, tuple(hit.entry.get("countries").split()))
    for sent in _MEMBERS.finditer(view.document.folded) if any(members.values()) else ():
        scene = scene_at(view.scenes, sent.start())
        countries = members.get(scene.event or "", ()) if scene else ()
        if scene is None or scene.event is None or number_value(sent["count"]) != len(countries):
            continue
        for country in countries:
            yield Participation(
                scene.event, "country", country, "attendee", None, *sent.span(),
                "participations.members_sent",
            )  # fmt: skip


def trained(view: RoleView) -> Iterable[Participation]:
    """ "lớp tập huấn cho cán bộ các nước A, B và C": those for whose people a training is held."""
    for event in view.outline.events:
        sentence = view.document.sentence_at(event.start)
        if event.kind != "training" or sentence is None:
            continue
        lead = _TRAINED.match(view.outline.text, event.end, sentence.end)
        for actor in listed_behind(view.outline, lead.end(), sentence.end) if lead else ():
            if actor.kind == "country":
                yield row_of(view, event.key, actor, "attendee", "participations.trained")


def home_team(view: RoleView) -> Iterable[Participation]:
    """ "đại biểu A, B và nước chủ nhà": the country in which a meeting is held."""
    for host in _HOST.finditer(view.document.folded):
        scene = scene_at(view.scenes, host.start())
        report = view.reports.get(scene.event or "") if scene else None
        if report and report.country and report.kind in BETWEEN_STATES:
            yield Participation(
                report.event, "country", report.country, "attendee", None, *host.span(),
                "participations.home_team",
            )  # fmt: skip


COUNTRY_RULES: tuple[Callable[[RoleView], Iterable[Participation]], ...] = (
    countries_of_name,
    both_countries,
    members_sent,
    trained,
    home_team,
)
