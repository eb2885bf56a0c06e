"""Folded Vietnamese text -> ordinals, plain numbers, acronyms with a number, clause edges.

Small readings that several kinds of mentions and facts share. All positions are of the text read.
"""

import re

from analysis.frozen import frozen
from analysis.records import Document, Span

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ODD = {"nhất": 1, "đầu": 1, "đầu tiên": 1, "tư": 4, "bẩy": 7, "mười": 10}
_IN_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7} | {
    word: value for value, word in enumerate(_ONES) if value
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMBER = r"\d{1,3}|mười(?: [a-zà-ỹđ]+)?|[a-zà-ỹđ]+ mươi(?: [a-zà-ỹđ]+)?|đầu tiên|[a-zà-ỹđ]+"
_ORDINAL = re.compile(
    r"\b(?:(?P<unit>lần|kỳ|phiên|phiên họp|cuộc họp|khoá|hội nghị|đợt"
    r"|vòng(?: đàm phán| đối thoại| thương lượng)?) )?"
    rf"thứ (?P<number>{_NUMBER})"
    r"|\b(?:vòng|khoá họp(?: lần)?) (?P<round>\d{1,3})(?![\w/.-]*\d)\b"
    r"|\blần (?P<bare>\d{1,3}|[ivxl]+)(?![\w/.-]*\d)\b"
    r"|\bkỳ họp (?:lần )?thứ (?P<session>\d{1,3})"
    r"|(?<=\bkỳ họp )(?P<sitting>\d{1,2})(?![\w/.-]*\d)\b"
    r"|(?<=\bphiên họp )(?P<meeting>\d{1,2})(?![\w/.-]*\d)\b"
    r"|(?<=\bhội nghị trung ương )(?P<plenum>\d{1,2})(?![\w/.-]*\d)\b"
)
_ORDINAL_REACH = 24
_NEEDED = ("thứ ", "lần ", "vòng ", "họp ", "trung ương ")
_ACRONYM = re.compile(r"(?P<letters>[A-Z]{2,10}(?: [A-Z]{3,})?)(?:[ -]?(?P<number>\d{1,2}))?")
_AND = re.compile(r"(?: \([^()\n]{1,30}\))?,? (?:và |hay |rồi )?")
_WEEKDAYS = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"))


@frozen
class Ordinal:
    """A place in a series: "lần thứ hai", "lần VI", "kỳ thứ chín"."""

    start: int
    end: int
    value: int
    unit: str


def ordinal_after(folded: str, start: int, limit: int) -> Ordinal | None:
    """The ordinal with which a stretch of folded text begins, over a space.

    >>> ordinal_after("som lần thứ 8", 3, 13).value
    8
    """
    found = ordinals(folded, start, min(limit, start + _ORDINAL_REACH))
    return found[0] if found and not folded[start : found[0].start].strip() else None


def ordinals(folded: str, start: int, end: int) -> list[Ordinal]:
    """The ordinals written in a stretch of folded text; names of weekdays are none.

    >>> [found.value for found in ordinals("hội nghị lần thứ 40 và lần thứ mười hai", 0, 39)]
    [40, 12]
    >>> [found.value for found in ordinals("lần thứ nhất (2008) và thứ ba", 0, 29)]
    [1, 3]
    >>> ordinals("sáng thứ hai", 0, 12)
    []
    """
    found: list[Ordinal] = []
    if all(folded.find(word, start, end) < 0 for word in _NEEDED):
        return found
    for match in _ORDINAL.finditer(folded, start, end):
        words = next(text for name, text in match.groupdict().items() if text and name != "unit")
        value, length = _value(words)
        goes_on = bool(found) and _AND.fullmatch(folded, found[-1].end, match.start()) is not None
        weekday = match["number"] and not match["unit"] and words in _WEEKDAYS
        if value is None or (weekday and not goes_on):
            continue
        finish = match.end() - len(words) + length
        unit = match["unit"] or ("vòng" if match["round"] else "lần")
        unit = found[-1].unit if goes_on and not match["unit"] else unit
        found.append(Ordinal(match.start(), finish, value, unit))
    return found


def number_value(words: str) -> int | None:
    """The value of a folded Vietnamese number word, a Roman number or digits, else None.

    >>> number_value("mười hai"), number_value("vi"), number_value("nhất"), number_value("xa")
    (12, 6, 1, None)
    """
    if words.isdecimal():
        return int(words)
    if words in _ODD:
        return _ODD[words]
    if words in _ONES[1:]:
        return _ONES.index(words)
    parts = words.split()
    if parts[0] == "mười" and len(parts) == 2:
        return 10 + _IN_TENS[parts[1]] if parts[1] in _IN_TENS else None
    if len(parts) > 1 and parts[1] == "mươi" and parts[0] in _ONES[2:]:
        ones = _IN_TENS.get(parts[2]) if len(parts) == 3 else 0
        return None if ones is None else 10 * _ONES.index(parts[0]) + ones
    return _roman(words)


def acronym_at(text: str, start: int, end: int) -> tuple[str, int | None] | None:
    """An acronym and its number when they are all that is written from start to end.

    >>> acronym_at("SOM 8", 0, 5), acronym_at("AMMTC-8", 0, 7), acronym_at("Lào", 0, 3)
    (('SOM 8', 8), ('AMMTC-8', 8), None)
    """
    match = _ACRONYM.fullmatch(text, start, end)
    if not match:
        return None
    return match.group(), int(match["number"]) if match["number"] else None


def surroundings(document: Document, position: int) -> Span:
    """The sentence that holds a position, its line where there is no sentence."""
    sentence = document.sentence_at(position)
    if sentence:
        return sentence
    line = document.line_at(position)
    return Span(line.start, line.end)


def _value(words: str) -> tuple[int | None, int]:
    """Value of the longest readable beginning of some words, and how long that beginning is."""
    parts = words.split()
    for count in range(len(parts), 0, -1):
        beginning = " ".join(parts[:count])
        value = number_value(beginning)
        if value is not None:
            return value, len(beginning)
    return None, 0


def _roman(word: str) -> int | None:
    if not word or any(letter not in _ROMAN for letter in word):
        return None
    values = [_ROMAN[letter] for letter in word]
    signed = [
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    ]
    return sum(signed)
