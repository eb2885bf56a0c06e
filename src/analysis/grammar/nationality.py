"""Whose country a person serves: told by an office, in brackets, by the name or by the company."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.records import Document, Office, PersonMention, PlaceMention
from analysis.text import fold

_OF_STATE = re.compile(
    r"(?:phó |quyền |tân )?(?:phó )?(?:trợ lý )?"
    r"(?:thủ tướng|bộ trưởng|thứ trưởng|ngoại trưởng|quốc vụ khanh|tổng thống|tỉnh trưởng"
    r"|tổng cục trưởng|cục trưởng|tổng tư lệnh|tư lệnh|tổng thanh tra)\b"
)

_OF_PARTY = re.compile(r"(?:phó )?(?:uỷ viên|bí thư)\b")
_CABINET = re.compile(
    r"(?:phó )?thủ tướng (?:thường trực )?chính phủ|tổng bí thư|(?:phó )?chủ tịch nước"
    r"|chủ tịch quốc hội"
)
_CALLED_ON = re.compile(
    r"\b(?:đến |tới |có buổi )?chào(?: xã giao| từ biệt)? (?:(?:đồng chí|ngài|ông|bà) )?$"
)
_LED = re.compile(
    r"\bđoàn\b(?P<whose>(?:(?!đoàn |thăm |sang |tới )[^;.:\n]){3,90}) do "
    r"(?:(?:ông|bà|ngài|đồng chí) )?(?:[^,;.:\n]{2,40} )?$"
)
_LEADS = re.compile(r"[^.;:\n]{0,120}?\b(?:làm trưởng đoàn|dẫn đầu|làm đoàn trưởng)\b")
_LEADS_OF = re.compile(
    r"[^.;:\n]{0,120}?\b(?:dẫn đầu|làm trưởng) (?:phái )?đoàn(?: (?:đại biểu|công tác|cán bộ))?"
    r"(?: cấp cao)?(?: của| nước)* "
)
_OF_NO_CHINESE = re.compile(r"nguyễn \S|\S+ thị \S")
_CALL, _DELEGATION = 40, 160
_TIMES_MORE = 3


def with_countries(
    document: Document,
    places: Sequence[PlaceMention],
    mentions: Sequence[PersonMention],
    offices: Sequence[Office],
) -> tuple[tuple[PersonMention, ...], tuple[Office, ...]]:
    """The mentions, each with its country or None, and the offices, each in that country.

    The country is that of an office, else that in brackets behind the name ("Lynn Bell
    (Australia)"), else Viet Nam for a Vietnamese name, unless the text names China, whose names
    look alike (but no Chinese is called "Nguyễn A" or "B Thị C"). A foreigner who holds an office
    of state serves the foreign country that the text is about, and so does the host on whom a
    Vietnamese guest abroad calls.
    """
    named = {place.start: place.country for place in places if place.kind == "country"}
    local = {mention.key for mention in mentions if mention.country}
    abroad_first = sorted(offices, key=lambda one: one.person not in local and one.country == "VN")
    told = [(office.person, office.country) for office in abroad_first]
    told += [(mention.key, _in_brackets(document, mention, named)) for mention in mentions]
    told += [(mention.key, _led_country(document, mention, named)) for mention in mentions]
    china = "CN" in named.values()
    told += [
        (mention.key, mention.country)
        for mention in mentions
        if not china or _OF_NO_CHINESE.match(mention.key)
    ]
    towns = [place.country for place in places if place.kind != "country"]
    abroad = _partner(named.values()) if set(named.values()) - {"VN"} else _partner(towns)
    told += [
        (office.person, abroad)
        for office in offices
        if office.person not in local and _is_of_state(office)
    ]
    seats = {office.person for office in offices if _CABINET.fullmatch(fold(office.title or ""))}
    told += [(person, "VN") for person in sorted(seats & local)]
    found: dict[str, str] = {}
    for person, country in told:
        if country:
            found.setdefault(person, country)
    hosts = frozenset(_called_on(document, mentions, found)) if abroad else frozenset[str]()
    found |= {host: abroad for host in hosts if abroad}
    known = tuple(
        replace(mention, country=country)
        if (country := found.get(mention.key)) != mention.country
        else mention
        for mention in mentions
    )
    held = (
        replace(office, organization=None, country=found[office.person])
        if office.person in hosts or _is_of_home(office, local, found)
        else office
        for office in offices
    )
    return known, tuple(held)


def _partner(countries: Iterable[str | None]) -> str | None:
    """The foreign country named alone, or three times as often as any other."""
    abroad = Counter(country for country in countries if country not in (None, "VN"))
    (first, most), (_, next_most) = [*abroad.most_common(2), (None, 0), (None, 0)][:2]
    return first if most >= _TIMES_MORE * next_most else None


def _called_on(
    document: Document, mentions: Sequence[PersonMention], found: Mapping[str, str]
) -> Iterable[str]:
    """Those whom a Vietnamese guest calls on: "Bộ trưởng A (Việt Nam) chào xã giao |đồng chí B"."""
    for guest, host in pairwise(mentions):
        lead = document.folded[max(host.start - _CALL, guest.end) : host.start]
        at_home = found.get(guest.key) == found.get(host.key, "VN") == "VN"
        if at_home and guest.key != host.key and _CALLED_ON.search(lead):
            yield host.key


def _led_country(
    document: Document, mention: PersonMention, named: Mapping[int, str | None]
) -> str | None:
    """The country whose delegation somebody leads: "đoàn Bộ A nước B do ông |C| dẫn đầu".

    So does who stands before the verb: "ông |C| dẫn đầu đoàn đại biểu B".
    """
    leads = _LEADS_OF.match(document.folded, mention.end)
    if leads and leads.end() in named:
        return named[leads.end()]
    first = max(0, mention.start - _DELEGATION)
    led = _LED.search(document.folded, first, mention.start)
    if led is None or _LEADS.match(document.folded, mention.end) is None:
        return None
    inside = [
        country for start, country in named.items() if led.start() <= start < led.end("whose")
    ]
    return inside[-1] if inside else None


def _in_brackets(
    document: Document, mention: PersonMention, named: Mapping[int, str | None]
) -> str | None:
    opened = document.text.startswith(" (", mention.end)
    return named.get(mention.end + len(" (")) if opened else None


def _is_of_home(office: Office, local: Collection[str], found: Mapping[str, str]) -> bool:
    """ "Ủy viên Bộ Chính trị" of a foreigner whose other office is abroad: not that of Viet Nam."""
    abroad = found.get(office.person, "VN") != "VN" and office.person not in local
    return (
        abroad and office.country == "VN" and _OF_PARTY.match(fold(office.title or "")) is not None
    )


def _is_of_state(office: Office) -> bool:
    unknown = office.organization is None or office.organization.endswith("|")
    return unknown and _OF_STATE.match(fold(office.title or "")) is not None
