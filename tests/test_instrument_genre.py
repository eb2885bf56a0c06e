"""How officials and press name instruments: name, kind, day of signing, period, status."""

from pathlib import Path

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract

HEAD = "Thứ tư, 14/06/2023\n\nMột tiêu đề nào đó của bài\n\n"
CASES = Path(__file__).parent / "cases" / "instruments.txt"


@pytest.mark.parametrize("case", CASES.read_text(encoding="utf-8").splitlines()[1:])
def test_each_way_of_naming_an_instrument_is_read(case: str) -> None:
    text, _, expected = case.partition(" |")
    found = extract(document_from_text("x", HEAD + text)).instrument_reports
    rows = [(one.name, one.kind, one.signed, one.period, one.status) for one in found]
    told = ["; ".join(str(cell or "-") for cell in row) for row in rows]
    assert told == [one.strip() for one in expected.split(" | ") if one.strip()]


def test_a_letter_of_intent_is_no_country() -> None:
    facts = extract(document_from_text("x", HEAD + "Hai bên ký Ý định thư về hợp tác."))
    assert facts.mentions.places == ()
