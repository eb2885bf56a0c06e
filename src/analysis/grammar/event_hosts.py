"""Events without a place -> the country of those who visit, receive or organise, where one is."""

import re
from collections.abc import Sequence

from analysis.grammar.binding import between, near
from analysis.grammar.event_reading import Reading
from analysis.records import EventMention, OrganizationMention

_OF_TWO = ("bilateral_meeting", "visit", "campaign", "signing_ceremony")


def host_country(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country visited, that of the host who receives a guest, or the organisers' one."""
    return (
        _visited(reading, names)
        or _received(reading, names)
        or _organizer(reading, names)
        or _chaired(reading, names)
        or _at_home(reading, names)
    )


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


_RECEIVES = re.compile(r"\s(?:đã )?(?:đón )?tiếp(?=\s|\Z)")


def _received(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country of the host who receives a guest: "Bộ trưởng A tiếp Đại sứ B"."""
    for name in names:
        verb = _RECEIVES.search(reading.document.folded, name.start, name.end)
        hosts = between(reading.mentions.people, name.start, verb.start()) if verb else ()
        if hosts and name.kind == "bilateral_meeting":
            return hosts[-1].country
    return None


def _organizer(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The one country of the bodies that the clause of a name calls its organisers."""
    if names[0].kind in _OF_TWO:
        return None
    countries = {
        _seat(reading, body)
        for name in names
        for body in reading.bodies_beside(name)
        if _organizes(reading, name, body)
    }
    return countries.pop() if len(countries) == 1 else None


_STATIONED = re.compile(r"\btại\s\Z")


def _seat(reading: Reading, body: OrganizationMention) -> str | None:
    """Where a body is at home: a mission where it is stationed, not whom it speaks for."""
    folded = reading.document.folded
    if not reading.is_mission(body):
        return body.country
    for place in between(reading.mentions.places, body.start, body.end + len(" tại Việt Nam")):
        if _STATIONED.search(folded, body.start, place.start):
            return place.country
    return None


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
_ORGANIZES_WITH = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:đã |vừa |sẽ |chủ trì,? )*(?:phối hợp|cùng|và)\s[^.;:]{2,160}?\s"
    r"(?:tổ chức|mở|khai giảng)(?: một)? "
)
_BESIDE = re.compile(r"\b(?:với|cùng)\s\Z")
_ITSELF = re.compile(r"\s(?:đã |vừa |sẽ )?")


def _organizes(reading: Reading, name: EventMention, body: OrganizationMention) -> bool:
    folded = reading.document.folded
    if reading.chains.others(name, min(name.end, body.start), max(name.start, body.start)):
        return False
    if body.start >= name.end:
        if body.start - name.end > _NEAR or _HANDED.search(folded, name.start, name.end):
            return False
        return _BY.search(folded, max(name.end, body.start - 12), body.start) is not None
    if body.start >= name.start:
        if _HANDED.search(folded, name.start, name.end):
            return _RECEIVING.match(folded, body.end, name.end) is not None
        return _OF.search(folded, name.start, body.start) is not None or body.end == name.end
    if _BESIDE.search(folded, max(0, body.start - 12), body.start):
        return False
    if name.kind == "press_conference" and _ITSELF.fullmatch(folded, body.end, name.start):
        return True
    gap = folded[body.end : name.start]
    return any(pattern.fullmatch(gap) for pattern in (_ORGANIZES, _ORGANIZES_WITH))


_CHAIRS = re.compile(r"\bchủ trì\b")


def _chaired(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The one country of the people in a clause that tells who chairs a press conference."""
    for name in names:
        sentence = near(reading.document, name)
        people = between(reading.mentions.people, sentence.start, sentence.end)
        countries = {person.country for person in people}
        chairs = _CHAIRS.search(reading.document.folded, sentence.start, sentence.end)
        if name.kind == "press_conference" and chairs and len(countries) == 1:
            return countries.pop()
    return None


_OWN = re.compile(
    r"\btoàn quốc\b|chính phủ thường kỳ|chính phủ tháng|quốc hội khoá|quốc hội việt nam"
)


def _at_home(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """A sitting of the National Assembly of a term, a regular briefing, a nationwide meeting."""
    own = any(_OWN.search(name.name.lower()) for name in names)
    return "VN" if own and reading.document.language == "vi" else None
