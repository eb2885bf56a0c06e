"""Document + mentions -> when and where an event was, read from what is tied to its names."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from analysis.grammar.binding import between, near, preceding
from analysis.grammar.date_binding import tied_dates
from analysis.grammar.event_hosts import host_country
from analysis.grammar.event_lead import place_pointed_at
from analysis.grammar.event_reading import DAY, Pair, Reading, ends, fineness
from analysis.grammar.event_times import sharpest
from analysis.grammar.names import is_vietnamese
from analysis.grammar.numbers import number_value
from analysis.grammar.place_binding import is_gate, tied_places
from analysis.records import EventMention, PlaceMention


def period(reading: Reading, names: Sequence[EventMention]) -> Pair:
    """Start and end; what stands by a full name goes before what stands by a short form."""
    ties = [
        (_is_named(name), tie, found)
        for name in names
        for tie, found in tied_dates(reading.chains, name, reading.dates, reading.places)
    ]
    if not ties:
        return _since(reading, names), None
    named, _, value = max(
        ((named and tie.strength > 1, tie, found.value) for named, tie, found in ties),
        key=lambda one: (one[0], one[1].strength, fineness(one[2]), -one[1].start),
    )
    firm = [
        found.value
        for by_name, tie, found in ties
        if tie.strength > 3
        or (tie.strength > 1 and (by_name >= named or found.value.startswith(value + "/")))
    ]
    told = ends(sharpest(value, firm))
    if names[0].kind == "campaign" and _only_starts(reading, names, told):
        return told[0], None
    return _closed(reading, _lasting(reading, told, names), names)


_SINCE = re.compile(r"\b(?:kể )?từ (?:ngày |tháng |đầu |cuối )?$")


def _since(reading: Reading, names: Sequence[EventMention]) -> str | None:
    """Since when a campaign goes on: "chuỗi hoạt động thực hiện kể từ tháng 3"."""
    for name in names:
        sentence = near(reading.document, name)
        for day in between(reading.dates, sentence.start, sentence.end):
            before = reading.before(day, 16)
            if name.kind == "campaign" and day.kind == "date" and _SINCE.search(before):
                return day.value
    return None


_STARTS = re.compile(r"\b(?:khởi động|phát động|ra quân|bắt đầu|mở đầu|khai mạc)\b")
_DURATION = re.compile(r"\b(hai|ba|bốn|năm|sáu|bảy|tám|\d) ngày\b")
_MOST_DAYS = 9


def _only_starts(reading: Reading, names: Sequence[EventMention], told: Pair) -> bool:
    """Whether a campaign is only told to begin on a day."""
    start, end = told
    return start == end and any(
        _begins(reading, name) or _goes_on_since(reading, name, start) for name in names
    )


def _goes_on_since(reading: Reading, name: EventMention, start: str | None) -> bool:
    """ "Kể từ tháng 3, A thực hiện |chuỗi hoạt động|": the date before tells only the beginning."""
    days = between(reading.dates, near(reading.document, name).start, name.start)
    return any(day.value == start and _SINCE.search(reading.before(day, 16)) for day in days)


def _begins(reading: Reading, name: EventMention) -> bool:
    """Whether the words before a name say that it begins."""
    sentence = near(reading.document, name)
    before = max(sentence.start, name.start - 60)
    return _STARTS.search(reading.document.folded, before, name.start) is not None


def _lasting(reading: Reading, told: Pair, names: Sequence[EventMention]) -> Pair:
    """The period of something said to begin on a day and to last some days: "ba ngày"."""
    start, end = told
    if start != end or start is None or fineness(start) < DAY or not start[:4].isdecimal():
        return told
    for name in names:
        days = _DURATION.search(name.name.lower())
        count = number_value(days[1]) if days else None
        if count and count <= _MOST_DAYS and _begins(reading, name):
            last = date.fromisoformat(start) + timedelta(days=count - 1)
            return start, last.isoformat()
    return told


_CLOSES = re.compile(
    r"(?:bế mạc|kết thúc|khép lại|(?:kéo dài|diễn ra)(?: cho)? đến(?: hết)?|đến hết)"
    r"(?: vào)?(?: ngày)?\s?\Z"
)


def _closed(reading: Reading, told: Pair, names: Sequence[EventMention]) -> Pair:
    """The period with the day on which the text says that the event closes."""
    start, end = told
    if start != end or start is None or fineness(start) < DAY:
        return told
    for name in names:
        sentence = near(reading.document, name)
        for closing in between(reading.dates, name.end, sentence.end):
            before = reading.document.folded[max(name.end, closing.start - 24) : closing.start]
            if _CLOSES.search(before) and closing.value > start and closing.kind == "date":
                return start, closing.value
    return told


def _is_named(mention: EventMention) -> bool:
    return 2 * (mention.end - mention.start) > len(mention.name)


def setting(reading: Reading, names: Sequence[EventMention]) -> Pair:
    """Place as written and country; the host's country where no place is told.

    A border gate tells the country but is no town.
    """
    ties = [
        (_is_named(name), tie, place)
        for name in names
        for tie, place in tied_places(
            reading.chains, name, reading.dates, reading.places, reading.covered
        )
    ]
    if not ties:
        return place_pointed_at(reading, names) or _by_host(reading, names)
    _, _, best = max(
        ties, key=lambda one: (one[0], one[1].strength, one[2].kind == "place", -one[1].start)
    )
    towns = [place for _, _, place in ties if place.kind == "place"]
    if best.kind == "country":
        best = next((town for town in towns if town.country in (best.country, None)), best)
    country = best.country or next((p.country for _, _, p in ties if p.country), None)
    if best.kind == "country":
        return None, country
    if is_gate(reading.document, best):
        return _province(reading, names, country), country
    return reading.document.text[best.start : best.end], country or _home(reading, best)


def _by_host(reading: Reading, names: Sequence[EventMention]) -> Pair:
    """The country of the host; of those who meet at a gate on no list, the host's province too."""
    country = host_country(reading, names)
    at_gate = any(
        _AT_GATE.search(reading.document.folded, sentence.start, sentence.end)
        for sentence in (near(reading.document, name) for name in names[:_LOOKED_AT])
    )
    return (_province(reading, names, country) if at_gate and country else None), country


