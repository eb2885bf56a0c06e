"""Facts of one document in, how it was read out: what was marked, by which rule, what was left.

The document is cut into parts: its sentences, and the lines outside running text. Every stretch
that a mention or a fact rests on is a mark with a number; a note tells what was read there and why.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from analysis.explanation.marks import Mark, left_between
from analysis.explanation.notes import (
    FACTS,
    Note,
    Telling,
    mentions_in,
    name_of,
    records_in,
    span_of,
)
from analysis.lexicon import Lexicon, packaged_lexicon
from analysis.records import Document, Facts, LineKind, Span


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence with its number, or another line: what it is in the article, marks and notes."""

    span: Span
    kind: LineKind
    sentence: int | None
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]

    @property
    def left(self) -> tuple[Mark, ...]:
        """What looks like a name or a date and is part of no mention."""
        return tuple(mark for mark in self.marks if mark.number is None)

    @property
    def facts(self) -> tuple[Note, ...]:
        """The notes that tell a fact, not only a name or a date."""
        return tuple(note for note in self.notes if note.what in FACTS)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read; the parts hold all of its text but white space."""

    document: Document
    parts: tuple[Part, ...]

    @property
    def unread(self) -> tuple[int, ...]:
        """The sentences in which nothing was found."""
        return tuple(part.sentence for part in self.parts if part.sentence and not part.notes)

    @property
    def bare(self) -> tuple[int, ...]:
        """The sentences that hold names or dates but no fact."""
        return tuple(
            part.sentence for part in self.parts if part.sentence and part.notes and not part.facts
        )

    def left(self, name: str) -> int:
        """How many stretches look like a ``name`` or a ``date`` and were not read."""
        return sum(mark.names == (name,) for part in self.parts for mark in part.left)


def explain(facts: Facts, lexicon: Lexicon | None = None) -> Explanation:
    """Why each mention and fact is there, and what nothing was made of.

    ``lexicon`` is the one that the facts were extracted with, the packaged one unless given.
    """
    document = facts.document
    records = sorted(records_in(facts), key=lambda one: (one.start, -one.end))
    names: defaultdict[Span, dict[str, None]] = defaultdict(dict)
    for one in records:
        names[span_of(one)][name_of(one)] = None
    numbers = {span: number for number, span in enumerate(names, start=1)}
    read = (Mark(at.start, at.end, numbers[at], tuple(names[at])) for at in numbers)
    left = left_between(document.text, map(span_of, mentions_in(facts)), document.sentences)
    marks = sorted((*read, *left), key=lambda mark: (mark.start, -mark.end))
    spans = _spans(document)
    starts = [span.start for span in spans]
    telling = Telling(facts, numbers, lexicon or packaged_lexicon())
    notes: defaultdict[Span, list[Note]] = defaultdict(list)
    for one in records:
        around = spans[max(bisect_right(starts, one.start) - 1, 0)]
        notes[around].append(telling.note(one, around))
    within: defaultdict[Span, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = bisect_right(starts, mark.start) - 1, bisect_left(starts, mark.end)
        for around in spans[max(first, 0) : last]:
            within[around].append(mark)
    sentences = {span: number for number, span in enumerate(document.sentences, start=1)}
    parts = (
        Part(
            span, document.line_at(span.start).kind, sentences.get(span),
            tuple(within[span]), tuple(notes[span]),
        )
        for span in spans
    )  # fmt: skip
    return Explanation(document, tuple(parts))


def _spans(document: Document) -> list[Span]:
    """The sentences, and what stands in a line besides."""
    spans: list[Span] = []
    starts = [sentence.start for sentence in document.sentences]
    for line in document.lines:
        done = line.start
        first, last = bisect_left(starts, line.start), bisect_left(starts, line.end)
        for sentence in document.sentences[first:last]:
            spans += [Span(done, sentence.start), sentence]
            done = sentence.end
        spans.append(Span(done, line.end))
    return [span for span in spans if document.text[span.start : span.end].strip()]
