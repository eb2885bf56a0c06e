"""Document + scan -> verbs of saying with what surrounds them: grammar of reported speech.

"A cho biết, ...", "A nhấn mạnh ...", "A chúc mừng và đánh giá cao ...", "..., A nói tại hội nghị."
"""

import re
from collections.abc import Iterator

from analysis.frozen import frozen
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, Span

_MORE = re.compile(r"(?: thêm một lần nữa| một lần nữa| thêm| lại| rõ| mạnh mẽ| ngay)")
_INTRODUCED = re.compile(r"(?: là)? rằng[,:]?\s*|\s*:\s*|,\s*|\s+(?=\")")
_CALLED = re.compile(r" (?:đó|đây|ấy|này) là\s*")
_TOLD_TO = re.compile(r" (?:với|cho|tới) [^,.;:\"]{2,60}? (?:về|rằng|biết) ")
_LATER = re.compile(r" rằng[,:]?\s*|:\s*(?=\")|:\s")
_TAIL = " \t,;:.!?-–—"
_QUOTES = '"“”„«»'
_OPENING, _CLOSING = "“„«", "”»"
_WINDOW = 200
_CIRCUMSTANCE = 70
_FEWEST_WORDS = 3
_ABOUT = (" về ", " trước ", " với ", " khi ", " vì ")


@frozen
class Verb:
    """One verb of saying, or several over one object; ``entry`` rows are those of the last."""

    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def last(self) -> Hit:
        """The verb whose object follows."""
        return self.hits[-1]

    def all(self, attribute: str, value: str) -> bool:
        """Whether every verb has a value in a column of the word list."""
        return all(hit.entry.get(attribute) == value for hit in self.hits)


@frozen
class Content:
    """What is said: its stretch of text without quotation marks."""

    start: int
    end: int
    quoted: bool


