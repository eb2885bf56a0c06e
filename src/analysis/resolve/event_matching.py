"""Event reports in, groups of reports that mean one event out.

A series and its number settle it. Without them the kind and the days must agree, and either the
whole name, or the place and half of the words of the shorter name. Two events that one document
tells apart are never one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from analysis.records import EventReport
from analysis.resolve.grouping import Local, joined
from analysis.resolve.names import plain
from analysis.text import words

_FRAME = frozenset(
    words("hội nghị hội thảo cuộc họp buổi lễ phiên kỳ lần thứ về các và của tại với giữa việc")
)
_SAME_WORD = {"buôn": "mua"}
_ENOUGH_WORDS = 4
_LONGEST_DAYS = 31


def same_event(reports: Mapping[Local, EventReport]) -> list[list[Local]]:
    """The reports that mean one event, together; a report alone where nothing is sure."""
    sure = {local: list(_sure_keys(report)) for local, report in reports.items()}
    likely = _likely_pairs(reports)
    keys = {local: [*sure[local], *likely.get(local, ())] for local in reports}
    return [
        part
        for group in joined(keys)
        for part in (
            [group]
            if _consistent(group, reports)
            else joined({local: sure[local] for local in group})
        )
    ]


def content(name: str) -> list[str]:
    """The words of an event's name that are not there in every name.

    >>> content("Hội nghị lần thứ 2 về phòng, chống buôn bán người")
    ['2', 'phòng', 'chống', 'mua', 'bán', 'người']
    """
    return [_SAME_WORD.get(word, word) for word in words(name) if word not in _FRAME]


def _sure_keys(report: EventReport) -> Iterator[Hashable]:
    if report.series and report.ordinal is not None:
        yield report.series, report.ordinal
        return
    name = content(report.name)
    if len(name) < _ENOUGH_WORDS:
        return
    if report.ordinal is not None and report.kind:
        yield report.kind, report.ordinal, *name
    elif report.start_date and len(report.start_date) > 4 and "X" not in report.start_date:
        yield report.kind, report.start_date, *name


def _likely_pairs(reports: Mapping[Local, EventReport]) -> dict[Local, list[Hashable]]:
    """Keys for the reports of one kind, day and place whose names share enough words."""
    meeting: dict[Hashable, list[Local]] = defaultdict(list)
    for local, report in reports.items():
        if report.place and not (report.series and report.ordinal is not None):
            for day in _days(report):
                meeting[report.kind, day, plain(report.place)].append(local)
    keys: dict[Local, list[Hashable]] = defaultdict(list)
    for locals_there in meeting.values():
        for one, other in _alike(locals_there, reports):
            pair = tuple(sorted((one, other)))
            keys[one].append(pair)
            keys[other].append(pair)
    return keys


def _alike(
    there: Sequence[Local], reports: Mapping[Local, EventReport]
) -> Iterator[tuple[Local, Local]]:
    """Pairs with names alike: each wording is compared once, however many reports have it."""
    wordings: dict[tuple[str, ...], list[Local]] = defaultdict(list)
    for local in sorted(there):
        wordings[tuple(sorted(content(reports[local].name)))].append(local)
    for same in wordings.values():
        yield from ((same[0], other) for other in same[1:])
    distinct = sorted(wordings)
    for index, one in enumerate(distinct):
        for other in distinct[index + 1 :]:
            if _shared(one, other) >= 0.5:
                yield wordings[one][0], wordings[other][0]


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    smaller = min(len(one), len(other))
    return (Counter(one) & Counter(other)).total() / smaller if smaller else 0.0


def _days(report: EventReport) -> Iterator[str]:
    """Every day of an event whose days are known, the first ones of a long one."""
    try:
        first = Day.fromisoformat(report.start_date or "")
        last = Day.fromisoformat(report.end_date or report.start_date or "")
    except ValueError:
        return
    for number in range(min((last - first).days, _LONGEST_DAYS) + 1):
        yield (first + timedelta(days=number)).isoformat()


def _consistent(group: Sequence[Local], reports: Mapping[Local, EventReport]) -> bool:
    """Whether no two members are told apart: by their document, their number or their series."""
    by_document: dict[str, set[tuple[str | None, int | None]]] = defaultdict(set)
    numbers = {reports[local].ordinal for local in group} - {None}
    if len(numbers) > 1:
        return False
    for local in group:
        report = reports[local]
        marks = by_document[local[0]]
        if ((report.series, report.ordinal) in marks and not report.series) or (
            marks and (report.series, report.ordinal) not in marks
        ):
            return False
        marks.add((report.series, report.ordinal))
    return True
