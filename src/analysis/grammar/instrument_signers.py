"""Outline + mention of an instrument -> who is written to sign it, before its name or behind it.

"A và B ký X", "A phối hợp với B ký X", "A ký với B X", "X do A và B ký", "X được ký giữa A và B".
Who only witnesses a signature is no signer.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from analysis.grammar.actors import Actor
from analysis.grammar.numbers import surroundings
from analysis.grammar.outline import Outline
from analysis.records import Document, InstrumentMention

_SIGNS = r"(?:đặt bút ký|ký kết|ký tắt|ký|trao đổi|trao)"
_SHARES = (
    r"(?:thông qua|nhất trí về|nhất trí|thống nhất|đàm phán|thương lượng|đạt được|ra|đưa ra|công bố"
    r"|ban hành|xây dựng|triển khai|thực hiện|gia hạn|ký lại|có)"
)
_FEW_WORDS = r"(?:\s(?:\w+/)*\w+){0,5}?"
_ACT = re.compile(
    rf"\b(?:(?P<signs>{_SIGNS})|{_SHARES})\b(?:(?P<other>\s(?:với|cùng))\s.{{2,80}}?)?"
    rf"{_FEW_WORDS}:?\s?[\"“]?$"
)
_ACT_BEGINS = re.compile(rf"\b(?:{_SIGNS}|{_SHARES})\b")
_WITNESSED = re.compile(r"\bchứng kiến(?: \w+){0,3} $")
_BEFORE_ACT = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?[\s,]*(?:(?:đã|cùng|cùng nhau|cũng|vừa|mới|sẽ|đang|chính thức"
    r"|tiến hành|lần lượt|tiếp tục|bắt đầu|dự kiến|sớm|tổ chức|thay mặt|đồng|lễ|hai bên|hai nước)"
    r"[\s,]+)*(?:(?:thay mặt|tại|ở|vào|hôm|ngày|nhân)\s[^,.;\n]{1,60}[\s,]+)?"
    r"(?:(?:đã|cùng|cùng nhau|chính thức|tiến hành|lễ)\s)*"
)
_GAP = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|\))?\s?(?:(?:,|;|và|,\s?và|(?:đã |vừa |cũng )?(?:cùng với|cùng|với)"
    r"|[-–]|(?:đã\s|cùng\s)?phối hợp (?:với|cùng)|hợp tác (?:với|cùng))\s)"
    r"(?:(?:với|phía|bên|đại diện|lãnh đạo|chính phủ|nước|các|của|cùng|ngài|ông|bà|bộ trưởng"
    r"|thứ trưởng|giám đốc|cục trưởng|tổng cục trưởng)\s)*"
)
_AGENT = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?[\s,\"”]*(?:(?:đã|vừa|mới|là văn bản|đã được|được)\s)*"
    r"(?:do|được|bởi|mà)\s(?:(?:đại diện|lãnh đạo|chính phủ|nước|các|hai ông|ngài|ông|bà)\s)*"
)
_AGENT_ACT = re.compile(rf"[^.;\n]{{0,60}}?\b(?:{_SIGNS}|thông qua|xây dựng|thống nhất)\b")
_BETWEEN = re.compile(
    rf"(?:\s?số \S+)?(?:\s?\([^()\n]{{1,40}}\))?[\s,\"”]*"
    rf"(?:(?:đã\s|vừa\s|mới\s)?(?:được\s)?{_SIGNS}\b"
    r"[^.;:\n]{0,50}?\s)?giữa\s(?:(?:đại diện|lãnh đạo|chính phủ|nước|các|ngài|ông|bà)\s)*"
)
_WITH = re.compile(
    rf"[\s,\"”]*(?:(?:đã\s|vừa\s|mới\s)?(?:được\s)?(?P<signs>{_SIGNS})?\s?)?(?:với|cùng)\s"
    r"(?:(?:đại diện|lãnh đạo|chính phủ|nước|các|phía)\s)*"
)
_SIGNATURE = re.compile(r"[^.;\n]{0,30}\bchữ ký của\s(?:(?:đại diện|lãnh đạo|các|ông|bà)\s)*")
_LISTED = re.compile(r"\s?(?:,|;|và|cùng|cũng như)\s(?:các\s)?")
_ONE_SIDED = frozenset(("law", "decision", "resolution", "other", "convention", "compact"))
_CONTRACTS = frozenset(("agreement", "mou", "minutes"))
_FAR, _ITEMS, _TWO, _LAST = 160, 8, 2, 1 << 60


class Signers:
    """Reads who signs the instruments of one document."""

    def __init__(
        self, document: Document, whole: Outline, instruments: tuple[InstrumentMention, ...]
    ) -> None:
        self._document = document
        text = document.text
        self._actors = [one for one in whole.everyone if text[one.start - 1 : one.start] != "("]
        self._instruments = instruments

    def of(self, mention: InstrumentMention) -> tuple[Actor, ...]:
        """Two or more who sign one mentioned, or the one whom somebody unnamed signs with."""
        if mention.kind in _ONE_SIDED:
            return ()
        return self._behind(mention) or self._before(mention)

    def _before(self, mention: InstrumentMention, *, single: bool = False) -> tuple[Actor, ...]:
        """The subject of the verb that has the name as its object; ``single``: one is enough."""
        folded, sentence = self._document.folded, surroundings(self._document, mention.start)
        end = self._first_of_list(mention).start
        start = max(sentence.start, end - _FAR)
        acts = (
            _ACT.match(folded[begun.start() : end]) and begun.start()
            for begun in _ACT_BEGINS.finditer(folded, start, end)
        )
        begin = max((act for act in acts if act is not None), default=None)
        match = _ACT.match(folded[begin:end]) if begin is not None else None
        if (
            begin is None
            or match is None
            or _WITNESSED.search(folded[max(start, begin - 40) : begin])
        ):
            return ()
        subject = self._listed_before(sentence.start, begin)
        if match["other"]:
            partners = self._listed_behind(begin + match.end("other") + 1, end)
            return (*subject, *partners)
        if match["signs"] or _are_states(subject):
            return subject if single or len(subject) >= _TWO else ()
        return ()

    def _behind(self, mention: InstrumentMention) -> tuple[Actor, ...]:
        folded, sentence = self._document.folded, surroundings(self._document, mention.start)
        index = bisect_left(self._instruments, mention.end, key=lambda one: one.start)
        following = self._instruments[index].start if index < len(self._instruments) else _LAST
        limit = min(sentence.end, mention.end + _FAR, following)
        if agent := _AGENT.match(folded, mention.end, limit):
            found = self._listed_behind(agent.end(), limit)
            if found and _AGENT_ACT.match(folded, found[-1].end, limit):
                return found
        for pattern in (_BETWEEN, _SIGNATURE):
            if (match := pattern.match(folded, mention.end, limit)) and (
                len(found := self._listed_behind(match.end(), limit)) >= _TWO
            ):
                return found
        if match := _WITH.match(folded, mention.end, limit):
            found, subject = (
                self._listed_behind(match.end(), limit),
                self._before(mention, single=True),
            )
            said = subject or match["signs"] or mention.kind in _CONTRACTS
            return (*subject, *found) if found and said else ()
        return ()

    def _first_of_list(self, mention: InstrumentMention) -> InstrumentMention:
        """The item with which the list opens in which an instrument stands."""
        index = bisect_left(self._instruments, mention.start, key=lambda one: one.start)
        for _ in range(_ITEMS):
            before = self._instruments[index - 1] if index else None
            if before is None or not _LISTED.fullmatch(
                self._document.folded, before.end, self._instruments[index].start
            ):
                break
            index -= 1
        return self._instruments[index]

    def _listed_before(self, start: int, end: int) -> tuple[Actor, ...]:
        """The actors of the list that ends at ``end``, in order."""
        index = bisect_left(self._actors, end, key=lambda actor: actor.start) - 1
        listed: list[Actor] = []
        gap, reached = _BEFORE_ACT, end
        while index >= 0 and self._actors[index].start >= start and len(listed) < _ITEMS:
            actor = self._actors[index]
            if not gap.fullmatch(self._document.folded, actor.end, reached):
                break
            listed.insert(0, actor)
            gap, reached, index = _GAP, actor.start, index - 1
        return tuple(listed)

    def _listed_behind(self, start: int, end: int) -> tuple[Actor, ...]:
        """The actors of the list that begins at ``start``, in order."""
        index = bisect_left(self._actors, start, key=lambda actor: actor.start)
        listed: list[Actor] = []
        reached = start
        while index < len(self._actors) and len(listed) < _ITEMS:
            actor = self._actors[index]
            gap = _GAP.fullmatch(self._document.folded, reached, actor.start)
            if actor.start >= end or not (gap if listed else actor.start == start):
                break
            listed.append(actor)
            reached, index = actor.end, index + 1
        return tuple(listed)


def _are_states(actors: Iterable[Actor]) -> bool:
    """Whether several stand for different countries, or are countries and a body of states."""
    countries = {actor.country for actor in actors}
    return len(countries) >= _TWO
