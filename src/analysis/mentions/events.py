"""Document + scan + dates + places -> EventMentions; all names of one event share its key."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.grammar.binding import clause_date
from analysis.grammar.event_matter import about
from analysis.grammar.event_names import EventName, event_names
from analysis.grammar.numbers import Ordinal, ordinals
from analysis.matching import Scan
from analysis.records import DateMention, Document, EventMention, PlaceMention
from analysis.text import fold, words

_POINTING = re.compile(r"\s*(?:này|ấy|đó|nói trên|kể trên)\b")
_ELLIPSIS_BEFORE = re.compile(
    r"(?:^|[.;,:(]\s*|\b(?:tại|và|chủ trì|sau|từ|đến|qua|hai|ở|là|của|tới|dự)\s+(?:kỳ |lần )?)$"
)
_SIGNING_TITLE = re.compile(r"(?:lễ )?ký(?: kết)? (?!ức|hiệu|sự|giả|túc)")


@dataclass(slots=True)
class _Event:
    """One event while its names are gathered."""

    key: str
    group: str
    series: str | None
    ordinal: int | None
    date: str | None
    titled: bool
    names: list[EventName] = field(default_factory=list)

    @property
    def longest(self) -> EventName:
        return max(self.names, key=lambda name: (name.ordinal is not None, len(name.name)))

    @property
    def kind(self) -> str:
        """The kind that a name tells; a plain "Hội nghị" tells least."""
        told = [name.kind for name in self.names if name.kind != _PLAIN]
        return self.longest.kind if self.longest.kind != _PLAIN or not told else told[0]


_PLAIN = "conference"


def find_events(
    document: Document,
    scan: Scan,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> tuple[EventMention, ...]:
    """Mentions of events in text order, each with the kind, ordinal and series its name tells."""
    found = event_names(document, scan, dates, places)
    events: list[_Event] = []
    for name in sorted(found, key=lambda name: name.ordinal is None):
        if not name.bare:
            date = clause_date(document, name.start, name.end, dates, places)
            _file(document, name, date, events)
    _lend_kinds(events)
    _add_signing(document, events)
    _add_elliptic(document, found, events)
    bare = [name for name in found if name.bare and name.grammar != "strict"]
    _add_unnamed(document, bare, places, events)
    events.sort(key=lambda event: min(name.start for name in event.names))
    mentions = [_mention(event, name) for event in events for name in event.names]
    mentions += [
        _mention(event, name)
        for name in bare
        if (event := _referent(document, name, events)) is not None
    ]
    unique = {(mention.start, mention.end): mention for mention in mentions}
    return tuple(unique[span] for span in sorted(unique))


def _mention(event: _Event, name: EventName) -> EventMention:
    best = event.longest
    acronyms = [one.acronym for one in event.names if one.acronym]
    return EventMention(
        name.start, name.end, best.name, event.key, event.kind, event.ordinal,
        acronyms[0] if acronyms else None, event.series, name.rule,
    )  # fmt: skip


_REMEMBERED = 60


def _file(document: Document, name: EventName, date: str | None, events: list[_Event]) -> None:
    """Add a name to the event it means, or open a new one."""
    titled = document.line_at(name.start).kind == "title"
    meant = [event for event in events[-_REMEMBERED:] if _same(event, name, date, titled)]
    if meant:
        event = max(meant, key=lambda event: len(event.names))
        event.names.append(name)
        event.series = event.series or name.series
        event.ordinal = event.ordinal if event.ordinal is not None else name.ordinal
        event.date = event.date or date
        event.titled = event.titled and titled
        return
    key = _key(name, {event.key for event in events})
    events.append(_Event(key, name.group, name.series, name.ordinal, date, titled, [name]))


def _same(event: _Event, name: EventName, date: str | None, titled: bool) -> bool:
    if event.series and event.series == name.series and event.ordinal is not None:
        apart = event.date and date and not _overlap(event.date, date)
        return name.ordinal == event.ordinal or (name.ordinal is None and not apart)
    if event.group != name.group or (event.series and name.series and event.series != name.series):
        return False
    if event.ordinal is not None and name.ordinal is not None:
        alike = event.names[0].kind == name.kind or not _content(name)
        return event.ordinal == name.ordinal and alike
    if event.date and date and not _overlap(event.date, date):
        return False
    if (
        _years(event.longest.name)
        and _years(name.name)
        and (_years(event.longest.name) != _years(name.name))
    ):
        return False
    enough = 0.5 if event.titled or titled else 0.7
    return any(_containment(one, name) >= enough for one in event.names)


def _overlap(first: str, second: str) -> bool:
    a, b = first.split("/"), second.split("/")
    return a[0][: len(b[-1])] <= b[-1][: len(a[0])] and b[0][: len(a[-1])] <= a[-1][: len(b[0])]


def _years(name: str) -> set[str]:
    return set(re.findall(r"\b(?:19|20)\d\d\b", name))


def _containment(first: EventName, second: EventName) -> float:
    """How much of the shorter name's content the longer one has."""
    a, b = Counter(_content(first)), Counter(_content(second))
    if not a or not b:
        return 0.0
    return (a & b).total() / min(a.total(), b.total())


