"""Where the name of a treaty, plan or law ends, and what its words tell: grammar of such names.

The names of instruments in Vietnamese run on over "về phòng, chống ...", "giữa A và B", "giai đoạn
2021-2025 và định hướng đến năm 2030", and end before a verb, a date or the comma of a new clause.
"""

import re
from collections.abc import Collection, Mapping

from analysis.frozen import frozen
from analysis.grammar.higher_bodies import past_higher_body
from analysis.matching import Scan
from analysis.records import Document
from analysis.text import fold, words

NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(\d+(?:/\d{4})?/[A-ZĐ]{2,}[A-Za-zĐđ0-9]*(?:-[A-ZĐƠƯa-z0-9]+)*"
    r"|\d+-[A-ZĐ]{2,}/[A-ZĐ]{2,})"
)
PERIOD = re.compile(r"(?:(?:năm )?(?:19|20)\d\d\s*(?:-|đến(?: năm)?)\s*(?:19|20)?\d\d)\b")
_SPAN = re.compile(rf" (?:\(giai đoạn {PERIOD.pattern}\)|giai đoạn {PERIOD.pattern})")
_PAST_GLOSS = re.compile(
    rf" (?:giữa|và (?:bảo vệ|hỗ trợ|phòng|đấu tranh|tiếp nhận)|(?:giai đoạn )?{PERIOD.pattern})\b"
)
_SINCE_PERIOD = re.compile(r"năm \d{4} (?:đến|-)")
_TOKEN = re.compile(r"\w+(?:[-/.&+]\w+)*|[^\w\s]")
_GAP = re.compile(r"\s*[\n\t]|\s{2,}")
_ACRONYM = re.compile(r"[A-ZĐ][\w-]*[A-Z0-9][\w-]*(?: [-\w]+)?")
_AMENDED = re.compile(r"sửa đổi|sửa đổi, bổ sung|viết lại|mới")
_AFTER_PERIOD = re.compile(
    r"\s*(?:,?\s*(?:và\s)?(?:tầm nhìn|định hướng)\b|giữa\b|của\b|-|\((?!ngày)|đến\b|\d|về\b)"
)
_TIGHT_AND = re.compile(r"\s*(?:các|những|nhiều|đại diện|đoàn)\b")
_BESIDE = re.compile(r"(?:\b(?:giữa|và|với|của|cùng)|[,-])\s+$")
_DEPENDENT = ("với", "ở")
_CLAUSE = re.compile(r"[.;:!?\n]|\b(?:đã|sẽ|đang|là|được|không|phải|cần|của chúng)\b")
_MAX_TOKENS, _LONGEST_WORD, _LONGEST_QUOTED = 70, 40, 200
_PERSONS = ("positions", "ranks", "honorifics")
_GENERIC = frozenset(
    words(
        "về phòng chống mua buôn bán người nạn tội phạm và giữa với của trong song phương hai 2"
        " nước định hướng tầm nhìn hành động chính phủ hợp tác công tác việc các giai đoạn năm đến"
        " từ lần thứ nhằm số này cho là chung phụ nữ trẻ em đặc biệt"
    )
)


@frozen
class Name:
    """A name's end, the number it carries, and whether it has any words after its head."""

    end: int
    number: str | None
    bare: bool


@frozen
class Within:
    """What names may hold: ends of countries before the comma of a list, bodies and countries
    from start to end."""

    countries: Collection[int]
    bodies: Mapping[int, int]
    states: Mapping[int, int]


def read_name(document: Document, scan: Scan, head_end: int, limit: int, within: Within) -> Name:
    """Read the name whose head ends at ``head_end`` as far as it goes before ``limit``."""
    number = NUMBER.match(document.text, _skip(document.text, head_end), limit)
    if number:
        span = _SPAN.match(document.folded, number.end(), limit)
        return Name(span.end() if span else number.end(), number[1], False)
    end = _quoted_end(document, head_end, limit) or _body_end(
        document, scan, head_end, limit, within
    )
    tail = re.compile(r"\s?\(?").match(document.text, end, limit)
    number = NUMBER.match(document.text, tail.end() if tail else end, limit)
    return Name(end, number[1] if number else None, end == head_end)


def distinctive(name: str, head: str) -> frozenset[str]:
    """The words that tell a name apart from another with the same head."""
    rest = fold(name).removeprefix(fold(head))
    found = (word for word in words(PERIOD.sub(" ", rest)) if word not in _GENERIC)
    return frozenset(word for word in found if not re.fullmatch(r"(?:19|20)\d\d", word))


def _skip(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] == " " else position


