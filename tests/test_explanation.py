"""Why a thing was found: every fact under its sentence with its rule, and what was left unread."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents import document_from_text
from analysis.explanation import Explanation, explain
from analysis.explanation.marks import Mark, left_between, pieces
from analysis.explanation.notes import FACTS, MENTIONS, Note, records_in
from analysis.extraction import extract
from analysis.records import Span

ARTICLE = """Hội thảo về di cư an toàn

Ngày 14/2/2012, tại Hà Nội, Bộ Công an tổ chức Hội thảo về di cư an toàn.

Thiếu tướng Trần Văn Thử, Cục trưởng Cục Cảnh sát hình sự, chủ trì Hội thảo. \
Sông Lam Giang chảy về phía đông từ 31/13. Trời hôm ấy đẹp.

Nguyễn Thị Báo
"""


def explained(text: str) -> Explanation:
    return explain(extract(document_from_text("d", text)))


def notes_of(text: str, what: str) -> list[Note]:
    return [note for part in explained(text).parts for note in part.notes if note.what == what]


def written(text: str, mark: Mark) -> str:
    return text[mark.start : mark.end]


def test_a_person_is_explained_by_the_rule_of_the_tables() -> None:
    (note,) = notes_of(ARTICLE, "person")
    assert ("name", "Trần Văn Thử") in note.values
    (person,) = extract(document_from_text("d", ARTICLE)).mentions.people
    assert note.rule == person.rule


def test_a_rule_of_a_word_list_names_its_row_and_the_words_in_the_text() -> None:
    (chair,) = [
        note for note in notes_of(ARTICLE, "participation") if ("role", "chair") in note.values
    ]
    assert chair.rule == "roles:chair"
    (row,) = chair.rows
    assert re.fullmatch(r"roles\.tsv:\d+ “chủ trì”", row)
    (rank, _) = notes_of(ARTICLE, "appointment")
    assert [row.partition(":")[0] for row in rank.rows] == ["ranks.tsv"]


def test_a_participation_tells_which_words_bind_it_to_its_event() -> None:
    account = explained(ARTICLE)
    (part,) = [part for part in account.parts if part.sentence == 3]
    (chair,) = [note for note in part.notes if note.what == "participation"]
    number = re.match(r"\[(\d+)\] ", dict(chair.values)["event"])
    assert number
    (bound,) = [mark for mark in part.marks if mark.number == int(number[1])]
    assert written(account.document.text, bound) == "Hội thảo"


def test_a_date_of_an_event_leads_to_where_it_is_written() -> None:
    account = explained(ARTICLE)
    marks = {mark.number: mark for part in account.parts for mark in part.marks}
    (report,) = [
        note for part in account.parts for note in part.notes if note.what == "event_report"
    ]
    value, number = re.findall(r"[\d-]+", dict(report.values)["start_date"])
    assert value == "2012-02-14"
    assert written(account.document.text, marks[int(number)]) == "Ngày 14/2/2012"


def test_what_looks_like_a_name_or_a_date_is_shown_as_left() -> None:
    account = explained(ARTICLE)
    left = [(mark.names[0], written(ARTICLE, mark)) for part in account.parts for mark in part.left]
    assert left == [("name", "Sông Lam Giang"), ("date", "31/13")]
    assert (account.left("name"), account.left("date")) == (1, 1)


def test_sentences_without_facts_are_counted() -> None:
    account = explained(ARTICLE)
    assert [part.sentence for part in account.parts] == [1, 2, 3, 4, 5, None]
    assert account.unread == (4, 5)
    assert account.bare == ()
    assert explained("Tin vắn\n\nMưa rơi ở Hà Nội.\n").bare == (2,)


def test_every_mention_and_fact_has_its_note_and_mark() -> None:
    account = explained(ARTICLE)
    facts = extract(account.document)
    notes = [note for part in account.parts for note in part.notes]
    assert len(notes) == len(list(records_in(facts)))
    assert {note.what for note in notes} <= {*MENTIONS, *FACTS}
    spans = {(one.start, one.end) for one in records_in(facts)}
    marked = {
        (mark.start, mark.end) for part in account.parts for mark in part.marks if mark.number
    }
    assert marked == spans
    assert all(note.rule for note in notes)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "abcdef"),
        ([(0, 6), (2, 4)], "<ab<cd>ef>"),
        ([(0, 3), (0, 2)], "<<ab>c>def"),
        ([(0, 4), (2, 6)], "<ab<cd>><ef>"),
        ([(0, 2), (2, 4)], "<ab><cd>ef"),
        ([(-3, 2), (4, 9)], "<ab>cd<ef>"),
        ([(0, 5), (1, 3), (2, 4)], "<a<b<c>><d>e>f"),
    ],
)
def test_marks_lie_in_each_other_and_may_cross(marks: list[tuple[int, int]], shown: str) -> None:
    made = [Mark(start, end, 1, ()) for start, end in marks]
    found = pieces("abcdef", Span(0, 6), made)
    assert "".join(_sign(piece) for piece in found).replace("<>", "") == shown


@given(st.lists(st.tuples(st.integers(-2, 12), st.integers(1, 8)), max_size=9))
def test_marks_that_open_close_and_no_letter_is_lost(made: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + length, 1, ()) for start, length in made if start + length > 0]
    marks = sorted(
        (mark for mark in marks if mark.start < 10), key=lambda mark: (mark.start, -mark.end)
    )
    found = list(pieces("0123456789", Span(0, 10), marks))
    assert "".join(piece for piece in found if isinstance(piece, str)) == "0123456789"
    assert sum(piece is None for piece in found) == sum(isinstance(piece, Mark) for piece in found)
    opened: list[Mark] = []
    for piece in found:
        if isinstance(piece, Mark):
            opened.append(piece)
        elif piece is None:
            opened.pop()
        else:
            for letter in piece:
                assert sorted(map(id, opened)) == sorted(
                    id(mark) for mark in marks if mark.start <= int(letter) < mark.end
                )


def test_what_a_mention_covers_is_not_left() -> None:
    text = "Lê Văn Thử gặp Kim Mẫu và ASEAN năm 2012."
    found = left_between(text, [Span(0, 10)], [Span(0, len(text))])
    assert [written(text, mark) for mark in found] == ["Kim Mẫu", "ASEAN", "năm 2012"]
    assert [*left_between(text, [Span(0, 10)], [])] == []


@given(st.text())
def test_any_text_is_explained_and_none_of_it_is_lost(text: str) -> None:
    account = explained(text)
    shown = "".join(text_of(account))
    assert "".join(shown.split()) == "".join(account.document.text.split())


def text_of(account: Explanation) -> list[str]:
    return [
        piece
        for part in account.parts
        for piece in pieces(account.document.text, part.span, part.marks)
        if isinstance(piece, str)
    ]


@pytest.mark.parametrize("unit", ["Lan Anh ", "A-", "ngày 1/", "Trần Văn Thử, Hà Nội, ", "x"])
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        facts = extract(document_from_text("d", unit * (length // len(unit))))
        begun = time.process_time()
        explain(facts)
        return time.process_time() - begun

    small = min(seconds(20_000) for _ in range(3))
    assert min(seconds(160_000) for _ in range(3)) < 24 * small + 0.1  # 64 times if it were squared


def _sign(piece: Mark | str | None) -> str:
    if piece is None:
        return ">"
    return "<" if isinstance(piece, Mark) else piece
