"""Document + scan + mentions -> Speakers: everybody a sentence can make speak, and who that is.

A speaker is written as a name with its titles, an office alone ("Thứ trưởng"), a body, a body's
representative, or a pronoun; the last two forms of a person are resolved to somebody named before.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from analysis.frozen import frozen
from analysis.grammar.antecedents import Antecedents
from analysis.grammar.spans import Covered, outermost
from analysis.grammar.titles import Title, find_titles
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, Mentions, OrganizationMention, PersonMention, Span
from analysis.text import LETTER, UPPER

Kind = Literal["person", "organization", "office", "collective"]

_APPOSED = re.compile(
    r"(?: \([^()\n]{1,60}\))?(?:,? (?:nay là|hiện là|là|kiêm|đồng thời là|nguyên là|"
    r"(?:khi đó|khi ấy|lúc đó|hồi đó|hồi ấy|bấy giờ|lúc bấy giờ)(?: vẫn| còn)? là) "
    r"|, (?:(?:đồng|cựu|nguyên|quyền|tân) )?| - | – | \()"
)
_CUT_SHORT = re.compile(rf" [{UPPER}][{LETTER}.]*(?: [{UPPER}]\.)*")
_SEVERAL = re.compile(r"\b(?:các|những|hai|ba|bốn|năm|sáu|mười|nhiều|vài|một số|mọi) (?:vị )?\Z")
_WITHIN_OFFICE = re.compile(r"(?:,| -| –| của| và| thuộc| tại)? \(?(?:(?:tỉnh|thành phố|huyện) )?")
_OPENING = frozenset(',;:.!?"“”„«»()-–—')
_JOINED = re.compile(r",? (?:và|cùng) ")


@frozen
class Speaker:
    """A noun phrase that may speak.

    ``key`` is a person's or body's key, else the words as written; ``opens`` tells whether it can
    be the subject where it stands, ``joined`` that it follows another one over "và".
    """

    start: int
    end: int
    kind: Kind
    key: str
    opens: bool
    joined: bool = False


@frozen
class _Phrase:
    """A noun phrase before it is known whom it means."""

    start: int
    end: int
    form: Literal["name", "office", "pronoun", "body", "noun", "collective", "unnamed"]
    key: str
    gender: str = ""
    country: str | None = None


def find_speakers(document: Document, scan: Scan, mentions: Mentions) -> tuple[Speaker, ...]:
    """Every possible speaker of running text, in order, none inside another."""
    phrases = outermost(_Phrases(document, scan, mentions).all())
    return tuple(_Resolver(document, scan, mentions).speakers(phrases))


class _Phrases:
    """Finds the noun phrases of one document."""

    def __init__(self, document: Document, scan: Scan, mentions: Mentions) -> None:
        self._document, self._scan, self._mentions = document, scan, mentions
        titles = find_titles(document, scan, mentions.places, mentions.organizations)
        self._titles = {title.start: title for title in titles}
        self._title_ends = {title.end: title for title in titles}
        self._owners = {(office.start, office.end): office.person for office in mentions.offices}
        self._honorifics = {hit.end: hit.start for hit in scan["honorifics"]}
        self._names = {mention.start: mention for mention in mentions.people}
        self._countries = {place.start: place.country for place in mentions.places}
        self._in_place = Covered(mentions.places)
        self._bodies = {body.start: body for body in mentions.organizations}
        self._inner = {place.start: place.end for place in mentions.places} | {
            body.start: body.end for body in mentions.organizations
        }

    def all(self) -> Iterator[_Phrase]:
        text = self._document.text
        for person in self._mentions.people:
            start, end = self._left(person.start, person.key), self._right(person)
            yield _Phrase(start, end, "name", person.key)
        for title in self._titles.values():
            if (title.start, title.end) not in self._owners and title.end + 1 not in self._names:
                yield self._office(title)
        for body in self._mentions.organizations:
            if self._document.sentence_at(body.start):
                yield _Phrase(body.start, self._past_parent(body), "body", body.key)
        for hit in self._scan["speakers"]:
            if not self._document.sentence_at(hit.start):
                continue
            if hit.entry.value == "collective":
                yield _Phrase(hit.start, hit.end, "collective", text[hit.start : hit.end])
            elif hit.entry.value == "noun":
                yield from self._represented(hit.start, hit.end)
            elif not self._announces(hit.end) and hit.start not in self._in_place:
                yield self._pronoun(hit)

    def _past_parent(self, body: OrganizationMention) -> int:
        """The end of "Cục A|, Bộ B|, cho biết": the bureau speaks, not its ministry."""
        parent = self._bodies.get(body.end + len(", "))
        told = parent is not None and body.parent == parent.key
        comma = self._document.text.startswith(", ", body.end)
        return self._past_parent(parent) if parent and told and comma else body.end

    def _office(self, title: Title) -> _Phrase:
        """An office alone; of several ("các Bộ trưởng") nobody is meant."""
        start = self._left(title.start, None)
        if _SEVERAL.search(self._document.folded, max(start - 12, 0), start):
            return _Phrase(start, title.end, "collective", title.text)
        return _Phrase(start, title.end, "office", title.text, country=title.country)

    def _pronoun(self, hit: Hit) -> _Phrase:
        """ "Ông", or somebody new whose name is cut short: "chị H."."""
        text, gender = self._document.text, hit.entry.get("gender")
        if short := _CUT_SHORT.match(text, hit.end):
            return _Phrase(hit.start, short.end(), "unnamed", text[hit.start : short.end()], gender)
        return _Phrase(hit.start, hit.end, "pronoun", text[hit.start : hit.end], gender)

    def _announces(self, end: int) -> bool:
        return end + 1 in self._names or end + 1 in self._titles

    def _represented_at(self, start: int) -> _Phrase | None:
        hit = self._scan.starting("speakers", start)
        noun = hit is not None and hit.entry.value == "noun"
        return next(self._represented(hit.start, hit.end), None) if hit and noun else None

    def _represented(self, start: int, end: int) -> Iterator[_Phrase]:
        """ "Đại diện (của) Bộ Y tế", "nhà lãnh đạo Thái Lan"."""
        text = self._document.text
        inner = end + 5 if text[end : end + 5] == " của " else end + 1
        if inner in self._inner and not self._announces(self._inner[inner]):
            stop = self._inner[inner]
            yield _Phrase(start, stop, "noun", text[start:stop], country=self._countries.get(inner))

    def _left(self, start: int, person: str | None) -> int:
        """The start of the titles and honorifics before a name or an office."""
        while True:
            title = self._title_ends.get(start - 1)
            if title is None and person and self._document.text[start - 2 : start] == ", ":
                before = self._title_ends.get(start - 2)
                owned = before and self._owners.get((before.start, before.end)) == person
                title = before if owned else None
            if title is not None:
                start = title.start
            elif start - 1 in self._honorifics:
                start = self._honorifics[start - 1]
            else:
                return start

    def _right(self, person: PersonMention) -> int:
        """The end of the titles behind a name."""
        end, text = person.end, self._document.text
        latin = self._names.get(end + 2)
        if latin and latin.key == person.key and text[latin.end : latin.end + 1] == ")":
            end = latin.end + 1
        while link := _APPOSED.match(text, end):
            if represented := self._represented_at(link.end()):
                end = represented.end
                continue
            title = self._titles.get(link.end())
            owned = title and self._owners.get((title.start, title.end), person.key) == person.key
            if title is None or not owned or title.end + 1 in self._names:
                break
            end = self._office_end(title)
        return end

    def _office_end(self, title: Title) -> int:
        """The end of an office with the bodies and places that follow within it."""
        end, text = title.end, self._document.text
        while (link := _WITHIN_OFFICE.match(text, end)) and link.end() in self._inner:
            end = self._inner[link.end()]
            end += text[end : end + 1] == ")"
        return end + (text[end : end + 1] == ")")


class _Resolver:
    """Turns phrases into speakers, in the order of the text."""

    def __init__(self, document: Document, scan: Scan, mentions: Mentions) -> None:
        self._document, self._scan = document, scan
        self._antecedents = Antecedents(document, mentions)

    def speakers(self, phrases: Iterable[_Phrase]) -> Iterator[Speaker]:
        previous: Speaker | None = None
        for phrase in phrases:
            previous = self._speaker(phrase, previous)
            if previous.kind == "person" or phrase.form == "unnamed":
                self._antecedents.remember(
                    previous.key, previous.start, subject=previous.opens, gender=phrase.gender
                )
            yield previous

    def _speaker(self, phrase: _Phrase, previous: Speaker | None) -> Speaker:
        gap = self._document.text[previous.end : phrase.start] if previous else ""
        joined = bool(_JOINED.fullmatch(gap))
        opens = previous.opens if previous and joined else self._opens(phrase)
        kind, key = self._whom(phrase)
        return Speaker(phrase.start, phrase.end, kind, key, opens, joined)

    def _opens(self, phrase: _Phrase) -> bool:
        """Whether a phrase can be a subject where it stands: nothing before it governs it."""
        sentence = self._document.sentence_at(phrase.start) or Span(phrase.start, phrase.end)
        text, end = self._document.text, phrase.start
        while end > sentence.start and text[end - 1].isspace():
            end -= 1
        if end == sentence.start or text[end - 1] in _OPENING or text[end - 1].isdigit():
            return True
        if link := self._scan.ending("speech_links", end):
            return link.entry.value in ("link", "adverb", "by", "place")
        governed = self._scan.ending("speech_verbs", end) is not None
        return phrase.form not in ("body", "noun") and not governed

    def _whom(self, phrase: _Phrase) -> tuple[Kind, str]:
        if phrase.form == "name":
            return "person", phrase.key
        if phrase.form == "body":
            return "organization", phrase.key
        person = self._meant(phrase)
        if person and self._antecedents.is_named(person):
            return "person", person
        return ("office" if phrase.form in ("office", "noun") else "collective"), phrase.key

    def _meant(self, phrase: _Phrase) -> str | None:
        """The person whom a phrase without a name means."""
        if phrase.form == "pronoun":
            return self._antecedents.of_pronoun(phrase.start, phrase.gender)
        if phrase.form == "office":
            return self._antecedents.of_office(phrase.start, phrase.key, phrase.country)
        if phrase.form == "noun" and phrase.country:
            return self._antecedents.of_country(phrase.country)
        return None
