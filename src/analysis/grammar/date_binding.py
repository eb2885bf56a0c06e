"""Document + events, dates, places -> which date the grammar ties to which event.

The ties, strongest first: right after the name (4), at the head of its clause (3), later in its
clause (2), at the head of its paragraph (1).
"""

import re
from dataclasses import replace

from analysis.grammar.binding import (
    Chains,
    Tie,
    following,
    is_of_instrument,
    linked,
    near,
    preceding,
)
from analysis.grammar.event_times import later
from analysis.grammar.numbers import number_value, surroundings
from analysis.records import DateMention, Document, EventMention, PlaceMention


def tied_dates(
    chains: Chains,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
) -> list[tuple[Tie, DateMention]]:
    """The dates that the sentence of a mention, or else its paragraph, ties to it.

    ``dates`` are in order and hold no periods of whole years.
    """
    reach = near(chains.document, mention)
    found = []
    beside = [
        *preceding(dates, reach.start, mention.start, most=_NEAREST),
        *following(dates, mention.start, reach.end, most=_NEAREST),
    ]
    for date in beside:
        if _heads_report(chains.document, date, dates, mention):
            continue
        strength = _date_strength(chains, mention, dates, date, places)
        if is_last_day(chains.document, date) or not _fits_name(mention, date):
            strength = 0
        outside = not mention.start <= date.start < mention.end
        if outside and strength < 4 and _of_other_matter(chains.document, date):
            strength, date = _occasion(chains.document, mention, date)
        if strength == 3 and chains.is_topic(mention):
            strength = 0
        if strength == 3 and date.end <= mention.start:
            then = _THEN.fullmatch(chains.document.folded, date.end, mention.start)
            strength, date = (2, _month_of(date)) if then or chains.frames(mention) else (3, date)
        stay = "/" in date.value and "," not in chains.document.text[mention.end : date.start]
        if (
            strength == 4
            and not stay
            and chains.frames(mention)
            and chains.frames_another(mention, date.end)
        ):
            strength, date = 2, _month_of(date)
        if strength:
            found.append((Tie(strength, date.start, date.end), date))
    if not found and chains.is_topic(mention):
        return []
    return found or _later(chains, mention, dates) or _paragraph(chains, mention, dates)


_DATELINE = re.compile(r"\W*[^\W\d]+(?: [^\W\d]+){0,3}, (?:ngày )?$")
_REPORT = re.compile(r"(?: \([^()]{2,30}\))? ?[-–—] ")


def _heads_report(
    document: Document, date: DateMention, dates: tuple[DateMention, ...], mention: EventMention
) -> bool:
    """Whether a date is that of a dateline, "Seoul, 24-10 -", and another stands by the event."""
    line = document.line_at(date.start)
    if not _REPORT.match(document.folded, date.end) or not _DATELINE.fullmatch(
        document.folded, line.start, date.start
    ):
        return False
    beside = preceding(dates, date.end, mention.start, most=1)
    return any(not one.rule.startswith("relative") for one in beside)


_BOUNDARY = re.compile(r"(?:[;.:\n]|^)\s*\Z")
_UNTIL = re.compile(r"\b(?:đến(?: hết)?|trước)(?: ngày)?\s\Z")


def is_last_day(document: Document, date: DateMention) -> bool:
    """Whether something only lasts until a date: "kéo dài đến hết ngày 16/6"."""
    before = document.folded[max(0, date.start - 20) : date.start]
    until = _UNTIL.search(before) if date.kind == "date" else None
    return until is not None and _BOUNDARY.search(before, 0, until.start()) is None


_YEAR_OF_NAME = re.compile(r"(?:[^\W\d]+ ){1,6}(?:năm )?(\d{4})")
_ABOUT_A_YEAR = re.compile(r"kết|rà soát|đánh giá|triển khai|thực hiện|kế hoạch|kiểm điểm")


def _fits_name(mention: EventMention, date: DateMention) -> bool:
    """Whether a date is of the year that a short name ends on: "Hội nghị X năm 2002"."""
    name = mention.name.lower()
    year = _YEAR_OF_NAME.fullmatch(name)
    if year is None or _ABOUT_A_YEAR.search(name):
        return True
    return date.value[:4] in (year[1], "XXXX")


_THEN = re.compile(r"\s(?:và|rồi)\s[^,;.:]{0,40}\b(?:tại|dự)\s")


def _date_strength(
    chains: Chains,
    mention: EventMention,
    dates: tuple[DateMention, ...],
    date: DateMention,
    places: tuple[PlaceMention, ...],
) -> int:
    document = chains.document
    whole = chains.whole(mention)
    if _of_other_matter(document, date, _BEAUTY):
        return 0
    if mention.start <= date.start < mention.end:
        if date.kind == "period" and len(date.value) == _MONTHS:
            return 0
        if _of_other_matter(document, date, _ANNIVERSARY):
            return 0
        return 2
    if date.end <= mention.start:
        blocked = chains.others(mention, date.end, mention.start) or chains.claimed(
            mention, date.start, dates, places
        )
        joint = ":" in document.folded[date.end : date.end + 3]
        return 0 if blocked and not joint else 3
    if _QUARTER.match(document.folded, mention.end, date.end):
        return 0
    if date.start < mention.end or chains.others(mention, mention.end, date.start):
        return 0
    if is_of_instrument(document, mention, date.start):
        return 0
    if any(linked(document, event.end, date.start, dates, places) for event in whole):
        return 0 if _of_other_matter(document, date, _NUMBERED) else 4
    return 0 if ";" in document.folded[mention.end : date.start] else 2


