"""Document + scan -> verbs of saying with what surrounds them: grammar of reported speech.

"A cho biết, ...", "A nhấn mạnh ...", "A chúc mừng và đánh giá cao ...", "..., A nói tại hội nghị."
"""

import re
from dataclasses import dataclass

from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, Span

_CHAINED = re.compile(r"(?:,| và|, và|)(?: \w+){0,2} ")
_MORE = re.compile(r"(?: thêm một lần nữa| một lần nữa| thêm| lại| rõ| mạnh mẽ| ngay)")
_INTRODUCED = re.compile(r"(?: là)? rằng[,:]?\s*|\s*:\s*|,\s*|\s+(?=\")")
_CALLED = re.compile(r" (?:đó|đây|ấy|này) là\s*")
_LATER = re.compile(r" rằng[,:]?\s*|:\s*(?=\")|:\s")
_TAIL = " \t,;:.!?-–—"
_QUOTES = '"“”„«»'


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
        if between in (" ", " và ", ", ", ", và "):
            return True
        if not between.startswith(" và "):
            return False
        return self.before_adverbs(other.start, one.end + 3) == one.end + 3

    def before_adverbs(self, position: int, limit: int) -> int:
        """Where the adverbs before ``position`` begin, white space left out."""
        while position > limit:
            stripped = limit + len(self._document.text[limit:position].rstrip())
            hit = self._scan.ending("speech_links", stripped)
            if hit is None or hit.start < limit or hit.entry.value != "adverb":
                return stripped
            position = hit.start
        return max(position, limit)

    def link_before(self, position: int, limit: int) -> tuple[int, str] | None:
        """The link that joins a verb at ``position`` to what is before it: its start and words."""
        end = self.before_adverbs(position, limit)
        start = end
        while hit := self._scan.ending("speech_links", start):
            if hit.entry.value != "link" or hit.start < limit:
                break
            start = self.before_adverbs(hit.start, limit)
        while start > limit and self._document.text[start - 1] in ",; ":
            start -= 1
        written = self._document.folded[start:end].strip()
        return (start, written) if written else None

    def content(self, verb: Verb, limit: int) -> Content | None:
        """What stands behind a verb as said, up to ``limit``; None when nothing said follows."""
        folded, takes = self._document.folded, verb.last.entry.get("takes")
        position = verb.end
        if takes == "name":
            called = _CALLED.match(folded, position, limit)
            if called is None and not re.search(r" là |\"", folded[position:limit]):
                return None
            return self._stretch(called.end() if called else position, limit)
        while more := _MORE.match(folded, position, limit):
            position = more.end()
        introduced = _INTRODUCED.match(folded, position, limit)
        if introduced is None and self.closes(position, limit):
            later = _LATER.search(folded, position, limit)
            return self._stretch(later.end(), limit) if later else self._after_circumstance(
                verb, position, limit
            )  # fmt: skip
        if introduced is None:
            return self._stretch(position, limit) if takes == "any" else None
        bare_comma = introduced.group().startswith(",") and folded[introduced.end()] != '"'
        if bare_comma and takes == "announced":
            return None
        return self._stretch(introduced.end(), limit)

    def closes(self, position: int, limit: int) -> bool:
        """Whether the verb that ends at ``position`` ends its sentence but for a circumstance."""
        rest = self._document.folded[position:limit]
        if not rest.strip(_TAIL + _QUOTES):
            return True
        hit = self._scan.starting("speech_links", position + len(rest) - len(rest.lstrip()))
        return hit is not None and hit.entry.get("closes") == "yes"

    def _after_circumstance(self, verb: Verb, position: int, limit: int) -> Content | None:
        """ "A cho biết trong năm qua, ...": a circumstance over a comma opens what is said."""
        hit = self._scan.starting("speech_links", position + 1)
        comma = self._document.folded.find(", ", position, min(limit, position + 70))
        if verb.last.entry.get("takes") != "any" or hit is None or comma < 0:
            return None
        return self._stretch(position, limit) if hit.entry.value == "place" else None

    def content_before(self, sentence: Span, end: int) -> Content | None:
        """What is said before its speaker: "..., A nói", with a quotation of several sentences."""
        text, folded = self._document.text, self._document.folded
        stop = sentence.start + len(text[sentence.start : end].rstrip(_TAIL))
        if stop > sentence.start and folded[stop - 1] == '"':
            line = self._document.line_at(stop)
            opening = folded.rfind('"', line.start, stop - 1)
            if opening >= 0:
                return self._long_enough(Content(opening + 1, stop - 1, True))
        start = self._clause_start(sentence.start, stop)
        return self._long_enough(self._stretch(start, stop))

    def content_after(self, position: int, limit: int) -> Content | None:
        """What is said from ``position`` on, to the end of the sentence or the next semicolon."""
        semicolon = self._document.text.find("; ", position, limit)
        stretch = self._stretch(position, semicolon if semicolon >= 0 else limit)
        return self._long_enough(stretch)

    def _clause_start(self, start: int, end: int) -> int:
        semicolon = self._document.text.rfind("; ", start, end)
        return semicolon + 2 if semicolon >= 0 else start

    def _long_enough(self, content: Content | None) -> Content | None:
        if content is None:
            return None
        enough = len(self._document.text[content.start : content.end].split()) >= 3
        return content if enough else None

    def _stretch(self, start: int, limit: int) -> Content | None:
        """Content from ``start`` to ``limit``; one that opens with a quotation ends with it."""
        text, folded = self._document.text, self._document.folded
        while start < limit and text[start] in _TAIL:
            start += 1
        if start >= limit:
            return None
        if folded[start] == '"':
            line = self._document.line_at(start)
            close = folded.find('"', start + 1, line.end)
            if close > start + 1 and not self._goes_on(close + 1, limit):
                inner = start + 1 + len(text[start + 1 : close].rstrip(_TAIL))
                return Content(start + 1, inner, True)
        end = start + len(text[start:limit].rstrip(_TAIL))
        if text[start:end].count("(") < text[start:end].count(")") and text[end - 1] == ")":
            end -= 1
        return Content(start, end, False) if end > start else None

    def _goes_on(self, position: int, limit: int) -> bool:
        """Whether a sentence goes on behind a quotation that is only a part of it."""
        rest = self._document.folded[position:limit].strip(_TAIL)
        return bool(rest) and rest[0].isalnum() and position < limit
