"""Document + the head of a name -> Candidate: an instrument's name as it is read at one place."""

import re
from dataclasses import replace

from analysis.frozen import frozen
from analysis.grammar.instrument_names import PERIOD, Name, distinctive
from analysis.lexicon import Entry, Hit
from analysis.records import Document
from analysis.text import fold, repair

_TOPIC = re.compile(r"\b(?:về|phòng|chống|nhằm|trong|giữa|kèm theo)\b")
_TOPIC_START = re.compile(
    r"\s+(?:hợp tác )?(?:song phương )?(?:về|chống|phòng,? chống|giữa|với|chia sẻ|công nhận|dẫn độ"
    r"|tương trợ|chuyển giao|tiếp nhận|xác minh|nhận diện|hồi hương|phối hợp)\b"
    r"|\s+(?:ký )?(?:ngày|năm) [\d/.-]+ giữa\b"
)
_MEETING = re.compile(r"\s+(?:hội đàm|hội nghị|cuộc họp|làm việc|ghi nhớ|kỳ họp|phiên họp)\b")
_YEAR = re.compile(r"\b(?:năm )?((?:19|20)\d\d)\b")
_ONLY_ACRONYM = re.compile(
    r"\s\(?[A-Z][A-Z0-9+-]{2,}+\b(?! (?:(?i:về|chống|phòng|nhằm|giai|lần|năm|vì)|-|\d))"
)

_OF_RESOLUTION = re.compile(
    r" (?:số )?(A/RES/\d+/\d+|\d{2,4}[a-z]?(?:/\d{2,4}| \(\d{4}\))?)\b(?![/.-]\w)"
)
_OF_DECISION = re.compile(
    r" (?:số )?(\d{2,4})(?= (?:ngày|của|về|ban hành|phê duyệt|năm)\b|[,;)]|\.(?!\d))"
)
_LAID_DOWN = re.compile(r"\b(?:về|giữa|chuẩn|phối hợp|liên ngành)\b")
_PLANS = frozenset(("plan", "programme", "procedure"))
_WORDS = frozenset(("kế hoạch", "chương trình", "chiến lược", "đề án", "lộ trình", "quy trình"))
_PLANNED = re.compile(
    r"\s(?:\w+\s){0,2}?(?:về|phòng|chống|hành động|triển khai|phối hợp|hợp tác|quốc gia|mục tiêu"
    r"|tổng thể|chuẩn|hỗ trợ|bảo vệ|thực hiện|asean)\b"
)
_THEME = re.compile(
    r"\b(?:hội thảo|hội nghị|toạ đàm|diễn đàn|tập huấn|đối thoại|phiên|lớp)\b[^.;\"“”]{0,80}"
    r"\b(?:về|chủ đề|mang tên)(?: chủ đề)?:? [\"“]$"
)
_ADVISER = re.compile(r"\b(?:cố vấn|trợ lý|đặc phái viên)[^.;,]{0,40} về $")
_LONGEST_LEAD = 120
_BODIES = {
    "declared": re.compile(
        r"\s+(?:asean|chung|chính trị|ý định|về|chống|phổ quát|thế giới|toàn cầu|hợp tác|cấp cao"
        r"|nhân quyền|tầm nhìn|bali|hà nội|viêng chăn|bangkok|kuala lumpur|manila|jakarta"
        r"|của (?:các|hội nghị|đại hội đồng|liên hợp quốc|asean|lãnh đạo)|[\w-]+ (?:[\w-]+ )?"
        r"(?:về|chống))\b"
    ),
    "resolved": re.compile(
        r"\s+(?:về|phê chuẩn|phê duyệt|bãi nhiệm|miễn nhiệm|bầu|bổ nhiệm|thí điểm|thành lập"
        r"|liên tịch|chuyên đề|trung ương|hội nghị|đại hội|chung|gia nhập|cho phép|điều chỉnh"
        r"|quy định|kỳ họp"
        r"|liên hợp quốc|hội đồng bảo an|nhân quyền|\"|của (?:hội đồng|đại hội|quốc hội"
        r"|bộ chính trị|chính phủ|ban chấp hành|trung ương|liên hợp quốc|asean))"
    ),
}


