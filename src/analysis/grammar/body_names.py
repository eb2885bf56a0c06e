"""Where the name of a body ends that begins with a known head: "Cục" -> "Cục Cảnh sát hình sự"."""

import re
from collections.abc import Mapping

from analysis.grammar.areas import AREA_WORDS, area_end
from analysis.grammar.names import capitalised_words
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, PlaceMention, Span
from analysis.text import UPPER

_CODE = re.compile(
    rf"(?:số )?(?:[{UPPER}]{{1,12}}(?:[-&][{UPPER}]{{1,8}})*\d{{0,3}}[{UPPER}]?"
    rf"|\d{{1,3}}(?:/[{UPPER}]{{2,6}})?)(?!\w|[./-]\d|\.[{UPPER}])"
)
_NUMBERED = re.compile(r"(?:phòng|đội|cục|tổ|ban chỉ đạo|quân khu|vùng|đoàn|ktqp)$")
_NUMBERED_LATER = re.compile(r"(?:biên phòng|cảnh sát biển|quốc phòng)$")
_AREA_WORD = re.compile(
    rf"tp\.(?=\w)|(?:{AREA_WORDS}|quốc gia|thủ đô|khu vực(?! tiểu)|châu(?! (?:á|âu|phi|mỹ|đại))"
    r"|cửa khẩu(?: quốc tế| quốc gia| cảng)?)\s"
)
_QUOTED = re.compile(r"[\"“”][^\"“”\n]{3,90}[\"“”]")
_ABOUT = re.compile(r"về (?:việc )?")
_SIGN = re.compile(r" ?[-\u2013] ?|, ?")
_PAIR = re.compile(r" ?[-\u2013] ?")
_PARENTHETICAL_AREA = re.compile(rf" \([{UPPER}&/.\-]{{2,12}}\) (?=tỉnh |thành phố |TP)")
_GLOSSED = re.compile(rf"((?: [\w,&-]+){{1,20}}) \([{UPPER}][{UPPER}\-]{{1,9}}[A-Za-z]?\)")
_CLAUSE = re.compile(
    r"(?<!\w)(?:trưởng|phó|đã|sẽ|đang|với|cho|là|có|được|bị|do|theo|từ|này|để|khi|cùng|như|nhằm|"
    r"phối hợp|tham dự|tham gia|cho biết|ký|tại|nêu|phát biểu|dự|tiếp|gặp|gồm)(?!\w)"
)
_UNKNOWN_TOPIC = re.compile(r"về [^\W\d_A-Z][^,;:.()\n\"“”]{4,90}")
_ENGLISH = re.compile(
    rf"(?: (?:of|for|on|and|against|in|to|the))* (?=[{UPPER}])|, (?=[{UPPER}]\w+(?:,| and ))"
)
_MOST_WORDS = 16
_SHORTEST_TOPIC, _LONGEST_TOPIC = 2, 20
_FORCES = ("cảnh sát ", "công an ", "biên phòng ", "bộ đội ", "quân đội ")
_OWNERS = ("police", "ministry", "command", "border_guard", "prosecution", "court")
_GUESTS = ("embassy", "office", "court", "prosecution")
_MORE_FIELDS = re.compile(rf"(?:, [{UPPER}][\w -]{{1,30}}){{0,4}} (?:và|của) ")

_SEVERAL_HOSTS = re.compile(r"các tổ chức quốc tế(?: khác)?(?!\w)")
_SEAT = re.compile(r" (?:tại|ở) ")
_OF_SEVERAL = re.compile(
    r" (?:của )?(?:(?:hai|ba|các|mỗi|cả hai|sáu|mười|nhiều) (?:nước|quốc gia|bên)"
    r"|nước (?:bà|ông|bạn|mình|sở tại|chủ nhà|này|đó))(?!\w)"
)
_PLURALS = ("hai", "các", "sáu", "ba", "những", "mọi")


def means_several(folded: str, start: int, end: int) -> bool:
    """Whether a name is nobody's, for a number or plural word stands before or behind it.

    >>> text = "hai chính phủ, chính phủ hai nước, chính phủ ta"
    >>> means_several(text, 4, 13), means_several(text, 15, 24), means_several(text, 35, 44)
    (True, True, False)
    """
    before = folded[max(start - 6, 0) : start].split()
    return bool(before and before[-1] in _PLURALS) or bool(_OF_SEVERAL.match(folded, end))


