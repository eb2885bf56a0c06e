"""Document + scan + outline -> RoleCues: words that give a role, and where they name a meeting."""

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.frozen import frozen
from analysis.grammar.outline import Outline
from analysis.matching import Scan
from analysis.records import Document, EventMention, Span

_SHORT = re.compile(r"[^.;:?!POCID\"]{0,28}\"?")
_ORGANIZING = re.compile(
    r"[^.;?!]{0,260}\b(?:tổ chức|mở|khai trương|phát động|đăng cai|tiến hành|khai mạc|bế mạc"
    r"|khởi động)\b[^.;:?!POCI]{0,28}"
)
_ORGANIZED = re.compile(r"\b(?:tổ chức|mở|phối hợp|diễn ra|họp|khai mạc|đăng cai|triển khai)\b")
_ATTENDED = re.compile(r"N (?:đã |đến |tới |về )*(?:tham )?(?:dự|gia) [^.;?!POC]{0,40}[.,;]\s*$")
_BULLETS = re.compile(r"(?:[ \t]*+\n\s*+(?:[-–+*•]|\d{1,2}[.)])[^\n]++)++")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,160}[\"”]")
_ENDS = re.compile(r"\s*(?:[.;,)]|$|theo hình thức|trực tuyến|qua |đông đủ|với tư cách)")
_NEXT_SENTENCE = 3
_GOES_ON: dict[tuple[str, ...], re.Pattern[str]] = {
    ("side",): re.compile(r"\b(?:phía|bên)\b"),
    ("ordinal",): re.compile(r"\b(?:hai|ba|bốn|2|3|4) (?:\w+ )?\w+ ?(?:\w+ )?\w*$"),
}
_OF_A_PROJECT = re.compile(r"\b(?:dự án|khuôn khổ|đề án)\b")
_COMERS = re.compile(r"[^.;?!POCEI]{0,60}(?:N|tham gia|tham dự)")
_OTHERS = re.compile(r"\b(?:ngoài|bên cạnh|cùng với|dự|tham dự|tham gia|có mặt|hiện diện)\b")
_ON_A_DAY = re.compile(r" (?:vào |hôm |ngày |tháng |năm )*D")
_SIGNED = re.compile(
    r"(?:[^.;?!POC]{0,60}\b(?:biên bản|bản ghi nhớ|thoả thuận|hiệp định|tuyên bố|kế hoạch"
    r"|văn kiện|văn bản|bản|quy chế|quy trình|chương trình|hợp đồng|giao ước|bản cam kết)\b"
    r"|[^.;?!POC]{0,20}I|[^.;?!POC]{0,40}[.,;]|[^.;?!POC]{0,30}$)"
)


@frozen
class RoleCue:
    """Words that give a role, in the sentence that holds them."""

    start: int
    end: int
    sentence: Span
    role: str
    frames: tuple[str, ...]
    kinds: tuple[str, ...]
    partner: str
    reach: str
    rule: str


def role_cues(document: Document, scan: Scan, outline: Outline) -> tuple[RoleCue, ...]:
    """The cues of the word list that stand in running text, outside every name."""
    found: list[RoleCue] = []
    for hit in scan["roles"]:
        sentence = document.sentence_at(hit.start)
        masked = re.search(r"[EIPOCDL]", outline.text[hit.start : hit.end])
        if sentence is None or masked or hit.entry.value == "none":
            continue
        get = hit.entry.get
        cue = RoleCue(
            hit.start,
            hit.end,
            _with_bullets(document, sentence),
            hit.entry.value,
            tuple(get("frames").split()),
            tuple(get("kinds").split()),
            get("partner"),
            get("reach"),
            hit.entry.rule,
        )
        if cue.frames in _GOES_ON:
            cue = _like_the_last(outline, cue, found[-1]) if found else cue
        if cue.role != "same":
            found.append(cue)
    return tuple(found)


def _like_the_last(outline: Outline, cue: RoleCue, last: RoleCue) -> RoleCue:
    """A cue that repeats the role of the sentence before.

    "Phía Lào, người ký là ông A. Phía Việt Nam: ông B"; "hai người điều hành. Người thứ nhất ...".
    """
    lead = outline.folded[last.sentence.start : last.end]
    told = last.frames in _GOES_ON or _GOES_ON[cue.frames].search(lead)
    adjacent = cue.sentence.start - last.sentence.end <= _NEXT_SENTENCE
    if not (told and adjacent and cue.sentence != last.sentence):
        return cue
    return replace(cue, role=last.role, kinds=last.kinds, reach=last.reach)


