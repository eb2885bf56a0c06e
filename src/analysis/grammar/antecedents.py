"""People as a text names them, in order -> whom a pronoun or an office without a name means."""

from collections.abc import Callable, Sequence

from analysis.records import Document, Mentions
from analysis.text import words

_LEFT_OUT = {"tỉnh"}


class Antecedents:
    """The people named so far; whoever was a subject last is meant before whoever was not.

    Positions must be told and asked in the order of the text.
    """

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self._document = document
        self._genders = {person.key: person.gender for person in mentions.people if person.gender}
        self._countries = {person.key: person.country for person in mentions.people}
        self._unnamed: dict[str, str] = {}
        self._offices = [
            (office, words(office.title or office.rank or "")) for office in mentions.offices
        ]
        self._holders: dict[tuple[str, str | None], list[str]] = {}
        self._line = -1
        self._subjects: dict[str, int] = {}
        self._named: dict[str, int] = {}
        self._line_subjects: dict[str, int] = {}
        self._line_named: dict[str, int] = {}

    def remember(self, person: str, position: int, *, subject: bool, gender: str = "") -> None:
        """Somebody is named, or meant, at a position; one without a full name counts too."""
        self._enter(position)
        if not self.is_named(person):
            self._unnamed[person] = gender
        told = (self._named, self._line_named)
        for memory in (*told, self._subjects, self._line_subjects) if subject else told:
            memory.pop(person, None)
            memory[person] = position

    def of_pronoun(self, position: int, gender: str) -> str | None:
        """The last subject of the paragraph that fits, else its last person, else the last one."""
        self._enter(position)
        return self._last(
            lambda person: self._may_be(person, gender),
            (self._line_subjects, self._line_named, self._subjects),
        )

    def of_office(self, position: int, title: str, country: str | None) -> str | None:
        """The last person named who holds an office, else the one whom the document gives it."""
        self._enter(position)
        holders = self._holding(title, country)
        memories = (self._line_subjects, self._line_named, self._subjects, self._named)
        found = self._last(lambda person: person in holders, memories) if holders else None
        return found or (holders[0] if len(holders) == 1 else None)

    def of_country(self, country: str) -> str | None:
        """The last person named who represents a country."""
        return self._last(lambda person: self._countries.get(person) == country, (self._named,))

    def is_named(self, person: str) -> bool:
        """Whether somebody has a full name in the document."""
        return person in self._countries

    def _may_be(self, person: str, gender: str) -> bool:
        known = self._genders.get(person) or self._unnamed.get(person)
        return not gender or not known or known == gender

    def _enter(self, position: int) -> None:
        line = self._document.line_at(position).start
        if line != self._line:
            self._line = line
            self._line_subjects, self._line_named = {}, {}

    def _last(self, fits: Callable[[str], bool], memories: Sequence[dict[str, int]]) -> str | None:
        """The latest person who fits, from the first memory that has one."""
        for memory in memories:
            found = next((person for person in reversed(memory) if fits(person)), None)
            if found:
                return found
        return None

    def _holding(self, title: str, country: str | None) -> list[str]:
        known = self._holders.get((title, country))
        if known is None:
            short = words(title)
            fitting = (
                office
                for office, full in self._offices
                if (not country or office.country in (None, country)) and _begins(full, short)
            )
            known = list(dict.fromkeys(office.person for office in fitting))
            self._holders[title, country] = known
        return known


def _begins(full: list[str], short: list[str]) -> bool:
    """Whether an office is the one that is written, perhaps shorter or with its province alone."""
    if full[: len(short)] == short:
        return True
    return len(short) > 2 and full[:2] == short[:2] and set(full) - _LEFT_OUT <= set(short)
