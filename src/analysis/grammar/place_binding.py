"""Document + events, dates, places -> which place the grammar ties to which event.

The ties are as strong as those of dates (``binding``): right after the name or in its bracket (4),
before it as where one went or who hosted (3), later in its clause (2).
"""

import re

from analysis.grammar.binding import (
    Chains,
    Tie,
    between,
    following,
    is_of_instrument,
    linked,
    near,
    preceding,
)
from analysis.grammar.numbers import surroundings
from analysis.grammar.spans import Covered
from analysis.records import DateMention, Document, EventMention, PlaceMention, Span

_CELL = re.compile(r"\|\s*$")
_CELL_END = re.compile(r"\s*(?:\||\n|$)")


def tied_places(
    chains: Chains,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    covered: Covered,
) -> list[tuple[Tie, PlaceMention]]:
    """The places that the sentence of a mention ties to it; ``covered`` spans are no places."""
    document = chains.document
    sentence = surroundings(document, mention.start)
    reach = near(document, mention)
    found = []
    clear = chains.clear(mention)
    beside = [
        *preceding(places, max(reach.start, clear.start), mention.start, most=_NEAREST),
        *following(places, mention.start, reach.end, most=_NEAREST),
    ]
    for place in beside:
        if place.start in covered:
            continue
        strength = _place_strength(chains, mention, dates, places, place, sentence)
        if strength:
            found.append((Tie(strength, place.start, place.end), place))
    return found + _heading_place(document, mention, dates, places)


def is_located(document: Document, sentence: Span, place: PlaceMention) -> bool:
    """Whether the words before a place say that something is there: "tại", "điểm cầu"."""
    before = document.folded[max(sentence.start, place.start - 90) : place.start]
    at_venue = place.kind == "place" and _AT_VENUE.search(before) is not None
    at_venue = at_venue or (place.kind == "place" and _AT_SEAT.search(before) is not None)
    return at_venue or _AT.search(before) is not None


def is_gate(document: Document, place: PlaceMention) -> bool:
    """Whether a place is a border gate: "cửa khẩu quốc tế X"."""
    return _GATE.search(document.folded, max(0, place.start - 24), place.start) is not None


