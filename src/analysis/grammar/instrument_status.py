"""Document + mentions of an instrument -> how far the text says it has come.

A cue counts when it governs the name: its object ("ký Hiệp định"), the subject of what follows
("Hiệp định ... được ký, có hiệu lực") or an item of a list that it governs. What is only wanted or
still ahead ("sẽ ký", "việc ký") is not reached. The furthest stage that is told counts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analysis.grammar.event_times import is_later
from analysis.grammar.instrument_names import NUMBER
from analysis.grammar.numbers import surroundings
from analysis.grammar.spans import Stretch
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, InstrumentMention, Mentions, Span

_STAGES = ("proposed", "negotiating", "adopted", "signed", "implementing", "in_force", "amended")
_TREATIES = frozenset(("agreement", "mou", "convention", "protocol", "minutes", "compact"))
_ISSUED = frozenset(("law", "decision", "resolution", "other"))
_RATIFIED = frozenset(("agreement", "convention", "protocol"))
_FAR, _NEAR, _ITEMS, _LONGEST_LIST, _DECIDED, _LEAD = 100, 12, 20, 15, 140, 300
_IN_BRACKETS = re.compile(r" \([^()\n]*\)")
_BULLET = re.compile(r"\s*(?:\d{1,2}[.)]|[-–+*•●◆])\s*[\"“]?")
_LIGHT = (
    r"(?:vào|một|hai|ba|bốn|bản|các|những|nhiều|tên|dưới|văn bản|văn kiện|tốt|có hiệu quả|hiệu quả"
    r"|nghiêm túc|nghiêm|quyết liệt|tích cực|kịp thời|chặt chẽ|bước đầu|đầy đủ|đúng"
    r"|đồng bộ|toàn diện|việc|tình hình|kết quả|nội dung|chính thức"
    r"|thứ \w+|thực hiện|triển khai|thực thi|thi hành|dự thảo|của|được|cho|thêm|và|là|về|chung)"
)
_OBJECT = re.compile(
    rf"(?:,?\s+{_LIGHT}\b)*+(?:\s+(?:với|cùng)\s[^\n,.;:()]{{2,40}})?\s+[\"“(]?\s*"
)
_OTHERS = r"(?:hiệp định|thoả thuận|bản ghi nhớ|công ước|nghị định|thông tư)"
_INTRODUCED = re.compile(
    rf"[^\n.;:,]{{0,60}}(?:, {_OTHERS}[^\n.;:,]{{0,30}})*(?:,\s(?:\w+\s){{0,4}}?"
    r"(?:gồm|như|là|trong đó có|của các giai đoạn)"
    rf"|\s(?:gồm|như)|:(?:\smột)?(?:\svề)?)\s+(?:các\s+)?(?:{_OTHERS},\s)*"
)
_BASIS = re.compile(r"[^\n.;:,]{0,40}\slà\s+")
_PUT = re.compile(r"\bđưa\s+(?:các\s+|những\s+|bản\s+)?$")
_ADVERB = (
    r"(?:này|nói trên|trên|đó|ấy|đã|vừa|mới|cũng|vẫn|đang|còn|nay"
    r"|hiện|chính thức|lần lượt|tiếp tục|sẽ|chờ|dự kiến|thủ tục"
    r"|được|bị|bắt đầu|và|rồi|ngày|tháng|năm|hôm|từ|kể từ|tại|ở|số|nước ta|việt nam|chính phủ"
    r"|hai nước|hai bên)"
)
_BARE = re.compile(rf"[\s,():\"”–-]*(?:{_ADVERB}\b[\s,(:)–-]*)*+")
_PASSIVE = re.compile(
    rf"[\s,()\"”]*(?:[^,.;:()\n]{{2,40}},\s)?(?:{_ADVERB}\s+){{0,3}}"
    r"(?:được|do|mang|mà|bởi|bằng|có|văn kiện)\s[^\n.;:(]{0,60}"
)
_NO_OBJECT = re.compile(
    r"\s*+(?:[^\w\s]|\d|$|(?:ngày|tháng|năm|hôm|sáng|chiều|đầu|giữa|cuối|vào|từ|kể|tại|ở|trong"
    r"|lần|nhân|và|với|bởi|để)\b)"
)
_LISTED = re.compile(
    r"(?: \(\s*\)(?!;))?[\s,;]*+(?:(?:và|cùng|cũng như)\s+)?"
    r"(?:các\s+|một (?:về )?|(?:và\s+)?giai đoạn\s+)?"
)
_WANTED = re.compile(
    r"\b(?:trình|đề nghị|đề xuất|kiến nghị|gợi ý|xem xét|mong|muốn|kêu gọi)\b[^\n.;]{0,50}$"
)
_AHEAD = re.compile(
    r"\b(?:sẽ|để|nhằm|chờ|dự kiến|chuẩn bị|sắp|tiến tới|hướng tới|sớm|chưa|cần|phấn đấu|quyết tâm)"
    r"\s(?:[^\n,.;]{0,30}|[^\W\d]+(?: [^\W\d]+)?(?:, [^\W\d]+(?: [^\W\d]+)?)* và )$"
)
_DONE = re.compile(r"[.;\n]|\b(?:đã|vừa)\b")
_PURPOSE = re.compile(r"\b(?:để|nhằm|mong)\s[^\n,.;]{0,60}$")
_BY_DECISION = re.compile(
    r"\b(?:quyết định|nghị quyết|nghị định)\b[^.;\n]{0,120}?\b(?:về )?việc\s$"
)
_NOMINAL = re.compile(r"(?<!sau )(?<!từ )(?<!nhân )\b(?:việc|chuyện|khả năng|vấn đề|thủ tục)\s$")


_S = TypeVar("_S", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Stages:
    """What the reading of one document looks at; ``today`` is the day of the text."""

    document: Document
    scan: Scan
    mentions: Mentions
    today: str | None


def stages_told(view: Stages, mention: InstrumentMention) -> frozenset[str]:
    """The stages of the cues that govern a mention, or the list in which it stands."""
    sentence = surroundings(view.document, mention.start)
    first, last = _list_around(view, mention, sentence)
    start, end = max(sentence.start, first.start - _FAR), min(sentence.end, last.end + _FAR)
    told = {
        _reached(view, sentence, cue, mention)
        for cue in view.scan.within("instrument_statuses", start, end)
        if cue.entry.get("of") in ("", mention.kind) and not _only_cites(cue, mention)
        if any(_governs_before(view, cue, name) for name in (first, mention))
        or any(
            _governs_after(view, name, cue)
            for name in (mention, last)
            if name is mention or not _in_brackets(view, name, cue)
        )
    }
    return frozenset(stage for stage in told if stage) or _of_intro(view, mention)


def _in_brackets(view: Stages, name: InstrumentMention, cue: Hit) -> bool:
    """Whether a cue stands in the brackets behind a name: "Luật A và Luật B (sửa đổi năm 2017)"."""
    gap = view.document.folded[name.end : cue.start]
    return gap.startswith(" (") and ")" not in gap


def _only_cites(cue: Hit, mention: InstrumentMention) -> bool:
    """ "theo Quyết định số 12": what is cited as issued is not told to be carried out."""
    cited = mention.kind in _ISSUED or mention.kind == "joint_statement"
    return cited and cue.entry.get("side") == "before"


def _of_intro(view: Stages, mention: InstrumentMention) -> frozenset[str]:
    """The stage that the line above a list of instruments tells, as in "đã ký các văn kiện:"."""
    lines = view.document.lines
    index = bisect_right(lines, mention.start, key=lambda line: line.start) - 1
    if not _BULLET.fullmatch(view.document.folded, lines[index].start, mention.start):
        return frozenset()
    for line in reversed(lines[max(index - _LONGEST_LIST, 0) : index]):
        text = view.document.folded[line.start : line.end].rstrip()
        if text.endswith(":"):
            cues = view.scan.within(
                "instrument_statuses", max(line.start, line.end - _FAR), line.end
            )
            told = _reached(view, Span(line.start, line.end), cues[-1], mention) if cues else None
            return frozenset((told,) if told else ())
        if text and not _BULLET.match(text):
            break
    return frozenset()


def furthest(stages: Collection[str], kind: str) -> str | None:
    """The furthest of some stages; what is no treaty is adopted rather than signed."""
    reached = set(stages)
    if {"signed", "adopted"} <= reached and kind in _ISSUED:
        reached.discard("signed")
    return max(reached, key=_STAGES.index, default=None)


def _list_around(
    view: Stages, mention: InstrumentMention, sentence: Span
) -> tuple[InstrumentMention, InstrumentMention]:
    """First and last item of the list in which a mention stands, itself when there is none."""
    named = view.mentions.instruments
    first = last = bisect_left(named, mention.start, key=lambda one: one.start)
    nearest, furthest = max(first - _ITEMS, 0), min(last + _ITEMS, len(named) - 1)
    while first > nearest and _joined(view, sentence, named[first - 1], named[first]):
        first -= 1
    while last < furthest and _joined(view, sentence, named[last], named[last + 1]):
        last += 1
    return named[first], named[last]


def _joined(
    view: Stages, sentence: Span, first: InstrumentMention, second: InstrumentMention
) -> bool:
    """Whether two names that follow each other are items of one list."""
    if first.start < sentence.start or second.end > sentence.end:
        return False
    between = view.scan.within("instrument_statuses", first.end, second.start)
    if between and _OBJECT.fullmatch(view.document.folded, between[-1].end, second.start):
        return False
    return bool(_LISTED.fullmatch(_without_facts(view, first.end, second.start)))


def _governs_before(view: Stages, cue: Hit, name: InstrumentMention) -> bool:
    """Whether the name, or the list that it opens, is the object of a cue before it."""
    folded = view.document.folded
    if cue.end > name.start:
        return False
    if _OBJECT.fullmatch(folded, cue.end, name.start):
        return True
    if cue.entry.value == "implementing" and _BASIS.fullmatch(folded, cue.end, name.start):
        return True
    introduced = _INTRODUCED.fullmatch(folded, cue.end, name.start)
    return bool(introduced) and not _PURPOSE.search(folded[max(0, cue.start - 60) : cue.start])


def _governs_after(view: Stages, name: InstrumentMention, cue: Hit) -> bool:
    """Whether the name is what a cue behind it tells about."""
    gloss = _IN_BRACKETS.match(view.document.folded, name.end)
    end = gloss.end() if gloss and gloss.end() <= cue.start else name.end
    if cue.start < name.end or _starting(view.mentions.instruments, end, cue.start):
        return False
    if cue.entry.get("side") == "before":
        return False
    folded, gap = view.document.folded, _without_facts(view, end, cue.start)
    if _PASSIVE.fullmatch(gap):
        return True
    if folded.startswith("vào", cue.start) and _PUT.search(folded[: name.start][-20:]):
        return True
    active = cue.entry.value in ("signed", "adopted", "implementing")
    if active and not _NO_OBJECT.match(folded, cue.end):
        return False
    return bool(_BARE.fullmatch(gap))


def _without_facts(view: Stages, start: int, end: int) -> str:
    """The words of a stretch, without its dates, places, numbers and cues."""
    kept = list(view.document.folded[start:end])
    facts: list[Stretch] = [
        *_starting(view.mentions.dates, start, end),
        *_starting(view.mentions.places, start, end),
        *view.scan.within("instrument_statuses", start, end),
    ]
    spans = [(fact.start, min(fact.end, end)) for fact in facts]
    spans += [match.span() for match in NUMBER.finditer(view.document.text, start, end)]
    for first, last in spans:
        kept[first - start : last - start] = " " * (last - first)
    return "".join(kept)


def _starting(stretches: Sequence[_S], start: int, end: int) -> Sequence[_S]:
    """Those of some stretches, in order, that begin between two offsets."""
    first = bisect_left(stretches, start, key=lambda one: one.start)
    return stretches[first : bisect_left(stretches, end, key=lambda one: one.start)]


def _reached(view: Stages, sentence: Span, cue: Hit, mention: InstrumentMention) -> str | None:
    """The stage that a cue tells, stepped back when it is only wanted or still ahead."""
    stage, folded = cue.entry.value, view.document.folded
    opening = mention.end if mention.end <= cue.start else sentence.start
    before = folded[max(opening, cue.start - 60) : cue.start]
    decided = _BY_DECISION.search(folded[max(sentence.start, cue.start - _DECIDED) : cue.start])
    if stage == "adopted" and decided:
        return stage
    if stage == "none" or (stage == "proposed" and _NOMINAL.search(before)):
        return None
    if stage == "amended":
        return "proposed" if _WANTED.search(before) or _is_ahead(before) else stage
    if stage not in ("signed", "adopted", "in_force"):
        return stage
    ahead = _is_ahead(before) or _goes_on_ahead(folded[sentence.start : cue.start][-_LEAD:])
    if not (_WANTED.search(before) or ahead or _comes_later(view, cue, mention)):
        return stage
    treaty = mention.kind in _TREATIES
    if folded.startswith("gia nhập", cue.start):
        return "proposed"
    if stage == "in_force" or (stage == "adopted" and mention.kind in _RATIFIED):
        return "signed" if treaty else "adopted"
    return "negotiating" if treaty and not _WANTED.search(before) else "proposed"


def _is_ahead(before: str) -> bool:
    return bool(_AHEAD.search(before) or _NOMINAL.search(before))


def _goes_on_ahead(lead: str) -> bool:
    """ "sẽ đánh giá kết quả ... và |thông qua|": a later verb of what is still to come."""
    clause = lead[lead.rfind("sẽ ") :] if "sẽ " in lead else ""
    return clause.endswith((", ", " và ")) and not _DONE.search(clause)


def _comes_later(view: Stages, cue: Hit, mention: InstrumentMention) -> bool:
    """Whether a date right behind the cue, or behind its object, is after the day of the text."""
    ends = (cue.end, mention.end) if mention.start > cue.end else (cue.end,)
    near = [_starting(view.mentions.dates, end, end + _NEAR) for end in ends]
    return any(dates and view.today and is_later(dates[0].value, view.today) for dates in near)
