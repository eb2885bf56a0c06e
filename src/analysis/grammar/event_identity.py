"""Names of events -> whether two of them mean one event.

Names mean one event when they share the series and the ordinal, or most of their content words
while nothing that both of them tell (ordinal, date, year, the body that meets) differs.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from analysis.grammar.event_names import EventName
from analysis.grammar.numbers import number_value, ordinals
from analysis.matching import Scan
from analysis.records import Document
from analysis.text import fold, words

PLAIN = "conference"


@dataclass(slots=True)
class NamedEvent:
    """One event while its names are gathered; ``title`` is its name where no name is that long."""

    key: str
    group: str
    series: str | None
    ordinal: int | None
    date: str | None
    titled: bool
    names: list[EventName] = field(default_factory=list)
    title: str = ""

    @property
    def longest(self) -> EventName:
        """The numbered name, among these the longest."""
        return max(
            self.names[:_COMPARED], key=lambda name: (name.ordinal is not None, len(name.name))
        )

    @property
    def kind(self) -> str:
        """The kind that a name tells; a plain "Hội nghị" tells least."""
        told = [name.kind for name in self.names if name.kind != PLAIN]
        return self.longest.kind if self.longest.kind != PLAIN or not told else told[0]

    @property
    def name(self) -> str:
        """The longest written form."""
        return self.title or self.longest.name

    @property
    def is_of_another_time(self) -> bool:
        """Whether its name sets it apart from "the" event by its year or number."""
        return self.ordinal is not None or bool(_years(self.name))

    def add(self, name: EventName, date: str | None, titled: bool) -> None:
        """Take a name of this event in."""
        self.names.append(name)
        self.series = self.series or name.series
        self.ordinal = self.ordinal if self.ordinal is not None else name.ordinal
        self.date = self.date or date
        self.titled = self.titled and titled


def same_event(event: NamedEvent, name: EventName, date: str | None, titled: bool) -> bool:
    """Whether a name, with the date of its clause, means an event; titles are less exact."""
    if event.series and event.series == name.series and event.ordinal is not None:
        apart = event.date and date and not overlap(event.date, date)
        return name.ordinal == event.ordinal or (name.ordinal is None and not apart)
    if event.group != name.group or (event.series and name.series and event.series != name.series):
        return False
    if event.ordinal is not None and name.ordinal is not None:
        alike = event.names[0].kind == name.kind or not _content(name.name)
        return event.ordinal == name.ordinal and alike
    if event.date and date and not overlap(event.date, date):
        return False
    if _differ(_years(event.name), _years(name.name)):
        return False
    if name.group == "transfer" and _differ(_counted(event.name), _counted(name.name)):
        return False
    if _other_body(event.names[0].name, name.name):
        return False
    enough = 0.5 if event.titled or titled else 0.7
    told = {one.name for one in event.names[:_COMPARED]}
    if name.group == "visit" and any(_one_guest(one, name.name) for one in told):
        return True
    return any(content_shared(one, name.name) >= enough for one in told)


def overlap(first: str, second: str) -> bool:
    """Whether two EDTF dates or ranges can be one time, as far as both tell.

    >>> overlap("2016-02-14/2016-02-16", "2016-02-15"), overlap("2016-02-14", "2016-03")
    (True, False)
    """
    a, b = first.split("/"), second.split("/")
    return a[0][: len(b[-1])] <= b[-1][: len(a[0])] and b[0][: len(a[-1])] <= a[-1][: len(b[0])]


def far_apart(first: str, second: str) -> bool:
    """Whether two EDTF dates lie in different months."""
    return not overlap(*(re.sub(r"(\d{4}-\d\d)-\d\d", r"\1", date) for date in (first, second)))


def content_shared(first: str, second: str) -> float:
    """How much of the shorter name's content the longer one has, from 0 to 1."""
    a, b = Counter(_content(first)), Counter(_content(second))
    if not a or not b:
        return 0.0
    return (a & b).total() / min(a.total(), b.total())


def with_headlines(events: list[NamedEvent]) -> list[NamedEvent]:
    """The events, one that only the title names joined to the first of its kind in the text."""
    titled = [event for event in events if event.titled and _tells_no_time(event)]
    rest = [event for event in events if event not in titled]
    for event in titled:
        body = [
            other
            for other in rest
            if not other.titled
            and other.group == event.group
            and (other.kind == event.kind or PLAIN in (other.kind, event.kind))
        ]
        first = min(body, key=lambda other: other.names[0].start, default=None)
        if first is None or _differ(_years(event.name), _years(first.name)):
            rest.append(event)
        else:
            first.names += event.names
    return rest