def _heading_place(
    document: Document,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> list[tuple[Tie, PlaceMention]]:
    """The place that stands with a date at the head of the paragraph of a mention."""
    line = document.line_at(mention.start)
    head = Span(line.start, mention.start)
    for place in following(places, line.start, min(mention.start, line.start + _HEADING)):
        if _heads(document, head, place, dates):
            return [(Tie(1, place.start, place.end), place)]
    return []


def _place_strength(
    chains: Chains,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    place: PlaceMention,
    sentence: Span,
) -> int:
    document = chains.document
    before = document.folded[max(sentence.start, place.start - 90) : place.start]
    located = is_located(document, sentence, place)
    if mention.start <= place.start < mention.end:
        visited = mention.kind == "visit" and _VISITED.search(before)
        return 4 if located or visited else 0
    if place.end <= mention.start:
        if chains.others(mention, place.end, mention.start) or chains.claimed(
            mention, place.start, dates, places
        ):
            return 0
        gap = document.folded[place.end : chains.whole(mention)[0].start]
        hosting = place.kind == "country" and _HOST_BEFORE.fullmatch(gap)
        where = _IS_WHERE.match(document.folded, place.end, mention.start)
        venue = where and ";" not in document.folded[where.end() : mention.start]
        going = _GOING.search(before) and _TO_ATTEND.match(gap)
        heading = _heads(document, sentence, place, dates)
        return 3 if located or hosting or venue or going or heading else 0
    if chains.others(mention, mention.end, place.start):
        joined = _joined_by_date(chains, mention, dates)
        if joined is None or joined.end > place.start:
            return 0
        return min(3, _place_strength(chains, joined, dates, places, place, sentence))
    if is_of_instrument(document, mention, place.start):
        return 0
    gaps = [(event.end, place.start) for event in chains.whole(mention)]
    if located and any(linked(document, *gap, dates, places) for gap in gaps):
        return 4
    of_party = place.kind == "country" and _PARTIES.search(mention.name)
    if not of_party and any(_opens_bracket(document, *gap, dates) for gap in gaps):
        return 4
    if document.folded[mention.end : place.start] == ", " and _DATED.match(
        document.folded, place.end
    ):
        return 4
    if _IS_WHERE.match(document.folded, place.end, sentence.end):
        return 4
    if _CELL.search(before) and _CELL_END.match(document.folded, place.end):
        return 3
    after = document.folded[place.end : place.end + 30]
    if place.kind == "country":
        hosting = _HOST_OF.search(before) and _HOSTS.match(after)
        return 3 if hosting or before.endswith("đất ") else 0
    return 2 if located and place.start - mention.end < _FAR else 0


def _joined_by_date(
    chains: Chains, mention: EventMention, dates: tuple[DateMention, ...]
) -> EventMention | None:
    """The event after one and its day: "SOM 8 ngày 14-2 và IMM 3 ngày 16-2 họp tại Hà Nội"."""
    other = following(chains.events, mention.end, mention.end + _FAR)
    day = following(dates, mention.end, mention.end + _FAR)
    if not other or not day or not mention.end < day[0].end < other[0].start:
        return None
    folded = chains.document.folded
    by = _BY_DAY.fullmatch(folded, mention.end, day[0].start)
    joined = _AND.fullmatch(folded, day[0].end, other[0].start)
    return other[0] if by and joined else None


_BY_DAY = re.compile(r"\)?\s?\(?(?:(?:họp|diễn ra|vào|ngày|hôm)\s)*")
_AND = re.compile(r"\)?,?\s(?:và|còn)\s")
_PARTIES = re.compile(r"\b(?:với|giữa)\b")
_DATED = re.compile(r"(?: \([^()]{2,30}\))?,? \(?(?:ngày|tháng|năm|\d)")
_FAR = 160
_NEAREST = 12
_HEADING = 60
_AT = re.compile(
    r"(?:\btại|\bở|điểm cầu(?: chính)?|trụ sở|địa điểm:|thuộc về|đến lượt)"
    r"(?: (?:khu vực |địa bàn )?(?:trung tâm )?"
    r"(?:thành phố|tp\.?|tỉnh|thủ đô|thị xã|thị trấn|phường|quận|huyện|xã|nước bạn"
    r"|(?:khu vực |cặp )?cửa khẩu(?: quốc tế| quốc gia| chính)?))?\s$"
)
_GATE = re.compile(r"\bcửa khẩu(?: quốc tế| quốc gia| chính)? $")
_AT_VENUE = re.compile(
    r"(?:\b(?:tại|ở)|địa điểm:) [^.,;:()]{2,70}"
    r"(?:, (?:xã|phường|thị trấn|quận|huyện) [^.,;:()\d]{2,30}){0,2}"
    r"(?:\s?\(|, )(?:(?:tỉnh|thành phố|tp\.?) )?$"
)
_AT_SEAT = re.compile(
    r"\b(?:tại|ở) (?:trụ sở |hội trường )?(?:bộ chỉ huy|ban chỉ huy|bộ tư lệnh|công an|uỷ ban"
    r"|ubnd|sở|đồn|trạm|hội|toà án|viện kiểm sát|trường|học viện|trung tâm)\b[^.,;:]{0,70}"
    r" (?:tỉnh|thành phố|tp\.?|huyện|thị xã)\s$"
)
_VISITED = re.compile(r"\b(?:thăm|sang|đến|tới)(?: chính thức| và làm việc(?: tại)?| nước)?\s$")
_GOING = re.compile(r"(?:sang|đến|tới|tại)(?: (?:thành phố|tp|tỉnh|thủ đô|thị xã))?\s$")
_TO_ATTEND = re.compile(r"\s(?:để )?(?:tham )?dự\s")
_IS_WHERE = re.compile(r"[^.;]{0,60}là nơi|[^.;]{0,20}(?:nơi|địa điểm) (?:diễn ra|họp)")
_HOST_BEFORE = re.compile(
    r",?\s(?:sẽ |đã |được |từng |vinh dự |tiếp tục |lần đầu(?: tiên)? |sẵn sàng )*"
    r"(?:là |làm |giữ vai trò |với tư cách )?(?:nước )?"
    r"(?:chủ nhà(?: của)?|đăng cai(?: tổ chức)?)\s"
)
_HOST_OF = re.compile(r"\bdo (?:nước chủ nhà )?$")
_HOSTS = re.compile(r"\s(?:sẽ |đã )?(?:đăng cai|tổ chức|chủ trì tổ chức|làm (?:nước )?chủ nhà)")


def _heads(
    document: Document, sentence: Span, place: PlaceMention, dates: tuple[DateMention, ...]
) -> bool:
    """Whether a place stands, with a date, at the head of a sentence: "29/9/2017, Hà Nội."."""
    if place.start - sentence.start > _HEADING:
        return False
    folded = document.folded
    for date in following(dates, sentence.start, place.end + 24):
        if date.start < place.start:
            gaps = ((sentence.start, date.start), (date.end, place.start))
        else:
            gaps = ((sentence.start, place.start), (place.end, date.start))
        return all(_HEAD_GAP.fullmatch(folded, *gap) for gap in gaps)
    return False


_HEAD_GAP = re.compile(r"(?:(?:ảnh|hình) \d+)?\W*(?:(?:những|các|vào|hôm|trong|từ|hai|ba)\s?)*\W*")


def _opens_bracket(
    document: Document, start: int, end: int, dates: tuple[DateMention, ...]
) -> bool:
    """Whether a bracket right after a name gives the place: "(Adelaide, tháng 2/2023)"."""
    if not 0 < end - start < 40:
        return False
    gap = document.folded[start:end]
    for date in between(dates, start, end):
        gap = gap.replace(document.folded[date.start : date.end], "")
    return _BRACKET_GAP.fullmatch(gap) is not None


_BRACKET_GAP = re.compile(r"\s*\((?:[\s,]|tại|ở|ngày|tháng)*")
