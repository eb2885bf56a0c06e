"""How officials and press say who takes part: invented sentences and the roles they give."""

import csv
from pathlib import Path

import pytest

from analysis.documents import document_from_text
from analysis.extraction import extract

LISTED = Path(__file__).parent / "role_patterns.tsv"


def patterns() -> list[tuple[str, set[str]]]:
    with LISTED.open(encoding="utf-8", newline="") as lines:
        listed = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"].replace("\\n", "\n"), _roles(row["roles"])) for row in listed]


def _roles(cell: str) -> set[str]:
    return {role for role in cell.split(" | ") if role}


@pytest.mark.parametrize(("text", "expected"), patterns())
def test_the_genre_says_who_takes_part_and_how(text: str, expected: set[str]) -> None:
    facts = extract(document_from_text("d", f"Tin tức\n\n{text}\n"))
    told = {f"{row.role} {row.participant.split('|')[0]}" for row in facts.participations}
    assert told == expected
