"""People named in full -> the same people elsewhere: one key each, repeated and short forms."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from analysis.grammar.names import is_vietnamese
from analysis.grammar.occurrences import occurrences
from analysis.grammar.spans import Covered
from analysis.records import Document, PersonMention, Span
from analysis.text import fold, slug

_MOST_LONGER_NAMES = 20


def same_person(document: Document, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """One key for a name and its Latin form, and for names that differ in hyphens and spaces.

    Foreign names may differ in accents too.
    """
    canonical: dict[str, str] = {}
    result: list[PersonMention] = []
    for mention in mentions:
        key = canonical.setdefault(_plain(mention.name), mention.key)
        if mention.rule == "people.latin_form" and result:
            key = result[-1].key
            canonical.setdefault(_plain(document.text[mention.start : mention.end]), key)
        result.append(replace(mention, key=key))
    return result


def completed(document: Document, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """Names that break off at a small letter ("Lê Văn an"), read as the whole name."""
    whole: dict[str, dict[str, PersonMention]] = {}
    for mention in mentions:
        syllables = mention.key.split()
        for count in range(1, len(syllables)):
            whole.setdefault(" ".join(syllables[:count]), {}).setdefault(mention.key, mention)
    result = []
    for mention in mentions:
        longer = next(
            (
                other
                for other in islice(whole.get(mention.key, {}).values(), _MOST_LONGER_NAMES)
                if document.folded.startswith(other.key, mention.start)
            ),
            None,
        )
        if longer:
            end = mention.start + len(longer.key)
            mention = replace(longer, start=mention.start, end=end, rule="people.repeated")
        result.append(mention)
    return result


def repeated(document: Document, known: Sequence[PersonMention]) -> list[PersonMention]:
    """The other places where a full name or its Latin form is written, in any case of letters."""
    forms = {fold(document.text[m.start : m.end]): m for m in reversed(known)}
    forms |= {fold(m.name): m for m in reversed(known)}
    found = [
        _again(forms[form], start, end, full=True, rule="people.repeated")
        for form, start, end in occurrences(document.folded, list(forms))
        if document.text[start].isupper() and document.sentence_at(start)
    ]
    kept: list[PersonMention] = []
    taken = Covered(known)
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if mention.start not in taken and not (kept and mention.start < kept[-1].end):
            kept.append(mention)
    return kept


class ShortForms:
    """The people of a text by every short form of their names."""

    def __init__(self, document: Document, known: Sequence[PersonMention]) -> None:
        self._document = document
        self._meant: dict[str, list[PersonMention]] = {}
        for mention in sorted(known, key=lambda mention: mention.start):
            for short in _short_forms(mention):
                self._meant.setdefault(short, []).append(mention)
        self._people = {
            short: len({mention.key for mention in meant}) for short, meant in self._meant.items()
        }

    def meant_by(self, words: Sequence[Span]) -> PersonMention | None:
        """The mention that one or two announced words are, when one of the people fits them.

        Two words fit one person only; of several people whom a given name fits it means the last
        named.
        """
        for count in range(len(words), 0, -1):
            start, end = words[0].start, words[count - 1].end
            short = fold(self._document.text[start:end])
            meant = self._meant.get(short, [])
            if meant and (count == 1 or self._people[short] == 1):
                before = bisect_left(meant, start, key=lambda mention: mention.start)
                owner = meant[before - 1] if before else meant[-1]
                return _again(owner, start, end, full=False, rule="people.short_form")
        return None


def _again(owner: PersonMention, start: int, end: int, *, full: bool, rule: str) -> PersonMention:
    return replace(owner, start=start, end=end, full=full, rule=rule)


def _plain(name: str) -> str:
    """A name without hyphens and spaces, a foreign one without accents too."""
    letters = re.sub(r"\W", "", fold(name))
    return letters if is_vietnamese(name) else slug(name).replace("-", "") or letters


def _short_forms(mention: PersonMention) -> set[str]:
    """The parts of a name that may stand for it: of a Vietnamese name the last one or two."""
    parts = fold(mention.name).split()
    if len(parts) < 2:
        return set()
    forms = {parts[-1], " ".join(parts[-2:])}
    if mention.country != "VN":
        forms |= {*parts, " ".join(parts[:2])}
    return forms - {fold(mention.name)}
