"""Document + scan + dates + places -> events told by a verb: "A và B ký Bản ghi nhớ", on a day.

``event_deeds.tsv`` has the verbs with their objects. A deed counts only in the active voice and
on a day that its clause names; signings and reviews only where two bodies or people do them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from analysis.grammar.binding import between, clause_date
from analysis.grammar.event_names import EventName
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import DateMention, Document, PlaceMention, Span
from analysis.text import fold

_PERSONAL = ("positions", "ranks", "honorifics")
_ACTORS = ("organization_heads", "organizations", "positions", "ranks", "honorifics")
_TOGETHER = re.compile(r" (?:và|cùng(?: với)?|với) ")
_BOTH = re.compile(
    r"\b(?:hai|ba|các) (?:bên|đơn vị|lực lượng|cơ quan|bộ|ông|bà|đoàn|trưởng đoàn)\b"
)
_COUNTERPART = re.compile(r"[^,;:.(\n]{0,90} với ")
_NOT_TOLD = re.compile(
    r"(?:\b(?:được|bị|sẽ|cần|để|nhằm|việc|lễ|buổi|hội nghị|cuộc họp|sau khi|trước khi|đã từng)"
    r"(?: \w+)? |\w-)$"
)
_SUMMING = re.compile(r"\b(?:kể từ|tính từ|tính đến|đến nay|cho đến)\b|\btừ [^,;]{0,60} đến\b")
_OF_A_TEXT = re.compile(
    r"\b(?:kế hoạch|quyết định|hiệp định|thoả thuận|bản ghi nhớ|biên bản|công văn|nghị định|luật)\b"
    r"[^,;:]{0,80}$"
)
_END = re.compile(
    r"(?:,(?! (?:chống|bán|ngăn chặn|trấn áp|đấu tranh)\b)|[;:.(\n])|\s[-–—]\s(?!\d)"
    r"| (?:ký (?:tại|ngày|ở)|do|tại|ở|nhằm|để|vào|với sự|trước sự|dưới sự|trong khuôn khổ|nhân dịp"
    r"|nhân|hôm|ngày)\b"
)
_QUOTED = re.compile(r"[^,;:.(\n\"]{0,60}\"[^\"\n]{1,160}\"")
_ONWARD = re.compile(r" (?:(?:tại|ở) [^,;:.(\n]{2,30}? |với [^,;:.(\n]{2,40}? )?")
_DAY = len("2012-02-14")
_YEAR = len("2012")
_TALK = "talk"
_HELD = ("tiến hành ", "bước vào ", "có ", "cuộc ", "buổi ")
_TWO_OFFICIALS = re.compile(
    r"\bhai (?:bộ trưởng|thứ trưởng|thủ tướng|ngoại trưởng|cục trưởng|giám đốc) "
    r"\w+ [^,;.:]{4,80} và "
)
_HEAD_END = re.compile(r"(?:\d|\w\w), (?=\D)")
_VERB_FOLLOWS = re.compile(r"\b(?:cho biết|khẳng định|nhất trí|thống nhất|ký|phát biểu|cho rằng)\b")
_LONGEST = 160
_LOOKED_BACK = 300


def told_deeds(
    document: Document,
    scan: Scan,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    found: list[EventName],
) -> Iterator[EventName]:
    """The deeds outside the names that were ``found``, in the order of the text.

    A sentence that names an event already tells what is done there.
    """
    for hit in scan["event_deeds"]:
        sentence = document.sentence_at(hit.start)
        if sentence is None or _is_taken(hit, sentence, found):
            continue
        begun = _object_end(document.folded, hit, sentence)
        given = _given_before(document, scan, hit, sentence) if begun is None else None
        begun = hit.end if given is not None else begun
        if begun is None or not _is_told(document, hit, sentence, dates, places):
            continue
        if hit.entry.get("parties") and not _by_two(document, scan, hit, sentence):
            continue
        talk = hit.entry.get("group") == _TALK
        start = _first_of_two(document, scan, hit, sentence) if talk else given or hit.start
        if start is None:
            continue
        end = hit.end if talk or given is not None else _end(document.folded, begun, sentence)
        yield EventName(
            start, end, document.text[start:end], hit.entry.value,
            hit.entry.get("group"), "deed", None, None, None, False, hit.entry.rule,
        )  # fmt: skip


def _given_before(document: Document, scan: Scan, hit: Hit, sentence: Span) -> int | None:
    """Where the object of a passive begins: "|Bản ghi nhớ| do ông A và ông B ký ở đây"."""
    objects = hit.entry.get("objects")
    if hit.entry.value != "signing_ceremony" or not objects:
        return None
    given = _passive_pattern(objects).search(
        document.folded, max(sentence.start, hit.start - _LOOKED_BACK), hit.start
    )
    if given is None:
        return None
    people = any(scan.within(name, given.start(), hit.start) for name in _PERSONAL)
    return given.start() if people else None


def _is_taken(hit: Hit, sentence: Span, found: list[EventName]) -> bool:
    """Whether a name stands in the sentence that is more than the verb itself."""
    first = bisect_left(found, sentence.start, key=lambda name: name.start)
    last = bisect_left(found, sentence.end, key=lambda name: name.start)
    return any(
        not (name.bare and name.start == hit.start and hit.entry.get("group") == _TALK)
        for name in found[first:last]
    )


def _first_of_two(document: Document, scan: Scan, hit: Hit, sentence: Span) -> int | None:
    """Where the first begins of two who stand joined right before a verb of talking."""
    start = max(sentence.start, hit.start - _LOOKED_BACK)
    dated = [match.end() for match in _HEAD_END.finditer(document.folded, start, hit.start)]
    start = dated[-1] if dated else start
    actors = sorted(
        found.start for name in _ACTORS for found in scan.within(name, start, hit.start)
    )
    joined = [match.start() for match in _TOGETHER.finditer(document.folded, start, hit.start)]
    if document.folded.endswith(_HELD, start, hit.start):
        return None
    officials = _TWO_OFFICIALS.search(document.folded, start, hit.start)
    if officials:
        return officials.start()
    if not actors or not any(actors[0] < place < actors[-1] for place in joined):
        return None
    return actors[0] if _VERB_FOLLOWS.search(document.folded, start, hit.start) is None else None


def _object_end(folded: str, hit: Hit, sentence: Span) -> int | None:
    """Where the first words of the object end; the verb's end where it needs no object."""
    objects = hit.entry.get("objects")
    if not objects:
        return hit.end
    match = _object_pattern(objects).match(folded, hit.end, sentence.end)
    return match.end() if match else None