class BodyNames:
    """Reads names of bodies from their heads in one document."""

    def __init__(self, document: Document, scan: Scan, places: Mapping[int, PlaceMention]) -> None:
        self._text, self._folded = document.text, document.folded
        self._document, self._scan, self._places = document, scan, places

    def end(self, start: int, tail: str, *, kind: str = "", lower: bool = False) -> int:
        """Where the name ends whose head ends at ``start``; ``start`` when nothing follows.

        ``tail`` says how it may go on (see ``organization_heads.tsv``); ``lower`` whether its
        first word may be written small ("Bộ ngoại giao").
        """
        if tail == "english":
            return self._english_end(start)
        end = start
        for _ in range(_MOST_WORDS):
            longer, last = self._one_more(end, tail, first=end == start, lower=lower)
            if end > start and self._begins_owner(end + 1, kind):
                break
            if kind == "office" and (served := self._served(end + 1)):
                longer, last = served, False
            elif kind == "party" and longer == end == start:
                longer, last = self._party_area(end + 1) or end, True
            if longer == end:
                break
            end = longer
            if last:
                break
        if tail in ("free", "about", "words"):
            end = max(end, self._glossed_end(start))
        return self._with_seat(end, kind)

    def _one_more(self, end: int, tail: str, *, first: bool, lower: bool) -> tuple[int, bool]:
        """The end of the name after one more of its parts, and whether nothing may follow it."""
        area = _PARENTHETICAL_AREA.match(self._text, end)
        start = area.end() if area else end + 1
        if not area and (sign := _SIGN.match(self._text, end)):
            return (end, True) if first else self._after_sign(sign, end)
        if not area and self._text[end:start] not in (" ", "\u00a0"):
            return end, True
        place = self._places.get(start)
        other = self._other_half(place.end) if place else None
        if place and other and tail != "area":
            return other.end, True
        if place and not other:
            return place.end, place.kind == "country" or tail == "area"
        headed = _AREA_WORD.match(self._folded, start)
        if headed and (named := self._named_area(headed.end())):
            return named, True
        if tail == "area" and not first:
            return end, True
        quoted = _QUOTED.match(self._text, start) if tail != "area" else None
        if quoted:
            return quoted.end(), False
        return self._administrative(start, end, tail, first=first, lower=lower)

    def _named_area(self, start: int) -> int | None:
        place = self._places.get(start)
        return place.end if place else area_end(self._text, self._scan, start, most=5)

    def _administrative(
        self, start: int, end: int, tail: str, *, first: bool, lower: bool
    ) -> tuple[int, bool]:
        word = self._scan.starting("organization_words", start)
        small = not first or tail == "about" or lower
        if word and (self._text[start].isupper() or (small and word.entry.value != "action")):
            return word.end, False
        code = _CODE.match(self._text, start) if tail != "area" else None
        if code and (not code.group()[0].isdigit() or self._takes_number(end, first=first)):
            return code.end(), False
        about = _ABOUT.match(self._folded, start) if tail in ("about", "words") else None
        if about and (topic := self._scan.starting("organization_words", about.end())):
            return topic.end, False
        if tail == "about" and (ended := self._unknown_topic(start)):
            return ended, True
        for joint in ("và ", "của "):
            if not first and self._folded.startswith(joint, start):
                return self._joined(joint, start + len(joint), end)
        if tail == "free" and (words := capitalised_words(self._text, start, most=6)):
            return self._whole_word(words[-1]), False
        return end, True

    def _whole_word(self, last: Span) -> int:
        """The end of the word that a capitalised syllable begins: "Hagar Quốc| tế"."""
        word = self._scan.starting("organization_words", last.start)
        return word.end if word else last.end

    def _unknown_topic(self, start: int) -> int | None:
        """The end of "về triệt phá mạng lưới đưa người trái phép", up to the rest of the clause."""
        topic = _UNKNOWN_TOPIC.match(self._text, start)
        if topic is None:
            return None
        rest = _CLAUSE.search(self._folded, start, topic.end())
        end = rest.start() - 1 if rest else topic.end()
        return (
            end if _SHORTEST_TOPIC <= self._text.count(" ", start, end) < _LONGEST_TOPIC else None
        )

    def _takes_number(self, end: int, *, first: bool) -> bool:
        pattern = _NUMBERED if first else _NUMBERED_LATER
        return bool(pattern.search(self._folded, max(end - 14, 0), end))

    def _joined(self, joint: str, after: int, end: int) -> tuple[int, bool]:
        """The part behind "và" or "của", when it is not a body of its own joined by "và"."""
        listed = self._scan.starting("organizations", after)
        if joint == "của ":
            place = self._places.get(after)
            owner = place if place and place.kind == "country" else listed
            return (owner.end, True) if owner else (end, True)
        if listed or self._scan.starting("organization_heads", after):
            return end, True
        word = self._scan.starting("organization_words", after)
        joined = word is not None and not self._folded.startswith(_FORCES, after)
        return (word.end, False) if word and joined else (end, True)

    def _after_sign(self, sign: re.Match[str], end: int) -> tuple[int, bool]:
        """A name goes on over " - " or ", " only before a capitalised administrative word."""
        word = self._scan.starting("organization_words", sign.end())
        heads = ("organization_heads", "organizations")
        taken = any(self._scan.starting(name, sign.end()) for name in heads)
        if word is None or taken or not self._text[word.start].isupper():
            return end, True
        goes_on = "," not in sign.group() or _MORE_FIELDS.match(self._text, word.end)
        return (word.end, False) if goes_on else (end, True)

    def _begins_owner(self, start: int, kind: str) -> bool:
        """The body above begins here: "Phòng Tham mưu | Công an tỉnh X" are two bodies."""
        head = self._scan.starting("organization_heads", start) if kind == "division" else None
        if head is None or head.entry.get("kind") not in _OWNERS:
            return False
        named = head.end + 1 in self._places
        return named or _AREA_WORD.match(self._folded, head.end + 1) is not None

    def _served(self, start: int) -> int | None:
        """The end of the body that an office serves: "Văn phòng | Cơ quan Cảnh sát điều tra"."""
        listed = self._scan.starting("organizations", start)
        head = self._scan.starting("organization_heads", start)
        end = listed.end if listed else start
        if head and head.entry.get("kind") not in ("office", "division", *_OWNERS[:1]):
            lower = head.entry.get("lower") == "yes"
            named = self.end(head.end, head.entry.get("tail"), lower=lower)
            end = named if named > max(end, head.end) else end
        return end if end > start else None

    def _party_area(self, start: int) -> int | None:
        """The end of an unknown district: "Bí thư Huyện ủy Tân Lâm"."""
        if self._text[start - 1 : start] != " " or self._scan.starting("positions", start):
            return None
        return area_end(self._text, self._scan, start, most=3)

    def _glossed_end(self, start: int) -> int:
        """The end of any words that an acronym behind them proves to be a name."""
        found = _GLOSSED.match(self._text, start)
        if found is None or _CLAUSE.search(self._folded, *found.span(1)):
            return start
        inside = (
            self._scan.within(name, start, found.end(1))
            for name in ("organizations", "organization_heads", "positions")
        )
        if any(
            self._text[hit.start].isupper() and not self._owns(hit, found.end(1))
            for hits in inside
            for hit in hits
        ):
            return start
        return found.end(1)

    def _owns(self, hit: Hit, end: int) -> bool:
        """Whether a body is the owner with whom a name ends: "Dự án A của |Liên hợp quốc|"."""
        return hit.end == end and self._folded.endswith("của ", 0, hit.start)

    def _with_seat(self, end: int, kind: str) -> int:
        """A guest's name with the place where it sits: "Đại sứ quán X tại Y"."""
        at = _SEAT.match(self._folded, end) if kind in _GUESTS else None
        if at is None:
            return end
        seat = at.end()
        host = self._places.get(seat) or self._scan.starting("organizations", seat)
        if host:
            return host.end
        if several := _SEVERAL_HOSTS.match(self._folded, seat):
            return self._with_seat(several.end(), kind)
        words = capitalised_words(self._text, seat, most=3)
        return words[-1].end if words and kind == "embassy" else end

    def _other_half(self, end: int) -> PlaceMention | None:
        """The second country of "Ủy ban Hợp tác Lào - Việt Nam"."""
        hyphen = _PAIR.match(self._text, end)
        other = self._places.get(hyphen.end()) if hyphen else None
        return other if other and other.kind == "country" else None

    def _english_end(self, start: int) -> int:
        end = start
        while link := _ENGLISH.match(self._text, end):
            if self._scan.starting("organization_heads", link.end()):
                break
            place = self._places.get(link.end())
            words = capitalised_words(self._text, link.end(), most=6)
            if not place and not words:
                break
            end = place.end if place else words[-1].end
            if place and place.kind == "country":
                break
        return end
