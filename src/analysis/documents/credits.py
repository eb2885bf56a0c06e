"""One line of a page in, its credit out: outlet, byline, publication date, dateline's place."""

import re
from functools import cache

from analysis.datewords import find_expressions
from analysis.edtf import Expression
from analysis.frozen import frozen
from analysis.lexicon import load_lexicon
from analysis.text import LOWER, UPPER, fold


@frozen
class Credit:
    """What a line says of the article itself; ``length`` counts its characters in that line."""

    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    place: str | None = None
    length: int = 0


_WORD = rf"(?:[{UPPER}][{LOWER}{UPPER}'’-]*\.?|[{UPPER}]\.(?:[{UPPER}]\.?)*)"
_NAME = re.compile(rf"{_WORD}(?:\.{_WORD}|\s?[-–,&/]\s?{_WORD}|\s+(?:và\s+)?{_WORD}){{0,7}}\Z")
_PLACE = rf"[{UPPER}][\w.-]*(?:\s[{UPPER}][\w.-]*){{0,3}}"
_LABEL = re.compile(
    r"(?:(?:tin|bài|ảnh|tin bài|bài viết|bài dịch|tác giả|thực hiện|biên dịch|by|story)"
    r"(?:\s?(?:,|và|&|-|/)\s?(?:tin|bài|ảnh|video))*)\s*:\s*",
)
_SOURCE = re.compile(r"(?:\A|[\s,;/|-]+)(?:theo|nguồn|source)\s?:?\s+(?=\S)")
_BRACKET = re.compile(r"\A(.{0,60}?)\s*\(([^()]{2,60})\)\s*\Z")
_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}&.]{{1,7}}(?: Online)?\Z|\w+\.(?:vn|com|net)(?:\.vn)?\Z")
_BODY_NAME = re.compile(r"(?:báo|đài|tạp chí|thông tấn xã|cổng thông tin|trang tin|hãng)\s")
_METADATA = re.compile(
    r"\s*(?:(?:url|source)\s*:?\s*\S+\s+)?(?:date|published)\s*:?\s*(\d{4}(?:-\d\d){0,2})(?!\S)\s*"
)
_BRACKETED = re.compile(r"\s*\(([^()\n]{2,30})\)\s*[-–—:.]*\s*")
_DASHED = re.compile(r"\s*([^\s–—-]{2,12}(?: Online)?)\s*[-–—]+\s+")
_DATELINE = re.compile(rf"\s*\(?(?!Thứ\s|Chủ\s)({_PLACE}),\s+(?=ngày\s|\d)")
_AFTER_DATE = re.compile(r"\s*(?:\(([^()\n]{2,30})\))?\s*(?:[-–—:.)]|\Z)\s*")
_END_MARK = re.compile(r"\s*\./?\.?\s*\Z")


def opening(line: str) -> Credit:
    """The credit with which running text begins, such as ``(CAO)`` or ``Hà Nội, 5/7/2022 -``.

    >>> opening("(CAO) Ngày 21-2, tại TPHCM").outlet
    'CAO'
    """
    head = line[:200]
    if metadata := _METADATA.match(head):
        return Credit(published=metadata.group(1), length=metadata.end())
    if (bracketed := _BRACKETED.match(head)) and _is_outlet(bracketed.group(1)):
        return Credit(outlet=bracketed.group(1), length=bracketed.end())
    if (dashed := _DASHED.match(head)) and fold(dashed.group(1)) in _known_outlets():
        return Credit(outlet=dashed.group(1), length=dashed.end())
    return _dateline(head)


def closing(line: str) -> Credit | None:
    """The credit that a short line at the end of an article gives, None when it gives none.

    >>> closing("NGUYÊN KHÔI - Theo TTXVN")
    Credit(outlet='TTXVN', byline='NGUYÊN KHÔI', published=None, place=None, length=0)
    """
    text = line.strip().strip("|").strip()
    if not 2 <= len(text) <= 90:
        return None
    published = publication_date(text)
    label = _LABEL.match(fold(text))
    text = text[label.end() :] if label else text
    name, outlet = _name_and_outlet(text)
    if name and not (_NAME.match(name) and len(name) <= 50):
        return Credit(published=published) if published and _is_date_line(text) else None
    if not name and not outlet:
        return None
    return Credit(outlet=outlet, byline=name or None, published=published)


def publication_date(line: str) -> str | None:
    """The first full date in a line that dates the article."""
    written = _full_date(fold(line))
    return written.edtf() if written else None


def _full_date(folded: str) -> Expression | None:
    for expression in find_expressions(folded):
        if expression.last is None and expression.first.day and expression.first.year:
            return expression
    return None


def _is_date_line(text: str) -> bool:
    """Whether a line says hardly more than a date, as below a press release or an update."""
    written = _full_date(fold(text))
    rest = len(text) - (written.end - written.start) if written else len(text)
    return rest <= 30 and not text.endswith(".")


def _dateline(head: str) -> Credit:
    place = _DATELINE.match(head)
    if place is None:
        return Credit()
    dates = [found for found in find_expressions(fold(head)) if found.start == place.end()]
    if not dates or not dates[0].first.day:
        return Credit()
    after = _AFTER_DATE.match(head, dates[0].end)
    if after is None:
        return Credit()
    published = dates[0].edtf() if dates[0].first.year and dates[0].last is None else None
    outlet = after.group(1) if after.group(1) and _is_outlet(after.group(1)) else None
    return Credit(outlet, None, published, place.group(1), after.end() if outlet else 0)


def _name_and_outlet(text: str) -> tuple[str, str | None]:
    """``Thu Trà (tổng hợp, theo DPA)`` -> ``Thu Trà``, ``DPA``."""
    text = _END_MARK.sub("", text) if text.endswith("/.") else text
    if bracket := _BRACKET.match(text):
        outlets = [outlet for part in bracket.group(2).split(",") if (outlet := _outlet(part))]
        return bracket.group(1).strip(), outlets[0] if outlets else None
    if (source := _SOURCE.search(fold(text))) and _is_source(text[source.end() :].strip(" .")):
        return text[: source.start()].strip(" -–,"), text[source.end() :].strip(" .")
    if _is_known(text):
        return "", text.strip(" .")
    for separator in (" và ", " - ", " – ", "/", ", "):
        name, found, last = text.rpartition(separator)
        if found and _is_known(last):
            return name.strip(), last.strip()
    return text, None


def _outlet(part: str) -> str | None:
    source = _SOURCE.match(fold(part))
    name = part[source.end() :].strip() if source else part.strip()
    return name if name and (source or _is_outlet(name)) else None


def _is_source(name: str) -> bool:
    """Whether the words behind "theo" name an outlet, and do not go on as a sentence does."""
    return _is_outlet(name) or bool(_NAME.match(name))


def _is_outlet(name: str) -> bool:
    return _is_known(name) or bool(_ACRONYM.match(name) or _BODY_NAME.match(fold(name)))


def _is_known(name: str) -> bool:
    return fold(name).strip(" .") in _known_outlets()


@cache
def _known_outlets() -> frozenset[str]:
    return frozenset(fold(form) for entry in load_lexicon().of("outlets") for form in entry.forms)
