"""Document + events, dates, places -> what may stand between things that belong together.

Nothing is tied across another event, but names joined by "và" share what follows the last of them,
and an event within or beside which another was held parts nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from analysis.frozen import frozen
from analysis.grammar.numbers import surroundings
from analysis.grammar.scenes import is_topic
from analysis.records import DateMention, Document, EventMention, PlaceMention, Span


@frozen
class Tie:
    """How strongly something belongs to an event, and where it is written."""

    strength: int
    start: int
    end: int


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)
_START = attrgetter("start")


def between(items: Sequence[_P], start: int, end: int) -> Sequence[_P]:
    """The items, sorted by their start, that begin from ``start`` up to before ``end``."""
    first = bisect_left(items, start, key=_START)
    return items[first : bisect_left(items, end, lo=first, key=_START)]


def following(items: Sequence[_P], start: int, end: int, *, most: int = 1) -> Sequence[_P]:
    """The first ``most`` of the items that begin from ``start`` up to before ``end``."""
    first = bisect_left(items, start, key=_START)
    return items[first : min(first + most, bisect_left(items, end, lo=first, key=_START))]


def preceding(items: Sequence[_P], start: int, end: int, *, most: int) -> Sequence[_P]:
    """The last ``most`` of the items that begin from ``start`` up to before ``end``."""
    last = bisect_left(items, end, key=_START)
    return items[max(last - most, bisect_left(items, start, hi=last, key=_START)) : last]


_BRIDGE = re.compile(
    r"(?:\b(?:đã|sẽ|được|dự kiến|cũng|vừa|tổ chức|diễn ra|họp|nhóm|khai mạc|khai giảng|mở|kéo dài"
    r"|tại|ở|từ|trong|vào|hồi|hôm|hôm qua|hôm nay|ngày|các ngày|sáng|chiều|tối|trưa|đầu|cuối|giữa"
    r"|tháng|năm|quý|hai|ba|bốn|là|lúc|nay|qua|trước đó|sau đó|đầu tiên|của|thành phố"
    r"|phường|thị xã|tỉnh|thủ đô|thường kỳ|ra|chính thức|tới|đây|này|những|hội trường|trực tuyến"
    r"|bế mạc|khép lại|kết thúc|rạng sáng|mới|mới đây|khoảng|giờ|ngày làm việc"
    r"|suốt)\b|\d+h\d*|[\s,(–-])*"
)


def linked(
    document: Document,
    start: int,
    end: int,
    *written: Sequence[DateMention] | Sequence[PlaceMention],
) -> bool:
    """Whether only linking words, brackets and the mentions ``written`` lie between two places."""
    if not 0 <= end - start <= _LONGEST_BRIDGE:
        return False
    gap = list(document.folded[start:end])
    for mentions in written:
        for mention in between(mentions, start, end):
            stop = min(mention.end, end)
            gap[mention.start - start : stop - start] = " " * (stop - mention.start)
    plain = _BRACKETED.sub(" ", "".join(gap)).replace("(", " ").replace(")", " ")
    return _BRIDGE.fullmatch(plain) is not None


def near(document: Document, mention: EventMention | PlaceMention) -> Span:
    """The sentence of a mention as far as a clause reaches, however long the sentence is."""
    sentence = surroundings(document, mention.start)
    return Span(
        max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    )


_REACH = 500
_JOINED_AT_MOST = 8
_SKIPPED_AT_MOST = 40
_LONGEST_BRIDGE = 110
_BRACKETED = re.compile(r"\([^()]*\)")


def clause_date(
    document: Document,
    start: int,
    end: int,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> str | None:
    """The value of the date right after a name or, failing that, at the head of its sentence."""
    sentence = surroundings(document, start)
    for date in following(dates, end, sentence.end):
        if linked(document, end, date.start, places):
            return date.value
    for date in following(dates, sentence.start, min(start, sentence.start + _LONGEST_BRIDGE)):
        lead = _MARKS.sub(" ", document.folded[sentence.start : date.start])
        if date.end <= start and not is_years(date) and _BRIDGE.fullmatch(lead):
            return date.value
    return None


def is_of_instrument(document: Document, mention: EventMention, start: int) -> bool:
    """Whether "ký tại A ngày |B" behind an event tells when or where an instrument was signed."""
    ceremony = mention.kind == "signing_ceremony"
    told = not ceremony or document.folded.startswith("ký", mention.start)
    return told and _SIGNED.search(document.folded, mention.start + 1, start) is not None


_SIGNED = re.compile(
    r"(?<!lễ )(?<!buổi )\bký(?: kết)?(?: (?:tại|ở)(?: [^.,;:()]{2,30})?)?(?: vào)? $"
)
_MARKS = re.compile(r"[\W_]+")


def is_years(date: DateMention) -> bool:
    """Whether a date is a period of whole years, which is never the date of a meeting."""
    return date.kind == "period" and all(len(part) == 4 for part in date.value.split("/"))


_LONGEST_GAP = 60


def _placed(document: Document, position: int) -> bool:
    """Whether the words before an event say that what follows was told or held at it."""
    return _PLACED.search(document.folded, max(0, position - _FRAME_WORDS), position) is not None


def is_frame(document: Document, position: int) -> bool:
    """Whether the words before a place say that something took place within or beside it."""
    return _FRAME.search(document.folded, max(0, position - _FRAME_WORDS), position) is not None


class Chains:
    """The mentions of events of one document, those joined by "và" taken together."""

    def __init__(self, document: Document, events: tuple[EventMention, ...]) -> None:
        self.document, self.events = document, events
        self._index = {event.start: index for index, event in reversed([*enumerate(events)])}
        self._chain: list[int] = []
        self._run: list[int] = []
        self._framing: list[bool] = []
        self._parting: list[bool] = []
        self._topics: list[bool] = []
        for index, event in enumerate(events):
            gap = document.folded[events[index - 1].end : event.start] if index else ";"
            same = index > 0 and events[index - 1].key == event.key
            where = gap == ", " and _placed(document, events[index - 1].start)
            joined = (
                len(gap) < _LONGEST_GAP
                and not where
                and (_JOINED.fullmatch(gap) or (same and _GLOSSED.fullmatch(gap)))
            )
            self._run.append(self._run[-1] if same else index)
            first = self._chain[-1] if joined else index
            self._chain.append(first if index - first < _JOINED_AT_MOST else index)
            glossed = same and joined and self._framing[-1]
            self._framing.append(bool(glossed or is_frame(document, event.start)))
            self._parting.append(not document.folded.startswith(_GOES_ON, event.end))
            about = joined and self._topics[-1]
            self._topics.append(bool(about or is_topic(document, event.start)))

    def whole(self, mention: EventMention) -> tuple[EventMention, ...]:
        """The mention with those that it is joined to."""
        index = self._index[mention.start]
        first = self._chain[index]
        last = index + 1
        while last < len(self.events) and self._chain[last] == first:
            last += 1
        return self.events[first:last]

    def claimed(
        self,
        mention: EventMention,
        position: int,
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
    ) -> bool:
        """Whether what stands at a place belongs right to another event just before it."""
        index = bisect_left(self.events, position, key=_START) - 1
        if index < 0 or self.events[index].key == mention.key:
            return False
        end = self.events[index].end
        if self._framing[index]:
            told = between(dates, position, mention.start)
            stay = len(told) > 1 and "/" in told[0].value
            return stay and "," not in self.document.text[end:position]
        line = surroundings(self.document, position)
        if end <= line.start or self.document.text[end] == ",":
            return False
        trip = self.document.folded.endswith(_DURING, 0, self.events[index].start)
        if trip and self.events[index].kind == "visit" and "," in self.document.text[end:position]:
            return False
        return linked(self.document, end, position, dates, places)

    def others(self, mention: EventMention, start: int, end: int) -> bool:
        """Whether another event, not joined to this one, is named between two places.

        One that only frames what follows ("trong khuôn khổ Hội nghị X") does not count.
        """
        if start >= mention.end:
            return self._next_other(mention) < end
        return self._last_other(mention) >= start

    def clear(self, mention: EventMention) -> Span:
        """From the other event last named before a mention to the one first named after it."""
        return Span(max(self._last_other(mention), 0), self._next_other(mention))

    def _last_other(self, mention: EventMention) -> int:
        """Where the other event begins that is last named before a mention, -1 for none."""
        keys = {event.key for event in self.whole(mention)}
        index = self._index[mention.start]
        for _ in range(_SKIPPED_AT_MOST):
            if index < 0:
                return -1
            if self.events[index].key in keys:
                index = self._run[index] - 1
            elif self._framing[index] or self._topics[index] or not self._parting[index]:
                index -= 1
            else:
                break
        return self.events[max(index, 0)].start

    def _next_other(self, mention: EventMention) -> int:
        """Where the other event begins that is first named after a mention, else the text's end."""
        keys = {event.key for event in self.whole(mention)}
        index = self._index[mention.start] + 1
        stop = min(len(self.events), index + _SKIPPED_AT_MOST)
        while index < stop and self.events[index].key in keys:
            index += 1
        return self.events[index].start if index < len(self.events) else len(self.document.text)

    def frames(self, mention: EventMention) -> bool:
        """Whether a mention only tells within or beside what something else took place."""
        return self._framing[self._index[mention.start]]

    def is_topic(self, mention: EventMention) -> bool:
        """Whether a mention only tells what another event is about: "họp báo về Hội nghị X"."""
        return self._topics[self._index[mention.start]]

    def frames_another(self, mention: EventMention, position: int) -> bool:
        """Whether another event is told in the sentence of a mention, behind a position."""
        end = min(surroundings(self.document, mention.start).end, position + _REACH)
        return self._next_other(mention) < end


_FRAME_WORDS = 30
_DURING = ("trong ", "nhân ", "nhân dịp ")
_GOES_ON = (" và cùng ", " và đồng chủ trì ", " và chủ trì ", " và dự ", " và tham dự ")
_FRAME = re.compile(
    r"\b(?:(?:trong khuôn khổ|bên lề|nhân dịp)(?: của| (?:tham )?dự)?"
    r"|tiếp tục(?: chương trình)?) (?:các |cuộc )?$"
)
_PLACED = re.compile(r"\b(?:tại|trong|theo|sau) (?:cuộc |buổi )?$")
_GLOSSED = re.compile(r"\s*[(–-]\s*")
_JOINED = re.compile(
    r"\)?(?:\s*\([^()]*\))?\s*(?:,|,?\s*và|,?\s*cùng(?: với)?|[&+/])\s*(?:cuộc |buổi )?"
)