_NUMBERED = re.compile(r"\d/(?:\d{4}/)?[a-zđ]{2,}[\w-]*\s$")
_QUARTER = re.compile(r" (?:của )?quý (?:[ivx]+|\d)\b")
_MONTHS = len("2012-01/2012-06")


def _of_other_matter(document: Document, date: DateMention, *matters: re.Pattern[str]) -> bool:
    """Whether the words before a date give it to a law, a life or a yearly day."""
    start = max(surroundings(document, date.start).start, date.start - 90)
    before = document.folded[start : date.start]
    return any(matter.search(before) for matter in matters or (_OTHER_MATTER, _ANNIVERSARY))


_BEAUTY = re.compile(r"\b(?:hoa hậu|á hậu)[^.;,]{0,40}$")
_ANNIVERSARY = re.compile(
    r"\bngày (?:toàn dân|thế giới|quốc tế|truyền thống|thành lập|gia đình|pháp luật)\b[^.;\d]*$"
)
_OTHER_MATTER = re.compile(
    r"(?:\bký|ban hành|phê duyệt|phê chuẩn|hiệu lực|\bsinh|thông qua|-ttg|/nđ-cp|gia nhập|thành lập"
    r"|nhậm chức|kể từ|tính từ|bổ nhiệm|quan hệ|quyết định|nghị quyết|luật|giai đoạn|kế hoạch"
    r"|tầm nhìn|định hướng|(?<=\w )đến)(?: (?!\d\d?[/.-]\d\d?(?:[/.-]\d{4})?[,;]? )\S+){0,3}"
    r"\s*(?:vào |từ |ngày |lại |hôm |năm |tháng )*\(?$"
)


def _occasion(
    document: Document, mention: EventMention, date: DateMention
) -> tuple[int, DateMention]:
    """ "Ký ngày 13-1-2007 tại Hội nghị X": a day within the meeting, so its month is known."""
    gap = document.folded[date.end : mention.start]
    if _RIGHT_AFTER.fullmatch(gap):
        return 2, date
    month = _month_of(date)
    return (2, month) if month != date and _AT_OCCASION.fullmatch(gap) else (0, date)


def _month_of(date: DateMention) -> DateMention:
    """A day of a longer meeting, or the days of a stay, tell only its month."""
    start, _, end = date.value.partition("/")
    month = start[: len("2012-02")]
    known = len(start) == _DAY and (end or start).startswith(month)
    return replace(date, value=month, kind="date") if known else date


_DAY = len("2012-02-14")
_RIGHT_AFTER = re.compile(
    r",?\s*(?:ngay (?:sau|trước|tại)|(?:đúng |cũng là )?(?:ngày|hôm|dịp) (?:mở đầu|khai mạc"
    r"|bắt đầu|diễn ra|đầu tiên của))\s"
)
_AT_OCCASION = re.compile(r",?\s*(?:ngay )?(?:tại|trong khuôn khổ|bên lề|nhân dịp|nhân)\s")


_LATER = re.compile(
    r"\W*(?:đúng |chừng |khoảng |gần )?(?P<count>\w+) (?P<unit>ngày|tuần|tháng|năm) sau\b"
)


def _later(
    chains: Chains, mention: EventMention, dates: tuple[DateMention, ...]
) -> list[tuple[Tie, DateMention]]:
    """ "Hai năm sau, tại Hội nghị X": counted from the date before it in the paragraph."""
    document = chains.document
    sentence = surroundings(document, mention.start)
    words = _LATER.match(document.folded, sentence.start, mention.start)
    count = number_value(words["count"]) if words else None
    before = preceding(dates, document.line_at(mention.start).start, sentence.start, most=1)
    if words is None or count is None or not before:
        return []
    if chains.others(mention, sentence.start, mention.start):
        return []
    value = later(before[-1].value, count, words["unit"])
    told = Tie(2, sentence.start, words.end())
    return [(told, replace(before[-1], value=value, kind="date"))] if value else []


def _paragraph(
    chains: Chains, mention: EventMention, dates: tuple[DateMention, ...]
) -> list[tuple[Tie, DateMention]]:
    """The last date before a mention in its paragraph, unless another event stands by it."""
    document = chains.document
    line = document.line_at(mention.start)
    if _OTHER_TIME.match(document.folded, surroundings(document, mention.start).start):
        return []
    for date in reversed(preceding(dates, line.start, mention.start, most=_BACK)):
        if _of_other_matter(document, date):
            continue
        if chains.others(mention, surroundings(document, date.start).start, mention.start):
            return []
        within = _month_of(date) if date.kind == "period" else date
        return [(Tie(1, date.start, date.end), within)]
    return []


_OTHER_TIME = re.compile(
    r"\W*(?:trước đây|(?:trong )?thời gian (?:tới|qua)|sắp tới|tới đây|những năm qua)\b"
)
_BACK = 6
_NEAREST = 12
