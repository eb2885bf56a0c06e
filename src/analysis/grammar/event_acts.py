"""Document + scan -> acts that are events: "A tiếp B", "A thăm nước B", "tiếp nhận 15 nạn nhân".

An act counts only where the text says with whom: an object with a name, or people handed over on
a day and in numbers.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.grammar.event_extents import Extents
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import DateMention, Document, PlaceMention, Span
from analysis.text import UPPER


@dataclass(frozen=True, slots=True)
class Act:
    """From the subject of a verb to the end of its object."""

    start: int
    end: int


_PERSONAL = ("ranks", "honorifics", "positions")
_PASSIVE = re.compile(r"được (?:\S+ ){2,14}(?<!trực )(?<!gián )tiếp$")
_GUESTS = re.compile(r"đoàn (?:có|gồm|là)\b")
_BODY = ("đoàn ", "nhà vua ", "quốc vương ", "phó ", "tân ", "quyền ", "cơ quan ")
_CLAUSE = re.compile(r"[,;:(]\s+|\d\s|\s[–-]\s")
_SUBJECT_WITHIN = 90
_PARENT = re.compile(r"(?:bộ đội biên phòng|bđbp|bộ chỉ huy|công an (?:tỉnh|thành phố))\b")
_JOINS = re.compile(r"\b(?:phối hợp|cùng)\b")
_OF_PROVINCE = re.compile(r"(?:tỉnh|thành phố|tp\.|huyện|thị xã|châu|khu tự trị) ")
_GLAD = ("vinh dự được ", "vui mừng được ", "hân hạnh được ", "được gặp và ", "mong được ")
_TEAM = len("đoàn ")
_INVITED = re.compile(r"\blời mời của [^,;.]{3,120}, ")
_INVITED_WITHIN = 260
_WORKERS = re.compile(
    r"\b(?:lao động|công nhân|công dân|thanh niên)(?: (?:việt nam|lào|campuchia|di cư))? (?:đi )?$"
)
_OF_STATE = ("ministry", "police", "command", "government", "prosecution", "court")
_SEATS = ("phủ ", "trụ sở ", "văn phòng ", "dinh ")
_LED = re.compile(r"\bđoàn (?:[^\s,;:.]+ ){1,14}do (?:đồng chí )?$")
_LED_BY_SOMEBODY = re.compile(
    r"\bđoàn (?:[^\s,;:.]+ ){1,14}do [^;:.]{3,200}? (?:dẫn đầu|làm trưởng đoàn)"
    r"(?: đã| vừa| sẽ)?(?: có| tới| đến)?(?: chuyến| buổi)? $"
)
_SAID = re.compile(r"\b(?:cho biết|cho hay|khẳng định|thông báo|nói|nêu)(?: rằng)? ")
_SEEN = re.compile(r"\b(?:thăm|gặp|đón|tặng quà|trao quà)(?: hỏi)?(?: cho)?(?: các| những)? $")
_TOLD_WITHIN = 400
_DAY = len("2012-02-14")


class Acts:
    """The reading of acts in one document."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        dates: tuple[DateMention, ...],
        places: tuple[PlaceMention, ...],
        extents: Extents,
    ) -> None:
        self.text, self.folded, self.scan = document.text, document.folded, scan
        self.dates, self.place_ends = dates, {place.start: place.end for place in places}
        self.extents = extents

    def act(self, hit: Hit, sentence: Span) -> Act | None:
        """The act whose verb is a hit, None where its object stays unnamed."""
        if hit.entry.get("grammar") == "transfer":
            return self._transfer(hit, sentence)
        if self.folded.endswith(_GLAD, 0, hit.start):
            return None
        passive = hit.entry.value != "visit" and self._is_passive(hit)
        if not passive and not self._names_object(hit, hit.end + 1):
            return None
        works = _TO_WORK.match(self.folded, hit.start) if hit.entry.value == "visit" else None
        head = Hit(hit.start, works.end() - 1, hit.entry) if works else hit
        end = hit.end if passive else self.extents.end_of(head, sentence.end)[0]
        visited = self._visited(hit) if hit.entry.value == "visit" else None
        before = max(sentence.start, hit.start - _SUBJECT_WITHIN)
        at_work = visited and "thăm" not in self.folded[hit.start : visited]
        if at_work and _WORKERS.search(self.folded, before, hit.start):
            return None
        return Act(self._subject(sentence.start, hit.start), max(end, hit.end, visited or 0))

    def _transfer(self, hit: Hit, sentence: Span) -> Act | None:
        """People handed over or taken back in numbers on a day that the sentence names."""
        begun = max(sentence.start, hit.start - _TOLD_WITHIN)
        match = _PEOPLE.match(self.folded, hit.end, sentence.end)
        match = match or _SUSPECT.match(self.text, hit.end, sentence.end)
        if match is None or _SUMMING.search(self.folded, begun, hit.start):
            return None
        first = bisect_left(self.dates, begun, key=lambda date: date.start)
        last = bisect_left(self.dates, hit.start, key=lambda date: date.start)
        values = {date.value for date in self.dates[first:last]}
        if first == last:
            ends = bisect_left(self.dates, sentence.end, key=lambda date: date.start)
            values = {date.value for date in self.dates[last:ends]}
        if len(values) != 1 or len(values.pop()) != _DAY:
            return None
        return Act(self._receiver(begun, hit.start), match.end())

    def _receiver(self, begun: int, verb: int) -> int:
        """Where the list begins of those who receive: "|Đồn A phối hợp với B, C tiếp nhận"."""
        start = begun
        for mark in _CLAUSE.finditer(self.folded, begun, verb):
            start = mark.end()
        for mark in reversed([*_CLAUSE.finditer(self.folded, begun, verb)][:-1]):
            if _OF_PROVINCE.match(self.folded, start) is None:
                break
            start = mark.end()
        for head in self.scan.within("organization_heads", begun, start):
            opens = self.folded.endswith((", ", "; "), begun, head.start) or head.start == begun
            parent = (
                _PARENT.match(self.folded, start) and self.folded.count(",", head.start, start) == 1
            )
            if opens and (parent or _JOINS.search(self.folded, head.end, start)):
                return head.start
        return start

    def _names_object(self, hit: Hit, after: int) -> bool:
        if hit.entry.value == "visit":
            visited = self._visited(hit) is not None or self._visits_body(hit, after)
            return visited or self._works_with(hit) or self._is_led(hit)
        if any(self.scan.starting(name, after) for name in _PERSONAL):
            return not self.folded.startswith(("các ", "những "), after)
        if self.scan.starting("organization_heads", after):
            return self.folded.endswith(" với", 0, hit.end) and self.text[after].isupper()
        if _GUESTS.match(self.folded, after):
            return False
        return self.folded.startswith(_BODY, after) or (
            self.text[after : after + 1].isupper()
            and self.scan.starting("surnames", after) is not None
        )

    def _visited(self, hit: Hit) -> int | None:
        """Where the place ends that stands after the verb of a visit."""
        starts = [match.end() for lead in _TO if (match := lead.match(self.folded, hit.end))]
        return next((self.place_ends[one] for one in starts if one in self.place_ends), None)

    def _works_with(self, hit: Hit) -> bool:
        """Whether a visit is one to work with people or a body: "đến thăm, làm việc tại Bộ A"."""
        match = _TO_WORK.match(self.folded, hit.start)
        if match is None:
            return False
        return (
            match["at"] == "với"
            or self.scan.starting("organization_heads", match.end()) is not None
        )

    def _visits_body(self, hit: Hit, after: int) -> bool:
        """ "ông A tới thăm |Bộ Công an|": a visit to a body of state."""
        if not self.folded.endswith("thăm", hit.start, hit.end):
            return False
        bodies = (
            self.scan.starting(name, after) for name in ("organizations", "organization_heads")
        )
        return any(body and body.entry.get("kind") in _OF_STATE for body in bodies)

    def _is_led(self, hit: Hit) -> bool:
        """Whether a delegation comes to visit: "đoàn A do ông B dẫn đầu sang thăm"."""
        start = max(0, hit.start - _TOLD_WITHIN)
        return self.folded.startswith("sang thăm", hit.start) and (
            _LED_BY_SOMEBODY.search(self.folded, start, hit.start) is not None
        )

    def _is_passive(self, hit: Hit) -> bool:
        match = _PASSIVE.search(self.folded, max(0, hit.start - _SUBJECT_WITHIN), hit.end)
        agent = match.start() + len("được ") if match else -1
        return any(self.scan.starting(name, agent) for name in _PERSONAL)

    def _subject(self, start: int, verb: int) -> int:
        """Where the subject of a verb begins: the first person-like word of its clause."""
        for act in self.scan.within("event_heads", max(start, verb - _SUBJECT_WITHIN), verb - 1):
            if act.entry.get("grammar") == "verb" and "," in self.folded[act.end : verb]:
                start = self.folded.rfind(",", act.end, verb) + 1
        for said in _SAID.finditer(self.folded, max(start, verb - _TOLD_WITHIN), verb):
            start = said.end()
        led = _LED_BY_SOMEBODY.search(self.folded, max(start, verb - _TOLD_WITHIN), verb)
        if led:
            return led.start()
        invited = _INVITED.search(self.folded, max(start, verb - _INVITED_WITHIN), verb)
        start = invited.end() if invited else start
        for name in _PERSONAL:
            for hit in self.scan.within(name, max(start, verb - _SUBJECT_WITHIN), verb):
                between = self.folded[hit.start : verb]
                seat = self.folded.endswith(_SEATS, 0, hit.start) or (
                    self.folded.startswith("bộ tư lệnh", hit.start - len("bộ "))
                )
                if (
                    seat
                    or hit.start in self.place_ends
                    or _SEEN.search(self.folded, start, hit.start)
                ):
                    continue
                if ";" not in between and not _YEAR.search(between):
                    led = _LED.search(
                        self.folded, max(start, hit.start - _SUBJECT_WITHIN), hit.start
                    )
                    team = _TEAM * self.folded.endswith("đoàn ", start, hit.start)
                    return led.start() if led else hit.start - team
        start = max(start, verb - _SUBJECT_WITHIN)
        delegation = _DELEGATION.search(self.folded[start:verb])
        return start + delegation.start() if delegation else verb


