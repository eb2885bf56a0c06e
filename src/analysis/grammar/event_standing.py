"""Names of events found in a document -> those that name one, and those that only refer back.

A name only refers back when it tells of known parties, opens a sentence as its subject after one
of its group, or is a sitting in the sentence of another event. What is done every year is no event.
"""

import re
from dataclasses import replace

from analysis.grammar.binding import between
from analysis.grammar.event_identity import refers_back
from analysis.grammar.event_names import EventName
from analysis.grammar.spans import Covered
from analysis.records import DateMention, Document
from analysis.text import fold


def standing(document: Document, found: list[EventName]) -> list[EventName]:
    """The names in order, those that only refer back marked as bare."""
    told = [
        replace(name, bare=True) if refers_back(name) or _presents(document, name, found) else name
        for name in found
    ]
    return _with_parts(document, _with_repeats(document, told))


_THIS_IS = ("đây là ", "đây cũng là ", "đây là lần ")


def _presents(document: Document, name: EventName, found: list[EventName]) -> bool:
    """ "Đây là |hội nghị thứ hai| do Bộ A mở": the number of the meeting that was told before."""
    sentence = document.sentence_at(name.start)
    lead = document.folded[sentence.start : name.start] if sentence else ""
    told = any(one.start < name.start and one.group == name.group for one in found)
    return name.ordinal is not None and name.series is None and lead in _THIS_IS and told


_EVERY_TIME = re.compile(
    r"\b(?:hằng năm|hàng năm|hằng quý|hàng quý|thường xuyên|duy trì|việc tổ chức|luân phiên)\b"
    r"[^;.]*$"
)
_EVERY_YEAR = re.compile(r"\b(?:hằng năm|hàng năm|hằng quý|định kỳ)$")
_HELD_IN_TURN = re.compile(
    r" (?:vẫn |đều |cũng )?(?:được |sẽ )?(?:tổ chức|diễn ra|họp|duy trì) "
    r"(?:luân phiên|thường niên|định kỳ|hằng năm|hàng năm|hằng quý|(?:mỗi|một) (?:năm|quý) )"
)
_NEAR = 40


def is_habit(document: Document, name: EventName, dates: tuple[DateMention, ...]) -> bool:
    """Whether a name means what is done every year, for want of a number or a date."""
    sentence = document.sentence_at(name.start)
    if sentence is None or name.bare or name.ordinal is not None:
        return False
    before = document.folded[max(sentence.start, name.start - _NEAR) : name.start]
    told = (
        _EVERY_TIME.search(before)
        or _EVERY_YEAR.search(document.folded, name.start, name.end)
        or _HELD_IN_TURN.match(document.folded, name.end, sentence.end)
    )
    return told is not None and not between(dates, sentence.start, sentence.end)


_DOES = re.compile(
    r"\w+ \w+ (?:đánh giá|triển khai|tổng kết|sơ kết|bàn|công bố|thông tin|cung cấp|giới thiệu|bầu"
    r"|thông báo|đề ra|biểu dương|quán triệt|nghe|trao đổi|xem xét|rà soát)\b"
)


def _with_repeats(document: Document, found: list[EventName]) -> list[EventName]:
    """Heads that open a sentence as its subject, after one of the group in the paragraph, as bare.

    "... tổ chức cuộc họp. Cuộc họp đánh giá kết quả 6 tháng."
    """
    last: dict[str, int] = {}
    marked = []
    for name in found:
        sentence, line = document.sentence_at(name.start), document.line_at(name.start)
        repeats = (
            sentence is not None
            and name.start == sentence.start
            and name.ordinal is None
            and last.get(name.group, -1) >= line.start
            and _DOES.match(fold(name.name)) is not None
        )
        marked.append(replace(name, bare=True) if repeats else name)
        last[name.group] = name.start
    return marked


def _with_parts(document: Document, found: list[EventName]) -> list[EventName]:
    """Sittings that are told in the sentence of another event, as parts of it."""
    holders = Covered(
        sentence
        for name in found
        if not name.bare and name.group not in ("session", "part")
        if (sentence := document.sentence_at(name.start)) is not None
    )
    return [
        replace(name, bare=True, group="part", grammar="part")
        if name.group == "session" and name.ordinal is None and name.start in holders
        else name
        for name in found
    ]