@lru_cache(maxsize=64)
def _object_pattern(objects: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in objects.split("|"))
    return re.compile(rf"{_ONWARD.pattern}(?:{words})\b")


@lru_cache(maxsize=64)
def _passive_pattern(objects: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in objects.split("|"))
    return re.compile(rf"\b(?:{words})\b[^.;]{{0,60}}? (?:do|được) [^.;]{{6,160}}$")


def _is_told(
    document: Document,
    hit: Hit,
    sentence: Span,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> bool:
    """Whether a verb stands in the active voice in a clause that names a day."""
    start = max(sentence.start, hit.start - _LOOKED_BACK)
    before = document.folded[start : hit.start]
    if _NOT_TOLD.search(before) or _SUMMING.search(before):
        return False
    earlier = between(dates, start, hit.start)
    if not earlier:
        date = clause_date(document, hit.start, hit.end, dates, places)
        return date is not None and len(date.split("/")[0]) >= _least(hit)
    lead = document.folded[start : earlier[-1].start]
    return len(earlier[-1].value.split("/")[0]) >= _least(hit) and not _OF_A_TEXT.search(lead)


def _least(hit: Hit) -> int:
    """How exact the date has to be: the year of a talk, the day of any other deed."""
    return _YEAR if hit.entry.get("group") == _TALK else _DAY


def _by_two(document: Document, scan: Scan, hit: Hit, sentence: Span) -> bool:
    """Whether two bodies or people, no states, are the subject, or the one has a counterpart."""
    start = max(sentence.start, hit.start - _LOOKED_BACK)
    before = document.folded[start : hit.start]
    if _BOTH.search(before) or _TWO_OFFICIALS.search(before):
        return True
    actors = sorted(
        found.start for name in _ACTORS for found in scan.within(name, start, hit.start)
    )
    joined = [start + match.start() for match in _TOGETHER.finditer(before)]
    if any(actors and actors[0] < place < actors[-1] for place in joined):
        return True
    return bool(actors) and _COUNTERPART.match(document.folded, hit.end, sentence.end) is not None


def _end(folded: str, begun: int, sentence: Span) -> int:
    quoted = _QUOTED.match(folded, begun, sentence.end)
    if quoted:
        return quoted.end()
    stop = _END.search(folded, begun, min(sentence.end, begun + _LONGEST))
    end = stop.start() if stop else sentence.end
    return begun + len(folded[begun:end].rstrip(" .!?"))
