"""How a document was read in, lines for a terminal out: marks in the text, below each its notes.

[7|Thứ trưởng [8|Bộ Công an]] opens mark 7 and, in it, mark 8; [?|...] is left unread.
"""

import re
from collections.abc import Iterator, Sequence

from analysis.cli.console import printable
from analysis.explanation import Explanation, Part
from analysis.explanation.marks import pieces
from analysis.explanation.notes import Note

WIDTH = 80

_CREDITS = ("title", "outlet", "byline", "published", "place")
_OPENING = re.compile(r"\[(?:\d+|\?)\|")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def explained(explanation: Explanation, *, colours: bool = False) -> Iterator[str]:
    """The lines, none longer than ``WIDTH``; with ``colours`` what opens a mark is bold."""
    document = explanation.document
    yield from _wrapped(f"{document.doc_id}: {document.source}")
    for credit in _CREDITS:
        value = getattr(document, credit)
        yield from _wrapped(f"  {credit}: {value or 'not found'}", "    ")
    for part in explanation.parts:
        yield ""
        yield from _told(document.text, part, colours)
    yield ""
    yield from _wrapped(_summary(explanation))


def _told(text: str, part: Part, colours: bool) -> Iterator[str]:
    sentence = f"sentence {part.sentence}" if part.sentence else "outside the sentences"
    yield f"--- {sentence} ({part.kind})"
    for line in _wrapped("".join(_marked(text, part))):
        yield _OPENING.sub(rf"{_BOLD}\g<0>{_PLAIN}", line) if colours else line
    for note in part.notes:
        yield from _wrapped(f"{note.mark:>4} {_noted(note)}", "     ")
    for mark in part.left:
        yield from _wrapped(f"   ? looks like a {mark.names[0]}: {text[mark.start : mark.end]}")


def _marked(text: str, part: Part) -> Iterator[str]:
    for piece in pieces(text, part.span, part.marks):
        if piece is None:
            yield "]"
        else:
            yield piece if isinstance(piece, str) else f"[{piece.number or '?'}|"


def _noted(note: Note) -> str:
    values = "; ".join(f"{field} {value}" for field, value in note.values)
    rows = f" ({', '.join(note.rows)})" if note.rows else ""
    return f"{note.what}: {values} <- {note.rule}{rows}"


def _summary(explanation: Explanation) -> str:
    unread, bare = explanation.unread, explanation.bare
    return (
        f"sentences: {len(explanation.document.sentences)};"
        f" nothing found in {len(unread)}{_numbers(unread)};"
        f" names or dates but no fact in {len(bare)}{_numbers(bare)};"
        f" left: {explanation.left('name')} like a name, {explanation.left('date')} like a date"
    )


def _numbers(sentences: Sequence[int]) -> str:
    return f" ({', '.join(map(str, sentences))})" if sentences else ""


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    """One paragraph in lines, those after the first indented; control characters made visible."""
    line = " " * (len(text) - len(text.lstrip(" ")))
    for word in printable(text).split(" "):
        if line.strip() and len(line) + len(word) > WIDTH:
            yield line.rstrip()
            line = indent
        while len(line) + len(word) > WIDTH:
            cut = WIDTH - len(line)
            yield line + word[:cut]
            line, word = indent, word[cut:]
        line += f"{word} "
    yield line.rstrip()
