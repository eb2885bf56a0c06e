"""Whatever a text is, reading it never fails, stays inside it and costs what its length does."""

import runpy
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.extraction import extract
from analysis.grammar.spans import Stretch
from analysis.records import Facts

ROOT = Path(__file__).resolve().parents[1]
SHAPES: dict[str, Callable[[int], str]] = runpy.run_path(str(ROOT / "benchmarks" / "linearity.py"))[
    "SHAPES"
]
SIZE = 6000
SIGNS = " \u00a0\t\n\r\0.,;:-–…!?/()[]\"'“”1aĐ\u200f\u202e\u0301\ud800\udfff"
WORDS = (
    "Hội nghị ASEAN lần thứ 8", "ông Nguyễn Văn An", "Thứ trưởng Bộ Công an", "Bộ Công an",
    "ngày 14-2", "hiệp định giữa Việt Nam và Lào", "cho biết:", "chủ trì", "tại Hà Nội", "và",
    "SOM 8 (2012)", "hôm nay", "khẳng định", "Quyết định số 130/CP", "đã ký", "của", "Lào",
)  # fmt: skip


def read(text: str) -> Facts:
    return extract(document_from_text("text", text))


def spans(facts: Facts) -> list[tuple[int, int]]:
    """Where every line, sentence, mention and fact stands."""
    rows: list[Stretch] = [*facts.document.lines, *facts.document.sentences]
    for record in (facts.mentions, facts):
        for field in fields(record):
            value = getattr(record, field.name)
            rows += value if isinstance(value, tuple) else ()
    return [(row.start, row.end) for row in rows]


def inside(facts: Facts) -> bool:
    size = len(facts.document.text)
    return all(0 <= start <= end <= size for start, end in spans(facts))


def calls(text: str) -> int:
    """How many functions are called to read a text; the same on every machine."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read_and_every_span_lies_inside_it(text: str) -> None:
    assert inside(read(text))


@given(st.lists(st.sampled_from([*WORDS, *SIGNS, ", ", ". ", "\n"]), max_size=60))
@settings(deadline=None)
def test_words_and_signs_in_any_order_are_read(parts: list[str]) -> None:
    assert inside(read(" ".join(parts)))
    assert inside(read("".join(parts)))


@pytest.mark.parametrize("name", list(SHAPES))
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    shape = SHAPES[name]
    read(shape(SIZE))  # what is loaded and compiled once
    once, twice = calls(shape(SIZE)), calls(shape(2 * SIZE))
    assert twice <= 2.2 * once
    assert inside(read(shape(SIZE)))


def test_a_sentence_without_end_is_cut_at_clauses_and_nothing_is_lost() -> None:
    text = "Hội nghị ASEAN tại Hà Nội, " * 1000
    sentences = document_from_text("text", text).sentences
    assert max(sentence.end - sentence.start for sentence in sentences) <= 2000
    assert all(text[sentence.end - 1] == "," for sentence in sentences)
    assert sum(sentence.end - sentence.start for sentence in sentences) + len(sentences) == len(
        text
    )


def test_a_long_run_of_stops_before_a_letter_is_one_stop() -> None:
    document = document_from_text("text", "An nói" + "." * 100_000 + "x. Bình nghe.")
    assert document.text[document.sentences[-1].start :] == "Bình nghe."
