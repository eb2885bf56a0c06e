"""Events that no place or day is tied to -> those of the lead, or those pointed back at."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.grammar.binding import between, near, preceding
from analysis.grammar.date_binding import is_last_day
from analysis.grammar.event_reading import DAY, Pair, Reading, ends, fineness
from analysis.grammar.numbers import surroundings
from analysis.grammar.place_binding import is_gate, is_located
from analysis.records import DateMention, EventMention, EventReport, PlaceMention, Span

_LEAD = 4


def with_lead(reading: Reading, report: EventReport) -> EventReport:
    """The report of the main event, completed from the lead and the dateline.

    A campaign is longer and wider than what is told of it there.
    """
    if report.kind == "campaign":
        return report
    if report.start_date is None:
        start, end = _day(reading)
        report = replace(report, start_date=start, end_date=end)
    if report.place is None:
        told = _place(reading, report.event) or _dateline(reading)
        if report.country is None or told[1] in (report.country, None):
            return replace(report, place=told[0], country=told[1] or report.country)
    return report


_ANOTHER_TIME = re.compile(r"(?:trước đó|sau đó|tiếp đó|trước khi|sau khi)\b")


def _first_sentences(reading: Reading) -> list[Span]:
    """The first sentences after the title, none that tells of another time."""
    document = reading.document
    return [
        sentence
        for sentence in document.sentences[: 2 * _LEAD]
        if document.line_at(sentence.start).kind != "title"
        and not _ANOTHER_TIME.match(document.folded, sentence.start)
    ][:_LEAD]


def _day(reading: Reading) -> Pair:
    """The day of the lead: the first of its days that is not some other matter's."""
    for sentence in _first_sentences(reading):
        for date in between(reading.dates, sentence.start, sentence.end):
            if fineness(date.value) == DAY and not _is_of_other_matter(reading, date):
                return ends(date.value)
    return None, None


_OTHER_DAY = re.compile(
    r"(?:ban hành|phê duyệt|phê chuẩn|hiệu lực|\bsinh|-ttg|/nđ-cp|gia nhập|thành lập|nhậm chức"
    r"|kể từ|tính từ|bổ nhiệm|nghị quyết|luật|giai đoạn)(?: \S+){0,2}\s*$"
)


_OF_A_PAPER = re.compile(r"\d{1,4}/(?:\d{4}/)?[a-zđ]{2,}[\w-]*,? (?:ngày )?$")


def _is_of_other_matter(reading: Reading, date: DateMention) -> bool:
    before = reading.before(date, 40)
    other = _OTHER_DAY.search(before) or _OF_A_PAPER.search(before)
    return other is not None or is_last_day(reading.document, date)


def _place(reading: Reading, event: str) -> Pair | None:
    """The town that the lead says something is held in, and its country."""
    for sentence in _first_sentences(reading):
        if not _tells_when(reading, sentence, event):
            continue
        for place in between(reading.places, sentence.start, sentence.end):
            named = between(reading.chains.events, sentence.start, place.start)
            if place.start in reading.covered or not _is_town(reading, place):
                continue
            if any(other.key != event for other in named):
                continue
            if is_located(reading.document, sentence, place):
                return reading.document.text[place.start : place.end], place.country
    return None


def _tells_when(reading: Reading, sentence: Span, event: str) -> bool:
    """Whether a sentence tells of a day or names the event; others speak of the matter."""
    named = between(reading.chains.events, sentence.start, sentence.end)
    dates = between(reading.dates, sentence.start, sentence.end)
    return any(name.key == event for name in named) or any(
        fineness(date.value) == DAY for date in dates
    )


def _is_town(reading: Reading, place: PlaceMention) -> bool:
    return place.kind == "place" and not is_gate(reading.document, place)


def _dateline(reading: Reading) -> Pair:
    """The place of the dateline and its country."""
    document, place = reading.document, reading.document.place
    for known in reading.mentions.places:
        if document.text[known.start : known.end] == place or known.name == place:
            return place, known.country
    return place, None


_BACK = 30
_HERE = re.compile(r"\b(?:tại|ở) (?:chính )?(?:đây|nơi này|địa phương này)\b")


def place_pointed_at(reading: Reading, names: Sequence[EventMention]) -> Pair | None:
    """The town last spoken of before a sentence that says "tại đây" of an event."""
    document = reading.document
    for name in names:
        sentence = near(document, name)
        here = _HERE.search(document.folded, sentence.start, sentence.end)
        if here is None or reading.chains.others(
            name, min(name.end, here.start()), max(name.start, here.start())
        ):
            continue
        for place in reversed(preceding(reading.places, 0, sentence.start, most=_BACK)):
            inside = surroundings(document, place.start)
            if place.start in reading.covered or not _is_town(reading, place):
                continue
            if place.start == inside.start or is_located(document, inside, place):
                return document.text[place.start : place.end], place.country
    return None
