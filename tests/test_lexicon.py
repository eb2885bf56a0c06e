"""Word lists: what a row means, and errors that name file and line."""

from pathlib import Path

import pytest

from analysis.errors import LexiconError
from analysis.lexicon import load_lexicon
from analysis.matching import scan

HEADER = "# Words for colours.\nform\tvalue\tcase\texample\n"


def written(folder: Path, rows: str) -> Path:
    (folder / "colours.tsv").write_text(HEADER + rows, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("đỏ\tred\tany\tMàu xanh.\n", ':3: the example does not contain "đỏ"'),
        (
            "đỏ\tred\tany\tMàu đỏ.\nĐỏ\tred\tany\tMàu đỏ.\n",
            ':4: "Đỏ" already stands in packaged colours.tsv:3',
        ),
        ("đỏ\tred\tloud\tMàu đỏ.\n", ':3: case "loud" is unknown'),
        ("\tred\tany\tMàu đỏ.\n", ":3: no form"),
        ("đỏ\tred\tany\tMàu đỏ.\tthêm\n", ":3: 5 cells under 4 columns"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_file_and_line(
    tmp_path: Path, rows: str, problem: str
) -> None:
    with pytest.raises(LexiconError) as raised:
        load_lexicon(packaged=written(tmp_path, rows))
    assert f"colours.tsv{problem}" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "colours.tsv").write_text("value\tcase\tform \n", encoding="utf-8")
    (tmp_path / "things.tsv").write_text("value\tcase\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"things\.tsv:1: column form is missing"):
        load_lexicon(packaged=tmp_path)


def test_a_folder_without_word_lists_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no word lists"):
        load_lexicon(packaged=tmp_path)


@pytest.mark.parametrize(
    ("case", "found"),
    [("any", ["đỏ", "Đỏ", "ĐỎ"]), ("title", ["Đỏ", "ĐỎ"]), ("exact", ["đỏ"])],
)
def test_case_says_how_the_text_must_be_written(
    tmp_path: Path, case: str, found: list[str]
) -> None:
    example = "Đỏ là màu." if case == "title" else "màu đỏ"
    lexicon = load_lexicon(packaged=written(tmp_path, f"đỏ\tred\t{case}\t{example}\n"))
    text = "đỏ Đỏ ĐỎ đỏm"
    hits = scan(text, text.lower(), lexicon)["colours"]
    assert [text[hit.start : hit.end] for hit in hits] == found


def test_a_row_is_cited_by_its_list_and_value(tmp_path: Path) -> None:
    lexicon = load_lexicon(packaged=written(tmp_path, "đỏ|thắm\tred\tany\tMàu đỏ.\n"))
    assert [entry.rule for entry in lexicon.of("colours")] == ["colours:red"]


def test_the_packaged_word_lists_are_right() -> None:
    assert len(load_lexicon().names) > 10
