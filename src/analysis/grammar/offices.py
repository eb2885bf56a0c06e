"""Titles + the seats of names -> Offices: whose each rank and office is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.frozen import frozen
from analysis.grammar.titles import Title
from analysis.records import Document, Office
from analysis.text import words

_TIMES = (
    r"(?:(?:hiện nay|hiện|nay|khi đó|khi ấy|lúc đó|lúc ấy|lúc bấy giờ|bấy giờ|hồi đó|đồng thời|vốn|"
    r"từng|vừa|mới|đã|đang|còn|vẫn|cũng|cùng|sau này|sau đó|về sau|trước đó) )*"
)
_HOLDS = (
    rf"{_TIMES}(?:là|làm|nguyên là|kiêm(?: luôn| nhiệm)?|nhậm chức|"
    r"(?:giữ|đảm nhiệm|nhận)(?: thêm)?(?: chức vụ| chức danh| chức| cương vị| vai trò| vai)?|"
    r"(?:trên |ở |với )?(?:cương vị|tư cách)|"
    r"được (?:bổ nhiệm|bầu|cử|phân công|giao|điều động|tái cử|bầu lại|đề bạt|phong|thăng)"
    r"(?: giữ chức vụ| giữ chức| giữ cương vị| làm| là| kiêm| hàm| quân hàm| cấp bậc hàm)?)"
)
_HOLDER = re.compile(
    rf"(?:\A|[^\w])(?:ông|bà|đồng chí|anh|chị) (?:được (?:[\w ]{{1,40}} )?(?=bổ nhiệm |bầu ))?"
    rf"(?:bổ nhiệm làm |bổ nhiệm |bầu làm |{_HOLDS} )\Z"
)
_LONGEST_LINK = 90
_MOST_JOINED = 40
_GLOSS = re.compile(r" \([^()\n]{2,40}\)")
_FORWARD = re.compile(rf"(?:,? (?:người )?{_HOLDS} |, | - | \u2013 | \(| )")
_MORE = re.compile(
    r"(?:, (?:tỉnh|thành phố|huyện) [^,;.:()\n\u2013-]{2,30}?)?"
    rf"(?:,? (?:{_HOLDS}|và|rồi) |, | - | \u2013 | \()"
)
_BACKWARD = re.compile(
    r"(?: khi đó| khi ấy| lúc đó| lúc ấy| lúc bấy giờ| bấy giờ)?"
    r"(?:,? | là |,? kiêm |: | - | \u2013 | đối với |, nước chủ nhà, )"
)
_SEVERAL = re.compile(r"\b(?:hai|ba|bốn|năm|các|những|[2-9]) \Z")
_JOINT = re.compile(r"(?: \([^()\n]{2,90}\))?(?:,|;| và|, và| cùng)(?: (?:ông|bà|đồng chí))? ")
_ALL = re.compile(rf",? (?:đều|cùng|cùng đều) {_HOLDS} ")
_IN_TURN = re.compile(r",? (?:lần lượt|theo thứ tự)(?: đang)?(?: là)? ")


@frozen
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
    behind it, else to the name before it, else to the name behind it over a comma. An office that
    the text also gives the same person in a longer form is told in the longer form only. To lead a
    delegation that is not named is no office.
    """
    giver = _Giver(document, titles, sorted(seats, key=lambda seat: seat.start), honorifics)
    return _longest_forms([office for office in giver.offices() if not _only_leads(office)])


def _only_leads(office: Office) -> bool:
    named = office.organization or office.country
    return office.rule == "positions:Trưởng đoàn" and not named