@frozen
class Candidate:
    """A name as it is read at one place, before names are joined to instruments.

    ``signed``: a head alone that is written to be signed.
    """

    start: int
    end: int
    name: str
    entry: Entry
    head: str
    number: str | None
    countries: frozenset[str]
    period: str | None
    year: str | None
    words: frozenset[str]
    bare: bool
    strong: bool
    signed: bool = False


def candidate(
    document: Document, hit: Hit, end: int, number: str | None, codes: frozenset[str], bare: bool
) -> Candidate:
    """What the words from a head to ``end`` tell: name, number, period, year, countries."""
    written = document.folded[hit.start : end]
    period, head = PERIOD.search(written), document.text[hit.start : hit.end]
    year = _YEAR.search(written)
    name = repair(document.text[hit.start : end])
    named = fold(name)
    kind_word = fold(hit.entry.forms[0])
    head_word = kind_word if named.startswith(kind_word) else fold(head)
    return Candidate(
        hit.start, end, name, hit.entry, fold(head), number, codes,
        re.sub(r"\D+", "/", period.group()).strip("/") if period else None,
        year[1] if year and not period else None,
        distinctive(name, head_word), bare, document.text[hit.start].isupper(),
    )  # fmt: skip


def told_apart(document: Document, hit: Hit, found: Candidate) -> bool:
    """Whether what follows a capital head is enough for a name."""
    lead = max(hit.start - _LONGEST_LEAD, 0)
    if any(one.search(document.folded, lead, hit.start) for one in (_THEME, _ADVISER)):
        return False
    allowed, rest = hit.entry.get("body"), document.text[hit.end : found.end]
    if found.number or allowed == "number":
        return bool(found.number)
    if allowed == "title":
        return document.text[hit.end + 1 : hit.end + 2].isupper()
    if allowed in _BODIES:
        return _BODIES[allowed].match(document.folded, hit.end, found.end) is not None
    if _ONLY_ACRONYM.match(rest):
        return False
    if document.folded.startswith(' "', hit.end):
        return True
    first = document.sentence_at(hit.start)
    if first and first.start == hit.start and hit.entry.value in _PLANS and found.head in _WORDS:
        return bool(found.period or found.year or _PLANNED.match(document.folded, hit.end))
    if allowed == "any" or found.period or found.year or found.countries:
        return True
    return bool(_TOPIC.search(fold(rest)) or re.search(r"\s[A-ZĐ]", rest))


def is_lower_name(document: Document, hit: Hit, found: Candidate) -> bool:
    """Whether a head without a capital opens a name all the same."""
    need = hit.entry.get("lower")
    if need == "none":
        return False
    if found.number or found.period:
        return True
    if need == "any":
        return bool(found.words or found.countries or found.year)
    if need == "meeting":
        return _MEETING.match(document.folded, hit.end) is not None
    if need != "topic":
        return False
    if hit.entry.value == "procedure" and not _LAID_DOWN.search(
        document.folded, hit.end, found.end
    ):
        return False
    return _TOPIC_START.match(document.folded, hit.end) is not None


def without_topic(document: Document, hit: Hit, name: Name) -> Name:
    """The name of a law less what a passage of it is about: "Luật Trẻ em" + " về ..."."""
    about = document.folded.find(" về ", hit.end + 1, name.end)
    amending = document.folded.startswith(" sửa đổi", hit.end)
    return name if about < 0 or amending else replace(name, end=about)


def bare_number(document: Document, hit: Hit) -> str | None:
    """The bare number of a resolution or a decision: "Nghị quyết 2331"."""
    pattern = {"resolution": _OF_RESOLUTION, "decision": _OF_DECISION}.get(hit.entry.value)
    number = pattern.match(document.text, hit.end) if pattern else None
    return number[1] if number else None
