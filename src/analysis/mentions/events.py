"""Document + scan + dates + places -> EventMentions; all names of one event share its key."""

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.grammar.binding import clause_date, is_frame
from analysis.grammar.event_deeds import told_deeds
from analysis.grammar.event_ellipsis import Ellipsis, elliptic_names
from analysis.grammar.event_identity import (
    PLAIN,
    NamedEvent,
    far_apart,
    fuller_names,
    lend_kinds,
    same_event,
    with_headlines,
)
from analysis.grammar.event_matter import about
from analysis.grammar.event_names import EventName, event_names
from analysis.grammar.event_standing import is_habit, standing
from analysis.matching import Scan
from analysis.records import DateMention, Document, EventMention, PlaceMention
from analysis.text import fold

_POINTING = re.compile(r"\s*(?:này|ấy|đó|nói trên|kể trên)\b")
_SIGNING_TITLE = re.compile(r"(?:lễ )?ký(?: kết)? (?!ức|hiệu|sự|giả|túc)")
_OF_COOPERATION = re.compile(r"\b(?:hợp tác|phối hợp|kết nghĩa|văn kiện|giữa)\b")
_HELD = re.compile(r"\b(?:tổ chức|mở|chủ trì|tiến hành|đăng cai|có|trong|trong khi dự) (?:một )?$")
_HELD_BY = re.compile(r" do [^.;]{3,160}? (?:đồng |phối hợp |cùng |đứng ra )?tổ chức\b")
_PLACED = re.compile(r" (?:tại|ở) (?:thành phố |thủ đô |tỉnh |tp\.? )?")
_TWO = re.compile(
    r"\b(?:hai|ba) (?:bên|đoàn|bộ trưởng|thứ trưởng|thủ tướng|ngoại trưởng|nhà lãnh đạo|vị|phía"
    r"|chủ tịch quốc hội|chủ tịch nước|tổng bí thư|tư lệnh|giám đốc công an)"
    r"(?: đã| cùng| vừa)*(?P<holds> tiến hành| bước vào| có)?(?: một)? $"
)
_SUBJECT = 60
_REMEMBERED = 60
_OFTEN = 2
_DAY = len("2012-02-14")


def find_events(
    document: Document,
    scan: Scan,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> tuple[EventMention, ...]:
    """Mentions of events in text order, each with the kind, ordinal and series its name tells."""
    read = event_names(document, scan, dates, places)
    found = standing(document, read)
    deeds = told_deeds(document, scan, dates, places, found)
    found = sorted([*found, *deeds], key=lambda name: name.start)
    found = [name for name in found if not is_habit(document, name, dates)]
    events: list[NamedEvent] = []
    for name in sorted(found, key=lambda name: name.ordinal is None):
        if not name.bare:
            date = clause_date(document, name.start, name.end, dates, places)
            _file(document, name, date, events)
    lend_kinds(events)
    events = with_headlines(events)
    _add_signing(document, scan, events)
    for ellipsis in list(elliptic_names(document, found, events)):
        _file_elliptic(ellipsis, events)
    bare = [name for name in found if name.bare and name.grammar != "strict"]
    _add_unnamed(document, bare, places, events)
    _add_short(document, bare, dates, places, events)
    fuller_names(document, scan, found, events)
    events.sort(key=lambda event: min(name.start for name in event.names))
    meant = {event.key: list(event.names) for event in events}
    named = {(name.start, name.end) for event in events for name in event.names}
    strict = [name for name in found if name.bare and name.grammar == "strict"]
    for name in (*bare, *(name for name in strict if _takes_up(document, name, events))):
        event = _referent(document, name, events)
        if event is not None and (name.start, name.end) not in named:
            meant[event.key].append(name)
            event.ordinal = event.ordinal or (name.ordinal if name.bare else None)
    mentions = [mention for event in events for mention in _mentions(event, meant[event.key])]
    unique: dict[tuple[int, int], EventMention] = {}
    for mention in mentions:
        unique.setdefault((mention.start, mention.end), mention)
    return tuple(unique[span] for span in sorted(unique))


def _mentions(event: NamedEvent, names: list[EventName]) -> list[EventMention]:
    acronym = next((one.acronym for one in event.names if one.acronym), None)
    title, kind = event.name, event.kind
    return [
        EventMention(
            name.start, name.end, title, event.key, kind, event.ordinal, acronym, event.series,
            name.rule,
        )
        for name in names
    ]  # fmt: skip


def _file(document: Document, name: EventName, date: str | None, events: list[NamedEvent]) -> None:
    """Add a name to the event it means, or open a new one."""
    titled = document.line_at(name.start).kind == "title"
    meant = [event for event in events[-_REMEMBERED:] if same_event(event, name, date, titled)]
    if meant:
        max(meant, key=lambda event: len(event.names)).add(name, date, titled)
    else:
        _open(name, date, titled, events)


def _open(name: EventName, date: str | None, titled: bool, events: list[NamedEvent]) -> None:
    key = _key(name, {event.key for event in events})
    events.append(NamedEvent(key, name.group, name.series, name.ordinal, date, titled, [name]))


def _key(name: EventName, taken: Iterable[str]) -> str:
    base = f"{name.series} {name.ordinal}" if name.series and name.ordinal else fold(name.name)
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base} #{count}"
    return key


