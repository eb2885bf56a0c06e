"""Document + scan + places + organizations -> Titles: ranks and offices, each with its extent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.frozen import frozen
from analysis.grammar.areas import AREA_WORDS, area_end
from analysis.grammar.names import acronym_after, capitalised_words
from analysis.grammar.office_fields import past_field
from analysis.grammar.spans import outermost
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import Document, OrganizationMention, PlaceMention
from analysis.text import UPPER, repair

_BEFORE = re.compile(r"(?:nguyên|quyền|cựu|tân|đồng) $")
_PALACE = re.compile(r"(?<!chính )\b(?:phủ|dinh) $")
_ARM = re.compile(r" (?:cảnh sát|công an|quân đội|biên phòng|an ninh)(?= )")
_LINK = re.compile(
    r"(?:của (?:tổng thư ký|tổng thống|thủ tướng|chủ tịch nước|bộ trưởng|ngoại trưởng)|"
    r"thường trú|thường trực|lâm thời|phụ trách|đặc trách|của|tại|ở|bên cạnh|nước chủ nhà|nước|"
    r"phía|đại biểu|đoàn|kỳ họp|toàn quốc|tiến trình|chương trình|dự án|hội nghị|diễn đàn|"
    r"thứ nhất|thứ hai|khoá [ivx]+|đương nhiệm)(?= |\W|\Z)"
)
_CODE = re.compile(
    rf"(?:số )?(?:[{UPPER}]{{2,8}}(?:-[{UPPER}]{{2,8}})?\d{{0,3}}|\d{{1,4}}(?:/[{UPPER}]+)?)"
    r"(?![\w./-]\w)(?!\w)"
)
_NUMBERED = re.compile(r"\b(?:phòng|đội|tổ|cục|chi|trạm|số|chỉ đạo) \Z")
_AFTER_LETTERS = re.compile(rf"[{UPPER}]{{2,}} \Z")
_JOINT = re.compile(r"(?:và|,|-) (?=\S)")
_AND_MORE = re.compile(r" và [^\W\d_A-Z][^,;:.()\n\"“”]{2,40}?(?=,|;|\.|\(|\n|\Z)")
_WHERE = ("tại ", "ở ", "to ")
_DANGLING = re.compile(
    r"(?: (?:của|tại|ở|và|đoàn|nước|nước chủ nhà|đại biểu|phụ trách|đặc trách|tiến trình|"
    r"chương trình|dự án|hội nghị|diễn đàn)|,)+(?<!Đảng đoàn)$"
)
_AREA = re.compile(rf"(?:{AREA_WORDS})(?= |\W|\Z)")
_CLAUSE_END = re.compile(
    r" ?[,;.:)\n]|\Z| - | (?:và|đồng|cùng|đã|sẽ|cho|phát biểu|chủ trì|làm|dẫn|khẳng định"
    r"|nhấn mạnh|dự|tham dự|ký)\b"
)
_IN_CHARGE = re.compile(r"(?:phụ trách|đặc trách) (?:phòng, chống )?[^,.;:()\n]{2,70}(?=, )")
_NAME_FOLLOWS = re.compile(rf"\) [{UPPER}]\w+ [{UPPER}]")
_MOST_PARTS = 14
_WITHOUT_PLACE = ("party", "parliament", "council")
_ENGLISH_PART = re.compile(
    rf"(?: (?:of|for|on|in|at|to|and)(?: the)?|,(?= [{UPPER}]\w+ (?:of|for)\b)) (?=[{UPPER}])"
)


@frozen
class Title:
    """A rank or an office as written; ``end`` is where a personal name may begin after a space."""

    start: int
    end: int
    text: str
    is_rank: bool
    organization: str | None
    country: str | None
    rule: str


def find_titles(
    document: Document,
    scan: Scan,
    places: Sequence[PlaceMention],
    organizations: Sequence[OrganizationMention],
) -> tuple[Title, ...]:
    """Every rank and office in running text, in order, none inside another."""
    reader = _Reader(document, scan, places, organizations)
    found = [_rank(document, hit) for hit in scan["ranks"] if document.sentence_at(hit.start)]
    found += [
        title
        for hit in scan["positions"]
        if document.sentence_at(hit.start) and (title := reader.office(hit))
    ]
    return tuple(outermost(found))


def _rank(document: Document, hit: Hit) -> Title:
    """A rank; the arm of service behind it ("Thiếu tướng Cảnh sát") is no part of the name."""
    end = hit.end + (document.text[hit.end : hit.end + 1] == ".")
    arm = _ARM.match(document.folded, end)
    if arm and capitalised_words(document.text, arm.end() + 1, most=1):
        end = arm.end()
    text = document.text[hit.start : hit.end].rstrip(".")
    return Title(hit.start, end, text, True, None, None, hit.entry.rule)


@dataclass(slots=True)
class _Complement:
    """What has been read of an office behind its head: where it ends, and whose office it is."""

    end: int
    bodies: list[OrganizationMention]
    countries: list[str]


class _Reader:
    """Reads the complement of an office: its body, field, country, area."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        places: Sequence[PlaceMention],
        organizations: Sequence[OrganizationMention],
    ) -> None:
        self._document, self._scan = document, scan
        self._places = {place.start: place for place in places}
        self._bodies = {body.start: body for body in organizations}
        self._body_ends = {body.end: body for body in organizations}
        self._parents = {(b.key, b.parent) for b in organizations if b.parent}

    def office(self, hit: Hit) -> Title | None:
        """The office that begins with a head; None where the head only begins a body's name."""
        if hit.start in self._bodies and self._bodies[hit.start].end > hit.end:
            return None
        if _PALACE.search(self._document.folded, max(hit.start - 8, 0), hit.start):
            return None
        head = self._scan.starting("organization_heads", hit.start)
        around = self._scan.ending("organization_heads", hit.end)
        if (head and head.end > hit.end) or (around and around.start < hit.start):
            return None
        complement = hit.entry.get("complement")
        inside = next(
            (self._bodies[p] for p in range(hit.start + 3, hit.end) if p in self._bodies), None
        )
        inside = inside if inside and inside.end > hit.end else None
        named = inside is not None or hit.end + 1 in self._bodies
        if complement == "body" and not (named or self._unnamed_body(hit.end + 1)):
            return None
        read = _Complement(hit.end, [], [])
        if inside:
            self._add_body(read, inside)
        self._read(read, complement)
        if complement != "none":
            read.end = past_field(self._document, self._scan, read.end)
        before = self._body_ends.get(hit.start - 1) if complement == "english" else None
        if before:
            read.bodies.append(before)
        return self._title(before.start if before else hit.start, hit, read)

    def _title(self, start: int, hit: Hit, read: _Complement) -> Title:
        text = self._document.text
        prefix = _BEFORE.search(self._document.folded, max(start - 8, 0), start)
        start = prefix.start() if prefix else start
        dangling = _DANGLING.search(text, hit.end, read.end)
        written = dangling.start() if dangling else read.end
        host = dangling is not None and dangling.group().endswith(" nước chủ nhà")
        end = read.end if host else written
        owner = read.bodies[0].key if read.bodies else None
        countries = [*(body.country for body in read.bodies if body.country), *read.countries]
        country = countries[0] if countries else None
        return Title(start, end, repair(text[start:written]), False, owner, country, hit.entry.rule)

    def _read(self, read: _Complement, complement: str) -> None:
        for _ in range(_MOST_PARTS):
            before = read.end
            if complement == "english":
                self._read_english(read)
            else:
                self._read_part(read, complement)
            if read.end == before:
                break
        body = self._bodies.get(read.end + 2)
        gloss = body and self._document.text[read.end : body.start] == " ("
        if body and gloss and _NAME_FOLLOWS.match(self._document.text, body.end):
            read.bodies.append(body)
            read.end = body.end + 1

    def _read_part(self, read: _Complement, complement: str) -> None:
        start = read.end + 1
        if self._document.text[read.end : start] not in (" ", "\u00a0"):
            start = self._behind_comma(read, complement)
        body, place = self._bodies.get(start), self._places.get(start)
        if body:
            self._add_body(read, body)
        elif place:
            if place.country and not self._document.folded.endswith(_WHERE, 0, start):
                read.countries.append(place.country)
            read.end = place.end
        elif complement != "none" and start > read.end:
            read.end = self._unnamed_body(start) or self._words(start) or read.end
            inside = (self._places[p] for p in range(start, read.end) if p in self._places)
            read.countries += [place.country for place in inside if place.country]

    def _behind_comma(self, read: _Complement, complement: str) -> int:
        """The start of the body in "Quốc vụ khanh, Bộ X" and "Bộ trưởng Công an, Bộ X"."""
        start = read.end + 2
        body = self._bodies.get(start)
        if self._document.text[read.end : start] != ", " or body is None or read.bodies:
            return -1
        alone = _CLAUSE_END.match(self._document.text, self._after_body(body))
        if complement in ("none", "country", "delegation") or not alone:
            return -1
        return start

    def _add_body(self, read: _Complement, body: OrganizationMention) -> None:
        read.bodies.append(body)
        read.end = self._after_body(body)

    def _after_body(self, body: OrganizationMention) -> int:
        """The end of a body and of the body it belongs to: "Cục Đối ngoại, Bộ Công an"."""
        end = body.end
        if gloss := acronym_after(self._document.text, end):
            end = gloss.end + 1 if self._document.text[end + 1] == "(" else end
        for link in (", ", " ", " thuộc ", " (", " của ", " - ", " \u2013 "):
            upper = self._bodies.get(end + len(link))
            linked = upper and self._document.text.startswith(link, end)
            if upper and linked and (body.key, upper.key) in self._parents:
                return self._after_body(upper) + (link == " (")
        return end

    def _words(self, start: int) -> int | None:
        """The end of a field of office, a linking word, an area or a code at ``start``."""
        folded, text = self._document.folded, self._document.text
        word = self._scan.starting("organization_words", start)
        if word and self._document.sentence_at(start) and not self._is_deed(word):
            return word.end
        if joint := _JOINT.match(folded, start):
            after = self._scan.starting("organization_words", joint.end())
            capital = joint.group() == "và " or text[joint.end()].isupper()
            return after.end if after and capital else None
        charge = _IN_CHARGE.match(folded, start)
        if charge and charge.end() + 2 in self._bodies:
            return charge.end()
        if link := _LINK.match(folded, start):
            return link.end()
        if code := _CODE.match(text, start):
            number = code.group()[0].isdigit()
            before = folded[max(start - 8, 0) : start]
            known = _NUMBERED.search(before) or _AFTER_LETTERS.search(
                text[max(start - 8, 0) : start]
            )
            return code.end() if not number or known else None
        return self._about(start) or self._area(start)

    def _is_deed(self, word: Hit) -> bool:
        """ "Giám đốc |kiểm tra" tells what he does; "Trưởng ban |tổ chức" is an office."""
        before = self._scan.ending("positions", word.start - 1)
        deed = word.entry.value == "action" and self._document.text[word.start].islower()
        return deed and before is not None and before.entry.value != "Trưởng ban"

    def _about(self, start: int) -> int | None:
        """The end of "về phòng, chống mua bán người" when the clause ends with it."""
        if not self._document.folded.startswith("về ", start):
            return None
        if (place := self._places.get(start + 3)) is not None:
            return place.end
        topic = self._scan.starting("organization_words", start + 3)
        if topic is None:
            return None
        more = _AND_MORE.match(self._document.text, topic.end)
        return more.end() if more else topic.end

    def _area(self, start: int) -> int | None:
        """The end of "tỉnh Hà Giang", or of "tỉnh" alone: "Chủ tịch tỉnh"."""
        head = _AREA.match(self._document.folded, start)
        if head is None:
            return None
        start = head.end() + 1
        if self._document.text[head.end() : start] != " ":
            return head.end()
        return area_end(self._document.text, self._scan, start, most=3) or head.end()

    def _unnamed_body(self, start: int) -> int | None:
        """The end of "Công an tỉnh", "UBND xã": a body whose place the text leaves out."""
        head = self._scan.starting("organization_heads", start)
        if head is None:
            return None
        area = _AREA.match(self._document.folded, head.end + 1)
        alone = head.entry.get("kind") in _WITHOUT_PLACE
        return area.end() if area else head.end if alone else None

    def _read_english(self, read: _Complement) -> None:
        """ "of the Department of External Relations, Ministry of Public Security of Viet Nam"."""
        part = _ENGLISH_PART.match(self._document.text, read.end)
        if part is None:
            return
        body, place = self._bodies.get(part.end()), self._places.get(part.end())
        if body:
            self._add_body(read, body)
        elif place:
            if place.country and " to" not in part.group():
                read.countries.append(place.country)
            read.end = place.end
        else:
            read.end = capitalised_words(self._document.text, part.end(), most=4)[-1].end
