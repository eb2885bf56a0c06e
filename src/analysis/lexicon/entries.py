"""Entries of word lists in, the automaton that finds all of them in a text out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analysis.text import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list: what is written, what it means, and where the row stands.

    ``own`` rows are the researcher's; ``path`` is the file of the row.
    """

    lexicon: str
    forms: tuple[str, ...]
    value: str
    case: str
    example: str
    attributes: dict[str, str]
    line: int
    counterexample: str = ""
    path: Path = Path()
    own: bool = False

    @property
    def rule(self) -> str:
        """The name under which facts cite this row."""
        return f"{self.lexicon}:{self.value}"

    @property
    def place(self) -> str:
        """Where the row stands, for a person."""
        return f"{self.path}:{self.line}" if self.own else f"packaged {self.path.name}:{self.line}"

    def get(self, attribute: str) -> str:
        """An attribute of the row, the empty string when the cell is empty."""
        return self.attributes.get(attribute, "")


class Hit(NamedTuple):
    """A place in a text where a form of an entry is written."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """Every entry of every word list, and the automaton that finds them in one pass.

    ``own_rows`` counts the rows that a researcher added, those that switch a form off included.
    """

    def __init__(self, entries: Iterable[Entry], *, own_rows: int = 0) -> None:
        self.entries = tuple(entries)
        self.own_rows = own_rows

    def of(self, lexicon: str) -> tuple[Entry, ...]:
        """The entries of one word list."""
        return tuple(entry for entry in self.entries if entry.lexicon == lexicon)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the word lists."""
        return tuple(dict.fromkeys(entry.lexicon for entry in self.entries))

    def forms(self, lexicon: str) -> frozenset[str]:
        """The folded forms of one word list."""
        return self._forms.get(lexicon, frozenset())

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(folded_form(form) for entry in self.of(name) for form in entry.forms)
            for name in self.names
        }

    @cached_property
    def _patterns(self) -> dict[str, list[tuple[Entry, str]]]:
        patterns: dict[str, list[tuple[Entry, str]]] = {}
        for entry in self.entries:
            for form in entry.forms:
                patterns.setdefault(folded_form(form), []).append((entry, form))
        return patterns

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._patterns))

    @cached_property
    def _readings(self) -> list[list[tuple[Entry, str]]]:
        return list(self._patterns.values())

    def find(self, text: str, folded: str) -> Iterator[Hit]:
        """Every whole-word occurrence of every form, overlaps included, in order of its end."""
        readings, last = self._readings, len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1 : start + 1].isalnum():
                continue
            if end < last and folded[end - 1 : end + 1].isalnum():
                continue
            for entry, form in readings[index]:
                if entry.case == "any" or _case_fits(entry.case, text[start:end], form):
                    yield Hit(start, end, entry)


@cache
def folded_form(form: str) -> str:
    """A form as it is looked up; the forms of the lists are folded once."""
    return fold(form)


def leftmost_longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits that count among those of one word list, which come in order of their ends.

    None overlaps another: one that begins before it goes first, and of those that begin together
    the longest.
    """
    kept: list[Hit] = []
    for hit in hits:
        start, end, _ = hit
        if not kept or kept[-1].end <= start:
            kept.append(hit)
            continue
        inside = len(kept)
        while inside and kept[inside - 1].start >= start:
            inside -= 1
        overlapped = inside > 0 and kept[inside - 1].end > start
        found = inside < len(kept) and kept[inside][:2] == (start, end)
        if not overlapped and not found:
            kept[inside:] = [hit]
    return tuple(kept)


def winner(counting: Sequence[Hit], hit: Hit) -> Hit:
    """Which of the hits that count stands where a hit of the same list stands."""
    return counting[bisect_right(counting, hit.start, key=lambda one: one.start) - 1]


def _case_fits(case: str, written: str, form: str) -> bool:
    if case == "title":
        return written[0].isupper() or not written[0].isalpha()
    return written == form or [c.isupper() for c in written] == [c.isupper() for c in form]
