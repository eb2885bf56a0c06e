"""Document + scan + mentions -> Actors: every person, body and country that can take part."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.frozen import frozen
from analysis.grammar.areas import larger_areas
from analysis.grammar.higher_bodies import is_above
from analysis.grammar.spans import outermost
from analysis.grammar.speakers import Speaker
from analysis.matching import Scan
from analysis.records import (
    Document,
    Mentions,
    Office,
    OrganizationMention,
    ParticipantKind,
    PersonMention,
    PlaceMention,
    Span,
)
from analysis.text import UPPER

_GAP = re.compile(r"[\s,;:()–-]*(?:(?:là|nay là|nay|kiêm|đồng thời là|hiện là|khi đó|khi ấy|lúc đó"
                  r"|bấy giờ|hồi đó|còn|giữ chức|với cương vị)[\s,]*){0,3}")  # fmt: skip
_ASIDES = re.compile(r"\([^()]*\)|, (?:tỉnh|thành phố|huyện) [^,;.:\u2013-]{2,30}(?= [\u2013-] )")
_PARENT = re.compile(r",? (?:thuộc|của) |, | \(| ")
_ONLY_WHERE = re.compile(
    r"\b(?:(?:phủ|dinh) (?:tổng thống|thủ tướng|chủ tịch)|"
    r"tại|ở|sang|vào|giáp|trên đất|biên giới|thăm|người|công dân|phụ nữ|nhân dân|pháp luật|"
    r"tiếng|lãnh thổ|hoa hậu|hoa hậu hoàn vũ|hoa hậu thế giới|trong nước|nạn nhân"
    r"|thị trường|lao động)(?: nước)? $"
)
_PAIRED = re.compile(r"\b(?:hội nghị|hội thảo|hội đàm|giao ban|giao lưu)[^.;,]{0,70} biên giới $")
_MEMBERS_OF = re.compile(r"\b(?:nước|quốc gia|thành viên)(?: của)?(?: khối)? $")
_SOME_MEMBERS = re.compile(
    r"\b(?:khu vực|(?:một số|vài|một|hai|ba|bốn) (?:nước|quốc gia)(?: thành viên)?)(?: của)? $"
)
_NOT_THE_CABINET = re.compile(
    r"\b(?:cơ quan|phi|liên|thành viên|cổng thông tin)(?: chức năng| liên quan| hữu quan)?"
    r"(?: của)? $"
)
_TITLED = re.compile(
    r"(?:(?:phó thủ tướng(?: chính phủ)?|bộ chính trị|trung ương(?: đảng)?|quốc vụ), | - | – )"
    r"(?:phó |quyền )?(?:bộ trưởng|thứ trưởng|tổng cục trưởng|cục trưởng|tư lệnh) $"
)
_WORD = re.compile(r" (?:(?:châu|tỉnh|huyện|thành phố|khu vực) )?(\w++)(?=[ ,.;)])")
_HEADS = ("Bộ", "Cục", "Ban", "Ủy", "Uỷ", "Hội", "Sở", "Viện", "Công")
_NAME_FOLLOWS = re.compile(rf"(?: về [^.,;:()]{{3,40}})? [{UPPER}]")
_RANK_ALONE = re.compile(
    r"(?:\d|\b(?:cấp|chức|các|những|nhiều|nguyên|cựu|làm|giữ|hội nghị|cương vị|tân)) $"
)
_PEER = re.compile(r"(?:người đồng cấp|đồng nghiệp|người tương nhiệm)(?: nước| phía)? $")
_LEADS = re.compile(r"(?<!nguyên )(?<!phó )trưởng đoàn(?! đại biểu quốc hội)")


@frozen
class Actor:
    """A person with his offices, a body with its parent, or a country, where the text names it.

    ``members``: the text names those who belong to the body ("các nước ASEAN").
    """

    start: int
    end: int
    kind: ParticipantKind
    key: str
    country: str | None
    bodies: tuple[str, ...]
    leads: bool
    members: bool = False


def find_actors(
    document: Document, scan: Scan, mentions: Mentions, speakers: Iterable[Speaker]
) -> list[Actor]:
    """Everyone in the order of the text, none inside another; whom a pronoun means counts too."""
    named = tuple(_people(document, scan, mentions))
    return outermost(
        [*named, *_meant(document, scan, mentions, speakers, named),
         *_bodies(document, mentions), *_countries(document, mentions.places)]
    )  # fmt: skip


def _people(document: Document, scan: Scan, mentions: Mentions) -> Iterable[Actor]:
    """Each place of a name, widened by the offices beside it."""
    employers: dict[str, tuple[str, ...]] = {}
    beside: dict[tuple[str, Span | None], list[Office]] = {}
    for office in mentions.offices:
        if office.organization:
            known = employers.get(office.person, ())
            employers[office.person] = tuple(dict.fromkeys((*known, office.organization)))
        here = document.sentence_at(office.start)
        beside.setdefault((office.person, here), []).append(office)
    stops = sorted(
        [one.start for one in mentions.people]
        + [one.start for one in mentions.events]
        + [one.start for one in mentions.dates]
    )
    homes = {place.end: place for place in mentions.places if place.kind == "country"}
    seats = sorted(mentions.people, key=lambda person: person.start)
    merged: list[tuple[Span, PersonMention]] = []
    for person in seats:
        last = merged[-1] if merged else None
        glossed = last and last[1].key == person.key and person.start - last[0].end <= 2
        if last and glossed:
            merged[-1] = (Span(last[0].start, _closed(document, person.end)), last[1])
        else:
            merged.append((Span(person.start, person.end), person))
    for span, person in merged:
        held = beside.get((person.key, document.sentence_at(span.start)), [])
        wide, near = _widened(document, scan, span, held, homes)
        wide = Span(wide.start, _tail(document, wide.end, stops)) if near else wide
        home = homes.get(wide.start - 1)
        peer = _PEER.search(document.folded, max(home.start - 24, 0), home.start) if home else None
        if home and peer:
            wide = Span(peer.start(), wide.end)
        country = person.country or (home.country if home and peer else None)
        bodies = _employers(near) or employers.get(person.key, ())
        leads = any(_LEADS.search((office.title or "").lower()) for office in near)
        yield Actor(wide.start, wide.end, "person", person.key, country, bodies, leads)


def _meant(
    document: Document,
    scan: Scan,
    mentions: Mentions,
    speakers: Iterable[Speaker],
    named: tuple[Actor, ...],
) -> Iterable[Actor]:
    """Pronouns and offices that mean somebody named: "ông", "Thứ trưởng"."""
    people: dict[str, Actor] = {}
    for actor in named:
        people.setdefault(actor.key, actor)
    starts = [actor.start for actor in named]
    places = {place.start for place in mentions.places}
    for speaker in speakers:
        person = people.get(speaker.key) if speaker.kind == "person" else None
        index = bisect_left(starts, speaker.end) - 1
        word = scan.starting("speakers", speaker.start)
        represents = word is not None and word.entry.value == "noun"
        represents = represents or speaker.start in places
        inside = index >= 0 and named[index].end > speaker.start
        title = _NAME_FOLLOWS.match(document.text, speaker.end) or _RANK_ALONE.search(
            document.folded, max(speaker.start - 12, 0), speaker.start
        )
        if person and not (represents or inside or title):
            yield replace(person, start=speaker.start, end=speaker.end, leads=False)


def _tail(document: Document, end: int, stops: list[int]) -> int:
    """The end of an office whose name goes on in capitals: "Cục trưởng Cục A" + " châu Hồng Hà"."""
    following = bisect_left(stops, end)
    limit = stops[following] if following < len(stops) else len(document.text)
    for _ in range(4):
        word = _WORD.match(document.text, end, limit)
        if word is None or not word[1][0].isupper() or word[1] in _HEADS:
            break
        end = word.end()
    return end


def _employers(offices: Iterable[Office]) -> tuple[str, ...]:
    return tuple(office.organization for office in offices if office.organization)


def _widened(
    document: Document,
    scan: Scan,
    span: Span,
    offices: list[Office],
    homes: Mapping[int, PlaceMention],
) -> tuple[Span, list[Office]]:
    start, end = span.start, span.end
    near: list[Office] = []
    for office in sorted(offices, key=lambda office: -office.end):
        gap = document.folded[office.end : start]
        if office.end <= start and len(gap) < 30 and _links(scan, gap, office.end):
            start = office.start
            near.append(office)
    for office in sorted(offices, key=lambda office: office.start):
        gap = document.folded[end : office.start]
        if office.start >= end and len(gap) < 60 and _GAP.fullmatch(_ASIDES.sub("", gap)):
            end = _closed(document, office.end)
            near.append(office)
    for announced in ("positions", "honorifics"):
        word = scan.ending(announced, start - 1)
        start = word.start if word and word.end not in homes else start
    return Span(start, end), near


def _links(scan: Scan, gap: str, start: int) -> bool:
    """Whether only punctuation, linking words and an honorific stand in a gap."""
    inside = scan.within("honorifics", start, start + len(gap))
    rest = gap[: inside[0].start - start] if inside else gap
    return _GAP.fullmatch(rest) is not None


def _closed(document: Document, end: int) -> int:
    """The end of a phrase with the bracket that closes it."""
    return end + (document.text[end : end + 1] == ")")


def _bodies(document: Document, mentions: Mentions) -> Iterable[Actor]:
    """Each body, with the body it belongs to and its acronym when they stand right behind."""
    bodies = mentions.organizations
    places = {place.start: place for place in mentions.places}
    index = 0
    while index < len(bodies):
        body = bodies[index]
        end = body.end
        index += 1
        before = document.folded[max(body.start - 40, 0) : body.start]
        part = body.key.startswith("chính phủ") and _NOT_THE_CABINET.search(before)
        if part or _SOME_MEMBERS.search(before):
            continue
        members = _MEMBERS_OF.search(before) is not None
        while index < len(bodies) and _continues(document, bodies[index - 1], bodies[index], end):
            end = _closed(document, bodies[index].end)
            index += 1
        if _TITLED.search(before):
            continue
        areas = larger_areas(document, places, Span(body.start, end))
        end = areas[-1].end if areas else end
        yield Actor(
            body.start, end, "organization", body.key, body.country, (body.key,), False, members
        )


def _continues(
    document: Document, body: OrganizationMention, following: OrganizationMention, end: int
) -> bool:
    gap = document.text[end : following.start]
    same = following.key == body.key and gap == " ("
    seat = document.folded.endswith(("tại ", "ở "), 0, body.start)
    if gap == ", " and not seat and is_above(body.name, following.name):
        return True
    return same or (body.parent == following.key and _PARENT.fullmatch(gap) is not None)


def _countries(document: Document, places: tuple[PlaceMention, ...]) -> Iterable[Actor]:
    """Each country that is named as such, not as the place of something or the home of somebody."""
    for place in places:
        before = document.folded[max(place.start - 24, 0) : place.start]
        glossing = before.endswith("(") and document.text[place.end : place.end + 1] == ")"
        named = place.kind == "country" and not glossing
        name = document.folded[max(place.start - 100, 0) : place.start]
        paired = _PAIRED.search(name) and document.text[place.end : place.end + 3] in (" - ", " – ")
        if named and place.country and (paired or not _ONLY_WHERE.search(before)):
            yield Actor(place.start, place.end, "country", place.country, place.country, (), False)
