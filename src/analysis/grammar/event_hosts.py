"""Events without a place -> the country of those who visit, receive or organise, where one is."""

import re
from collections.abc import Sequence

from analysis.grammar.binding import between
from analysis.grammar.event_reading import Reading
from analysis.records import EventMention, OrganizationMention

_OF_TWO = ("bilateral_meeting", "visit", "campaign", "signing_ceremony")


def host_country(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country visited, that of the host who receives a guest, or the organisers' one."""
    return _visited(reading, names) or _received(reading, names) or _organizer(reading, names)


_TO = re.compile(r"(?:thăm|thức|việc|sang|đến|tới|tại|ở)\s(?:nước\s)?\Z")


def _visited(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country that the name of a visit says is visited."""
    folded = reading.document.folded
    for name in names:
        if name.kind != "visit":
            continue
        for place in between(reading.places, name.start, name.end + 1):
            before = folded[max(name.start - 1, place.start - 9) : place.start]
            if place.country and _TO.search(before):
                return place.country
        for body in between(reading.mentions.organizations, name.start, name.end):
            if folded.endswith("với ", 0, body.start):
                return body.country
    return None


_RECEIVES = re.compile(r"\s(?:đã )?(?:đón )?tiếp\s")


def _received(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country of the host who receives a guest: "Bộ trưởng A tiếp Đại sứ B"."""
    for name in names:
        verb = _RECEIVES.search(reading.document.folded, name.start, name.end)
        hosts = between(reading.mentions.people, name.start, verb.start()) if verb else ()
        if hosts and name.kind == "bilateral_meeting":
            return hosts[0].country
    return None


def _organizer(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The one country of the bodies that the clause of a name calls its organisers."""
    if names[0].kind in _OF_TWO:
        return None
    countries = {
        body.country
        for name in names
        for body in reading.bodies_beside(name)
        if _organizes(reading, name, body)
    }
    return countries.pop() if len(countries) == 1 else None


_NEAR = 40
_BY = re.compile(r"\b(?:do|của)\s\Z")
_HANDED = re.compile(r"\b(?:trao trả|bàn giao|tiếp nhận|giải cứu)\b")
_OF = re.compile(
    r"\b(?:của|họp báo|hội nghị|(?:kỳ họp|phiên họp|khoá họp)(?: lần)?(?: thứ \w+)?)\s\Z"
)
_RECEIVING = re.compile(r"\s(?:\([^()]*\)\s)?(?:đã |vừa )?tiếp nhận\s")
_ORGANIZES = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:đã |vừa |sẽ |phối hợp |chủ trì |đứng ra )*"
    r"(?:tổ chức|mở|khai giảng|đăng cai)(?: tổ chức)?(?: một)? "
)
_ITSELF = re.compile(r"\s(?:đã |vừa |sẽ )?")


def _organizes(reading: Reading, name: EventMention, body: OrganizationMention) -> bool:
    folded = reading.document.folded
    gap = (min(name.end, body.start), max(name.start, body.start))
    if reading.chains.others(name, *gap):
        return False
    if body.start >= name.end:
        if body.start - name.end > _NEAR or _HANDED.search(folded, name.start, name.end):
            return False
        return _BY.search(folded, max(name.end, body.start - 12), body.start) is not None
    if body.start >= name.start:
        if _HANDED.search(folded, name.start, name.end):
            return _RECEIVING.match(folded, body.end, name.end) is not None
        return _OF.search(folded, name.start, body.start) is not None or body.end == name.end
    if name.kind == "press_conference" and _ITSELF.fullmatch(folded, body.end, name.start):
        return True
    return _ORGANIZES.fullmatch(folded, body.end, name.start) is not None
