"""Events without a place -> the country of those who visit, receive or organise, where one is."""

import re
from collections.abc import Sequence

from analysis.grammar.binding import between, near
from analysis.grammar.event_reading import Reading
from analysis.records import EventMention, OrganizationMention
from analysis.text import fold

_OF_TWO = ("bilateral_meeting", "visit", "campaign", "signing_ceremony")


def host_country(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country visited, that of the host who receives a guest, or the organisers' one."""
    return (
        _visited(reading, names)
        or _seated(reading, names)
        or _received(reading, names)
        or _accredited(reading, names)
        or _organizer(reading, names)
        or _chaired(reading, names)
        or _at_home(reading, names)
    )


_TO = re.compile(
    r"(?:thăm|thức|nghị|việc|tác|sang|đến|tới|tại|ở)\s"
    r"(?:(?:nước|vương quốc|liên bang|cộng hoà|hợp chúng quốc)\s)?\Z"
)


def _visited(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country that the name of a visit says is visited."""
    folded = reading.document.folded
    for name in names:
        if name.kind != "visit":
            continue
        for place in between(reading.places, name.start, name.end + 1):
            before = folded[max(name.start - 1, place.start - 24) : place.start]
            if place.country and _TO.search(before):
                return place.country
        for body in between(reading.mentions.organizations, name.start, name.end):
            if folded.endswith(("với ", "tại "), 0, body.start):
                return body.country
    return None


_AT_SEAT = re.compile(
    r"\b(?:tại|ở) (?:trụ sở|hội trường|nhà khách|phòng họp|phòng truyền thống) (?:của |cơ quan )?$"
)


def _seated(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country of the body on whose premises they meet: "tại trụ sở Bộ A"."""
    for name in names:
        for body in reading.bodies_beside(name):
            before = reading.document.folded[max(body.start - 40, 0) : body.start]
            if body.country and _AT_SEAT.search(before):
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


_POSTED = re.compile(r"\b(?:đại sứ|phái đoàn|trưởng đại diện|lãnh sự|văn phòng|tổ chức)\b[^.;]*\Z")


def _accredited(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The country in which one of those who talk is posted, when the other is of it."""
    folded = reading.document.folded
    for name in names:
        if name.kind != "bilateral_meeting":
            continue
        sentence = near(reading.document, name)
        people = between(reading.mentions.people, sentence.start, sentence.end)
        homes = {person.country for person in people}
        for place in between(reading.mentions.places, name.start, sentence.end):
            posted = _POSTED.search(
                folded, max(name.start, place.start - 60), place.start
            ) and _STATIONED.search(folded, max(0, place.start - 8), place.start)
            if place.kind == "country" and place.country in homes and posted:
                return place.country
    return None


def _organizer(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """The one country of the bodies that the clause of a name calls its organisers."""
    if names[0].kind in _OF_TWO or any(_BETWEEN.search(fold(name.name)) for name in names):
        return None
    countries = {
        _seat(reading, body)
        for name in names
        for body in reading.bodies_beside(name)
        if _organizes(reading, name, body)
    }
    known = countries - {None}
    return known.pop() if len(known) == 1 else None


_STATIONED = re.compile(r"\btại\s\Z")


def _seat(reading: Reading, body: OrganizationMention) -> str | None:
    """Where a body is at home: a mission where it is stationed, not whom it speaks for.

    A body that a Vietnamese text calls by a Vietnamese word, without a country, is of Viet Nam.
    """
    folded = reading.document.folded
    if not reading.is_mission(body):
        local = _OWN.fullmatch(fold(body.name)) or (
            body.rule.startswith("organization_heads:") and _is_plain(body.name)
        )
        return body.country or ("VN" if local and reading.document.language == "vi" else None)
    for place in between(reading.mentions.places, body.start, body.end + len(" tại Việt Nam")):
        if _STATIONED.search(folded, body.start, place.start):
            return place.country
    return None


_BETWEEN = re.compile(r"\b(?:giữa|phối hợp với|sơ kết .* với|tổng kết .* với)\b")
_ABROAD = re.compile(r"quốc tế|liên hợp quốc|asean|toàn cầu|châu á|khu vực|mekong|mê công|tổ chức")


def _is_plain(name: str) -> bool:
    """Whether a name says nothing of several states."""
    return _ABROAD.search(fold(name)) is None


_NEAR = 40
_BY = re.compile(r"\b(?:do|của|được)\s\Z")
_HANDED = re.compile(r"\b(?:trao trả|bàn giao|tiếp nhận|giải cứu)\b")
_OF = re.compile(
    r"\b(?:của|họp báo|hội nghị|(?:kỳ họp|phiên họp|khoá họp)(?: lần)?(?: thứ \w+)?)\s\Z"
)
_RECEIVING = re.compile(
    r"\s(?:\([^()]*\)\s)?(?:đã |vừa )*(?:(?:phối hợp|cùng) [^.;:,]{2,80}? )?"
    r"(?:đã |tổ chức |làm thủ tục )*tiếp nhận\s"
)
_ORGANIZES = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:đã |vừa |sẽ |phối hợp |chủ trì |đứng ra )*"
    r"(?:tổ chức|mở|khai giảng|khai mạc|bế mạc|triển khai|đăng cai)(?: tổ chức)?(?: một)? "
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
    itself = name.kind == "press_conference" or folded.startswith("họp ", name.start)
    if itself and _ITSELF.fullmatch(folded, body.end, name.start):
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
    r"\b(?:toàn quốc|chính phủ|quốc hội|hội đồng nhân dân|hđnd|uỷ ban nhân dân|ubnd|tỉnh uỷ"
    r"|thành uỷ|trung ương đảng|ban bí thư|bộ chính trị|chỉ thị|nghị quyết|nghị định)\b"
    r"|(?:sơ|tổng) kết(?: \d+ năm| (?:một|hai|ba|năm|mười) năm)? (?:công tác|thực hiện|phong trào)"
    r"(?!.* (?:với|giữa) )"
)


def _at_home(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """A meeting of what each state has only one of, or on its own decrees, without other states."""
    among_states = names[0].kind in _OF_TWO and names[0].kind != "campaign"
    if reading.document.language != "vi" or among_states or names[0].series:
        return None
    own = any(
        _OWN.search(fold(name.name))
        or (_SITS.match(fold(name.name)) and _beside_own(reading, name))
        for name in names
    )
    return "VN" if own and not any(_tells_of_abroad(reading, name) for name in names) else None


_SITS = re.compile(r"kỳ họp|phiên họp|họp phiên|phiên")


def _beside_own(reading: Reading, name: EventMention) -> bool:
    """Whether the sentence of a sitting names what each state has only one of."""
    return any(_OWN.fullmatch(fold(body.name)) for body in reading.bodies_beside(name))


def _tells_of_abroad(reading: Reading, name: EventMention) -> bool:
    """Whether the sentence of a name names another country or a body of one."""
    sentence = near(reading.document, name)
    countries = [place.country for place in between(reading.places, sentence.start, sentence.end)]
    countries += [body.country for body in reading.bodies_beside(name)]
    return any(country not in (None, "VN") for country in countries)
