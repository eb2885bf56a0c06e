"""The ways in which officials and the press tell events, one a case in ``cases/events.txt``."""

from pathlib import Path

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.records import EventReport

HEAD = "Thứ tư, 14/06/2023\n\n"
TITLE = "Một tiêu đề ¶ "
_BOUNDS = {"at_least": ">", "about": "~"}


def cases() -> list[tuple[str, list[str]]]:
    """Each text with the lines that tell its events."""
    text = (Path(__file__).parent / "cases" / "events.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n") if not block.startswith("#")]
    return [(block[0], [line.strip() for line in block[1:]]) for block in blocks if block]


def told(report: EventReport) -> str:
    """An event as a line of the cases: what is unknown is a dash."""
    start, end = report.start_date, report.end_date
    days = start if start == end else f"{start or ''}/{end or ''}"
    count = (
        report.attendance and f"{_BOUNDS.get(report.attendance_bound or '', '')}{report.attendance}"
    )
    values = (report.ordinal, days, report.place, report.country, count)
    return " | ".join(
        [report.name, report.kind, *(str(value or "-") for value in values), report.status]
    )


@pytest.mark.parametrize(("text", "expected"), cases())
def test_each_way_of_telling_events_is_read(text: str, expected: list[str]) -> None:
    titled = text if "¶" in text else TITLE + text
    document = document_from_text("d", HEAD + titled.replace(" ¶ ", "\n\n"))
    found = extract(document).event_reports
    assert sorted(map(told, found)) == sorted(expected)