def _quoted_end(document: Document, head_end: int, limit: int) -> int | None:
    """The end of a name in quotation marks, None where it is none or a clause stands in them."""
    start = head_end
    while start and document.text[start - 1] not in ' \n"“':
        start -= 1
    while start and document.text[start - 1] not in '\n"“' and head_end - start < _LONGEST_WORD:
        start -= 1
    if not start or document.folded[start - 1] != '"':
        return None
    close = document.folded.find('"', head_end, min(limit, head_end + _LONGEST_QUOTED))
    inside = document.folded[head_end:close] if close > 0 else ""
    return close if inside and not _CLAUSE.search(inside) else None


def _body_end(document: Document, scan: Scan, head_end: int, limit: int, within: Within) -> int:
    """Walk the tokens after the head; the end is that of the last token taken."""
    end, text, folded = head_end, document.text, document.folded
    tokens = _TOKEN.finditer(folded, head_end, limit)
    for count, token in enumerate(tokens):
        here, sign = token.start(), token.group()
        if here < end:
            continue
        if count > _MAX_TOKENS or _GAP.match(folded, token_gap := _gap_start(folded, here)):
            break
        if sign == "(":
            if end == head_end:
                break
            closed = _parenthesis_end(text, folded, here, limit) or end
            if not _PAST_GLOSS.match(folded, closed, limit):
                return closed
            end = closed
            continue
        if sign == '"' and end == head_end:
            close = folded.find('"', here + 1, limit)
            return close + 1 if close > 0 else end
        if sign == ",":
            higher = past_higher_body(text, folded, head_end, here, within.states)
            if higher:
                end = min(higher, limit)
                continue
            if here not in within.countries and not _joins(scan, folded, here + 1):
                break
            continue
        if sign == "-":
            if not _dash_joins(text, here, token_gap):
                break
            continue
        whole = within.bodies.get(here) or within.states.get(here)
        if whole and _BESIDE.search(folded, head_end, here):
            end = min(whole, limit)
            continue
        if not sign[0].isalnum() or _ends(document, scan, here, token.end(), within):
            break
        end = token.end()
        if end - here >= 4 and _closes_period(folded, head_end, end):
            break
    return end


def _gap_start(folded: str, here: int) -> int:
    start = here
    while start and folded[start - 1] in " \t\n\r":
        start -= 1
    return start


def _parenthesis_end(text: str, folded: str, start: int, limit: int) -> int | None:
    """The end of a bracket that belongs to the name: years, an acronym, "(sửa đổi)"."""
    close = folded.find(")", start, min(limit, start + 40))
    if close < 0:
        return None
    inside = text[start + 1 : close].strip()
    fits = PERIOD.fullmatch(fold(inside)) or _AMENDED.fullmatch(fold(inside))
    return close + 1 if fits or _ACRONYM.fullmatch(inside) else None


def _joins(scan: Scan, folded: str, after: int) -> bool:
    """Whether a name goes on after a comma, with a word that lists a further task or victim."""
    start = after + 1 if folded[after : after + 1] == " " else after
    hit = scan.starting("instrument_bounds", start)
    return hit is not None and hit.entry.value == "join"


def _dash_joins(text: str, here: int, gap: int) -> bool:
    """Whether a dash stands between two names or two numbers ("Việt Nam - Trung Quốc")."""
    before = text[max(0, gap - _LONGEST_WORD) : gap].split()[-1:] or [""]
    after = text[here + 1 :].lstrip()[:1]
    return (before[0][:1].isupper() and after.isupper()) or (
        before[0][:1].isdigit() and after.isdigit()
    )


def _ends(document: Document, scan: Scan, here: int, end: int, within: Within) -> bool:
    """Whether the name ends before the word at ``here``."""
    hit = scan.starting("instrument_bounds", here)
    if hit is not None and hit.entry.value != "join":
        return hit.entry.value == "stop" and hit.end >= end
    word, text = document.folded[here:end], document.text
    following = _skip(text, end)
    if word == "và":
        nested = scan.starting("instrument_heads", following)
        stop = scan.starting("instrument_bounds", following)
        verb = scan.starting("speech_verbs", following)
        return (
            following not in within.bodies
            and following not in within.states
            and bool(
                (nested and nested.entry.value != "none")
                or (stop and stop.entry.value == "stop")
                or verb
                or _TIGHT_AND.match(document.folded, end)
            )
        )
    if word == "số" and NUMBER.match(text, here):
        return True
    if word in _DEPENDENT:
        nested = scan.starting("instrument_heads", following)
        return bool(nested) or not text[following : following + 1].isupper()
    if word == "giữa":
        return any(scan.starting(lexicon, following) for lexicon in _PERSONS)
    if word == "từ":
        return _SINCE_PERIOD.match(document.folded, following) is None
    return False


def _closes_period(folded: str, head_end: int, end: int) -> bool:
    """Whether a period has just ended, after which only an outlook may follow."""
    period = None
    for match in PERIOD.finditer(folded, head_end, end):
        period = match
    if period is None or period.end() != end:
        return False
    return _AFTER_PERIOD.match(folded, end) is None
