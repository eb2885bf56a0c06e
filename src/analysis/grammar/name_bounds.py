"""Document + scan + places + bodies + titles -> where a personal name may begin and ends."""

import re
from collections.abc import Sequence

from analysis.grammar.names import function_word, is_vietnamese
from analysis.grammar.spans import Covered
from analysis.grammar.titles import Title
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, OrganizationMention, PlaceMention, Span
from analysis.text import LETTER, UPPER

_VIETNAMESE_MOST = 4
_FOREIGN_MOST = 8
_OF_EDE = re.compile(rf"H['’](?!M[oô]ng\b)[{UPPER}]")


class NameBounds:
    """What else is written in a text, and so begins no name or ends it."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        places: Sequence[PlaceMention],
        organizations: Sequence[OrganizationMention],
        titles: Sequence[Title],
        honorifics: Sequence[Hit],
    ) -> None:
        self._document, self._scan = document, scan
        self._places = {place.start: place for place in places}
        self._bodies = {body.start for body in organizations}
        self._in_body, self._in_place = Covered(organizations), Covered(places)
        self.title_starts = {title.start for title in titles}
        self.in_title = Covered([*titles, *honorifics])

    def clipped(self, words: list[Span]) -> list[Span]:
        """The words up to where a title, a body or a country begins, as many as a name has."""
        if self.refuses(words[0].start) or self._only_precedes(words):
            return []
        vietnamese = self.surname(words[0].start) is not None and self.vietnamese(words[:3])
        most = _VIETNAMESE_MOST if vietnamese else _FOREIGN_MOST
        kept = [words[0]]
        for word in words[1:most]:
            if self._ends_name(word.start):
                break
            kept.append(word)
        return kept

    def refuses(self, start: int) -> bool:
        """No name begins here: a title, a body, a place or an honorific does, or one goes on."""
        if self.blocks(start) or start in self.in_title or start in self._in_body:
            return True
        if start in self._in_place and start not in self._places:
            return True
        head, surname = (self._scan.starting(n, start) for n in ("organization_heads", "surnames"))
        return head is not None and (surname is None or surname.end < head.end)

    def blocks(self, start: int) -> bool:
        """No announced name begins here: a country, a listed place, a title or a body does."""
        place = self._places.get(start)
        listed = place is not None and (place.kind == "country" or place.rule.startswith("places"))
        return listed or self.begins_other(start) or bool(self._scan.starting("honorifics", start))

    def begins_other(self, start: int) -> bool:
        """A body or a title begins here."""
        return start in self._bodies or start in self.title_starts

    def surname(self, start: int) -> str | None:
        """The country of the family name that begins here, the empty string for no country.

        A name of the Ê Đê begins with H' and has its family name last.
        """
        if _OF_EDE.match(self._document.text, start):
            return "VN"
        hit = self._scan.starting("surnames", start)
        return hit.entry.get("country") if hit else None

    def of_a_place(self, words: Sequence[Span]) -> bool:
        """Whether words without a family name go on with a place: "(Nhà hát) Lớn Hà Nội"."""
        return self.surname(words[0].start) is None and any(
            word.start in self._places for word in words[1:]
        )

    def vietnamese(self, words: Sequence[Span]) -> bool:
        """Whether all the words are Vietnamese syllables."""
        return is_vietnamese(self._document.text[words[0].start : words[-1].end])

    def is_plain_name(self, words: list[Span]) -> bool:
        """Three or four syllables behind a family name, or a Korean name with its hyphen."""
        if _OF_EDE.match(self._document.text, words[0].start):
            return len(words) in (2, 3)
        given = self._document.text[words[-1].start : words[-1].end]
        if self.surname(words[0].start) == "KR" or "-" in given:
            return len(words) == 2 and bool(re.fullmatch(rf"[{LETTER}]+-[{LETTER}]+", given))
        return len(words) in (3, 4) and self.vietnamese(words)

    def _only_precedes(self, words: list[Span]) -> bool:
        """ "Theo |Lê Văn An", "Acme |Lê Văn An": the first word is not of the name behind it."""
        written = self._document.text[words[0].start : words[0].end]
        if self.surname(words[0].start) and self.is_plain_name(words):
            return False
        if function_word(written) and self._begins_sentence(words[0].start):
            return True
        behind = self.surname(words[1].start) if len(words) > 1 else None
        return behind is not None and not is_vietnamese(written) and self.is_plain_name(words[1:])

    def _begins_sentence(self, start: int) -> bool:
        sentence = self._document.sentence_at(start)
        quoted = self._document.text[start - 1 : start] in ('"', "“")
        return quoted or (sentence is not None and sentence.start == start)

    def _ends_name(self, start: int) -> bool:
        place = self._places.get(start)
        country = place is not None and place.kind == "country"
        return country or self.begins_other(start)