_WAY = (
    r"(?:(?: và|,)? (?:chính thức|hữu nghị|cấp nhà nước|cấp cao|làm việc|công tác|song phương))*+"
)
_TO = (
    re.compile(rf"{_WAY} (?:(?:tại|ở|tới|đến|sang) )?"),
    re.compile(
        rf"{_WAY} (?:(?:tại|ở|tới|đến|sang) )?"
        r"(?:vương quốc|nước|thủ đô|liên bang|cộng hoà|hợp chúng quốc|tỉnh|thành phố) "
    ),
)
_TO_WORK = re.compile(rf"(?:sang|đến|tới)?(?: ?thăm)?{_WAY}(?<=làm việc) (?P<at>với|tại) ")
_DELEGATION = re.compile(r"(?:^|(?<=[,;:] ))đoàn\b[^,;:.(\n]*$")
_YEAR = re.compile(r"\d{4}")
_PEOPLE = re.compile(
    r"(?: cho [^,;:.(\n\d]{3,60})?? (?:thêm )?(?:\d{1,4}|[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?) "
    r"(?:người|công dân|nạn nhân|phụ nữ|thiếu nữ|cô gái|trẻ em|cháu|lao động|đối tượng|bị can)\b"
    r"(?:[^,;:.(\n]{0,60}? (?:tại|qua|ở) [^,;:.(\n]{3,60})?"
)
_SUSPECT = re.compile(
    r"(?: cho [^,;:.\n\d]{3,80}?)? (?:nghi phạm|đối tượng|bị can|bị cáo)(?: truy nã)? "
    rf"(?:[{UPPER}]\w+ ?){{1,4}}"
)
_SUMMING = re.compile(
    r"\b(?:cho biết|thông tin|từ|tính từ|tính đến|kể từ"
    r"|tổng(?! cục| nha| thanh tra| tham mưu| lãnh sự)|trong (?:năm|\d+))\b"
)
