"""Event reports in, groups of reports that mean one event out.

A series and its number settle it. Without them the kind and the days must agree, and either the
whole name, or the place and half of the words of the shorter name, or nearly all its words where
one of the two does not tell the place. Two events that one document tells apart are never one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from analysis.grammar.numbers import ordinals
from analysis.records import EventReport
from analysis.resolve.grouping import Local, joined
from analysis.resolve.names import one_wording
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
    sure = {local: list(_sure_keys(report)) for local, report in reports.items()}
    likely = _likely_keys(reports, places)
    groups = []
    for group in joined({local: [*sure[local], *likely.get(local, ())] for local in reports}):
        if _consistent(group, reports, places):
            groups.append(group)
        else:
            groups += _surely_one({local: sure[local] for local in group}, reports)
    return sorted(groups)


def content(name: str) -> list[str]:
    """The words of an event's name that not every name has, without the number of the meeting.

    >>> content("Hội nghị lần thứ 2 về phòng, chống buôn bán người")
    ['phòng', 'chống', 'mua', 'bán', 'người']
    """
    folded = fold(name)
    for number in reversed(ordinals(folded, 0, len(folded))):
        folded = f"{folded[: number.start]} {folded[number.end :]}"
    return words(_FRAME.sub(" ", one_wording(folded)))


def _sure_keys(report: EventReport) -> Iterator[Hashable]:
    if report.series and report.ordinal is not None:
        yield report.series, report.ordinal
        return
    name = tuple(content(report.name))
    if len(name) < _ENOUGH_WORDS:
        return
    if report.ordinal is not None:
        yield report.kind, report.ordinal, name
    elif report.start_date and re.match(r"\d{4}-", report.start_date):
        yield report.kind, report.start_date, name


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


def _surely_one(
    keys: Mapping[Local, Sequence[Hashable]], reports: Reports
) -> Iterator[list[Local]]:
    """The groups of sure keys alone; whoever its own document contradicts stays alone."""
    for group in joined(keys):
        if _told_apart(group, reports):
            yield from ([local] for local in group)
        else:
            yield group


def _consistent(group: Sequence[Local], reports: Reports, places: Places) -> bool:
    """Whether nothing tells two members apart: a document, a number or, without one, a place."""
    numbered = [one for one in group if reports[one].series and reports[one].ordinal is not None]
    if len(numbered) == len(group):
        return True
    numbers = {reports[one].ordinal for one in group} - {None}
    where = {places[one] for one in group} - {None}
    return not _told_apart(group, reports) and len(numbers) < 2 and len(where) < 2


def _told_apart(group: Sequence[Local], reports: Reports) -> bool:
    marks = {(reports[one].series, reports[one].ordinal) for one in group}
    known = len(marks) == 1 and None not in next(iter(marks))
    return not known and len({doc_id for doc_id, _ in group}) < len(group)
