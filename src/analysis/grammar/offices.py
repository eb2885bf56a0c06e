"""Titles + the seats of names -> Offices: whose each rank and office is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.records import Document, Office
from analysis.grammar.titles import Title

People = dict[str, str]

_FORWARD = re.compile(
    r"(?: \([^()\n]{2,40}\))?(?:"
    r",? (?:nay là|nay còn là|hiện là|là|giữ chức|giữ cương vị|trên cương vị|ở cương vị|với cương vị|"
    r"(?:khi đó|khi ấy|lúc đó|lúc bấy giờ|bấy giờ|hồi đó|lúc ấy)(?: vẫn| còn)? là|kiêm|đồng thời là|"
    r"được bổ nhiệm làm|nguyên là|làm) |, | - | \u2013 | \(|; | )"
)
_MORE = re.compile(r",? (?:kiêm(?: luôn)?|đồng thời là|và|cùng là|rồi) |, |; | - | \u2013 | \(")
_BACKWARD = re.compile(r"(?:,? | là |, kiêm |: | - | \u2013 )")
_NOMINATIVE = re.compile(r"(?:,? là |: )")


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a name stands, and whose it is."""

    start: int
    end: int
    person: str


def given_offices(
    document: Document,
    titles: Sequence[Title],
    seats: Sequence[Seat],
    honorifics: Mapping[int, int],
) -> tuple[Office, ...]:
    """The ranks and offices that the text gives to the people at ``seats``.

    ``honorifics`` maps the end of an honorific to its start. A title belongs to the name right
    behind it, else to the name before it, else to the name behind it over a comma.
    """
    giver = _Giver(document, titles, honorifics)
    ordered = sorted(seats, key=lambda seat: seat.start)
    for seat in ordered:
        giver.take_adjacent(seat)
    for index, seat in enumerate(ordered):
        following = ordered[index + 1].start if index + 1 < len(ordered) else len(document.text)
        giver.take_behind(seat, following)
    for seat in ordered:
        giver.take_before(seat)
    return giver.offices()


class _Giver:
    def __init__(
        self, document: Document, titles: Sequence[Title], honorifics: Mapping[int, int]
    ) -> None:
        self._document, self._honorifics = document, honorifics
        self._by_start = {title.start: title for title in titles}
        self._by_end = {title.end: title for title in titles}
        self._owner: dict[Title, str] = {}
        self._left: dict[Seat, int] = {}

    def take_adjacent(self, seat: Seat) -> None:
        """Titles with nothing but a space, or an honorific, between them and the name."""
        position = self._before_honorific(seat.start)
        while (title := self._by_end.get(position - 1)) is not None:
            self._owner[title] = seat.person
            position = self._before_honorific(title.start)
        self._left[seat] = position

    def take_behind(self, seat: Seat, limit: int) -> None:
        """Titles behind the name, one after the other, up to the next name."""
        link, position = _FORWARD.match(self._document.text, seat.end), seat.end
        while link and link.end() < limit:
            title = self._by_start.get(link.end())
            if title is None or title in self._owner or not self._same_sentence(seat, title):
                break
            if title.end + 1 >= limit and not title.is_rank:
                break
            self._owner[title] = seat.person
            position = title.end
            if self._document.text[position : position + 1] == ")":
                position += 1
            link = _MORE.match(self._document.text, position)

    def take_before(self, seat: Seat) -> None:
        """Titles before the name over a comma or "là", when nobody else has them."""
        position = self._left[seat]
        while True:
            title, link = self._title_before(position)
            if title is None or title in self._owner or not self._same_sentence(seat, title):
                break
            self._owner[title] = seat.person
            position = title.start

    def offices(self) -> tuple[Office, ...]:
        """The offices in the order of the text."""
        return tuple(
            Office(
                person, title.text if title.is_rank else None,
                None if title.is_rank else title.text, title.organization, title.country,
                self._document.published, title.start, title.end, title.rule,
            )
            for title, person in sorted(self._owner.items(), key=lambda pair: pair[0].start)
        )  # fmt: skip

    def _title_before(self, position: int) -> tuple[Title | None, str]:
        for length in (2, 1, 4, 3, 7):
            link = self._document.text[max(position - length, 0) : position]
            title = self._by_end.get(position - length)
            if title and _BACKWARD.fullmatch(link):
                return title, link
        return None, ""

    def _before_honorific(self, position: int) -> int:
        return self._honorifics.get(position - 1, position)

    def _same_sentence(self, seat: Seat, title: Title) -> bool:
        return self._document.sentence_at(seat.start) == self._document.sentence_at(title.start)