class _Giver:
    """Gives titles to people in the order of how sure the grammar is."""

    def __init__(
        self,
        document: Document,
        titles: Sequence[Title],
        seats: Sequence[Seat],
        honorifics: Mapping[int, int],
    ) -> None:
        self._document, self._titles, self._seats = document, titles, seats
        self._honorifics = honorifics
        self._by_start = {title.start: title for title in titles}
        self._by_end = {title.end: title for title in titles}
        self._ends = [title.end for title in titles]
        self._next_other = _starts_of_next_others(self._seats, len(document.text) + 2)
        self._owners: dict[Title, list[str]] = {}
        self._left: dict[Seat, int] = {}

    def offices(self) -> list[Office]:
        """The offices in the order of the text."""
        for index, seat in enumerate(self._seats):
            self._take_adjacent(index, seat)
        for index, seat in enumerate(self._seats):
            self._take_in_turn(index, seat)
        for index, seat in enumerate(self._seats):
            self._take_behind(index, seat)
        for seat in self._seats:
            self._take_before(seat)
        self._take_from_afar()
        return [
            Office(
                person, title.text if title.is_rank else None,
                None if title.is_rank else title.text, title.organization, title.country,
                self._document.published, title.start, title.end, title.rule,
            )
            for title in self._titles
            for person in self._owners.get(title, ())
        ]  # fmt: skip

    def _give(self, title: Title, person: str) -> None:
        self._owners.setdefault(title, []).append(person)

    def _take_adjacent(self, index: int, seat: Seat) -> None:
        """Titles with nothing but a space, or an honorific, between them and the name."""
        position = self._before_honorific(seat.start)
        while (title := self._by_end.get(position - 1)) is not None:
            self._give(title, seat.person)
            if _SEVERAL.search(self._document.folded[max(title.start - 8, 0) : title.start]):
                for other in self._joined_after(index):
                    self._give(title, other.person)
            position = self._before_honorific(title.start)
        self._left[seat] = position

    def _joined_after(self, index: int) -> list[Seat]:
        """The seats that follow one another over "," or "và", brackets left out."""
        found = []
        for seat, following in pairwise(self._seats[index : index + _MOST_JOINED]):
            if not _JOINT.fullmatch(self._document.text, seat.end, following.start):
                break
            found.append(following)
        return found

    def _take_in_turn(self, index: int, seat: Seat) -> None:
        """ "A và B, lần lượt là Giám đốc X và Giám đốc Y": one title for each name, in order."""
        if everybody := _ALL.match(self._document.folded, seat.end):
            self._give_all(self._by_start.get(everybody.end()), index)
        link = _IN_TURN.match(self._document.folded, seat.end)
        title = self._by_start.get(link.end()) if link else None
        found: list[Title] = []
        while title is not None:
            found.append(title)
            joint = re.compile(r",? và |, |; ").match(self._document.text, title.end)
            title = self._by_start.get(joint.end()) if joint else None
        first = index - len(found) + 1
        if len(found) > 1 and first >= 0 and len(self._joined_after(first)) >= len(found) - 1:
            for owner, given in zip(self._seats[first : index + 1], found, strict=True):
                self._give(given, owner.person)

    def _give_all(self, title: Title | None, last: int) -> None:
        """A title to every name of the list that ends with the seat of an index."""
        if title is None:
            return
        first = last
        while first and _JOINT.fullmatch(
            self._document.text, self._seats[first - 1].end, self._seats[first].start
        ):
            first -= 1
        for seat in self._seats[first : last + 1]:
            self._give(title, seat.person)

    def _take_behind(self, index: int, seat: Seat) -> None:
        """Titles behind the name, one after the other, up to the next name."""
        limit = self._next_person(index)
        link = self._link_behind(seat.end)
        while link and link.end() < limit:
            title = self._by_start.get(link.end())
            if title is None or title in self._owners or not self._same_sentence(seat, title):
                break
            if title.end + 1 >= limit and not title.is_rank:
                break
            if " và " in link.group() and self._leads_to(title, limit):
                break
            self._give(title, seat.person)
            closing = self._document.text[title.end : title.end + 1] == ")"
            link = _MORE.match(self._document.folded, title.end + closing)

    def _leads_to(self, title: Title, name: int) -> bool:
        """Whether offices one after the other lead to a name: "và |Phó Thủ tướng, Bộ trưởng| B"."""
        following: Title | None = title
        while following is not None and following.end + 1 < name:
            following = self._by_start.get(following.end + len(", "))
        return following is not None and following is not title

    def _link_behind(self, end: int) -> re.Match[str] | None:
        """What leads from a name to a title, over a bracket that holds no title itself."""
        link = _FORWARD.match(self._document.folded, end)
        gloss = _GLOSS.match(self._document.text, end)
        if gloss is None or (link and link.end() in self._by_start):
            return link
        return _FORWARD.match(self._document.folded, gloss.end())

    def _next_person(self, index: int) -> int:
        return self._next_other[index]

    def _take_before(self, seat: Seat) -> None:
        """Titles before the name over a comma or "là", when nobody else has them."""
        position = self._left[seat]
        while (title := self._title_before(position)) is not None:
            if title in self._owners or not self._same_sentence(seat, title):
                break
            self._give(title, seat.person)
            position = title.start

    def _title_before(self, position: int) -> Title | None:
        index = bisect_right(self._ends, position) - 1
        title = self._titles[index] if index >= 0 else None
        if title and _BACKWARD.fullmatch(self._document.folded, title.end, position):
            return title
        return None

    def _take_from_afar(self) -> None:
        """ "Năm 2010, ông giữ chức Giám đốc X": the pronoun means the person named last."""
        starts = [seat.start for seat in self._seats]
        for title in self._titles:
            before_title = bisect_left(starts, title.start)
            if not before_title or title in self._owners:
                continue
            previous = self._seats[before_title - 1]
            before = self._document.folded[max(title.start - _LONGEST_LINK, 0) : title.start]
            if _HOLDER.search(before):
                self._give(title, previous.person)

    def _before_honorific(self, position: int) -> int:
        return self._honorifics.get(position - 1, position)

    def _same_sentence(self, seat: Seat, title: Title) -> bool:
        return self._document.sentence_at(seat.start) == self._document.sentence_at(title.start)


def _starts_of_next_others(seats: Sequence[Seat], last: int) -> list[int]:
    """For each seat where the next one of another person begins, ``last`` when none does."""
    found = [last] * len(seats)
    for index in reversed(range(len(seats) - 1)):
        following = seats[index + 1]
        same = following.person == seats[index].person
        found[index] = found[index + 1] if same else following.start
    return found


def _longest_forms(offices: Sequence[Office]) -> tuple[Office, ...]:
    """The offices without those that begin a longer office of the same person."""
    begun: dict[str, set[tuple[str, ...]]] = {}
    for office in offices:
        parts = tuple(words(office.title or ""))
        begun.setdefault(office.person, set()).update(
            parts[:count] for count in range(1, len(parts))
        )
    return tuple(
        office
        for office in offices
        if office.title is None or tuple(words(office.title)) not in begun[office.person]
    )
