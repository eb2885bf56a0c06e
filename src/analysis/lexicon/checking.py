"""Entries in, what is wrong among them out: one form in two rows, examples that prove nothing."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from analysis.lexicon.columns import WordList
from analysis.lexicon.entries import Entry, Hit, Lexicon, folded_form, leftmost_longest, winner
from analysis.lexicon.sheets import Finding
from analysis.text import fold


def clashes(entries: Iterable[Entry], lists: Mapping[str, WordList]) -> Iterator[Finding]:
    """Forms that stand in two rows of a list, and rows of one value that contradict each other."""
    forms: dict[tuple[str, str, str], Entry] = {}
    told: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        for form in entry.forms:
            key = (entry.lexicon, entry.case, form if entry.case == "exact" else folded_form(form))
            if forms.setdefault(key, entry) is not entry:
                what = f'"{form}" already stands in {forms[key].place}'
                yield Finding(entry.path, entry.line, what, "keep one row")
        for name in lists[entry.lexicon].of_the_value:
            cell = entry.get(name)
            if not cell:
                continue
            other = told.setdefault((entry.lexicon, entry.value, name), entry)
            if other.get(name) != cell:
                what = f'{name} "{cell}" of {entry.value} is "{other.get(name)}" in {other.place}'
                remedy = "say the same in all rows of a value, or give this row another value"
                yield Finding(entry.path, entry.line, what, remedy)


def unproven(lexicon: Lexicon, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Rows that are not found in their example, or are found in their counter-example.

    All sentences are read in one pass.
    """
    proofs = [(entry, entry.example, True) for entry in entries if entry.example or not entry.own]
    proofs += [(e, e.counterexample, False) for e in entries if e.counterexample]
    found = _read(lexicon, [sentence for _, sentence, _ in proofs])
    for (entry, _, wanted), hits in zip(proofs, found, strict=True):
        counting = leftmost_longest(hit for hit in hits if hit.entry.lexicon == entry.lexicon)
        if wanted == any(hit.entry is entry for hit in counting):
            continue
        if not wanted:
            what = f'the counter-example contains "{entry.forms[0]}"'
            remedy = "make case or form narrower, or give a sentence without it"
        elif lost := [hit for hit in hits if hit.entry is entry]:
            longer = winner(counting, lost[0]).entry
            what = f'in the example "{longer.forms[0]}" of {longer.place} wins'
            remedy = "give a sentence in which this row is found"
        else:
            what = f'the example does not contain "{entry.forms[0]}"'
            remedy = "give a sentence in which the row is found"
        yield Finding(entry.path, entry.line, what, remedy)


def _read(lexicon: Lexicon, sentences: list[str]) -> list[list[Hit]]:
    """The hits in each sentence."""
    starts, length = [], 0
    for sentence in sentences:
        starts.append(length)
        length += len(sentence) + 1
    found: defaultdict[int, list[Hit]] = defaultdict(list)
    text = "\n".join(sentences)
    for hit in lexicon.find(text, fold(text)):
        found[bisect_right(starts, hit.start) - 1].append(hit)
    return [found[index] for index in range(len(sentences))]