_AT_GATE = re.compile(r"\b(?:tại|qua|ở) (?:khu vực |cặp )?cửa khẩu\b")
_LOOKED_AT = 20


def _province(reading: Reading, names: Sequence[EventMention], country: str | None) -> str | None:
    """Where the body beside a name is that hands people over at a gate of a country."""
    for name in names:
        for body in reading.bodies_beside(name):
            for place in between(reading.mentions.places, body.start, body.end):
                if place.kind == "place" and place.country == country:
                    return reading.document.text[place.start : place.end]
    return None


def _home(reading: Reading, town: PlaceMention) -> str | None:
    """Viet Nam for a town, on no list, that has a Vietnamese name in a text that names no other."""
    sentence = near(reading.document, town)
    abroad = any(
        place.country not in (None, "VN")
        for place in between(reading.mentions.places, sentence.start, sentence.end)
    )
    local = reading.document.language == "vi" and is_vietnamese(town.name)
    return "VN" if local and not abroad else None


def is_framing(reading: Reading, names: Sequence[EventMention], event: str) -> bool:
    """Whether an event is named as that within which ``event`` was held."""
    for name in names:
        sentence = near(reading.document, name)
        before = preceding(reading.chains.events, sentence.start, name.start, most=1)
        if reading.chains.frames(name) and before and before[-1].key == event:
            return True
    return False


_ASIDE = re.compile(
    r"\b(?:bên lề|nhân dịp này|trong khuôn khổ (?:hội nghị|chương trình|sự kiện))\b"
)


def is_aside(reading: Reading, names: Sequence[EventMention]) -> bool:
    """Whether an event was held on the sidelines of another."""
    folded = reading.document.folded
    return any(
        _ASIDE.search(folded, near(reading.document, name).start, name.end) for name in names
    )
