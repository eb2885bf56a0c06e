"""Word lists in TSV -> checked entries, compiled into one automaton.

Each file in ``lexicons/`` has the columns ``form`` (alternatives separated by ``|``), ``value``,
``case`` and ``example``, plus columns of its own. ``case`` says how the text must be written:
``any``; ``title``, the first letter a capital; ``exact``, capitals just where the form has them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analysis.errors import LexiconError
from analysis.text import fold, normalise

PACKAGED = Path(__file__).parent / "lexicons"
CASES = ("any", "title", "exact")
COMMON = ("form", "value", "case", "example")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list: what is written, what it means, and where the row stands."""

    lexicon: str
    forms: tuple[str, ...]
    value: str
    case: str
    example: str
    attributes: dict[str, str]
    line: int

    @property
    def rule(self) -> str:
        """The name under which facts cite this row."""
        return f"{self.lexicon}:{self.value}"

    def get(self, attribute: str) -> str:
        """An attribute of the row, the empty string when the cell is empty."""
        return self.attributes.get(attribute, "")


class Hit(NamedTuple):
    """A place in a text where a form of an entry is written."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """Every entry of every word list, and the automaton that finds them in one pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def of(self, lexicon: str) -> tuple[Entry, ...]:
        """The entries of one word list."""
        return tuple(entry for entry in self.entries if entry.lexicon == lexicon)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the word lists."""
        return tuple(dict.fromkeys(entry.lexicon for entry in self.entries))

    @cached_property
    def _patterns(self) -> dict[str, list[tuple[Entry, str]]]:
        patterns: dict[str, list[tuple[Entry, str]]] = {}
        for entry in self.entries:
            for form in entry.forms:
                patterns.setdefault(fold(form), []).append((entry, form))
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
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < last and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            for entry, form in readings[index]:
                if entry.case == "any" or _case_fits(entry.case, text[start:end], form):
                    yield Hit(start, end, entry)


def load_lexicon(folder: Path = PACKAGED) -> Lexicon:
    """All word lists of a folder, checked: raises LexiconError that names file and line."""
    entries = [entry for path in sorted(folder.glob("*.tsv")) for entry in _read(path)]
    if not entries:
        raise LexiconError(f"{folder}: no word lists (*.tsv) here; name a folder that has them")
    lexicon = Lexicon(entries)
    for name in lexicon.names:
        _check(folder / f"{name}.tsv", Lexicon(lexicon.of(name)))
    return lexicon


def _read(path: Path) -> Iterator[Entry]:
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = _checked_header(path, number, cells)
            continue
        if len(cells) > len(header):
            raise LexiconError(
                f"{path}:{number}: {len(cells)} cells under {len(header)} columns; remove a tab"
            )
        yield _entry(path, number, dict(zip(header, cells, strict=False)))


def _checked_header(path: Path, number: int, cells: list[str]) -> list[str]:
    missing = [column for column in COMMON if column not in cells]
    if missing:
        raise LexiconError(f"{path}:{number}: column {missing[0]} is missing; add it to the header")
    return cells


def _entry(path: Path, number: int, row: dict[str, str]) -> Entry:
    if any(normalise(cell) != cell for cell in row.values()):
        raise LexiconError(f"{path}:{number}: not in Unicode NFC; save the row in NFC")
    forms = tuple(form.strip() for form in row["form"].split("|") if form.strip())
    case = row["case"] or "any"
    if not forms or case not in CASES:
        problem = "no form" if not forms else f'case "{case}" is unknown'
        raise LexiconError(f"{path}:{number}: {problem}; give a form and one of {', '.join(CASES)}")
    attributes = {key: value for key, value in row.items() if key not in COMMON}
    value = row["value"] or forms[0]
    return Entry(path.stem, forms, value, case, row.get("example", ""), attributes, number)


def _check(path: Path, lexicon: Lexicon) -> None:
    seen: dict[tuple[str, str], Entry] = {}
    for entry in lexicon.entries:
        for form in entry.forms:
            key = (form if entry.case == "exact" else fold(form), entry.case)
            if key in seen:
                raise LexiconError(
                    f'{path}:{entry.line}: "{form}" already stands on line {seen[key].line};'
                    " keep one row"
                )
            seen[key] = entry
        example = entry.example
        if not any(hit.entry is entry for hit in lexicon.find(example, fold(example))):
            raise LexiconError(
                f'{path}:{entry.line}: the example does not contain "{entry.forms[0]}";'
                " give a sentence in which the row is found"
            )


def _case_fits(case: str, written: str, form: str) -> bool:
    if case == "title":
        return written[0].isupper() or not written[0].isalpha()
    return [c.isupper() for c in written] == [c.isupper() for c in form]
