"""Document + events, dates, places -> which date the grammar ties to which event.

The ties, strongest first: right after the name (4), at the head of its clause (3), later in its
clause (2), at the head of its paragraph (1). Nothing is tied across another event, but names
joined by "và" share what follows the last of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from analysis.grammar.numbers import surroundings
from analysis.records import DateMention, Document, EventMention, PlaceMention


@dataclass(frozen=True, slots=True)
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


def between(items: Sequence[_P], start: int, end: int) -> Sequence[_P]:
    """The items, sorted by their start, that begin from ``start`` up to before ``end``."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


_BRIDGE = re.compile(
    r"(?:\b(?:đã|sẽ|được|dự kiến|cũng|vừa|tổ chức|diễn ra|họp|nhóm|khai mạc|khai giảng|mở|kéo dài"
    r"|tại|ở|từ|trong|vào|hồi|hôm|hôm qua|hôm nay|ngày|các ngày|sáng|chiều|tối|trưa|đầu|cuối|giữa"
    r"|tháng|năm|quý|hai|ba|bốn|là|lúc|nay|qua|của|thành phố|phường|thị xã|tỉnh|thủ đô|thường kỳ|ra"
    r"|chính thức|tới|đây|này|những|hội trường|trực tuyến|bế mạc|khép lại|kết thúc|rạng sáng|mới"
    r"|mới đây|khoảng|giờ|ngày làm việc|suốt)\b|\d+h\d*|[\s,(–-])*"
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
    for date in between(dates, end, sentence.end)[:1]:
        if linked(document, end, date.start, places):
            return date.value
    for date in between(dates, sentence.start, start)[:1]:
        lead = _MARKS.sub(" ", document.folded[sentence.start : date.start])
        if date.end <= start and not is_years(date) and _BRIDGE.fullmatch(lead):
            return date.value
    return None


_MARKS = re.compile(r"[\W_]+")


def is_years(date: DateMention) -> bool:
    """Whether a date is a period of whole years, which is never the date of a meeting."""
    return date.kind == "period" and all(len(part) == 4 for part in date.value.split("/"))


_LONGEST_GAP = 60


class Chains:
    """The mentions of events of one document, those joined by "và" taken together."""

    def __init__(self, document: Document, events: tuple[EventMention, ...]) -> None:
        self.document, self.events = document, events
        self._chain: list[int] = []
        self._framing: list[bool] = []
        for index, event in enumerate(events):
            gap = document.folded[events[index - 1].end : event.start] if index else ";"
            same = index > 0 and events[index - 1].key == event.key
            joined = len(gap) < _LONGEST_GAP and (
                _JOINED.fullmatch(gap) or (same and _GLOSSED.fullmatch(gap))
            )
            self._chain.append(self._chain[-1] if joined else index)
            glossed = same and joined and self._framing[-1]
            before = document.folded[max(0, event.start - _FRAME_WORDS) : event.start]
            self._framing.append(bool(glossed or _FRAME.search(before)))

    def whole(self, mention: EventMention) -> tuple[EventMention, ...]:
        """The mention with those that it is joined to."""
        index = bisect_left(self.events, mention.start, key=lambda event: event.start)
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
        index = bisect_left(self.events, position, key=lambda event: event.start) - 1
        if index < 0 or self.events[index].key == mention.key:
            return False
        end = self.events[index].end
        line = surroundings(self.document, position)
        if end <= line.start or self.document.text[end] == ",":
            return False
        return linked(self.document, end, position, dates, places)

    def others(self, mention: EventMention, start: int, end: int) -> bool:
        """Whether another event, not joined to this one, is named between two places.

        One that only frames what follows ("trong khuôn khổ Hội nghị X") does not count.
        """
        keys = {event.key for event in self.whole(mention)}
        return any(
            event.key not in keys and not (event.end <= mention.start and self.frames(event))
            for event in between(self.events, start, end)
        )

    def frames(self, mention: EventMention) -> bool:
        """Whether a mention only tells within or beside what something else took place."""
        return self._framing[bisect_left(self.events, mention.start, key=lambda one: one.start)]


_FRAME_WORDS = 30
_FRAME = re.compile(r"\b(?:trong khuôn khổ|bên lề|nhân dịp)(?: của)? (?:các |cuộc )?$")
_GLOSSED = re.compile(r"\s*[(–-]\s*")
_JOINED = re.compile(
    r"\)?(?:\s*\([^()]*\))?\s*(?:,|,?\s*và|,?\s*cùng(?: với)?|&)\s*(?:cuộc |buổi )?"
)


def tied_dates(
    chains: Chains,
    mention: EventMention,
    dates: Iterable[DateMention],
    places: tuple[PlaceMention, ...],
) -> list[tuple[Tie, DateMention]]:
    """The dates that the sentence of a mention, or else its paragraph, ties to it."""
    known = tuple(date for date in dates if not is_years(date))
    sentence = surroundings(chains.document, mention.start)
    found = []
    for date in between(known, sentence.start, sentence.end):
        strength = _date_strength(chains, mention, known, date, places)
        outside = not mention.start <= date.start < mention.end
        if outside and strength < 4 and _of_other_matter(chains.document, date):
            strength, date = _occasion(chains.document, mention, date)
        if strength == 3 and date.end <= mention.start and chains.frames(mention):
            strength, date = 2, _month_of(date)
        if strength:
            found.append((Tie(strength, date.start, date.end), date))
    return found or _paragraph(chains, mention, known)


def _date_strength(
    chains: Chains,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    date: DateMention,
    places: tuple[PlaceMention, ...],
) -> int:
    document = chains.document
    whole = chains.whole(mention)
    if mention.start <= date.start < mention.end:
        if date.kind == "period" and len(date.value) == _MONTHS:
            return 0
        if _of_other_matter(document, date, _ANNIVERSARY):
            return 0
        return 2
    if date.end <= mention.start:
        blocked = chains.others(mention, date.end, mention.start) or chains.claimed(
            mention, date.start, dates, places
        )
        joint = ":" in document.folded[date.end : date.end + 3]
        return 0 if blocked and not joint else 3
    if date.start < mention.end or chains.others(mention, mention.end, date.start):
        return 0
    if any(linked(document, event.end, date.start, dates, places) for event in whole):
        return 4
    return 0 if ";" in document.folded[mention.end : date.start] else 2


_MONTHS = len("2012-01/2012-06")


def _of_other_matter(document: Document, date: DateMention, *matters: re.Pattern[str]) -> bool:
    """Whether the words before a date give it to a law, a life or a yearly day."""
    start = max(surroundings(document, date.start).start, date.start - 90)
    before = document.folded[start : date.start]
    return any(matter.search(before) for matter in matters or (_OTHER_MATTER, _ANNIVERSARY))


_ANNIVERSARY = re.compile(
    r"\bngày (?:toàn dân|thế giới|quốc tế|truyền thống|thành lập|gia đình|pháp luật)\b[^.;\d]*$"
)
_OTHER_MATTER = re.compile(
    r"(?:\bký|ban hành|phê duyệt|phê chuẩn|hiệu lực|\bsinh|thông qua|-ttg|/nđ-cp|gia nhập|thành lập"
    r"|nhậm chức|kể từ|tính từ|bổ nhiệm|quan hệ|quyết định|nghị quyết|luật|giai đoạn|kế hoạch"
    r"|tầm nhìn|định hướng|đến)(?: \S+){0,3}\s*(?:vào |từ |ngày |lại |hôm |năm |tháng )*\(?$"
)


def _occasion(
    document: Document, mention: EventMention, date: DateMention
) -> tuple[int, DateMention]:
    """ "Ký ngày 13-1-2007 tại Hội nghị X": a day within the meeting, so its month is known."""
    gap = document.folded[date.end : mention.start]
    if _RIGHT_AFTER.fullmatch(gap):
        return 2, date
    month = _month_of(date)
    return (2, month) if month != date and _AT_OCCASION.fullmatch(gap) else (0, date)


def _month_of(date: DateMention) -> DateMention:
    """A day of a longer meeting tells only its month."""
    is_day = date.kind == "date" and len(date.value) == _DAY
    return replace(date, value=date.value[: len("2012-02")]) if is_day else date


_DAY = len("2012-02-14")
_RIGHT_AFTER = re.compile(r",?\s*ngay (?:sau|trước|tại)\s")
_AT_OCCASION = re.compile(r",?\s*(?:ngay )?(?:tại|trong khuôn khổ|bên lề|nhân dịp|nhân)\s")


def _paragraph(
    chains: Chains, mention: EventMention, dates: tuple[DateMention, ...]
) -> list[tuple[Tie, DateMention]]:
    """The last date before a mention in its paragraph, unless another event stands by it."""
    document = chains.document
    line = document.line_at(mention.start)
    for date in reversed(between(dates, line.start, mention.start)[-_BACK:]):
        if _of_other_matter(document, date):
            continue
        if chains.others(mention, surroundings(document, date.start).start, mention.start):
            return []
        return [(Tie(1, date.start, date.end), date)]
    return []


_BACK = 6
