"""People named in full -> the same people elsewhere: one key each, repeated and short forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.grammar.spans import Covered
from analysis.records import Document, PersonMention, Span
from analysis.text import fold


def same_person(document: Document, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """One key for a name and its Latin form, and for names that differ in hyphens and spaces."""
    canonical: dict[str, str] = {}
    result: list[PersonMention] = []
    for mention in mentions:
        key = canonical.setdefault(_plain(mention.key), mention.key)
        if mention.rule == "people.latin_form" and result:
            key = result[-1].key
            canonical.setdefault(_plain(fold(document.text[mention.start : mention.end])), key)
        result.append(replace(mention, key=key))
    return result


def completed(document: Document, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """Names that break off at a small letter ("Lê Văn an"), read as the whole name."""
    whole: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        whole.setdefault(mention.key.split()[0], []).append(mention)
    result = []
    for mention in mentions:
        longer = [
            other
            for other in whole[mention.key.split()[0]]
            if len(other.key) > len(mention.key)
            and document.folded.startswith(other.key, mention.start)
        ]
        if longer:
            end = mention.start + len(longer[0].key)
            mention = replace(longer[0], start=mention.start, end=end, rule="people.repeated")
        result.append(mention)
    return result


def repeated(document: Document, known: Sequence[PersonMention]) -> list[PersonMention]:
    """The other places where a full name or its Latin form is written, in any case of letters."""
    forms = {fold(document.text[m.start : m.end]): m for m in reversed(known)}
    forms |= {fold(m.name): m for m in reversed(known)}
    found = [
        _again(owner, start, start + len(form), full=True, rule="people.repeated")
        for form, owner in forms.items()
        for start in _written(document, form)
    ]
    kept: list[PersonMention] = []
    taken = Covered(known)
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if mention.start not in taken and not (kept and mention.start < kept[-1].end):
            kept.append(mention)
    return kept


def short_form(
    document: Document, known: Sequence[PersonMention], words: Sequence[Span]
) -> PersonMention | None:
    """The mention that one or two announced words are, when one of the people known fits them.

    Two words fit one person only; of several people whom a given name fits it means the last named.
    """
    for count in range(len(words), 0, -1):
        start, end = words[0].start, words[count - 1].end
        short = fold(document.text[start:end])
        fitting = [mention for mention in known if _shortens(short, mention)]
        before = [mention for mention in fitting if mention.start < start] or fitting
        if before and (count == 1 or len({mention.key for mention in fitting}) == 1):
            owner = max(before, key=lambda mention: mention.start)
            return _again(owner, start, end, full=False, rule="people.short_form")
    return None


def _written(document: Document, form: str) -> Iterator[int]:
    """The places in running text where a folded name stands as whole words, with a capital."""
    folded = document.folded
    start = folded.find(form)
    while start >= 0:
        end = start + len(form)
        whole = not folded[start - 1 : start].isalnum() and not folded[end : end + 1].isalnum()
        if whole and document.text[start].isupper() and document.sentence_at(start):
            yield start
        start = folded.find(form, end)


def _again(owner: PersonMention, start: int, end: int, *, full: bool, rule: str) -> PersonMention:
    return replace(owner, start=start, end=end, full=full, rule=rule)


def _plain(name: str) -> str:
    return re.sub(r"[^\w]", "", name)


def _shortens(short: str, mention: PersonMention) -> bool:
    parts = fold(mention.name).split()
    if len(parts) < 2 or short == fold(mention.name):
        return False
    if mention.country == "VN":
        return short in (parts[-1], " ".join(parts[-2:]))
    return short in parts or short in (" ".join(parts[:2]), " ".join(parts[-2:]))
