"""One line of a page in, its credit out: outlet, byline, publication date, dateline's place."""

import re

from analysis.datewords import find_expressions
from analysis.edtf import Expression
from analysis.frozen import frozen
from analysis.lexicon import Lexicon, packaged_lexicon
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
    r"(?:(?:tin|bài|ảnh|tin bài|bài viết|bài dịch|tác giả|thực hiện|biên dịch|lược dịch|dịch|"
    r"tổng hợp|biên soạn|ghi|ghi chép|phóng viên|pv|ctv|nhóm pv|nhóm phóng viên|by|story)"
    r"(?:\s?(?:,|và|&|-|/)\s?(?:tin|bài|ảnh|video))*)\s*:\s*",
)
_SOURCE = re.compile(r"(?:\A|[\s,;/|-]+)(?:theo|nguồn(?: tin)?|source)(?:\s?:\s*|\s+)(?=\S)")
_BRACKET = re.compile(r"\A(.{0,60}?)\s*\(([^()]{2,60})\)\s*\Z")
_ACRONYM = re.compile(
    rf"[{UPPER}][{UPPER}&.]{{1,7}}(?: Online)?\Z|[\w.-]+\.(?:vn|com|net|org|info)\Z"
)
_BODY_NAME = re.compile(r"(?:báo|đài|tạp chí|thông tấn xã|cổng thông tin|trang tin|hãng)\s")
_METADATA = re.compile(
    r"\s*(?:(?:url|source)\s*:?\s*\S+\s+)?(?:date|published)\s*:?\s*(\d{4}(?:-\d\d){0,2})(?!\S)\s*"
)
_BRACKETED = re.compile(r"\s*\(([^()\n]{2,30})\)\s*[-–—:.]*\s*")
_DASHED = re.compile(r"\s*([^\n–—()-]{2,30}?)\s*[-–—]+\s+")
_CITED = re.compile(
    rf"\s*({_PLACE})(?:,? (?:ngày )?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?)?,?\s*"
    r"\(([^()\n]{2,30})\)\s*[-–—:.,]*\s*"
)
_DATELINE = re.compile(rf"\s*\(?(?!Thứ\s|Chủ\s)({_PLACE}),\s+(?=ngày\s|\d)")
_AFTER_DATE = re.compile(r"\s*(?:\(([^()\n]{2,30})\))?\s*(?:[-–—:.)]|\Z)\s*")
_ENCLOSED = re.compile(r"\(([^()]+)\)\.?\Z")
_WORK = re.compile(
    r",?\s+(?:ghi|tổng hợp|thực hiện|lược ghi|lược dịch|biên dịch|dịch|biên soạn|th)\Z"
)
_TEAM = re.compile(
    r"(?:tổ|nhóm|ban|phòng) (?:tư liệu|biên tập|thời sự|bạn đọc|quốc tế|thư ký|ảnh|"
    r"(?:thông tin|truyền thông|phóng viên|pv)(?: [\w ]{2,30})?)\Z"
)
_REGION = re.compile(rf"-(?:[{UPPER}]\w*|miền)(?: [{UPPER}]\w*)*\Z")
_SEGMENT = re.compile(r"\s*(?:[|»›>/•\t]|\s[-–—]\s|\s{2,})\s*")
_ROW = re.compile(
    r"\A\s*(?:[-*•◆+–]|\d{1,2}[.)])\s|\b(?:lần|vòng|kỳ|phiên|khoá)(?: họp)?(?: thứ)? [\divx]+\b"
)
_YEAR = re.compile(r"\d{4}")
_END_MARK = re.compile(r"\s*\./?\.?\s*\Z")


def opening(line: str, lexicon: Lexicon | None = None) -> Credit:
    """The credit with which running text begins, such as ``(CAO)`` or ``Hà Nội, 5/7/2022 -``.

    >>> opening("(CAO) Ngày 21-2, tại TPHCM").outlet
    'CAO'
    """
    head = line[:200]
    if metadata := _METADATA.match(head):
        return Credit(published=metadata.group(1), length=metadata.end())
    if (bracketed := _BRACKETED.match(head)) and (
        outlet := _first_outlet(bracketed.group(1), lexicon)
    ):
        return Credit(outlet=outlet, length=bracketed.end())
    if (dashed := _DASHED.match(head)) and (outlet := _first_known(dashed.group(1), lexicon)):
        return Credit(outlet=outlet, length=dashed.end())
    if (cited := _CITED.match(head)) and (outlet := _first_known(cited.group(2), lexicon)):
        return Credit(outlet, None, publication_date(cited.group()), cited.group(1), cited.end())
    return _dateline(head, lexicon)


