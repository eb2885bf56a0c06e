"""Lines of an article in, spans of its sentences out."""

import re
from collections.abc import Mapping, Sequence

from analysis.records import Line, Span
from analysis.text import fold

_ABBREVIATIONS = frozenset(
    (
        "ts", "ths", "th.s", "gs", "pgs", "tp", "q", "p", "tx", "tt", "tw", "h.e", "mr", "mrs",
        "ms", "dr", "prof", "st", "v.v", "vv", "đ/c", "bs", "ks", "cn", "ths.bs", "nxb", "tr",
        "stt", "no", "vol", "gen", "col", "lt", "maj", "capt", "jr", "sr", "inc", "ltd", "co",
        "u.s", "u.n", "i.e", "e.g",
    )
)  # fmt: skip
_INITIAL = re.compile("[a-zăâđêôơư]")
_STOP = re.compile(r"(?:(?<![.!?])[.!?]++(?:/\.)?|…)[\"'”’»)\]]*(?=\s+(\S)|\Z)")
_LONGEST = 2000
_CLAUSE_END = re.compile(r".*[;:]\s|.*,\s|.*\s", re.DOTALL)
_LAST_WORD = re.compile(r"[\w./]*\Z")
_MARKER = re.compile(r"\s*\W{0,3}\s*(?:\d{1,4}|[IVX]+|[A-Za-zđ])\Z")


def find_sentences(
    text: str, lines: Sequence[Line], skipped: Mapping[int, int]
) -> tuple[Span, ...]:
    """Spans of sentences in title, body and caption lines; none crosses a line.

    ``skipped`` maps the start of a line to the place where its running text begins. What goes on
    for more than 2,000 characters is no sentence of prose, and is cut at the end of a clause or
    word, so that no later step meets a sentence without end.
    """
    found: list[Span] = []
    for line in lines:
        if line.kind not in ("title", "body", "caption"):
            continue
        start = skipped.get(line.start, line.start)
        for end in (*_ends(text, start, line.end), line.end):
            while end - start > _LONGEST:
                cut = _CLAUSE_END.match(text, start + _LONGEST // 2, start + _LONGEST)
                found += _trimmed(text, start, cut.end() if cut else start + _LONGEST)
                start = cut.end() if cut else start + _LONGEST
            found += _trimmed(text, start, end)
            start = end
    return tuple(found)


def _ends(text: str, start: int, end: int) -> list[int]:
    found = []
    for stop in _STOP.finditer(text, start, end):
        following = stop.group(1)
        if following and following.islower():
            continue
        if stop.group().startswith(".") and not _closes(text, start, stop.start()):
            continue
        found.append(stop.end())
    return found


def _closes(text: str, start: int, position: int) -> bool:
    """Whether a full stop ends a sentence: not after an initial, abbreviation or list number."""
    word = _LAST_WORD.search(text, max(start, position - 24), position)
    written = word.group() if word else ""
    if not written or (written.isupper() and _INITIAL.fullmatch(fold(written))):
        return not written or _followed_by_nothing(text, position)
    if fold(written).strip(".") in _ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+\w", written):
        return False
    return not (position - start < 12 and _MARKER.match(text, start, position))


def _followed_by_nothing(text: str, position: int) -> bool:
    return position + 1 >= len(text) or text[position + 1] in "\r\n"


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []
