"""How proper names are written: runs of capitalised words, and where they must stop."""

import re
from collections.abc import Iterator

from analysis.records import Document, Span
from analysis.text import LETTER, UPPER

_WORD = re.compile(f"[{UPPER}][{LETTER}’']*(?:[-\u2010\u2011][{LETTER}]+)*")
_PARTICLE = re.compile(r"(?:bin|binti|al|de|da|van|von|del) (?=\S)")
_GLOSS = re.compile(
    r" \((?:(?:gọi|viết) tắt là |sau đây gọi là |hay |tức )?\"?"
    rf"([{UPPER}][{UPPER}a-z0-9&/.\- ]{{0,18}}[{UPPER}0-9][a-z]?)\"?\)"
)
_SPELLED_GLOSS = re.compile(
    rf",? (?:gọi tắt là|viết tắt là) \"?([{UPPER}][{UPPER}0-9&/\-]{{1,12}})\b"
)


def capitalised_words(text: str, start: int, *, most: int) -> list[Span]:
    """The capitalised words that follow one another from ``start``, single spaces between them."""
    found: list[Span] = []
    position = start
    while len(found) < most:
        particle = _PARTICLE.match(text, position) if found else None
        match = _WORD.match(text, particle.end() if particle else position)
        if match is None:
            break
        found.append(Span(position, match.end()))
        position = match.end() + 1
        if text[match.end() : position] not in (" ", "\u00a0"):
            break
    return found


def capitalised_runs(document: Document, sentence: Span) -> Iterator[list[Span]]:
    """Every maximal run of capitalised words of a sentence."""
    position = sentence.start
    while (match := _WORD.search(document.text, position, sentence.end)) is not None:
        run = capitalised_words(document.text, match.start(), most=12)
        yield run
        position = run[-1].end


def acronym_after(text: str, end: int) -> Span | None:
    """The span of an acronym that a name introduces: "(IOM)", "(gọi tắt là X)", ", gọi tắt là X".

    >>> text = "Tổ chức Di cư quốc tế (IOM) dự"
    >>> span = acronym_after(text, text.index(" (")); text[span.start:span.end]
    'IOM'
    """
    match = _GLOSS.match(text, end) or _SPELLED_GLOSS.match(text, end)
    return Span(*match.span(1)) if match else None
