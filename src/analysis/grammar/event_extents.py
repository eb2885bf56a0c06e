"""Document + scan + dates + places -> where a name of an event ends, and the acronym in its gloss.

A name goes on over whatever modifies its head word and stops at the word or mark that begins
something else; ``event_name_ends.tsv`` has the words.
"""

import re
from bisect import bisect_left

from analysis.grammar.higher_bodies import past_body
from analysis.grammar.numbers import acronym_at
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import DateMention, Document, PlaceMention

Acronym = tuple[str, int | None]

_TITLES = ("về", "với chủ đề", "chủ đề", "mang tên")
_TITLED_AFTER = 6
_COMMA_GOES_ON = re.compile(
    r"(?<=tỉnh),\s*thành phố\b|(?<=\bbộ),\s*ngành\b"
    r"|,\s*(?:đánh giá(?= (?:kết quả|tình hình|việc|công tác|\d))|chống|bán|trấn áp|trừng trị"
    r"|ngăn ngừa|ngăn chặn|đấu tranh|xử lý|đặc biệt là|nhất là"
    r"|giữ gìn|làm việc|hỗ trợ|bảo vệ|tiếp nhận|xác minh|xác định|giải cứu|phát hiện|phòng ngừa"
    r"|điều tra|truy tố|xét xử|hồi hương|tái hoà nhập|giúp đỡ|phục hồi|quản lý|trao trả)\b"
)
_STATES = re.compile(
    r",(?: [^\W\d_]+){1,4}(?:, [^\W\d_]+(?: [^\W\d_]+){0,3}){0,3}"
    r"(?: và(?: [^\W\d_]+){1,4})? (?:hai|ba|bốn|năm|sáu|các|\d{1,2}) nước\b"
)
_COORDINATION = re.compile(r",\s*[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){0,3} và [a-zà-ỹđ]")
_GOES_ON = re.compile(r"\s*(?:giữa|về|của|lần thứ|lần|với|các nước|thuộc|khu vực|năm \d{4})\b")
_PARTY_BEFORE = re.compile(r"(?:với|giữa|của|và) $")
_TRAILING = re.compile(
    r"(?:(?<!nội)(?<!trở)(?<!quay)\s(?:\+|&|và|của|về|với|các|cho|trong|giữa|những|là|hoặc"
    r"|cũng như|cùng với|mà|thuộc|hưởng ứng|chào mừng|rất|hoàn toàn|tới)(?!\w)|[\s,])++$"
)
_GLOSS = re.compile(r"\((?:gọi tắt là |viết tắt là |sau đây gọi là )?([^()\n]{1,80})\)")
_DASH_GLOSS = re.compile(r"\s?[-–—]\s?([A-Z]{2,10}[ -]?\d{1,2})\b")
_BREAK = re.compile(r"[.;:!?\n\"“”„«»(,–—-]")
_CLOSING_QUOTE = re.compile(r"[\"”»]")
_QUOTED = re.compile(r" [\"“„«]")
_LINK = re.compile(r",? (?:(?:tại|ở|vào|hồi|hôm|ngày|sáng|chiều|tối|trưa) ){0,3}+")
_TIME = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|hồi|tháng|quý|từ)$")
_PERSONAL = ("honorifics", "ranks", "positions")
_PART_OF = re.compile(r" (?:đầu|giữa|cuối) ?$")
_PERIOD = re.compile(r" ?(?:tháng|năm|tuần|quý)\b")
_UNITS = ("ngày", "tháng", "quý")
_COUNTED = re.compile(r"\d $")
_KNOWN = re.compile(r"giữa (?:hai|ba|các|sáu|cả hai) ")
_SAID_OF = re.compile(
    r" (?:bị|sau|trước|tới|nói|mới(?! sáng tạo)|thêm|nào|gì|rất|khá|hoàn toàn|cực kỳ"
    r"|ngay|cuối|đầu(?! tiên (?:của|về|giữa)\b)|thứ (?:hai|ba|tư) trong)\b"
)
_PARTS = ("session", "part")
_ACT = "verb"
_SITTING = ("phiên ", "buổi ", "lễ ")
_HAS_DIGIT = re.compile(r"[A-Z][ +]?\d|\blần thứ ")
_LONGEST = 400
_BESIDE = len(" ngày ")
_DATED_BEFORE = 150