def _add_signing(document: Document, scan: Scan, events: list[NamedEvent]) -> None:
    """A title that begins with "Ký" and names what is signed reports a signing."""
    for line in document.lines:
        title = document.text[line.start : line.end]
        named = bool(
            scan.within("instrument_heads", line.start, line.end)
            or _OF_COOPERATION.search(document.folded, line.start, line.end)
        )
        if (
            line.kind == "title"
            and named
            and _SIGNING_TITLE.match(document.folded, line.start, line.end)
        ):
            name = EventName(
                line.start, line.end, title.strip(), "signing_ceremony", "ceremony", "noun",
                None, None, None, False, "signing_title",
            )  # fmt: skip
            _open(name, None, False, events)


def _file_elliptic(ellipsis: Ellipsis, events: list[NamedEvent]) -> None:
    name, model = ellipsis.name, ellipsis.model
    for event in events:
        if (
            name.ordinal is not None
            and event.ordinal == name.ordinal
            and (event.group, event.series) == (model.group, model.series)
        ):
            event.names.append(replace(name, name=""))
            return
    _open(name, None, False, events)


def _add_unnamed(
    document: Document,
    bare: list[EventName],
    places: tuple[PlaceMention, ...],
    events: list[NamedEvent],
) -> None:
    """A group of events that is only ever called "Hội nghị" is one event, named by its matter."""
    for group in dict.fromkeys(name.group for name in bare if name.grammar == "noun"):
        named = [event for event in events if event.group == group]
        opening = min((name.start for event in named for name in event.names), default=None)
        names = [
            name
            for name in bare
            if name.group == group
            and name.grammar == "noun"
            and (opening is None or name.start < opening)
        ]
        if len(names) < _OFTEN or not all(event.is_of_another_time for event in named):
            continue
        head = document.text[names[0].start : names[0].end]
        whole = replace(names[0], name=about(document, head, places), bare=False)
        _open(whole, None, False, events)


def _add_short(
    document: Document,
    bare: list[EventName],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    events: list[NamedEvent],
) -> None:
    """A short form with a time or place of its own, where no event told can be meant, names one."""
    for name in bare:
        if name.grammar != "noun" or any(name in event.names for event in events):
            continue
        if is_frame(document, name.start):
            continue
        date = clause_date(document, name.start, name.end, dates, places)
        group = [event for event in events if event.group == name.group]
        named = _by_two(document, name, date)
        held = named is not name or _is_held(document, name, dates)
        fitting = [
            event
            for event in group
            if _fits(event, name) and not (held and _told_later(document, event, name))
        ]
        if any(not (date and event.date and far_apart(event.date, date)) for event in fitting):
            continue
        named = _with_place(document, named, places)
        day = date if date and len(date.split("/")[0]) == _DAY else None
        within = not fitting and _opens_talk(document, name, events)
        if day or named.end > name.end or held or within:
            _open(replace(named, bare=False), date, False, events)


def _opens_talk(document: Document, name: EventName, events: list[NamedEvent]) -> bool:
    """Whether "Tại cuộc hội đàm, ..." tells of talks during a visit or signing told before."""
    sentence = document.sentence_at(name.start)
    lead = document.folded[sentence.start : name.start] if sentence else ""
    return lead in ("tại ", "trong ") and any(
        event.kind in ("visit", "signing_ceremony") and event.names[0].start < name.start
        for event in events
    )


def _fits(event: NamedEvent, name: EventName) -> bool:
    return name.kind in (PLAIN, event.kind)


def _told_later(document: Document, event: NamedEvent, name: EventName) -> bool:
    """Whether an event is first named in a line after that of a name."""
    return all(one.start > document.line_at(name.start).end for one in event.names)


def _with_place(document: Document, name: EventName, places: tuple[PlaceMention, ...]) -> EventName:
    """A short form with the place right after it."""
    lead = _PLACED.match(document.folded, name.end)
    place = next((one for one in places if lead and one.start == lead.end()), None)
    if place is None:
        return name
    return replace(name, end=place.end, name=document.text[name.start : place.end])


def _by_two(document: Document, name: EventName, date: str | None) -> EventName:
    """Talks with those who hold them: "hai Bộ trưởng đã tiến hành |hội đàm".

    Without such a verb they are talks of their own only where a day is told.
    """
    two = _TWO.search(document.folded, max(0, name.start - _SUBJECT), name.start)
    if two is None or name.group != "talk" or not (two["holds"] or date):
        return name
    return replace(name, start=two.start(), name=document.text[two.start() : name.end])


def _is_held(document: Document, name: EventName, dates: tuple[DateMention, ...]) -> bool:
    """Whether someone is said to hold it in a line that names a day."""
    line = document.line_at(name.start)
    held = _HELD.search(
        document.folded, max(line.start, name.start - 24), name.start
    ) or _HELD_BY.match(document.folded, name.end, line.end)
    chaired = document.folded.endswith("đồng chủ trì ", 0, name.start)
    exact = 1 if chaired else _DAY
    return held is not None and any(
        line.start <= date.start < line.end and exact <= len(date.value) <= _DAY for date in dates
    )


def _takes_up(document: Document, name: EventName, events: list[NamedEvent]) -> bool:
    """Whether "Chiến dịch", "Đối thoại" with a capital means an event of its kind told before."""
    return document.text[name.start].isupper() and any(
        event.group == name.group and event.kind == name.kind and event.names[0].start < name.start
        for event in events
    )


def _referent(document: Document, name: EventName, events: list[NamedEvent]) -> NamedEvent | None:
    """The event that a short form means: nearest before it in its line, else the main one."""
    fitting = [event for event in events if name.group in ("part", event.group)]
    if not fitting:
        return None
    line = document.line_at(name.start)
    before = [
        (one.start, index)
        for index, event in enumerate(fitting)
        for one in event.names
        if one.end <= name.start
        and (one.start >= line.start or _POINTING.match(document.folded, name.end))
    ]
    return fitting[max(before)[1]] if before else fitting[0]
