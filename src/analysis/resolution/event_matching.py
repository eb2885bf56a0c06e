"""Event reports in, groups of reports that mean one event out.

A series and its number settle it, or a series and a day. Without them the kind and the days must
agree, and either the whole name, or the place and half of the words of the shorter name, or nearly
all its words where one of the two does not tell the place; a numbered meeting needs no day. Two
events that one document tells apart are never one, nor two of other days, numbers or places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from analysis.grammar.numbers import ordinals
from analysis.records import EventReport
from analysis.resolution.grouping import Local, settled
from analysis.resolution.names import one_wording
from analysis.resolution.values import before
from analysis.text import fold, words

_FRAME = re.compile(
    r"\b(?:hội nghị|hội thảo|cuộc họp|kỳ họp|phiên họp|buổi|lễ|về việc|về|và|các|của|tại|với"
    r"|giữa)\b"
)
_ENOUGH_WORDS = 4
_HALF, _NEARLY_ALL = 0.5, 0.8
_LONGEST_DAYS = 31

Reports = Mapping[Local, EventReport]
Places = Mapping[Local, str | None]
Wording = tuple[str, tuple[str, ...]]


def same_event(reports: Reports, places: Places) -> list[list[Local]]:
    """The reports that mean one event, together; a report alone where nothing is sure.

    ``places`` has the id of the place that each report tells, where it tells one.
    """
    by_day = {local: list(_keys_of_day(report)) for local, report in reports.items()}
    by_number = {local: list(_keys_of_number(report)) for local, report in reports.items()}
    likely = _likely_keys(reports, places)
    every = {
        local: [*by_day[local], *by_number[local], *likely.get(local, ())] for local in reports
    }
    return settled([every, by_day], lambda group: _consistent(group, reports, places))


def content(name: str) -> list[str]:
    """The words of an event's name that not every name has, without the number of the meeting.

    >>> content("Hội nghị lần thứ 2 về phòng, chống buôn bán người")
    ['phòng', 'chống', 'mua', 'bán', 'người']
    """
    folded = fold(name)
    for number in reversed(ordinals(folded, 0, len(folded))):
        folded = f"{folded[: number.start]} {folded[number.end :]}"
    return words(_FRAME.sub(" ", one_wording(folded)))


def _keys_of_day(report: EventReport) -> Iterator[Hashable]:
    """What a report shares with every other of its event for its series or its day and name."""
    if report.series and report.ordinal is not None:
        yield report.series, report.ordinal
    name = tuple(content(report.name))
    day = report.start_date or ""
    if len(name) >= _ENOUGH_WORDS and re.match(r"\d{4}-", day) and not report.series:
        yield report.kind, day, report.ordinal, name


def _keys_of_number(report: EventReport) -> Iterator[Hashable]:
    """What a report shares for the number in its name, or for its series and each of its days."""
    if report.series:
        yield from ((report.series, day) for day in _days(report))
    elif report.ordinal is not None and len(name := content(report.name)) >= _ENOUGH_WORDS:
        yield report.kind, report.ordinal, tuple(name)


def _likely_keys(reports: Reports, places: Places) -> dict[Local, list[Hashable]]:
    """A key for each pair of reports of one kind and day whose places and names agree."""
    meeting: dict[Hashable, dict[Wording, list[Local]]] = defaultdict(lambda: defaultdict(list))
    for local in sorted(reports):
        report = reports[local]
        if report.series and report.ordinal is not None:
            continue
        wording = (places[local] or "", tuple(sorted(content(report.name))))
        for day in _days(report):
            meeting[report.kind, day][wording].append(local)
    keys: dict[Local, list[Hashable]] = defaultdict(list)
    for wordings in meeting.values():
        told = sorted(wordings.items(), key=lambda item: item[1])
        for index, (one, there) in enumerate(told):
            for other, elsewhere in told[index:]:
                if _alike(one, other):
                    pair = (there[0], elsewhere[0])
                    for local in (*there, *elsewhere):
                        keys[local].append(pair)
    return keys


def _alike(one: Wording, other: Wording) -> bool:
    """Whether two wordings, each a place and the words of a name, mean one event of a day."""
    (place, name), (elsewhere, other_name) = one, other
    smaller = min(len(name), len(other_name))
    if not smaller or (place and elsewhere and place != elsewhere):
        return False
    share = (Counter(name) & Counter(other_name)).total() / smaller
    if place and elsewhere:
        return share >= _HALF
    return share >= _NEARLY_ALL and smaller >= _ENOUGH_WORDS


def _days(report: EventReport) -> Iterator[str]:
    """Every day of an event whose days are known, the first ones of a long one."""
    try:
        first = Day.fromisoformat(report.start_date or "")
        last = Day.fromisoformat(report.end_date or report.start_date or "")
    except ValueError:
        return
    for number in range(min((last - first).days, _LONGEST_DAYS) + 1):
        yield (first + timedelta(days=number)).isoformat()


def _consistent(group: Sequence[Local], reports: Reports, places: Places) -> bool:
    """Whether nothing tells two members apart: a document, a number, a day or a place."""
    told = [reports[local] for local in group]
    numbers = {(one.series, one.ordinal) if one.series else (None, None) for one in told}
    if len(numbers) == 1 and None not in next(iter(numbers)):
        return True
    if len({doc_id for doc_id, _ in group}) < len(group):
        return False
    several = (
        {one.ordinal for one in told} - {None},
        {one.series for one in told} - {None},
        {places[local] for local in group} - {None},
    )
    return all(len(values) < 2 for values in several) and _days_agree(told)


def _days_agree(told: Sequence[EventReport]) -> bool:
    """Whether any two known spans of days may overlap, as far as they are told."""
    spans = sorted({(one.start_date, one.end_date or one.start_date) for one in told
                    if one.start_date and "X" not in one.start_date}, key=str)  # fmt: skip
    return all(
        not before(str(end), str(other_start)) and not before(str(other_end), str(start))
        for index, (start, end) in enumerate(spans)
        for other_start, other_end in spans[index + 1 :]
    )
