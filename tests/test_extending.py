"""The guide to one's own rows, followed line by line through the real command."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.lexicon import word_lists
from analysis.tables import read_tables

HOPTAC = Path(sys.executable).with_name("hoptac")
GUIDE = (Path(__file__).resolve().parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")


def shown(language: str) -> list[str]:
    """The fenced blocks of the guide in one language."""
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, flags=re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the article of the guide and, in data/lexicon, the rows of its third step."""
    (tmp_path / "my_articles").mkdir()
    (tmp_path / "my_articles" / "one.txt").write_text(shown("text")[0], encoding="utf-8")
    (tmp_path / "data" / "lexicon").mkdir(parents=True)
    for name, rows in zip(
        re.findall(r"`(data/lexicon/\w+\.tsv)`:", GUIDE), shown("tsv"), strict=False
    ):
        (tmp_path / name).write_text(rows, encoding="utf-8")
    return tmp_path


def said(desk: Path, *words: str) -> str:
    """What the command prints in the folder, runs of white space made one blank."""
    done = subprocess.run(
        [HOPTAC, *words], cwd=desk, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    return " ".join((done.stdout + done.stderr).split())


def test_the_rows_take_effect_as_the_guide_shows(desk: Path) -> None:
    _, unread, checked, building, read = shown("text")
    (desk / "none").mkdir()
    before = said(desk, "explain", "my_articles/one.txt", "--lexicon", "none")
    assert unread.strip() in before
    assert "series song-xanh" not in before
    assert "Tổng hội Lái đò; country" not in before
    assert said(desk, "lexicon", "check", "--documents", "my_articles") == checked.strip()
    assert building.strip() in said(desk, "build", "my_articles", "--out", "build")
    after = said(desk, "explain", "my_articles/one.txt")
    for line in read.splitlines():
        assert " ".join(line.split()) in after
    tables = read_tables(desk / "build" / "tables")
    assert tables["event_series"]["name_en"].tolist() == ["Green River Forum"]
    assert tables["organizations"]["name"].tolist() == ["Tổng hội Lái đò"]
    assert tables["statements"]["verb"].tolist() == ["khẳng quyết"]


def test_a_row_of_the_value_off_is_told_by_the_check(desk: Path) -> None:
    (desk / "data" / "lexicon" / "speech_verbs.tsv").write_text(shown("tsv")[3], encoding="utf-8")
    assert 'speech_verbs.tsv:2: "thổ lộ" is now read by this row' in said(desk, "lexicon", "check")


def test_every_list_that_the_guide_names_is_there() -> None:
    _, _, table = GUIDE.partition("| What is missing | List |")
    rows = re.findall(r"^\|.*\| (`.*`) \|$", table.partition("\n## ")[0], flags=re.MULTILINE)
    named = re.findall(r"`(\w+)`", " ".join(rows))
    assert len(named) > 15
    assert set(named) <= set(word_lists())
