"""Document + mentions -> one EventReport per event: what the document says of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.grammar.attendance import attendance
from analysis.grammar.event_lead import with_lead
from analysis.grammar.event_reading import DAY, Reading
from analysis.grammar.event_settings import is_aside, is_framing, period, setting
from analysis.grammar.event_status import is_announced, is_recalled, looks_back, status_of
from analysis.grammar.event_times import days_apart
from analysis.grammar.numbers import surroundings
from analysis.grammar.scenes import Scene, main_event
from analysis.records import Document, EventMention, EventReport, Mentions


def event_reports(
    document: Document, mentions: Mentions, cut: tuple[Scene, ...]
) -> tuple[EventReport, ...]:
    """One report per event, in the order of first mention."""
    by_key: dict[str, list[EventMention]] = {}
    for event in mentions.events:
        by_key.setdefault(event.key, []).append(event)
    said: dict[str | None, list[Scene]] = {}
    for scene in cut:
        said.setdefault(scene.event, []).append(scene)
    reading = Reading(document, mentions)
    first = main_event(document, mentions.events)
    reports = [
        _report(reading, names, said.get(key, []), _joined(reading, names, said))
        for key, names in by_key.items()
    ]
    main = _news(document, reports, _spoken_of(reading, by_key, first))
    reports = [with_lead(reading, report) if report.event == main else report for report in reports]
    news = next((report for report in reports if report.event == main), None)
    if (
        news
        and not document.published
        and looks_back(
            (r.start_date for r in reports if not is_announced(document, by_key[r.event])),
            news.start_date,
        )
    ):
        return tuple(reports)
    told = [_with_status(document, report, by_key[report.event], news) for report in reports]
    held = next((report for report in told if report.event == main), None)
    return tuple(
        _within_news(document, report, by_key[report.event], held, reading) for report in told
    )


def _joined(
    reading: Reading, names: list[EventMention], said: dict[str | None, list[Scene]]
) -> list[Scene]:
    """The stretches that name another event in one breath with an event: "SOM 8 và IMM 3"."""
    beside = [one for name in names for one in reading.chains.whole(name) if one.key != name.key]
    return [
        scene
        for one in beside[:_JOINED_AT_MOST]
        for scene in said.get(one.key, [])
        if scene.start <= one.start < scene.end
    ]


_JOINED_AT_MOST = 8


def _report(
    reading: Reading, names: list[EventMention], said: list[Scene], joined: list[Scene]
) -> EventReport:
    document = reading.document
    first = max(
        names,
        key=lambda name: (name.name == document.text[name.start : name.end], -name.start),
    )
    start, end = period(reading, names)
    place, country = setting(reading, names)
    taught = first.kind == "training" or first.name.lower().startswith("buổi ")
    count, bound = attendance(document, said, taught=taught)
    if count is None:
        count, bound = attendance(document, joined, taught=taught)
    return EventReport(
        first.key, first.name, first.kind, first.ordinal, first.acronym, first.series,
        _theme(document, said), _format(document, first, said), start, end, place, country,
        count, bound, "past_reference", first.start, first.end, first.rule,
    )  # fmt: skip


def _spoken_of(
    reading: Reading, by_key: dict[str, list[EventMention]], first: str | None
) -> str | None:
    """The first event, or the next where that one is only what another is about."""
    told = [key for key, names in by_key.items() if not all(map(reading.chains.is_topic, names))]
    return first if first in told or not told else told[0]


_FRESH_DAYS = 12


def _news(document: Document, reports: Sequence[EventReport], first: str | None) -> str | None:
    """The event that a document reports: the first it names unless only another one is recent.

    A meeting on a day goes before the campaign, without a day, that it is about.
    """
    published = document.published
    campaigns = {report.event for report in reports if report.kind == "campaign"}
    days = {
        report.event: report.start_date
        for report in reports
        if report.start_date and len(report.start_date) == DAY
    }
    if first in campaigns and first not in days:
        first = next((event for event in days if event not in campaigns), first)
    if published is None:
        return first
    ages = {event: days_apart(day, published) for event, day in days.items()}
    fresh = [key for key, age in ages.items() if age is not None and age <= _FRESH_DAYS]
    return first if first not in ages or first in fresh or not fresh else fresh[0]


def _with_status(
    document: Document,
    report: EventReport,
    names: list[EventMention],
    news: EventReport | None,
) -> EventReport:
    status = status_of(
        document,
        names,
        (report.start_date, report.end_date),
        is_main=news is not None and report.event == news.event,
        news=news.start_date if news else None,
    )
    return replace(report, status=status)


_INSIDE = ("bilateral_meeting", "signing_ceremony", "visit")


def _within_news(
    document: Document,
    report: EventReport,
    names: list[EventMention],
    news: EventReport | None,
    reading: Reading,
) -> EventReport:
    """An undated talk or ceremony of the reported event shares its status, time and country."""
    if news is None or report.event == news.event or news.status != "held":
        return report
    if report.start_date is None and is_framing(reading, names, news.event):
        day = (news.start_date or "")[:7] or None
        return replace(
            report, status="held", start_date=day, end_date=day,
            place=report.place or news.place, country=report.country or news.country,
        )  # fmt: skip
    if report.kind in _INSIDE and news.kind == "visit" and _lies_within(report, news):
        report = replace(report, status="held")
    month = (news.start_date or "")[: len("2012-02")]
    if report.start_date in (None, month) and report.status == "past_reference":
        part = report.kind in _INSIDE and report.ordinal is None
        if not part or is_recalled(document, names):
            return report
        aside = is_aside(reading, names)
        start, end = _inside(news, aside=aside)
        report = replace(report, status="held", start_date=start, end_date=end)
        if aside and report.place is None and report.country in (None, news.country):
            return replace(report, place=news.place, country=news.country)
    if report.status != "held" or report.place or report.country not in (None, news.country):
        return report
    if report.start_date == news.start_date:
        return replace(report, place=news.place, country=news.country)
    return replace(report, country=news.country) if news.kind == "visit" else report


def _lies_within(report: EventReport, news: EventReport) -> bool:
    """Whether an event is dated within the days of another."""
    start, end = news.start_date, news.end_date
    return bool(start and end and report.start_date and start <= report.start_date <= end)


def _inside(news: EventReport, *, aside: bool) -> tuple[str | None, str | None]:
    """When something within an event was: on its one day, else in its month."""
    start, end = news.start_date, news.end_date
    if start is None or (start == end and not aside):
        return start, end
    month = start[:7]
    return (month, month) if end and end.startswith(month) else (None, None)


_THEME = re.compile(
    r"chủ đề(?: là| của [^\"“:]{1,30})?[:\s]*[\"“”«]([^\"“”»\n]{4,200})[\"“”»]", re.IGNORECASE
)


_THEME_WITHIN = 200


def _theme(document: Document, said: list[Scene]) -> str | None:
    for scene in said:
        sentence = surroundings(document, scene.start)
        match = _THEME.search(
            document.text,
            max(sentence.start, scene.start - _THEME_WITHIN),
            min(sentence.end, scene.end + _THEME_WITHIN),
        )
        if match:
            return match[1].strip()
    return None


_HYBRID = re.compile(
    r"trực tiếp (?:kết hợp|và) (?:với )?trực tuyến|trực tuyến kết hợp (?:với )?trực tiếp"
)
_ONLINE = re.compile(r"(?:họp|hình thức|tổ chức) trực tuyến")


def _format(document: Document, name: EventMention, said: list[Scene]) -> str | None:
    texts = [document.folded[scene.start : scene.end] for scene in said]
    if any(_HYBRID.search(text) for text in texts):
        return "hybrid"
    if "trực tuyến" in name.name.lower() or any(_ONLINE.search(text) for text in texts):
        return "online"
    return "in_person" if any("hình thức trực tiếp" in text for text in texts) else None
