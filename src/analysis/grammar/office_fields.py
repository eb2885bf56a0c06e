"""Document + scan -> the field of an office that runs up to a foreign name.

"Trợ lý Ngoại trưởng |Dân chủ, Nhân quyền và Lao động| Erin Sample": no list has every such field,
but the name behind it is no Vietnamese one, and nothing between them begins another statement.
"""

import re

from analysis.grammar.names import is_vietnamese
from analysis.matching import Scan
from analysis.records import Document
from analysis.text import LETTER, UPPER

_NAME = re.compile(
    rf"[{UPPER}][{LETTER}’'-]+(?: [{UPPER}]\.)?(?: [{UPPER}][{LETTER}’'-]+){{1,3}}(?![{LETTER}])"
)
_FIELD = re.compile(rf"(?:,(?=[^,]+ và ))?(?: [{LETTER}]+,?){{1,14}} ")
_LINK = re.compile(r"(?:\b(?:và|của|với|cho|tại|ở|là|do|từ|cùng|sang|đến|vào)|,) $")
_OTHERS = ("positions", "ranks", "honorifics", "speech_verbs", "roles", "event_heads", "outlets")
_NAMED = ("organizations", "organization_heads", "countries", "places", "instruments")
_LONGEST = 90


def past_field(document: Document, scan: Scan, start: int) -> int:
    """The end of the field from ``start`` to a foreign name; ``start`` where there is none."""
    sentence = document.sentence_at(start)
    limit = min(sentence.end, start + _LONGEST) if sentence else start
    for name in _NAME.finditer(document.text, start, limit):
        last = name.group().rsplit(" ", 1)[1]
        listed = any(scan.starting(lexicon, name.start()) for lexicon in _NAMED)
        if is_vietnamese(last) or listed:
            continue
        field = _FIELD.fullmatch(document.text, start, name.start())
        linked = _LINK.search(document.folded, start, name.start())
        other = any(scan.within(lexicon, start, name.start()) for lexicon in _OTHERS)
        return start if linked or other or not field else name.start() - 1
    return start
