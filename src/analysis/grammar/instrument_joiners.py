"""Document + mention of a multilateral treaty -> the countries that sign, ratify or join it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.grammar.numbers import surroundings
from analysis.records import Document, InstrumentMention, Mentions

_JOINS = re.compile(
    r"\b(?:gia nhập|phê chuẩn|đặt bút ký|ký kết|ký|tham gia ký(?: kết)?|nộp lưu chiểu|nội luật hoá"
    r"|(?:là|trở thành) (?:quốc gia |nước )?thành viên(?: của)?|(?:thông qua|tham gia)"
    r"(?= (?:các )?(?:văn kiện|công ước|nghị định thư|thoả thuận|gcm|actip)))\b"
)
_FOR_STATE = re.compile(r"\bthay mặt (?:chính phủ |nhà nước )?$")
_JOINED_BY = re.compile(
    r"\s?(?:\([^()\n]{1,40}\))?[\s,\"”]*(?:đã |cũng |vừa )?(?:được|mà|do)\s"
    r"(?:chủ tịch nước |quốc hội )?"
)
_JOINED = re.compile(r"[^.;\n]{0,12}\s?(?:gia nhập|phê chuẩn|ký)\b")
_STATE_ORGANS = re.compile(r"\b(?:nước ta|chủ tịch nước|quốc hội)\b[^.;\n]{0,60}$")
_SUBJECT_GAP = re.compile(
    r"(?:\s(?:đã|cũng|vừa|mới|chính thức|sẽ|sớm|đang|hoàn tất thủ tục|cùng|là nước thứ \w+))*\s"
)
_HOME, _FAR = "VN", 160


def joining(document: Document, mentions: Mentions, mention: InstrumentMention) -> Iterator[str]:
    """The countries that are written to sign, ratify or join it."""
    folded, sentence = document.folded, surroundings(document, mention.start)
    start = max(sentence.start, mention.start - _FAR)
    for verb in _JOINS.finditer(folded, start, mention.end):
        if verb.end() > mention.start:
            break
        yield from _countries_before(mentions, document, sentence.start, verb.start())
        lead = folded[max(sentence.start, verb.start() - _FAR) : verb.start()]
        if _STATE_ORGANS.search(lead) and not lead.endswith("việc "):
            yield _HOME
    if passive := _JOINED_BY.match(folded, mention.end, sentence.end):
        places = mentions.places
        index = bisect_left(places, passive.end(), key=lambda place: place.start)
        place = places[index] if index < len(places) else None
        here = place is not None and place.start == passive.end()
        if place and here and place.country and _JOINED.match(folded, place.end, sentence.end):
            yield place.country


def _countries_before(
    mentions: Mentions, document: Document, start: int, end: int
) -> Iterator[str]:
    """The country that is the subject of a verb."""
    places = mentions.places
    index = bisect_left(places, end, key=lambda place: place.start) - 1
    place = places[index] if index >= 0 else None
    if place and place.kind == "country" and place.country and place.start >= start:
        subject = _SUBJECT_GAP.fullmatch(document.folded, place.end, end)
        before = document.folded[max(start, place.start - _FAR) : place.start]
        if subject or (_FOR_STATE.search(before) and end - place.end < _FAR):
            yield place.country
