"""Document + scan -> every stretch of words that names an event or refers to one.

A name is a head word ("Hội nghị", "chuyến thăm") with what modifies it up to its natural end, a
series acronym with its number ("SOM 8"), or an act between people (``event_acts``).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.frozen import frozen
from analysis.grammar.event_acts import Act, Acts
from analysis.grammar.event_extents import Acronym, Extents
from analysis.grammar.numbers import Ordinal, acronym_at, number_value, ordinal_after, ordinals
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import DateMention, Document, PlaceMention


@frozen
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
    r"(?:các|nhiều|những|một số|mọi|mỗi|từng|\d+|hai|ba|bốn|năm|sáu|loạt|tất cả|cùng) $"
)
_HOLDING = re.compile(
    r"\b(?:tổ chức|mở|triển khai|khai mạc|bế mạc|dự|tham gia)(?: một)?(?: (?:đợt|buổi))? $"
)
_TEXT_OF = re.compile(r"\b(?:nghị quyết|văn kiện|báo cáo chính trị|tinh thần) (?:của )?$")
_VENUE = re.compile(r"\b(?:trung tâm|phòng|(?<!chủ )nhà|cung|hội trường) $")
_CLOSE = ('"', "”", "»")
_OPEN = ('"', "“", "«")
_BEFORE = 24
_ACTS = ("verb", "transfer")


def event_names(
    document: Document,
    scan: Scan,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> list[EventName]:
    """Names and short forms of events in the order of the text, none inside another."""
    reader = _Reader(document, scan, dates, places)
    found = sorted([*reader.headed(), *reader.acronyms()], key=lambda name: (name.start, -name.end))
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
        self.extents = Extents(document, scan, dates, places)
        self.acts = Acts(document, scan, dates, places, self.extents)

    def headed(self) -> Iterator[EventName]:
        """Names that begin with a head word."""
        for hit in self.scan["event_heads"]:
            sentence = self.document.sentence_at(hit.start)
            if sentence is None or hit.entry.get("grammar") == "not":
                continue
            if hit.entry.get("grammar") in _ACTS or self._has_talk(hit):
                act = self.acts.act(hit, sentence)
                if act:
                    yield _of_act(act, hit, self.text)
            elif self._is_named(hit, sentence.end):
                yield from self._noun(hit, sentence.end)

    def _has_talk(self, hit: Hit) -> bool:
        """ "A có cuộc gặp |ông B": a noun that is an act, for a person stands right behind it."""
        had = hit.entry.get("group") == "talk" and self.folded.endswith("có ", 0, hit.start)
        return had and self.scan.starting("honorifics", hit.end + 1) is not None

    def _is_named(self, hit: Hit, limit: int) -> bool:
        """Whether a head word, by what stands before it, may head the name of one event."""
        before = max(0, hit.start - _BEFORE)
        if hit.entry.get("grammar") in ("held", "titled"):
            titled = self.text[hit.end + 1 : hit.end + 2] in _OPEN
            titled = titled and self.scan.starting("event_heads", hit.end + 2) is None
            own = hit.entry.get("grammar") == "held" or titled
            return own and _HOLDING.search(self.folded, before, hit.start) is not None
        if _VENUE.search(self.folded, before, hit.start):
            return False
        if hit.entry.get("group") == "congress" and (
            _TEXT_OF.search(self.folded, before, hit.start) or not self.extents.is_dated(hit, limit)
        ):
            return False
        several = _SEVERAL.search(self.folded, before, self._start(hit))
        return several is None or (
            several.group() == "các "
            and self.folded.startswith(" với ", hit.end)
            and hit.entry.get("group") == "talk"
        )

    def acronyms(self) -> Iterator[EventName]:
        """Series acronyms with their number: "SOM 8", "IMM4", "AMMTC lần thứ 13"."""
        for hit in self.scan["event_series"]:
            yield from self._numbered(hit)

    def _numbered(self, hit: Hit) -> Iterator[EventName]:
        sentence = self.document.sentence_at(hit.start)
        if sentence is None or not hit.entry.get("acronym"):
            return
        end, number = self._number_after(hit, sentence.end)
        attached = acronym_at(self.text, hit.start, hit.end)
        number = number or (attached[1] if attached else None)
        if number is None:
            return
        written = acronym_at(self.text, hit.start, end)
        yield EventName(
            hit.start, end, self.text[hit.start : end], hit.entry.get("kind"), "meeting",
            "noun", number, written[0] if written else None, hit.entry.value, False,
            hit.entry.rule,
        )  # fmt: skip

    def _number_after(self, hit: Hit, limit: int) -> tuple[int, int | None]:
        digits = _DIGITS.match(self.text, hit.end, limit)
        if digits:
            return digits.end(), int(digits[1])
        ordinal = ordinal_after(self.folded, hit.end, limit)
        return (ordinal.end, ordinal.value) if ordinal else (hit.end, None)

    def _noun(self, hit: Hit, limit: int) -> Iterator[EventName]:
        entry = hit.entry
        is_part = entry.get("grammar") == "part" and not self._is_titled(hit)
        end, acronym = (hit.end, None) if is_part else self.extents.end_of(hit, limit)
        start = self._start(hit)
        inside = ordinals(self.folded, start, end)
        behind = self.text[end : end + 1] in _CLOSE and ordinal_after(self.folded, end + 1, limit)
        inside = inside or ([behind] if behind else [])
        number = inside[0].value if inside else acronym[1] if acronym else None
        led = self._led_by_acronym(hit)
        if led and number is None:
            end = max(end, led.end)
            acronym = acronym_at(self.text, hit.end + 1, led.end)
            number = led.ordinal
        kind = led.kind if led else self._kind(hit, end)
        named = acronym[0] if acronym and acronym[1] else None
        group, grammar = entry.get("group"), entry.get("grammar")
        if grammar == "part" and not is_part:
            group, grammar = "ceremony", "noun"
        name = EventName(
            start, end, self.text[start:end], kind, group, grammar, number, named,
            self._series(hit.start, end, entry.value, acronym),
            self._is_bare(hit, end, number is not None, limit), entry.rule,
        )  # fmt: skip
        second = self._second(name, inside, limit)
        if second and second.start < name.end:
            end = inside[0].end
            name = replace(name, end=end, name=self.text[start:end])
        yield name
        if second:
            yield second

    def _is_titled(self, hit: Hit) -> bool:
        """ "mở |sự kiện| "Con đường mới"": words for a part of a meeting that have a title."""
        before = max(0, hit.start - _BEFORE)
        quoted = self.text[hit.end + 1 : hit.end + 2] in _OPEN
        part = hit.entry.get("grammar") == "part"
        return part and quoted and _HOLDING.search(self.folded, before, hit.start) is not None

    def _start(self, hit: Hit) -> int:
        """Where a name begins: at its round, "Vòng 26 |Đối thoại ...", else at its head."""
        found = _ROUND.search(self.folded, max(hit.start - _NEAR, 0), hit.start)
        return found.start() if found else hit.start

    def _led_by_acronym(self, hit: Hit) -> EventName | None:
        """The series acronym right after a head: "Hội nghị SOMTC 25"."""
        found = self.scan.starting("event_series", hit.end + 1)
        return next(self._numbered(found), None) if found else None

    def _second(self, name: EventName, inside: list[Ordinal], limit: int) -> EventName | None:
        """The second event of "lần thứ 40 và lần thứ 41" and "lần thứ 40 và 41"."""
        if not inside:
            return None
        match = _AND_NUMBER.match(self.folded, inside[0].end, limit)
        value = number_value(match["number"]) if match else None
        if not match or value is None or (match["listed"] and value != inside[0].value + 1):
            return None
        words = self.text[name.start : inside[0].start] + f"lần thứ {match['number']}"
        return replace(
            name,
            start=match.start("number"),
            end=match.end("number"),
            name=words,
            ordinal=value,
            acronym=None,
        )

    def _kind(self, hit: Hit, end: int) -> str:
        """The kind of a fixed series, of the level of those who meet, or of the head word."""
        fixed = self._fixed(hit.start, end)
        if fixed:
            return fixed.entry.get("kind")
        if hit.entry.get("group") == "session" and _COMMITTEE.search(self.folded, hit.end, end):
            return "conference"
        if hit.entry.value == "conference":
            who = self.folded[hit.end : end].partition(" về ")[0]
            for words, kind in _LEVELS:
                if words.search(who):
                    return kind
        return hit.entry.value

    def _fixed(self, start: int, end: int) -> Hit | None:
        """The series whose fixed name begins here, with its country where it needs one."""
        hit = self.scan.starting("event_series", start)
        country = hit.entry.get("country") if hit else ""
        return hit if not country or self.extents.names_country(start, end, country) else None

    def _series(self, start: int, end: int, kind: str, acronym: Acronym | None) -> str | None:
        fixed = self._fixed(start, end)
        if fixed:
            return fixed.entry.value
        for hit in self.scan.within("event_series", start + 1, end + 30):
            letters = hit.entry.get("acronym")
            led = hit.start - start < _NEAR and letters and hit.end <= end
            told = acronym and (acronym[1] or ordinals(self.folded, start, end))
            glossed = told and letters and acronym and acronym[0].startswith(letters)
            if glossed or led:
                return hit.entry.value
        for frame in self.scan.within("event_frames", start, end):
            if frame.entry.get(kind):
                return frame.entry.get(kind)
        return None

    def _is_bare(self, hit: Hit, end: int, numbered: bool, limit: int) -> bool:
        rest = self.folded[hit.end : end]
        if numbered or hit.entry.get("grammar") == "numbered":
            return not numbered
        if hit.entry.get("grammar") == "strict":
            if self.text[hit.start].isupper() and self.extents.is_dated_behind(hit):
                return False
            own = self.text[hit.end + 1 : hit.end + 2].isupper() or (
                hit.entry.get("group") == "campaign" and len(rest.split()) > 1
            )
            titled = self.text[hit.start].isupper() and " về " in rest
            if (own or titled or _PAIR.search(rest)) and self.extents.is_dated(hit, limit):
                return False
            return not _OWN_NAME.search(rest)
        return hit.entry.get("grammar") == "part" or _GENERIC.fullmatch(rest + " ") is not None


_DIGITS = re.compile(r"[ -]?(\d{1,2})(?![\w/]|\.\d)")
_AND_NUMBER = re.compile(
    r"(?: và|(?P<listed>,)(?= (?:lần )?(?:thứ )?\d)) (?:lần )?(?:thứ )?"
    r"(?P<number>\d{1,3}|[a-zà-ỹđ]+)(?![\w/.-])"
)
_LEVELS = (
    (re.compile(r"quan chức cấp cao|quan chức cao cấp"), "senior_officials_meeting"),
    (
        re.compile(r"liên bộ trưởng|\bbộ trưởng\b"),
        "ministerial_meeting",
    ),
    (re.compile(r"^ (?:cấp cao|thượng đỉnh)\b"), "summit"),
)
_NEAR = 20
_COMMITTEE = re.compile(
    r"\b(?:uỷ ban|tiểu ban|nhóm công tác) (?:hỗn hợp|liên chính phủ|chung|hợp tác)\b"
)
_PAIR = re.compile(r"\w [-–] \w|\bgiữa .+ và ")
_ROUND = re.compile(r"\bvòng (?:thứ )?(?:\d{1,3}|[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?) (?:của )?$")
_OWN_NAME = re.compile(r"\b(?:19|20)\d\d\b|[\"“”]|\b[a-zđ]{1,3}[.-]?\d{2,5}|\b\d{2,5}[.-]?[a-zđ]\b")
_GENERIC = re.compile(
    r"(?:trên|vừa nêu|quốc tế|khu vực|song phương|đa phương|liên quan|lớn|chung|trực tuyến"
    r"|thường niên|toàn thể|chính|riêng|[\s,])+"
)


def _of_act(act: Act, hit: Hit, text: str) -> EventName:
    return EventName(
        act.start, act.end, text[act.start : act.end], hit.entry.value, hit.entry.get("group"),
        hit.entry.get("grammar"), None, None, None, False, hit.entry.rule,
    )  # fmt: skip
