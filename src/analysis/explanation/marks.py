"""Text and where mentions stand in, marks out: numbered stretches, and what was left between.

Marks may lie in each other and may cross.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.records import Span
from analysis.text import LETTER, UPPER

_WORD = rf"[{UPPER}][{LETTER}'’-]*"
_LOOKS_LIKE = re.compile(
    r"(?<![\w/.,-])(?P<date>(?i:ngày|tháng|năm|quý) (?:\d+|[IVX]+\b)(?:[/.-]\d+)*"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:\d{1,2}[/-])?(?:19|20)\d\d)(?![\w/%]|[.,-]\d)"
    rf"|(?<![{LETTER}\d'’-])(?P<name>{_WORD}(?: {_WORD})+|[{UPPER}]{{2,}}[{LETTER}\d-]*)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what was read there.

    ``number`` is None where nothing was: ``names`` then says what it looks like.
    """

    start: int
    end: int
    number: int | None
    names: tuple[str, ...]


def left_between(text: str, mentions: Iterable[Span], within: Iterable[Span]) -> Iterator[Mark]:
    """What looks like a ``name`` or a ``date`` inside sentences, in order, and is no mention."""
    for start, end in _gaps(mentions, within):
        for match in _LOOKS_LIKE.finditer(text, start, end):
            yield Mark(match.start(), match.end(), None, (str(match.lastgroup),))


def pieces(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Mark | str | None]:
    """The text of a span with its marks: a mark where it opens, words, None where one closes.

    Marks are sorted, the outer before the inner. One that crosses another is closed and opened
    again, so that every None closes the mark opened last.
    """
    cuts = {max(edge, span.start) for mark in marks for edge in (mark.start, mark.end)}
    opened: list[Mark] = []
    waiting = list(reversed(marks))
    done = span.start
    for cut in sorted(cut for cut in cuts if cut < span.end):
        if done < cut:
            yield text[done:cut]
            done = cut
        ended = next((at for at, mark in enumerate(opened) if mark.end <= cut), len(opened))
        crossing = [mark for mark in opened[ended:] if mark.end > cut]
        yield from (None for _ in opened[ended:])
        yield from crossing
        opened[ended:] = crossing
        while waiting and waiting[-1].start <= cut:
            opened.append(waiting.pop())
            yield opened[-1]
    yield text[done : span.end]
    yield from (None for _ in opened)


def _gaps(mentions: Iterable[Span], within: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """What no mention covers, span by span."""
    waiting = sorted(mentions, key=lambda one: one.start, reverse=True)
    done = 0
    for span in within:
        done = max(done, span.start)
        while waiting and waiting[-1].start < span.end:
            mention = waiting.pop()
            if done < mention.start:
                yield done, mention.start
            done = max(done, mention.end)
        if done < span.end:
            yield done, span.end
