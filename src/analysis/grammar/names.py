"""How proper names are written: runs of capitalised words, their syllables, where they stop."""

import re
from collections.abc import Iterator

from analysis.matching import Scan
from analysis.records import Document, Span
from analysis.text import LETTER, UPPER, fold

_WORD = re.compile(f"[{UPPER}][{LETTER}’']*(?:[-\u2010\u2011][{LETTER}]+)*")
_INITIAL = re.compile(rf"[{UPPER}]\.(?= (?!Ảnh|Nguồn)[{UPPER}])")
_DOTTED = re.compile(rf"[{UPPER}]\.(?=[{UPPER}][{LETTER}])")
_ABBREVIATED = re.compile(rf"(?<!\w)[{UPPER}]\.$")
_PARTICLE = re.compile(
    r"(?:(?:bin|binti|ibn|al|de|da|do|dos|di|van|von|der|del|la|el|zu|ten) ){1,2}(?=\S)"
)
_GLOSS = re.compile(
    r" \((?:(?:gọi|viết) tắt là |sau đây gọi (?:tắt )?là |hay |tức )?\"?"
    rf"([{UPPER}][{UPPER}a-z0-9&/.\- ]{{0,18}}[{UPPER}0-9][a-z]?)\"?\)"
)
_SPELLED_GLOSS = re.compile(
    rf",? (?:gọi tắt là|viết tắt là) \"?([{UPPER}][{UPPER}0-9&/\-]{{1,12}})\b"
)
_NUMBERED = re.compile(r"\b(?:số(?: \d+\w?)?|(?:tại|ở) \d[\d/]*\w?) $")
_FUNCTION_WORDS = (
    " theo khi tại trong với tuy ngoài sau trước còn cùng nếu vì do và nhưng đó đây này các những "
    "mỗi một hai ba từ về để cho bởi song hiện nay ngày tháng năm sáng chiều tối đêm trưa hôm lúc "
    "ở đến được bị có không đã đang sẽ cả mọi nhiều ảnh nguồn "
)
_LONGEST_NUMBER = 24
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def capitalised_words(text: str, start: int, *, most: int, before: int | None = None) -> list[Span]:
    """The capitalised words that follow one another from ``start``, single spaces between them.

    No word reaches beyond ``before``, by default the end of the text.

    >>> text = "Ana M. Ruiz dự"
    >>> [text[word.start : word.end] for word in capitalised_words(text, 0, most=4)]
    ['Ana', 'M.', 'Ruiz']
    """
    limit = len(text) if before is None else before
    found: list[Span] = []
    position = start
    while len(found) < most:
        word = _word(text, position, found, limit)
        if word is None:
            break
        found.append(word)
        position = word.end + 1
        if text[word.end : position] not in (" ", "\u00a0"):
            break
    return found


def capitalised_runs(document: Document, sentence: Span) -> Iterator[list[Span]]:
    """Every maximal run of capitalised words of a sentence."""
    position = sentence.start
    while (match := _WORD.search(document.text, position, sentence.end)) is not None:
        run = capitalised_words(document.text, match.start(), most=12, before=sentence.end)
        if not _ABBREVIATED.search(document.text, max(match.start() - 3, 0), match.start()):
            yield run
        position = run[-1].end


def is_vietnamese(name: str) -> bool:
    """Whether every word of a name is a Vietnamese syllable.

    >>> is_vietnamese("Lê Quý Đôn"), is_vietnamese("Xu-rin"), is_vietnamese("Robert")
    (True, False, False)
    """
    return all(_SYLLABLE.fullmatch(word) for word in fold(name).split())


def names_a_thing(document: Document, scan: Scan, start: int) -> bool:
    """Whether the words before make a name that of a street, school, prize or ship: "phố |"."""
    hit = scan.ending("name_words", start - 1)
    if hit is not None and hit.entry.value == "thing":
        return document.text[start - 1] in " \u00a0"
    return _NUMBERED.search(document.folded, max(start - _LONGEST_NUMBER, 0), start) is not None


def is_company(scan: Scan, start: int, end: int) -> bool:
    """Whether a word of a name tells that it is a company or a newspaper: "Model Management"."""
    return any(hit.entry.value == "company" for hit in scan.within("name_words", start, end))


def function_word(word: str) -> bool:
    """Whether a word with a capital only begins a sentence.

    >>> function_word("Theo"), function_word("Thu")
    (True, False)
    """
    return f" {fold(word)} " in _FUNCTION_WORDS


def acronym_after(text: str, end: int) -> Span | None:
    """The span of an acronym that a name introduces: "(IOM)", "(gọi tắt là X)", ", gọi tắt là X".

    >>> text = "Tổ chức Di cư quốc tế (IOM) dự"
    >>> span = acronym_after(text, text.index(" (")); text[span.start:span.end]
    'IOM'
    """
    match = _GLOSS.match(text, end) or _SPELLED_GLOSS.match(text, end)
    return Span(*match.span(1)) if match else None


def _word(text: str, position: int, before: list[Span], limit: int) -> Span | None:
    start = position
    if before and text[position : position + 1].islower():
        particle = _PARTICLE.match(text, position, limit)
        by = particle is not None and particle.group() == "do "
        if particle and not (by and is_vietnamese(text[before[0].start : before[-1].end])):
            start = particle.end()
    if before and text[start + 1 : start + 2] == ".":
        initial = _INITIAL.match(text, start, limit)
        following = _WORD.match(text, initial.end() + 1, limit) if initial else None
        if initial and following:
            beside = f"{text[before[0].start : before[-1].end]} {following.group()}"
            if not is_vietnamese(beside):
                return Span(position, initial.end())
    dotted = _DOTTED.match(text, start, limit) if before else None
    match = _WORD.match(text, dotted.end() if dotted else start, limit)
    if dotted and is_vietnamese(text[before[0].start : before[-1].end]):
        return None
    return Span(position, match.end()) if match else None
