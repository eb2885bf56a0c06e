"""Document + scan -> every stretch of words that names an event or refers to one.

A name is a head word ("Hội nghị", "chuyến thăm") with what modifies it up to its natural end, a
series acronym with its number ("SOM 8"), or an act between people ("tiếp Đại sứ A").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.grammar.numbers import Ordinal, acronym_at, number_value, ordinals, surroundings
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import DateMention, Document, PlaceMention


@dataclass(frozen=True, slots=True)
class EventName:
    """Words that name an event; ``bare`` when they only refer back ("Hội nghị", "buổi tiếp")."""

    start: int
    end: int
    name: str
    kind: str
    group: str
    grammar: str
    ordinal: int | None
    acronym: str | None
    series: str | None
    bare: bool
    rule: str


_SEVERAL = re.compile(
    r"(?:các|nhiều|những|một số|mọi|mỗi|từng|\d+|hai|ba|bốn|năm|sáu|loạt|một|tất cả|cùng) $"
)
_COMMA_GOES_ON = re.compile(
    r",\s*(?:chống|bán|trấn áp|trừng trị|ngăn ngừa|ngăn chặn|đấu tranh|xử lý|đặc biệt là|nhất là"
    r"|giữ gìn|làm việc)\b"
)
_COORDINATION = re.compile(r",\s*[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){0,3} và [a-zà-ỹđ]")
_GOES_ON = re.compile(r"\s*(?:giữa|về|của|lần thứ|lần|với|các nước|thuộc|khu vực|năm \d{4})\b")
_PARTY_BEFORE = re.compile(r"(?:với|giữa|của|và) $")
_TRAILING = re.compile(
    r"(?:[\s,]|\s(?:và|của|về|với|các|cho|trong|giữa|những|là|hoặc|cũng như|cùng với|mà|sáng nay))+$"
)
_GLOSS = re.compile(r"\((?:gọi tắt là |viết tắt là |sau đây gọi là )?([^()\n]{1,80})\)")
_DASH_GLOSS = re.compile(r"\s?[-–—]\s?([A-Z]{2,10}[ -]?\d{1,2})\b")
_BREAK = re.compile(r"[.;:!?\n\"“”„«»(,–—-]")
_GENERIC = re.compile(r"(?:quốc tế|khu vực|song phương|đa phương|liên quan|lớn|chung|trực tuyến|thường niên|toàn thể|chính|[\s,])+")
_YEAR_OR_QUOTE = re.compile(r"\b(?:19|20)\d\d\b|[\"“”]")
_PASSIVE = re.compile(r"được (?:\S+ ){2,14}(?<!trực )(?<!gián )tiếp$")
_AND_NUMBER = re.compile(r" và (?:lần )?(?:thứ )?(\d{1,3}|[a-zà-ỹđ]+)(?![\w/.-])")
_PERSONAL = ("ranks", "honorifics", "positions")
_TIME = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|hồi|tháng|quý|từ)$")


def event_names(
    document: Document,
    scan: Scan,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> list[EventName]:
    """Names and short forms of events in the order of the text, none inside another."""
    reader = _Reader(document, scan, dates, places)
    found = sorted(
        [*reader.headed(), *reader.acronyms()], key=lambda name: (name.start, -name.end)
    )
    kept: list[EventName] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


class _Reader:
    """What the readings of one document share."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        dates: tuple[DateMention, ...],
        places: tuple[PlaceMention, ...],
    ) -> None:
        self.document, self.scan = document, scan
        self.text, self.folded = document.text, document.folded
        self.dates, self.places = dates, {place.start: place for place in places}
        self.place_ends = frozenset(place.end for place in places)
        self.date_starts = [date.start for date in dates]

    def headed(self) -> Iterator[EventName]:
        """Names that begin with a head word."""
        for hit in self.scan["event_heads"]:
            sentence = self.document.sentence_at(hit.start)
            if sentence is None or _SEVERAL.search(self.folded, max(0, hit.start - 9), hit.start):
                continue
            read = self._act if hit.entry.get("grammar") == "verb" else self._noun
            yield from read(hit, sentence.end)

    def acronyms(self) -> Iterator[EventName]:
        """Series acronyms with their number: "SOM 8", "IMM4", "AMMTC lần thứ 13"."""
        for hit in self.scan["event_series"]:
            sentence = self.document.sentence_at(hit.start)
            if sentence is None or not hit.entry.get("acronym"):
                continue
            end, number = self._number_after(hit, sentence.end)
            attached = acronym_at(self.text, hit.start, hit.end)
            number = number or (attached[1] if attached else None)
            if number is None:
                continue
            name = self.text[hit.start : end]
            written = acronym_at(self.text, hit.start, end)
            yield EventName(
                hit.start, end, name, hit.entry.get("kind"), "meeting", "noun", number,
                written[0] if written else None, hit.entry.value, False, hit.entry.rule,
            )  # fmt: skip

    def _number_after(self, hit: Hit, limit: int) -> tuple[int, int | None]:
        digits = re.compile(r"[ -]?(\d{1,2})(?![\w/.])").match(self.text, hit.end, limit)
        if digits:
            return digits.end(), int(digits[1])
        for ordinal in ordinals(self.folded, hit.end, min(limit, hit.end + 24)):
            if self.folded[hit.end : ordinal.start].strip(" ") == "":
                return ordinal.end, ordinal.value
        return hit.end, None

    def _noun(self, hit: Hit, limit: int) -> Iterator[EventName]:
        end, acronym = self._extent(hit, limit)
        entry = hit.entry
        inside = ordinals(self.folded, hit.start, end)
        series = self._series(hit.start, end, entry.value, acronym)
        number = inside[0].value if inside else acronym[1] if acronym else None
        name = EventName(
            hit.start, end, self.text[hit.start : end], self._kind(hit, end), entry.get("group"),
            entry.get("grammar"), number, acronym[0] if acronym and acronym[1] else None, series,
            self._is_bare(hit, end, bool(inside)), entry.rule,
        )  # fmt: skip
        second = self._second(name, inside, limit)
        if second and second.start < name.end:
            end = inside[0].end
            name = replace(name, end=end, name=self.text[hit.start : end])
        yield name
        if second:
            yield second

    def _second(self, name: EventName, inside: list[Ordinal], limit: int) -> EventName | None:
        """The second event of "lần thứ 40 và lần thứ 41" and "lần thứ 40 và 41"."""
        if not inside:
            return None
        match = _AND_NUMBER.match(self.folded, inside[0].end, limit)
        value = number_value(match[1]) if match else None
        if not match or value is None:
            return None
        words = self.text[name.start : inside[0].start] + f"lần thứ {match[1]}"
        return replace(
            name, start=match.start(1), end=match.end(1), name=words, ordinal=value, acronym=None
        )

    def _kind(self, hit: Hit, end: int) -> str:
        fixed = [found for found in self.scan.within("event_series", hit.start, end)
                 if found.start == hit.start]  # fmt: skip
        return fixed[0].entry.get("kind") if fixed else hit.entry.value

    def _series(
        self, start: int, end: int, kind: str, acronym: tuple[str, int | None] | None
    ) -> str | None:
        for hit in self.scan.within("event_series", start, end + 30):
            letters = hit.entry.get("acronym")
            fixed = hit.start == start
            glossed = acronym and letters and acronym[0].startswith(letters)
            if fixed or glossed:
                return hit.entry.value
        for frame in self.scan.within("event_frames", start, end):
            if frame.entry.get(kind):
                return frame.entry.get(kind)
        return None

    def _is_bare(self, hit: Hit, end: int, numbered: bool) -> bool:
        rest = self.folded[hit.end : end]
        if numbered:
            return False
        if hit.entry.get("grammar") == "strict":
            return not _YEAR_OR_QUOTE.search(rest)
        return hit.entry.get("grammar") == "part" or _GENERIC.fullmatch(rest + " ") is not None

    def _act(self, hit: Hit, limit: int) -> Iterator[EventName]:
        """An act such as "A tiếp B", "A thăm nước B": only with an object that has a name."""
        after = hit.end + 1
        passive = hit.entry.value != "visit" and self._passive(hit)
        if not passive and not self._names_object(hit, after):
            return
        sentence = surroundings(self.document, hit.start)
        start = self._subject(sentence.start, hit.start)
        end = hit.end if passive else self._extent(hit, limit)[0]
        yield EventName(
            start, max(end, hit.end), self.text[start : max(end, hit.end)], hit.entry.value,
            hit.entry.get("group"), "verb", None, None, None, False, hit.entry.rule,
        )  # fmt: skip

    def _names_object(self, hit: Hit, after: int) -> bool:
        if hit.entry.value == "visit":
            return after in self.places or (
                self.folded.startswith("với ", after) and hit.end - hit.start > 4
            )
        if any(self.scan.starting(name, after) for name in _PERSONAL):
            return not self.folded.startswith(("các ", "những "), after)
        return self.folded.startswith(("đoàn ", "phó ", "tân ", "quyền ", "cơ quan "), after) or (
            after < len(self.text) and self.text[after].isupper() and "surnames" in self._at(after)
        )

    def _at(self, position: int) -> tuple[str, ...]:
        return ("surnames",) if self.scan.starting("surnames", position) else ()

    def _passive(self, hit: Hit) -> bool:
        match = _PASSIVE.search(self.folded, max(0, hit.start - 90), hit.end)
        agent = match.start() + 6 if match else -1
        return any(self.scan.starting(name, agent) for name in _PERSONAL)

    def _subject(self, start: int, verb: int) -> int:
        """Where the subject of a verb begins: the first person-like word of its clause."""
        for name in _PERSONAL:
            for hit in self.scan.within(name, max(start, verb - 90), verb):
                between = self.folded[hit.start : verb]
                if ";" not in between and not re.search(r"\d{4}", between):
                    return hit.start
        return verb

    def _extent(self, hit: Hit, limit: int) -> tuple[int, tuple[str, int | None] | None]:
        """Where a name ends, and the acronym that glosses it."""
        acronym: tuple[str, int | None] | None = None
        stops = [
            (found.start, found)
            for found in self.scan.within("event_name_ends", hit.end, limit)
            if found.entry.value == "end"
        ]
        marks = [(match.start(), None) for match in _BREAK.finditer(self.text, hit.end, limit)]
        resume, stop = hit.end, limit
        for position, found in sorted(stops + marks, key=lambda item: item[0]):
            if position < resume or self._between_open(hit.end, position, limit):
                continue
            if found is None:
                outcome, gloss = self._at_mark(position, hit, limit)
                acronym = acronym or gloss
            else:
                outcome = self._at_word(found, hit)
            if outcome is None:
                stop = position
                break
            resume = outcome
        if self.folded.startswith(" và ", hit.end) or self.folded.endswith("trước ", 0, hit.start):
            return hit.end, acronym
        joined = self._next_head(hit, stop)
        return self._trimmed(hit, min(stop, joined)), acronym

    def _between_open(self, start: int, position: int, limit: int) -> bool:
        """Whether "giữa A, ..." still waits for its "và B"."""
        opened = self.folded.rfind("giữa ", start, position)
        if opened < 0 or self.text[position] in ".;:!?\n" or position - opened > 90:
            return False
        joined = self.folded.find(" và ", opened, min(limit, position + 90))
        return joined >= position and ";" not in self.folded[opened:joined]

    def _next_head(self, hit: Hit, stop: int) -> int:
        for other in self.scan.within("event_heads", hit.end, stop):
            before = self.folded[max(hit.end, other.start - 4) : other.start]
            if before.endswith(("và ", ", ")) and other.entry.get("grammar") != "verb":
                return other.start
        return stop

    def _trimmed(self, hit: Hit, stop: int) -> int:
        tail = _TRAILING.search(self.folded, hit.end, stop)
        end = tail.start() if tail and tail.end() == stop else stop
        return max(end, hit.end)

    def _at_word(self, found: Hit, hit: Hit) -> int | None:
        """Where reading goes on after a word that may end the name, None when it does end it."""
        word = self.folded[found.start : found.end]
        before = self.folded[max(hit.start, found.start - 5) : found.start]
        person = self.scan.starting("honorifics", found.start)
        if person and (_PARTY_BEFORE.search(before) or hit.entry.get("grammar") == "verb"):
            return found.end
        if word in ("tại", "ở"):
            return self._past_place(found.end + 1)
        if word == "thông qua" and found.start == hit.end + 1 and hit.entry.get("group") == "session":
            return found.end
        if word == "cho" and found.start == hit.end + 1 and hit.entry.value == "training":
            return found.end
        if _TIME.search(word):
            return self._past_date(found)
        return None

    def _past_place(self, position: int) -> int | None:
        place = self.places.get(position)
        return place.end if place and _GOES_ON.match(self.folded, place.end) else None

    def _past_date(self, found: Hit) -> int | None:
        index = bisect_left(self.date_starts, found.start - 6)
        for date in self.dates[index : index + 2]:
            if date.start <= found.end + 8 and self.folded.startswith(" của", date.end):
                return date.end
        return None

    def _at_mark(
        self, position: int, hit: Hit, limit: int
    ) -> tuple[int | None, tuple[str, int | None] | None]:
        mark = self.text[position]
        if mark == "(":
            return self._past_gloss(position, limit)
        if mark in "–—-":
            gloss = _DASH_GLOSS.match(self.text, max(position - 1, 0), limit)
            if gloss:
                return None, acronym_at(self.text, gloss.start(1), gloss.end(1))
            return self._past_dash(position), None
        if mark in "\"“„«":
            return self._past_quote(position, hit, limit), None
        if mark == ",":
            return self._past_comma(position, hit), None
        if mark == "." and self.text[position - 2 : position] == "TP":
            return position + 1, None
        return None, None

    def _past_gloss(
        self, position: int, limit: int
    ) -> tuple[int | None, tuple[str, int | None] | None]:
        match = _GLOSS.match(self.text, position, limit)
        if not match:
            return None, None
        acronym = acronym_at(self.text, match.start(1), match.end(1))
        return (match.end() if _GOES_ON.match(self.folded, match.end()) else None), acronym

    def _past_dash(self, position: int) -> int | None:
        around = self.text[max(position - 1, 0) : position + 2]
        if len(around) == 3 and not around[0].isspace() and not around[2].isspace():
            return position + 1
        left = self.text[:position].rstrip()[-12:].split()
        right = self.text[position + 1 : position + 4].strip()
        names = bool(left and left[-1][0].isupper()) or (bool(right) and right[0].isupper())
        return position + 1 if names and right and right[0].isupper() else None

    def _past_quote(self, position: int, hit: Hit, limit: int) -> int | None:
        before = self.folded[hit.end : position].strip()
        if before and not before.endswith(("về", "với chủ đề", "chủ đề", "mang tên")):
            return None
        match = re.compile(r"[\"”»]").search(self.text, position + 1, limit)
        return match.end() if match else None

    def _past_comma(self, position: int, hit: Hit) -> int | None:
        if _COMMA_GOES_ON.match(self.folded, position):
            return position + 2
        follower = self.places.get(position + 2)
        if follower and position in self.place_ends:
            return follower.end
        if hit.entry.get("grammar") == "verb" and self.scan.starting("honorifics", position + 2):
            return position + 2
        match = _COORDINATION.match(self.text, position)
        if match and not self.scan.within("event_name_ends", position, match.end()):
            return match.end() - 1
        return None
