"""Document + the head of a name -> Candidate: an instrument's name as it is read at one place."""

import re

from analysis.frozen import frozen
from analysis.grammar.instrument_names import PERIOD, distinctive
from analysis.lexicon import Entry, Hit
from analysis.records import Document
from analysis.text import fold, repair

_TOPIC = re.compile(r"\b(?:về|phòng|chống|nhằm|trong|giữa|kèm theo)\b")
_TOPIC_START = re.compile(
    r"\s+(?:hợp tác )?(?:song phương )?(?:về|chống|phòng,? chống|giữa|với|chia sẻ|công nhận|dẫn độ"
    r"|tương trợ|chuyển giao|tiếp nhận|xác minh|nhận diện|hồi hương|phối hợp)\b"
)
_MEETING = re.compile(r"\s+(?:hội đàm|hội nghị|cuộc họp|làm việc|ghi nhớ|kỳ họp|phiên họp)\b")
_YEAR = re.compile(r"\b(?:năm )?((?:19|20)\d\d)\b")
_ONLY_ACRONYM = re.compile(
    r"\s\(?[A-Z][A-Z0-9+-]{2,}+\b(?! (?:(?i:về|chống|phòng|nhằm|giai|lần|năm|vì)|-|\d))"
)


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
    allowed, rest = hit.entry.get("body"), document.text[hit.end : found.end]
    if found.number or allowed == "number":
        return bool(found.number)
    if _ONLY_ACRONYM.match(rest):
        return False
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
    return _TOPIC_START.match(document.folded, hit.end) is not None
