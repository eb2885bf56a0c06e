"""The comparison with others: what they find is read in their favour, then scored as ours is."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from analysis.documents import document_from_text
from analysis.evaluation.annotations import Annotations, Organization, Person, Written

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
GOLD = Annotations(
    "d",
    published="2012-02-15",
    people=(Person("thử", ("Trần Văn Thử", "ông Thử", "Thử")),),
    organizations=(Organization("body", ("Tổ chức Mẫu", "TCM")),),
    dates=(Written("2012-02-14"),),
)


@pytest.fixture(scope="module")
def comparison() -> dict[str, Any]:
    return runpy.run_path(str(BENCHMARKS / "comparison.py"))


@pytest.fixture(scope="module")
def peers() -> dict[str, Any]:
    return runpy.run_path(str(BENCHMARKS / "peers" / "read.py"))


def test_names_of_one_person_or_body_count_once(comparison: dict[str, Any]) -> None:
    found = {
        "people": ["Thử", "Trần  Văn Thử", "Lan", "LAN"],
        "organizations": ["TCM", "Tổ chức Mẫu"],
    }
    made = comparison["annotations"](GOLD, found)
    assert [person.names for person in made.people] == [("Thử", "Trần Văn Thử"), ("Lan", "LAN")]
    assert [body.names for body in made.organizations] == [("TCM", "Tổ chức Mẫu")]
    assert comparison["score"]([GOLD], {"d": made}, "people") == (0.5, 1.0, pytest.approx(2 / 3))
    assert comparison["score"]([GOLD], {"d": made}, "organizations") == (1.0, 1.0, 1.0)
    assert comparison["score"]([GOLD], {"d": made}, "dates") == (0.0, 0.0, 0.0)


def test_peers_are_given_sentences_lines_and_the_day(comparison: dict[str, Any]) -> None:
    document = document_from_text("d", "Tên bài\n\nLan đến. Nam đi.\n")
    assert comparison["article"](document, GOLD) == {
        "published": "2012-02-15",
        "sentences": ["Tên bài", "Lan đến.", "Nam đi."],
        "lines": ["Tên bài", "Lan đến. Nam đi."],
    }


def test_labels_of_words_become_stretches(peers: dict[str, Any]) -> None:
    tagged = [
        ("Bộ", "B-ORG"), ("Mẫu", "I-ORG"), ("Lan", "B-PER"), ("Nam", "B-PER"), ("đi", "O"),
        ("Thử", "I-PER"),
    ]  # fmt: skip
    assert list(peers["entities"](tagged))[:3] == [
        ("ORG", "Bộ Mẫu"),
        ("PER", "Lan"),
        ("PER", "Nam"),
    ]


def test_every_package_of_the_peers_is_pinned() -> None:
    lines = (BENCHMARKS / "peers" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line.partition("==") for line in lines if not line.startswith("#")]
    assert {"underthesea", "pyvi", "dateparser"} <= {name for name, _, _ in pinned}
    assert all(equals and version for _, equals, version in pinned)
