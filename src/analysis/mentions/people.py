"""Document + scan + places + organizations -> PersonMentions and their Offices.

A person has a personal name in the text. Full names are found where a title, an honorific, a
family name or an office behind them announces them; then every other place of the same name, and
the short forms ("Trung tá Hùng") that exactly one of the people found can mean.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.grammar.announcements import announcements
from analysis.grammar.coreference import ShortForms, completed, repeated, same_person
from analysis.grammar.name_bounds import NameBounds
from analysis.grammar.names import (
    capitalised_runs,
    capitalised_words,
    is_company,
    is_vietnamese,
    names_a_thing,
)
from analysis.grammar.nationality import with_countries
from analysis.grammar.offices import Seat, given_offices
from analysis.grammar.spans import Covered
from analysis.grammar.titles import Title, find_titles
from analysis.grammar.transliteration import one_by_sound, renamed
from analysis.matching import Scan
from analysis.records import (
    Document,
    Office,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    Span,
)
from analysis.text import UPPER, fold, repair

_SHORTEST_SINGLE_NAME = 4
_HEADLINE_WORDS = 4
_LATIN = re.compile(rf" ?\(([{UPPER}][\w’'-]+(?: [\w’'.-]+){{0,4}})\)")
_APPOSITION = re.compile(r"(?:,| -| \u2013|:|;) \(?| \(")
_JOINT = re.compile(r"(?: \([^()\n]{2,90}\))?(?:, |; | và |, và )")
_OF_PROVINCE = re.compile(r",? \(?(?:tỉnh|thành phố|khu tự trị) ")
_GENDERS: dict[str, Literal["male", "female"]] = {"male": "male", "female": "female"}


def find_people(
    document: Document,
    scan: Scan,
    places: Sequence[PlaceMention],
    organizations: Sequence[OrganizationMention],
) -> tuple[tuple[PersonMention, ...], tuple[Office, ...]]:
    """The people named in running text, and each rank and office that the text gives them."""
    titles = find_titles(document, scan, places, organizations)
    finder = _Finder(document, scan, places, organizations, titles)
    full = completed(document, same_person(document, finder.full_names()))
    again = repeated(document, full)
    mentions = [*full, *again, *finder.latin_forms(again)]
    mentions += finder.short_forms(mentions)
    single = same_person(document, finder.single_names(mentions))
    mentions += [*single, *_not_in(mentions, repeated(document, single))]
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    seats = [Seat(mention.start, mention.end, mention.key) for mention in ordered]
    offices = given_offices(document, titles, seats, finder.honorifics)
    ordered, offices = renamed(ordered, offices, one_by_sound(ordered, offices))
    return with_countries(document, places, ordered, offices)


@dataclass(slots=True)
class _Last:
    """Where the name found last ends, and whether it belongs to a list that was announced."""

    end: int
    several: bool


class _Finder:
    """Finds names from what stands before and behind them."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        places: Sequence[PlaceMention],
        organizations: Sequence[OrganizationMention],
        titles: Sequence[Title],
    ) -> None:
        self._document, self._scan = document, scan
        self._places = {place.start: place for place in places}
        self._body_ends = {body.end for body in organizations}
        in_place = Covered(place for place in places if place.kind == "country")
        words = [
            hit
            for hit in scan["honorifics"]
            if hit.start not in in_place and document.sentence_at(hit.start)
        ]
        self._bounds = NameBounds(document, scan, places, organizations, titles, words)
        self.honorifics = {hit.end: hit.start for hit in words}
        self._announced = announcements(document, scan, titles, words)

    def full_names(self) -> list[PersonMention]:
        found: list[PersonMention] = []
        last = _Last(-1, several=False)
        for sentence in self._document.sentences:
            if self._is_headline(sentence):
                continue
            for run in capitalised_runs(self._document, sentence):
                for span, rule in self._names_in(run, last):
                    found.extend(self._mentions(span, rule))
                    last.end = found[-1].end
        return found

    def short_forms(self, known: Sequence[PersonMention]) -> list[PersonMention]:
        """Announced given names that the people named in full make clear."""
        forms = ShortForms(self._document, known)
        announced = self._announced_words(known, most=2)
        return [mention for words in announced if (mention := forms.meant_by(words))]

    def latin_forms(self, known: Sequence[PersonMention]) -> list[PersonMention]:
        """The Latin forms in brackets behind names that were known already."""
        return [form for mention in known if (form := self._latin_form(mention))]

    def single_names(self, known: Sequence[PersonMention]) -> list[PersonMention]:
        """Announced names of one word that is no Vietnamese syllable, or glossed in Latin."""
        return [
            mention
            for words in self._announced_words(known, most=1)
            if self._is_single_name(words[0]) and not self._bounds.refuses(words[0].start)
            for mention in self._mentions(words[0], "people.announced")
        ]

    def _announced_words(
        self, known: Sequence[PersonMention], *, most: int
    ) -> Iterable[list[Span]]:
        taken = Covered(known)
        for start in sorted(self._announced):
            if (
                start in taken
                or self._bounds.blocks(start)
                or not self._document.sentence_at(start)
            ):
                continue
            if words := capitalised_words(self._document.text, start, most=most):
                yield words

    def _is_headline(self, sentence: Span) -> bool:
        """A sentence all in capitals, where names and other words look the same."""
        written = self._document.text[sentence.start : sentence.end]
        return written.isupper() and len(written.split()) > _HEADLINE_WORDS

    def _names_in(self, run: list[Span], last: _Last) -> Iterable[tuple[Span, str]]:
        index = 0
        while index < len(run) - 1:
            words = self._bounds.clipped(run[index:]) if run[index].start >= last.end else []
            rule = self._rule(words, last) if words else None
            if rule:
                announcement = self._announced.get(words[0].start)
                listed = last.several and rule == "people.joined"
                last.several = announcement.several if announcement else listed
                yield Span(words[0].start, words[-1].end), rule
            index += len(words) if rule else 1

    def _rule(self, words: list[Span], last: _Last) -> str | None:
        start, end = words[0].start, words[-1].end
        if is_company(self._scan, start, end):
            return None
        if len(words) > 1 and start in self._announced:
            return "people.announced"
        if len(words) == 1 or names_a_thing(self._document, self._scan, start):
            return None
        behind_body = start - 1 in self._body_ends or (
            start - 2 in self._body_ends
            and _OF_PROVINCE.match(self._document.folded, end) is not None
        )
        if self._bounds.surname(start) and self._bounds.is_plain_name(words) and not behind_body:
            return "people.family_name"
        shouted = self._document.text[start:end].isupper() and not self._bounds.surname(start)
        if self._office_follows(end) and not shouted and not self._bounds.of_a_place(words):
            return "people.office_behind"
        if last.end < 0 or not _JOINT.fullmatch(self._document.text, last.end, start):
            return None
        short = (
            len(words) == 2 and bool(self._bounds.surname(start)) and self._bounds.vietnamese(words)
        )
        if short or last.several:
            return "people.joined"
        return "people.latin_form_behind" if _LATIN.match(self._document.text, end) else None

    def _is_single_name(self, word: Span) -> bool:
        text = self._document.text
        written = text[word.start : word.end]
        if written.count("-") >= 2 or _LATIN.match(text, word.end):
            return True
        long = len(written) >= _SHORTEST_SINGLE_NAME and not written.isupper()
        return long and self._announced[word.start].personal and not is_vietnamese(written)

    def _office_follows(self, end: int) -> bool:
        link = _APPOSITION.match(self._document.text, end)
        return link is not None and link.end() in self._bounds.title_starts

    def _mentions(self, span: Span, rule: str) -> Iterable[PersonMention]:
        """The mention of a name, and that of its Latin form in brackets."""
        announcement = self._announced.get(span.start)
        gender = announcement.gender if announcement else ""
        mention = self._mention(self._with_honorific(span), span, rule, gender)
        latin = self._latin_form(mention)
        if latin:
            yield replace(mention, country=None)
            yield latin
        else:
            yield mention

    def _latin_form(self, mention: PersonMention) -> PersonMention | None:
        latin = _LATIN.match(self._document.text, mention.end)
        if latin is None or not self._is_latin_name(Span(*latin.span(1))):
            return None
        start, end = latin.span(1)
        return replace(mention, start=start, end=end, country=None, rule="people.latin_form")

    def _is_latin_name(self, span: Span) -> bool:
        if span.start in self._places or self._bounds.begins_other(span.start):
            return False
        written = self._document.text[span.start : span.end]
        capitals = all(w[0].isupper() or w in ("bin", "de", "al") for w in written.split())
        titled = any(
            word.start in self._bounds.in_title for word in _words_of(self._document.text, span)
        )
        return capitals and not titled and not written.isupper()

    def _with_honorific(self, span: Span) -> Span:
        hit = self._scan.ending("honorifics", span.start - 1)
        part = hit is not None and hit.entry.get("part") == "name"
        return Span(hit.start, span.end) if hit and part else span

    def _mention(self, written: Span, named: Span, rule: str, gender: str) -> PersonMention:
        name = repair(self._document.text[named.start : named.end])
        local = self._bounds.surname(named.start) == "VN" and is_vietnamese(name)
        return PersonMention(
            written.start, written.end, name, fold(name), True, "VN" if local else None,
            _GENDERS.get(gender), rule,
        )  # fmt: skip


def _words_of(text: str, span: Span) -> list[Span]:
    return [
        Span(*match.span()) for match in re.compile(r"\S+").finditer(text, span.start, span.end)
    ]


def _not_in(known: Sequence[PersonMention], found: list[PersonMention]) -> list[PersonMention]:
    taken = Covered(known)
    return [mention for mention in found if mention.start not in taken]
