"""Outline + position -> who is the subject of a clause, where no list of names stands before it."""

import re
from bisect import bisect_left

from analysis.grammar.actors import Actor
from analysis.grammar.enumerations import listed_before
from analysis.grammar.outline import Outline
from analysis.records import EventMention

_FIELD = r"(?: (?:ngoại giao|công an|nội vụ|an ninh|quốc phòng))?"
_AGENT = re.compile(rf"\b(?:do|được)\s(?:(?:các|hai|N++{_FIELD}|C++)\s)*$")
_AND_WITH = re.compile(r",? (?:(?:và )?(?:đã )?cùng(?: với)? (?:N++ )*|(?:và|rồi) (?:đã |sẽ )?)")
_COORDINATED = re.compile(r"(?:[^.;:?!PE\"]|E++){0,140}?(?:,| và| rồi)(?: đã| cũng| sẽ)? ")
_NEXT_ACT = re.compile(r"(?:[;,]| và| rồi)(?: (?:và|đã|cũng|sau đó|tiếp tục))* ")
_COMES = re.compile(
    r",? (?:(?:và đoàn|đang|đã|làm trưởng đoàn|dẫn đầu) )*(?:sang|nhân (?:chuyến|dịp)|trong chuyến)"
    r"\b[^.;:?!]{0,80}"
)
_ON_BEHALF = re.compile(r",? (?:đã |được uỷ quyền )?(?:thay mặt|đại diện)(?: cho)? (?:N++ |nước )*")
_AND = " và "
_FEW = 24
_LED_BY = re.compile(
    r"[OC](?: \([^()]*\))?(?: N++)?(?: tham dự)?(?: gồm \d+ (?:N++|\w+)(?: tham dự)?)?"
    r",? do (?:N++ )*$"
)
_OF_BOTH = re.compile(
    r"\b(?P<office>bộ trưởng|thứ trưởng|thủ tướng|ngoại trưởng|chủ tịch|giám đốc|cục trưởng)"
    r"(?: (?!và\b)[^\W\d]+){0,4} hai (?:nước|bên|bộ|tỉnh)(?: đã| cũng| cùng)*\s$"
)
_TEAM_OF = re.compile(r"(?P<team>N++ )(?=[OC])[^.;:?!P]{0,80} gồm [^.;:?!P]{3,200} do (?:N++ )*$")
_THE_TWO = re.compile(
    r"\b(?:hai|cả hai|chính hai)(?: vị)? (?:vị|ông|bà|người|nhà lãnh đạo|trưởng đoàn|đồng chí"
    r"|(?P<office>bộ trưởng|thứ trưởng|thủ tướng|ngoại trưởng|phó thủ tướng|chủ tịch|giám đốc))"
    r"(?: (?:đã|sẽ|cũng|cùng|cùng nhau|lần lượt|vừa))*\s$"
)


def subject_of_sentence(outline: Outline, start: int, end: int) -> tuple[Actor, ...]:
    """The person with whom a sentence begins, for a later verb: "A đến dự và phát biểu"."""
    first = next((a for a in outline.actors_within(start, end) if a.kind == "person"), None)
    if first is None or not re.fullmatch(
        r"\W*(?:D++|L++|[\s,]|N++)*+", outline.text[start : first.start]
    ):
        return ()
    return (first,) if _COORDINATED.fullmatch(outline.text, first.end, end) else ()


def subject_of_act(outline: Outline, start: int, end: int) -> tuple[Actor, ...]:
    """The person who does an act and then more: "A chào B và |(cùng C) đồng chủ trì".

    It is the guest who comes to do more: "A tiếp B nhân dịp sang |dự hội nghị".
    """
    acts = [event for event in outline.events_within(start, end) if event.end <= end]
    met = [*(outline.named.get(acts[-1], ()) if acts else ()), *outline.actors_within(start, end)]
    guests = sorted((one for one in met if one.kind == "person"), key=lambda one: one.start)[-1:]
    if acts and guests and _COMES.fullmatch(outline.folded, guests[0].end, end):
        return tuple(guests)
    joined = acts and _AND_WITH.fullmatch(outline.text, acts[-1].end, end)
    return outline.named.get(acts[-1], ())[:1] if joined else ()


def subject_joined(outline: Outline, start: int, act: EventMention) -> tuple[Actor, ...]:
    """Who else does an act than the one with whom its words begin: "|A| và đoàn B chào C".

    An act without a subject has that of the act before it: "A chào B; |hội kiến C".
    """
    before = [event for event in outline.events_within(start, act.start) if event.end <= act.start]
    if before and _NEXT_ACT.fullmatch(outline.text, before[-1].end, act.start):
        named = outline.named.get(act, ())
        if before[-1].kind != act.kind or (named and named[0].start == act.start):
            return ()
        first = outline.named.get(before[-1], ())[:1]
        return (*subject_joined(outline, start, before[-1]), *first)
    joined = outline.text.endswith(_AND, start, act.start)
    return listed_before(outline, start, act.start - len(_AND)) if joined else ()


def the_two(outline: Outline, start: int, end: int) -> tuple[Actor, ...]:
    """The last two people of different countries named before "hai Bộ trưởng", their subject.

    Where the words name an office, both are named with it.
    """
    first = max(start, end - 60)
    meant = _THE_TWO.search(outline.folded, first, end)
    meant = meant or _OF_BOTH.search(outline.folded, first, end)
    if meant is None:
        return ()
    found: dict[str, Actor] = {}
    last = bisect_left(outline.everyone, start, key=lambda actor: actor.start)
    for actor in reversed(outline.everyone[max(last - _FEW, 0) : last]):
        holds = not meant["office"] or meant["office"] in outline.folded[actor.start : actor.end]
        if actor.kind == "person" and holds:
            found.setdefault(actor.key, actor)
        if len(found) == 2:
            break
    countries = {actor.country for actor in found.values()}
    return tuple(reversed(found.values())) if len(countries) == 2 else ()


def on_behalf(outline: Outline, start: int, end: int) -> tuple[Actor, ...]:
    """Who signs for others: "|A|, Bộ trưởng B, thay mặt Việt Nam ký"; ``end`` is before whom."""
    people = [one for one in outline.actors_within(start, end) if one.kind == "person"][-1:]
    acts = people and _ON_BEHALF.fullmatch(outline.text, people[0].end, end)
    return tuple(people) if acts else ()


def is_agent(outline: Outline, start: int, first: Actor) -> bool:
    """Whether "do" or "được" makes a list the agent of a passive clause."""
    return _AGENT.search(outline.text[start : first.start]) is not None


def led_by(outline: Outline, leader: Actor) -> Actor | None:
    """The body or country whose delegation somebody leads: "đoàn A (gồm B và C) do D dẫn đầu".

    Who leads that of several ("đoàn hai tỉnh A và B do C dẫn đầu") is nobody's alone.
    """
    whole = _TEAM_OF.search(outline.text, max(leader.start - 300, 0), leader.start)
    if whole:
        return outline.actor_at(whole.end("team"))
    link = _LED_BY.search(outline.text, max(leader.start - 60, 0), leader.start)
    led = outline.actor_at(link.start()) if link else None
    several = led is not None and outline.text.endswith(_AND, 0, led.start)
    return None if several else led