def _with_bullets(document: Document, sentence: Span) -> Span:
    """A sentence that ends in a colon goes on over the lines below it that begin with a bullet."""
    if document.folded[sentence.end - 1] != ":":
        return sentence
    list_below = _BULLETS.match(document.folded, sentence.end)
    return Span(sentence.start, list_below.end()) if list_below else sentence


def event_behind(outline: Outline, cue: RoleCue, start: int | None = None) -> EventMention | None:
    """The event that is the object of a cue."""
    position = cue.end if start is None else start
    gap = _ORGANIZING if cue.reach == "organizing" else _SHORT
    for event in outline.events_within(position, cue.sentence.end):
        return event if gap.fullmatch(outline.text[position : event.start]) else None
    return None


def event_before(
    outline: Outline, cue: RoleCue, position: int, *, across: bool = False
) -> EventMention | None:
    """The event that is the subject of the clause before ``position``.

    ``across`` other participants: "hội nghị do A tổ chức, B phối hợp".
    """
    before = [e for e in outline.events_within(cue.sentence.start, position) if e.end <= position]
    if not before:
        return None
    subject = _about_others(outline, before)
    gap = _QUOTED.sub("", outline.text[before[-1].end : position])
    if _OF_A_PROJECT.search(gap):
        return None
    if across:
        return subject if re.fullmatch(r"[^.;?!I]{0,200}", gap) else None
    document = "" if gap.endswith(", do ") else "I"
    return subject if re.fullmatch(rf"[^.;?!POC{document}]{{0,140}}", gap) else None


def _about_others(outline: Outline, events: list[EventMention]) -> EventMention:
    """The last event, or that which is about it: "|họp báo| về Hội nghị A và Hội nghị B"."""
    for event, after in zip(events[-2::-1], events[:0:-1], strict=True):
        gap = outline.text[event.end : after.start]
        if gap == " về ":
            return event
        if gap not in (" và ", ", "):
            break
    return events[-1]


def follows_attendance(outline: Outline, cue: RoleCue) -> bool:
    """Whether the words right before a cue say how many people came: "60 đại biểu dự hội thảo"."""
    return _ATTENDED.search(outline.text[max(cue.start - 120, 0) : cue.start]) is not None


def has_object(outline: Outline, cue: RoleCue) -> bool:
    """Whether what is signed stands behind a cue of signing, or the clause ends there."""
    if "copula" in cue.frames or "side" in cue.frames or "ordinal" in cue.frames:
        return True
    if outline.text.endswith(", ", 0, cue.start) and _ON_A_DAY.match(outline.text, cue.end):
        return False
    return _SIGNED.match(outline.text[cue.end : cue.sentence.end]) is not None


def organized_before(outline: Outline, cue: RoleCue) -> EventMention | None:
    """The event before a cue when the words between say who organises it."""
    event = event_before(outline, cue, cue.start, across=True)
    between = outline.text[event.end : cue.start] if event else ""
    return event if re.search(r"\b(?:do|tổ chức|mở)\b", between) else None


def ends_clause(outline: Outline, cue: RoleCue) -> bool:
    """Whether the verb of a cue stands without an object: at the end, or before how it is done."""
    return _ENDS.match(outline.text[cue.end : cue.sentence.end]) is not None


def is_organized(outline: Outline, cue: RoleCue, *, alone: bool = False) -> bool:
    """Whether the sentence of a cue says that a meeting, named there or not, was organised."""
    text = outline.text[cue.sentence.start : cue.start if alone else cue.sentence.end]
    return ("E" in text or alone) and _ORGANIZED.search(text) is not None


def gathers(outline: Outline, cue: RoleCue) -> bool:
    """Whether people who come are counted or named behind a cue: "quy tụ 90 đại biểu"."""
    return _COMERS.match(outline.text, cue.end, cue.sentence.end) is not None


def adds(outline: Outline, cue: RoleCue) -> bool:
    """Whether the words before "còn có" tell of others who come: "Ngoài A, còn có B"."""
    return _OTHERS.search(outline.text, cue.sentence.start, cue.start) is not None


def named_events(outline: Outline, span: Span) -> Iterable[EventMention]:
    """The events that a sentence names."""
    return outline.events_within(span.start, span.end)