def _tells_no_time(event: NamedEvent) -> bool:
    return event.ordinal is None and event.date is None and event.series is None


def lend_kinds(events: list[NamedEvent]) -> None:
    """ "Hội nghị lần thứ hai" after the first ministerial meeting is one too."""
    model = next((event for event in events if event.ordinal and event.kind != PLAIN), None)
    for event in events:
        short = event.kind == PLAIN and not any(_content(name.name) for name in event.names)
        if model and short and event.ordinal and event.group == model.group:
            event.names = [replace(name, kind=model.kind) for name in event.names]
            event.series = event.series or model.series


def fuller_names(
    document: Document, scan: Scan, found: list[EventName], events: list[NamedEvent]
) -> None:
    """Give events the longer names that they have inside names of other events.

    "Hội nghị triển khai đợt cao điểm trấn áp tội phạm năm 2024" names "đợt cao điểm 2024" in full.
    """
    for name in found:
        for hit in scan.within("event_heads", name.start + 1, name.end):
            whole = document.text[hit.start : name.end]
            for event in events:
                if (
                    event.group == hit.entry.get("group") != name.group
                    and len(whole) > len(event.name)
                    and whole.count("(") == whole.count(")")
                    and ("”" in whole) == ("“" in whole)
                    and any(
                        _years(whole) == _years(one.name) and content_shared(one.name, whole) == 1
                        for one in event.names
                    )
                ):
                    event.title = whole


def refers_back(name: EventName) -> bool:
    """Whether a name tells nothing but that known people met ("buổi gặp giữa hai Bộ trưởng")."""
    return name.ordinal is None and _KNOWN_PARTIES.fullmatch(fold(name.name)) is not None


_KNOWN_PARTIES = re.compile(
    r"\w+(?: \w+){0,3}? (?:giữa|của|với) (?:hai|các) (?:bên|phía|nước|đoàn|vị|ông|bà"
    r"|bộ trưởng|thứ trưởng|nhà lãnh đạo|lãnh đạo|đồng chí)"
)
_HEADS = frozenset(words("hội nghị hội thảo cuộc họp buổi lần thứ lần cấp các về tại phiên"))
_BODY = re.compile(r"\b(?:ban|nhóm|uỷ ban|tổ|tiểu ban|hội đồng) \w+(?: \w+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNT = re.compile(
    r"\b(?:\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b"
    r"(?= (?:người|công dân|nạn nhân|phụ nữ|thiếu nữ|cô gái|trẻ em|cháu|lao động|đối tượng|bị can))"
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 3
_BODY_WITHIN = 25
_COMPARED = 30


@lru_cache(maxsize=256)
def _content(name: str) -> tuple[str, ...]:
    rest = name
    for ordinal in reversed(ordinals(fold(name), 0, len(name))):
        rest = rest[: ordinal.start] + rest[ordinal.end :]
    return tuple(word for word in words(rest) if word not in _HEADS)


def _one_guest(first: str, second: str) -> bool:
    """ "chuyến thăm của Bộ trưởng A B", "Bộ trưởng A B thăm C": no proper name tells them apart."""
    fewer, more = sorted((_proper(first), _proper(second)), key=len)
    return len(fewer) >= _NAMED and fewer <= more


def _proper(name: str) -> set[str]:
    return {word for word in _WORD.findall(name) if word[0].isupper() and word != "Chuyến"}


def _years(name: str) -> set[str]:
    return set(_YEAR.findall(name))


def _counted(name: str) -> set[str]:
    return {str(number_value(count)) for count in _COUNT.findall(fold(name))}


def _differ(first: set[str], second: set[str]) -> bool:
    return bool(first and second and first != second)


def _other_body(first: str, second: str) -> bool:
    """Whether only one of two names is of the meeting of a committee or a working group."""
    one, two = (_BODY.search(fold(name)[:_BODY_WITHIN]) for name in (first, second))
    if one and two:
        return one.group() != two.group()
    found, other = (one, second) if one else (two, first)
    return found is not None and len(_content(other)) > 3 and found.group() not in fold(other)