class Extents:
    """The reading of the ends of names in one document."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        dates: tuple[DateMention, ...],
        places: tuple[PlaceMention, ...],
    ) -> None:
        self.text, self.folded, self.scan = document.text, document.folded, scan
        self.dates, self.places = dates, {place.start: place for place in places}
        self.ends = frozenset(place.end for place in places)
        self.countries = {one.start: one.end for one in places if one.kind == "country"}
        self.date_starts = [date.start for date in dates]

    def end_of(self, hit: Hit, limit: int) -> tuple[int, Acronym | None]:
        """Where a name ends, and the acronym that glosses it."""
        acronym: Acronym | None = None
        if _SAID_OF.match(self.folded, hit.end):
            return hit.end, None
        limit = min(limit, hit.end + _LONGEST)
        stops: list[tuple[int, Hit | None]] = [
            (found.start, found)
            for found in self.scan.within("event_name_ends", hit.end, limit)
            if found.entry.value == "end"
        ]
        stops += [(mark.start(), None) for mark in _BREAK.finditer(self.text, hit.end, limit)]
        resume, stop, glossed = hit.end, limit, limit
        for position, found in sorted(stops, key=lambda item: item[0]):
            if position < resume or self._between_open(hit.end, position, limit):
                continue
            if found is None:
                outcome, gloss = self._at_mark(position, hit, limit)
                if gloss and acronym is None:
                    acronym, glossed = gloss, position
            else:
                outcome = self._at_word(found, hit)
            if outcome is None:
                stop = position
                break
            resume = outcome
        if self.folded.startswith(" và ", hit.end) or self.folded.endswith("trước ", 0, hit.start):
            return hit.end, acronym
        joined = self._next_head(hit, stop)
        return self._trimmed(hit, min(stop, joined)), acronym if glossed <= joined else None

    def names_country(self, start: int, end: int, country: str) -> bool:
        """Whether a place of a country stands within a stretch of text."""
        return any(
            start <= place.start < end and place.country == country
            for place in self.places.values()
        )

    def is_dated(self, hit: Hit, limit: int) -> bool:
        """Whether a date stands in the same sentence after a head word or just before it."""
        line = self.text.rfind("\n", max(0, hit.start - _DATED_BEFORE), hit.start) + 1
        index = bisect_left(self.date_starts, max(line, hit.start - _DATED_BEFORE))
        return index < len(self.dates) and self.date_starts[index] < limit

    def is_dated_behind(self, hit: Hit) -> bool:
        """Whether a date stands right behind a head word: "Đợt cao điểm tháng 7/2020"."""
        index = bisect_left(self.date_starts, hit.end)
        start = self.date_starts[index] if index < len(self.dates) else len(self.text)
        return start <= hit.end + _BESIDE and "\n" not in self.text[hit.end : start]

    def _between_open(self, start: int, position: int, limit: int) -> bool:
        """Whether "giữa A, ..." still waits for its "và B" or "với B"."""
        opened = self.folded.rfind("giữa ", start, position)
        if (
            _KNOWN.match(self.folded, opened)
            or opened < 0
            or self.text[position] in ".;:!?\n"
            or position - opened > 90
        ):
            return False
        last = min(limit, position + 90)
        joined = max(self.folded.find(joint, opened, last) for joint in (" và ", " với "))
        return joined >= position and ";" not in self.folded[opened:joined]

    def _next_head(self, hit: Hit, stop: int) -> int:
        """Where another name joined by "và" or a comma begins before the stop."""
        is_press = hit.entry.get("group") == "press"
        is_part = hit.entry.get("group") in _PARTS or self.folded.startswith(_SITTING, hit.start)
        for other in self.scan.within("event_heads", hit.end, stop + 30):
            if other.start >= stop:
                break
            before = self.folded[max(hit.end, other.start - 4) : other.start]
            if other.entry.get("grammar") in ("verb", "not"):
                if _ACT == other.entry.get("grammar") == hit.entry.get("grammar") and (
                    before.endswith(("và ", ", "))
                ):
                    return other.start
                continue
            if is_press and before.endswith("về "):
                return other.start
            if before.endswith(("và ", ", ")) or (is_part and before.endswith("của ")):
                return other.start
        for series in self.scan.within("event_series", hit.end + 2, stop):
            before = self.folded[max(hit.end, series.start - 4) : series.start]
            if is_press and before.endswith("về "):
                return series.start
            if before.endswith((" và ", ", ", " + ", "&")) and _HAS_DIGIT.search(
                self.text, hit.end, series.start
            ):
                return series.start
        return stop

    def _trimmed(self, hit: Hit, stop: int) -> int:
        part = _PART_OF.search(self.folded, hit.end, stop)
        if part and _PERIOD.match(self.folded, stop):
            stop = part.start()
        tail = _TRAILING.search(self.folded, hit.end, stop)
        end = tail.start() if tail and tail.end() == stop else stop
        return max(end, hit.end)

    def _at_word(self, found: Hit, hit: Hit) -> int | None:
        """Where reading goes on after a word that may end the name, None when it does end it."""
        word = self.folded[found.start : found.end]
        if word == "mang tên" and _QUOTED.match(self.text, found.end):
            return found.end
        before = self.folded[max(hit.start, found.start - 5) : found.start]
        person = self.scan.starting("honorifics", found.start)
        beside = found.start == hit.end + 1
        object_of = beside or hit.entry.get("grammar") == "verb"
        counted = word in _UNITS and _COUNTED.search(self.folded, found.start - 3, found.start)
        if counted or (person and (object_of or _PARTY_BEFORE.search(before))):
            return found.end
        if word in ("tại", "ở"):
            visit = beside and hit.entry.value == "visit"
            past = self.countries.get(found.end + 1) if visit else self._past_place(found.end + 1)
            return past or self._parties(found.start - 1)
        passing = word == "các bên" or (word == "thông qua" and hit.entry.get("group") == "session")
        if beside and (passing or (word == "cho" and hit.entry.value == "training")):
            return found.end
        if _TIME.search(word):
            return self._past_date(found) or self._parties(found.start - 1)
        return None

    def _past_place(self, position: int) -> int | None:
        place = self.places.get(position)
        return place.end if place and _GOES_ON.match(self.folded, place.end) else None

    def _parties(self, position: int) -> int | None:
        """Where "giữa A và B" begins behind nothing but dates and places."""
        while link := _LINK.match(self.folded, position):
            if self.folded.startswith("giữa ", link.end()):
                return link.end()
            index = bisect_left(self.date_starts, position)
            dated = index < len(self.dates) and self.date_starts[index] <= link.end()
            place = self.places.get(link.end())
            if not dated and place is None:
                return None
            position = self.dates[index].end if dated else place.end if place else position
        return None

    def _past_date(self, found: Hit) -> int | None:
        index = bisect_left(self.date_starts, found.start - 6)
        for date in self.dates[index : index + 2]:
            if date.start <= found.end + 8 and self.folded.startswith(" của", date.end):
                return date.end
        return None

    def _at_mark(self, position: int, hit: Hit, limit: int) -> tuple[int | None, Acronym | None]:
        mark = self.text[position]
        if mark == "(":
            return self._past_home(position, hit) or self._past_gloss(position, limit)
        if mark in "–—-":
            gloss = _DASH_GLOSS.match(self.text, max(position - 1, 0), limit)
            if gloss:
                return None, acronym_at(self.text, gloss.start(1), gloss.end(1))
            return self._past_dash(position), None
        if mark in '"“„«':
            return self._past_quote(position, hit, limit), None
        if mark == ",":
            return self._past_comma(position, hit), None
        of_town = mark == "." and self.text[position - 2 : position] == "TP"
        return (position + 1 if of_town else None), None

    def _past_gloss(self, position: int, limit: int) -> tuple[int | None, Acronym | None]:
        match = _GLOSS.match(self.text, position, limit)
        if not match:
            return None, None
        acronym = acronym_at(self.text, match.start(1), match.end(1))
        return (match.end() if _GOES_ON.match(self.folded, match.end()) else None), acronym

    def _past_home(self, position: int, hit: Hit) -> tuple[int, None] | None:
        """ "hội kiến ông A |(Lào) và ông B": the home of somebody met, and more who are met."""
        home = self.places.get(position + 1)
        if home is None or hit.entry.get("grammar") != "verb" or self.text[home.end] != ")":
            return None
        more = home.end + len(") và ")
        joined = self.text.startswith(") và ", home.end)
        met = joined and any(self.scan.starting(name, more) for name in _PERSONAL)
        return (more, None) if met else None

    def _past_dash(self, position: int) -> int | None:
        around = self.text[max(position - 1, 0) : position + 2]
        if len(around) == 3 and not around[0].isspace() and not around[2].isspace():
            return position + 1
        left = self.text[:position].rstrip()[-12:].split()
        right = self.text[position + 1 : position + 4].strip()
        names = bool(left and left[-1][0].isupper()) or (bool(right) and right[0].isupper())
        years = bool(left) and left[-1].isdigit() and right.isdigit()
        return position + 1 if years or (names and right and right[0].isupper()) else None

    def _past_quote(self, position: int, hit: Hit, limit: int) -> int | None:
        before = self.folded[hit.end : position].strip()
        titled = (
            self.text[position + 1 : position + 2].isupper() and before.count(" ") < _TITLED_AFTER
        )
        if before and not titled and not before.endswith(_TITLES):
            return None
        match = _CLOSING_QUOTE.search(self.text, position + 1, limit)
        return match.end() if match else None

    def _past_comma(self, position: int, hit: Hit) -> int | None:
        if not self.folded[hit.end : position].strip():
            return None
        if _COMMA_GOES_ON.match(self.folded, position):
            return position + 2
        higher = past_body(self.text, self.folded, hit.end, position, self.countries)
        if higher:
            return higher
        follower = self.places.get(position + 2)
        if follower and position in self.ends:
            return follower.end
        if hit.entry.get("grammar") == "verb" and any(
            self.scan.starting(name, position + 2) for name in _PERSONAL
        ):
            return position + 2
        match = _STATES.match(self.folded, position) or _COORDINATION.match(self.text, position)
        if match and not self.scan.within("event_name_ends", position, match.end()):
            return match.end() - 1
        return None