def masthead(line: str, lexicon: Lexicon | None = None) -> str | None:
    """The known outlet that one part of a line above the article names, None when none does.

    >>> masthead("VOV5 | Thế giới"), masthead("Thời sự > Thế giới")
    ('VOV5', None)
    """
    parts = _SEGMENT.split(line.strip())
    return next((part for part in parts if _is_known(part, lexicon)), None)


def closing(line: str, lexicon: Lexicon | None = None) -> Credit | None:
    """The credit that a short line at the end of an article gives, None when it gives none.

    >>> closing("NGUYÊN KHÔI - Theo TTXVN")
    Credit(outlet='TTXVN', byline='NGUYÊN KHÔI', published=None, place=None, length=0)
    """
    text = line.strip().strip("|").strip()
    if not 2 <= len(text) <= 90:
        return None
    published = publication_date(text)
    enclosed = _ENCLOSED.match(text)
    text = enclosed.group(1) if enclosed else text
    label = _LABEL.match(fold(text))
    text = text[label.end() :] if label else text
    name, outlet = _name_and_outlet(text, lexicon)
    work = _WORK.search(fold(name))
    name = name[: work.start()] if work else name
    if name and not (_is_byline(name) and len(name) <= 50):
        return Credit(published=published) if published and _is_date_line(text) else None
    if not name and not outlet:
        return None
    return Credit(outlet=outlet, byline=name or None, published=published)


def publication_date(line: str) -> str | None:
    """The first full date in a line that dates the article."""
    written = _full_date(fold(line))
    return written.edtf() if written else None


def _full_date(folded: str) -> Expression | None:
    for expression in find_expressions(folded) if _YEAR.search(folded) else ():
        if expression.last is None and expression.first.day and expression.first.year:
            return expression
    return None


def _is_date_line(text: str) -> bool:
    """Whether a line says hardly more than a date, as below a press release or an update.

    An item of a list and a row that counts rounds or sessions tell of something else.
    """
    if _ROW.search(fold(text)):
        return False
    written = _full_date(fold(text))
    rest = len(text) - (written.end - written.start) if written else len(text)
    return rest <= 30 and not text.endswith(".")


def _dateline(head: str, lexicon: Lexicon | None) -> Credit:
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
    outlet = after.group(1) if after.group(1) and _is_outlet(after.group(1), lexicon) else None
    return Credit(outlet, None, published, place.group(1), after.end() if outlet else 0)


def _name_and_outlet(text: str, lexicon: Lexicon | None) -> tuple[str, str | None]:
    """``Thu Trà (tổng hợp, theo DPA)`` -> ``Thu Trà``, ``DPA``."""
    text = _END_MARK.sub("", text) if text.endswith("/.") else text
    if bracket := _BRACKET.match(text):
        outlets = [
            outlet for part in bracket.group(2).split(",") if (outlet := _outlet(part, lexicon))
        ]
        return bracket.group(1).strip(), outlets[0] if outlets else None
    if source := _SOURCE.search(fold(text)):
        outlet = text[source.end() :].strip(" .")
        if _is_source(outlet, lexicon):
            return text[: source.start()].strip(" -–,"), outlet
    if known := _first_known(text, lexicon):
        return "", known
    for separator in (" và ", " - ", " – ", "/", ", "):
        name, found, last = text.rpartition(separator)
        if found and _is_known(last, lexicon):
            return name.strip(), last.strip()
    return text, None


def _outlet(part: str, lexicon: Lexicon | None) -> str | None:
    source = _SOURCE.match(fold(part))
    name = part[source.end() :].strip() if source else part.strip()
    return name if name and (source or _is_outlet(name, lexicon)) else None


def _is_source(name: str, lexicon: Lexicon | None) -> bool:
    """Whether the words behind "theo" name an outlet, and do not go on as a sentence does."""
    return _is_outlet(name, lexicon) or bool(_NAME.match(name))


def _is_outlet(name: str, lexicon: Lexicon | None) -> bool:
    return _is_known(name, lexicon) or bool(_ACRONYM.match(name) or _BODY_NAME.match(fold(name)))


def _is_byline(name: str) -> bool:
    return bool(_NAME.match(name) or _TEAM.match(fold(name)))


def _first_outlet(written: str, lexicon: Lexicon | None) -> str | None:
    """The first of the outlets in "TTXVN/Vietnam+"."""
    first = written.partition("/")[0].strip()
    return first if _is_outlet(first, lexicon) else None


def _first_known(written: str, lexicon: Lexicon | None) -> str | None:
    """The first of several outlets when every one is known."""
    parts = [part.strip(" .") for part in written.split("/")]
    return parts[0] if all(_is_known(part, lexicon) for part in parts) else None


def _is_known(name: str, lexicon: Lexicon | None) -> bool:
    plain = name.strip(" .")
    known = (lexicon or packaged_lexicon()).forms("outlets")
    return fold(plain) in known or fold(_REGION.sub("", plain)) in known