class Speech:
    """The grammar of reported speech over one document."""

    def __init__(self, document: Document, scan: Scan) -> None:
        self._document, self._scan = document, scan

    def verbs(self, sentence: Span) -> tuple[Verb, ...]:
        """The verbs of saying of a sentence; verbs that share their object are one."""
        chains: list[list[Hit]] = []
        for hit in self._scan.within("speech_verbs", sentence.start, sentence.end):
            if chains and self._shares_object(chains[-1][-1], hit):
                chains[-1].append(hit)
            else:
                chains.append([hit])
        return tuple(Verb(c[0].start, c[-1].end, tuple(c)) for c in chains)

    def _shares_object(self, one: Hit, other: Hit) -> bool:
        between = self._document.folded[one.end : other.start]
        if between in (" và ", ", ", ", và "):
            return True
        if between == " ":
            return one.entry.get("takes") in ("announced", "about")
        if not between.startswith(" và "):
            return False
        return self.before_adverbs(other.start, one.end + 3) == one.end + 3

    def before_adverbs(self, position: int, limit: int) -> int:
        """Where the adverbs before ``position`` begin, white space left out."""
        while position > limit:
            stripped = self._skip_back(position, limit)
            hit = self._scan.ending("speech_links", stripped)
            if hit is None or hit.start < limit or hit.entry.value != "adverb":
                return stripped
            position = hit.start
        return max(position, limit)

    def _skip_back(self, position: int, limit: int, signs: str = "") -> int:
        """The position less the white space and signs before it."""
        text = self._document.text
        while position > limit and (text[position - 1].isspace() or text[position - 1] in signs):
            position -= 1
        return position

    def link_before(self, position: int, limit: int) -> tuple[int, str] | None:
        """The link that joins a verb at ``position`` to what is before it: its start and words."""
        end = self.before_adverbs(position, limit)
        start = end
        while hit := self._scan.ending("speech_links", start):
            if hit.entry.value != "link" or hit.start < limit:
                break
            start = self.before_adverbs(hit.start, limit)
        start = self._skip_back(start, limit, ",;")
        written = self._document.folded[start:end].strip()
        return (start, written) if written else None

    def content(self, verb: Verb, limit: int) -> Content | None:
        """What stands behind a verb as said, up to ``limit``; None when nothing said follows."""
        folded, takes = self._document.folded, verb.last.entry.get("takes")
        if takes == "name":
            return self._called(verb.end, limit)
        position = verb.end
        while more := _MORE.match(folded, position, limit):
            position = more.end()
        if folded.endswith(" rằng", verb.start, verb.end):
            position -= len(" rằng")
        introduced = _INTRODUCED.match(folded, position, limit)
        if introduced is None:
            return self._direct(takes, position, limit)
        if introduced.group() == ", " and folded[introduced.end()] != '"' and takes == "announced":
            return None
        return self.stretch(introduced.end(), limit)

    def _called(self, position: int, limit: int) -> Content | None:
        """ "Gọi đó là B", "gọi A là B"."""
        folded = self._document.folded
        if called := _CALLED.match(folded, position, limit):
            return self.stretch(called.end(), limit)
        named = re.compile(r" là |\"").search(folded, position, min(limit, position + _WINDOW))
        return self.stretch(position, limit) if named else None

    def _direct(self, takes: str, position: int, limit: int) -> Content | None:
        """What is said where no "rằng" or sign introduces it."""
        if takes == "about" and self._opens_with(position, _ABOUT):
            return self.stretch(position, limit)
        told = _TOLD_TO.match(self._document.folded, position, limit) if takes == "any" else None
        if told:
            return self.stretch(told.end(), limit)
        if not self.closes(position, limit):
            return self.stretch(position, limit) if takes in ("any", "about") else None
        later = _LATER.search(self._document.folded, position, min(limit, position + _WINDOW))
        if later:
            return self.stretch(later.end(), limit)
        return self._after_circumstance(position, limit) if takes == "any" else None

    def _opens_with(self, position: int, openings: tuple[str, ...]) -> bool:
        return self._document.folded.startswith(openings, position)

    def closes(self, position: int, limit: int) -> bool:
        """Whether the verb that ends at ``position`` ends its sentence but for a circumstance."""
        rest = self._document.folded[position : min(limit, position + _WINDOW)]
        if not rest.strip(_TAIL + _QUOTES):
            return True
        hit = self._scan.starting("speech_links", position + len(rest) - len(rest.lstrip()))
        return hit is not None and hit.entry.get("closes") == "yes"

    def _after_circumstance(self, position: int, limit: int) -> Content | None:
        """ "A cho biết trong năm qua, ...": a circumstance over a comma opens what is said."""
        hit = self._scan.starting("speech_links", position + 1)
        comma = self._document.folded.find(", ", position, min(limit, position + _CIRCUMSTANCE))
        if hit is None or hit.entry.value != "place" or comma < 0:
            return None
        return self.stretch(position, limit)

    def content_before(self, sentence: Span, end: int) -> Content | None:
        """What is said before its speaker: "..., A nói", with a quotation of several sentences."""
        folded = self._document.folded
        stop = self._skip_back(end, sentence.start, _TAIL)
        if stop > sentence.start and folded[stop - 1] == '"':
            line = self._document.line_at(stop)
            opening = folded.rfind('"', line.start, stop - 1)
            if opening >= 0:
                inside = self._document.text[opening + 1 : stop - 1]
                start = opening + 1 + len(inside) - len(inside.lstrip())
                end = self._skip_back(stop - 1, start)
                return self._long_enough(Content(start, end, True)) if end > start else None
        start = self._clause_start(sentence.start, stop)
        return self._long_enough(self.stretch(start, stop))

    def content_after(self, position: int, limit: int) -> Content | None:
        """What is said from ``position`` on, to the end of the sentence or the next semicolon."""
        semicolon = self._document.text.find("; ", position, limit)
        stretch = self.stretch(position, semicolon if semicolon >= 0 else limit)
        return self._long_enough(stretch)

    def _clause_start(self, start: int, end: int) -> int:
        semicolon = self._document.text.rfind("; ", start, end)
        return semicolon + 2 if semicolon >= 0 else start

    def words_in(self, content: Content) -> int:
        """How many words a content has, counted no farther than a clause reaches."""
        end = min(content.end, content.start + _WINDOW)
        return len(self._document.text[content.start : end].split())

    def _long_enough(self, content: Content | None) -> Content | None:
        return content if content and self.words_in(content) >= _FEWEST_WORDS else None

    def stretch(self, start: int, limit: int) -> Content | None:
        """Content from ``start`` to ``limit``; one that opens with a quotation ends with it."""
        text, folded = self._document.text, self._document.folded
        while start < limit and text[start] in _TAIL:
            start += 1
        if start >= limit:
            return None
        if folded[start] == '"':
            close = folded.find('"', start + 1, self._document.line_at(start).end)
            if close > start + 1 and not self._goes_on(close + 1, limit):
                return Content(start + 1, self._skip_back(close, start + 1, _TAIL), True)
        end = self._skip_back(limit, start, _TAIL)
        if text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
            end = self._skip_back(end - 1, start, _TAIL)
        return Content(start, end, False) if end > start else None

    def _goes_on(self, position: int, limit: int) -> bool:
        """Whether a sentence goes on behind a quotation that is only a part of it."""
        rest = self._document.folded[position : min(limit, position + _WINDOW)].strip(_TAIL)
        return rest[:1].isalnum()


def quotations(document: Document) -> tuple[Span, ...]:
    """The stretches in quotation marks, marks included; none crosses a line or lies in another."""
    found: list[Span] = []
    for line in document.lines:
        opened: int | None = None
        for position in _positions(document.folded, '"', line.start, line.end):
            sign = document.text[position]
            if opened is None and sign not in _CLOSING:
                opened = position
            elif opened is not None and sign not in _OPENING:
                found.append(Span(opened, position + 1))
                opened = None
    return tuple(found)


def _positions(text: str, sign: str, start: int, end: int) -> Iterator[int]:
    position = text.find(sign, start, end)
    while position >= 0:
        yield position
        position = text.find(sign, position + 1, end)