_HEADS = frozenset(words("hội nghị hội thảo cuộc họp buổi lần thứ lần cấp các về tại phiên"))


def _content(name: EventName) -> list[str]:
    spoken = ordinals(fold(name.name), 0, len(name.name))
    rest = name.name
    for ordinal in reversed(spoken):
        rest = rest[: ordinal.start] + rest[ordinal.end :]
    return [word for word in words(rest) if word not in _HEADS]


def _key(name: EventName, taken: Iterable[str]) -> str:
    base = f"{name.series} {name.ordinal}" if name.series and name.ordinal else fold(name.name)
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base} #{count}"
    return key


def _lend_kinds(events: list[_Event]) -> None:
    """ "Hội nghị lần thứ hai" after the first ministerial meeting is one too."""
    model = next((event for event in events if event.ordinal and event.kind != _PLAIN), None)
    for event in events:
        short = event.kind == _PLAIN and not any(_content(name) for name in event.names)
        if model and short and event.ordinal and event.group == model.group:
            event.names = [replace(name, kind=model.kind) for name in event.names]
            event.series = event.series or model.series


def _add_signing(document: Document, events: list[_Event]) -> None:
    """A title that begins with "Ký" reports a signing."""
    for line in document.lines:
        title = document.text[line.start : line.end]
        if line.kind == "title" and _SIGNING_TITLE.match(document.folded, line.start, line.end):
            name = EventName(
                line.start, line.end, title.strip(), "signing_ceremony", "ceremony", "noun",
                None, None, None, False, "signing_title",
            )  # fmt: skip
            events.append(_Event(fold(name.name), name.group, None, None, None, False, [name]))


def _add_elliptic(document: Document, found: list[EventName], events: list[_Event]) -> None:
    """ "Lần thứ năm ở Hà Nội": another event of the series that the document is about."""
    model = next((event for event in events if event.ordinal is not None
                  and event.names[0].grammar == "noun"), None)  # fmt: skip
    if model is None:
        return
    covered = [(name.start, name.end) for name in found]
    for sentence in document.sentences:
        for ordinal in ordinals(document.folded, sentence.start, sentence.end):
            if any(start <= ordinal.start < end for start, end in covered):
                continue
            before = document.folded[max(sentence.start, ordinal.start - 12) : ordinal.start]
            if ordinal.unit in ("lần", "kỳ") and _ELLIPSIS_BEFORE.search(before):
                _file_elliptic(document, ordinal, model, events)


def _file_elliptic(
    document: Document, ordinal: Ordinal, model: _Event, events: list[_Event]
) -> None:
    best = model.longest
    inside = ordinals(fold(best.name), 0, len(best.name))
    written = document.text[ordinal.start : ordinal.end]
    numbered = (
        best.name[: inside[0].start] + written.lower() + best.name[inside[0].end :]
        if inside
        else f"{best.name} {written.lower()}"
    )
    name = replace(
        best, start=ordinal.start, end=ordinal.end, name=numbered, ordinal=ordinal.value,
        acronym=None, series=model.series, rule="ellipsis",
    )  # fmt: skip
    for event in events:
        if (
            event.group == model.group
            and event.series == model.series
            and (event.ordinal == ordinal.value)
        ):
            event.names.append(replace(name, name=""))
            return
    key = _key(name, {event.key for event in events})
    events.append(_Event(key, model.group, model.series, ordinal.value, None, False, [name]))


def _add_unnamed(
    document: Document,
    bare: list[EventName],
    places: tuple[PlaceMention, ...],
    events: list[_Event],
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
        if len(names) < 2 or not all(_of_another_time(event) for event in named):
            continue
        first = names[0]
        head = document.text[first.start : first.end]
        whole = replace(first, name=about(document, head, places), bare=False)
        key = _key(whole, {event.key for event in events})
        events.append(_Event(key, group, first.series, None, None, False, [whole]))


def _of_another_time(event: _Event) -> bool:
    """Whether a name sets an event apart from "the" event by its year or number."""
    return event.ordinal is not None or bool(_years(event.longest.name))


def _referent(document: Document, name: EventName, events: list[_Event]) -> _Event | None:
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
