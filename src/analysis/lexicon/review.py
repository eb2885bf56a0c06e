"""A researcher's rows and documents in, what to mend in the rows and what they do out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.lexicon.entries import Entry, Lexicon, folded_form, leftmost_longest, winner
from analysis.lexicon.loading import PACKAGED, Reading, read_lexicon
from analysis.lexicon.sheets import Finding
from analysis.records import Document


def review(
    own: Path | str | None, documents: Iterable[Document] = (), *, packaged: Path = PACKAGED
) -> tuple[Lexicon, tuple[Finding, ...]]:
    """The lexicon with the rows of ``own`` that can be read, and every finding about them.

    A row that matches nothing in the documents is one, when there are documents. Raises
    LexiconError for a folder that cannot be read.
    """
    reading = read_lexicon(None if own is None else Path(own), packaged)
    findings = [*reading.findings, *_overrides(reading), *_without_example(reading.lexicon)]
    read = list(documents)
    if read:
        findings += _idle(reading.lexicon, read)
    findings.sort(key=lambda one: (str(one.path), one.line))
    return reading.lexicon, tuple(findings)


def _overrides(reading: Reading) -> Iterator[Finding]:
    """Own rows that take forms from packaged ones, and rows that switch off what is not there."""
    packaged: dict[tuple[str, str], Entry] = {}
    for entry in reading.packaged:
        for form in entry.forms:
            packaged.setdefault((entry.lexicon, folded_form(form)), entry)
    own = [entry for entry in reading.lexicon.entries if entry.own]
    for entry in (*own, *reading.off):
        for form in entry.forms:
            hidden = packaged.get((entry.lexicon, folded_form(form)))
            if hidden is not None and (hidden.forms[0] == form or form == entry.forms[0]):
                what = f'"{form}" is now read by this row, not by {hidden.place}'
                remedy = "nothing to do if you mean it"
                yield Finding(entry.path, entry.line, what, remedy, note=True)
            elif hidden is None and entry in reading.off:
                what = f'"{form}" is to be off, but no packaged row has it'
                yield Finding(entry.path, entry.line, what, "correct the form or remove the row")


def _without_example(lexicon: Lexicon) -> Iterator[Finding]:
    for entry in lexicon.entries:
        if entry.own and not entry.example:
            remedy = "give a sentence in which the row must be found"
            yield Finding(entry.path, entry.line, "no example", remedy, note=True)


def _idle(lexicon: Lexicon, documents: list[Document]) -> Iterator[Finding]:
    """Own rows that count nowhere in the documents."""
    unused = {id(entry): entry for entry in lexicon.entries if entry.own}
    covered: dict[int, Entry] = {}
    lists = {entry.lexicon for entry in unused.values()}
    for document in documents:
        hits = [hit for hit in lexicon.find(document.text, document.folded)
                if hit.entry.lexicon in lists]  # fmt: skip
        for name in lists:
            counting = leftmost_longest(hit for hit in hits if hit.entry.lexicon == name)
            for hit in counting:
                unused.pop(id(hit.entry), None)
            for hit in hits:
                if hit.entry.lexicon == name:
                    covered.setdefault(id(hit.entry), winner(counting, hit).entry)
    for key, entry in unused.items():
        if key in covered:
            what = f"in the documents {covered[key].place} always wins"
            remedy = f'take "{covered[key].forms[0]}" into your row, or switch it off'
        else:
            what = f'"{entry.forms[0]}" stands in none of the {len(documents)} documents'
            remedy = "look for another spelling or case, or remove the row"
        yield Finding(entry.path, entry.line, what, remedy)
