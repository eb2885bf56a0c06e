"""The README names all there is, and promises no more than is measured."""

import re
import runpy
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli.arguments import command_line
from analysis.evaluation import evaluate
from analysis.pipeline import build
from analysis.schema import TABLES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MARGIN = 0.02  # what a change may cost before the table of scores is written anew


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_verb_is_named_with_what_it_does() -> None:
    verbs = re.findall(r"^    ([a-z]+) +[a-z]", command_line().format_help(), flags=re.MULTILINE)
    assert re.findall(r"^\| `hoptac ([a-z]+) ", section("Your own articles"), re.M) == verbs
    assert len(verbs) == 6


def test_commands_of_the_readme_are_understood() -> None:
    lines = re.findall(r"^\| `hoptac ([^`]+)` \|", README, flags=re.MULTILINE)
    verbs = [command_line().parse_args(line.split()).verb for line in lines]
    assert verbs == ["build", "report", "export", "evaluate", "explain", "lexicon"]


def test_every_table_is_named_with_what_it_holds() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section("The tables"), flags=re.MULTILINE)
    assert rows == [(table.name, table.description) for table in TABLES.values()]


def test_every_file_it_points_to_is_there() -> None:
    links = re.findall(r"\]\(([^):]+)\)", README)
    assert "docs/report.png" in links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "report.png").stat().st_size < 200_000


@pytest.mark.notebook
def test_the_lines_of_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", section("In Python"), flags=re.DOTALL)
    (tmp_path / "my_articles").mkdir()
    article = "Việt Nam và Lào họp\n\nNgày 14/2/2012, tại Hà Nội, Việt Nam và Lào họp.\n"
    (tmp_path / "my_articles" / "one.txt").write_text(article, encoding="utf-8")
    for folder in ("reports", "notebooks"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    found: dict[str, object] = {}
    exec(code, found)
    assert found["index"] == tmp_path / "my_reports" / "index.html"
    assert (tmp_path / "my_reports" / "index.html").is_file()


@pytest.mark.parametrize(("half", "first"), [("", 0), ("test", 4)])
def test_no_score_is_promised_that_is_not_reached(tmp_path: Path, half: str, first: int) -> None:
    tables = build(ROOT / "data" / "documents", tmp_path)
    measured = evaluate(tables, ROOT / "data" / "gold" / half).figures.set_index("table")
    rows = re.findall(r"^\| ([a-z._]+)((?: \| [\d.]+){8}) \|$", section("How well it reads"), re.M)
    assert len(rows) > 8
    for table, cells in rows:
        _, _, f1, marked = cells.split(" | ")[1:][first : first + 4]
        assert measured["gold"][table] == int(marked), table
        assert measured["f1"][table] > float(f1) - MARGIN, f"{table}; see tools/write_scores.py"


def test_the_table_of_scores_can_be_written_anew() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_scores.py"))
    rows = [("people", 0.5, 1.0, 0.6667, 1), ("dates", 0.0, 0.0, 0.0, 3)]
    figures = pd.DataFrame(rows, columns=["table", "precision", "recall", "f1", "gold"])
    page = "| Table | F1 |\n| people | 1 | 1 | 1 | 2 | 1 | 1 | 1 | 2 |\n| `people` | One row |\n"
    assert tool["updated"](page, figures, figures.assign(gold=7)) == (
        "| Table | F1 |\n| people | 0.50 | 1.00 | 0.67 | 1 | 0.50 | 1.00 | 0.67 | 7 |\n"
        "| `people` | One row |\n"
    )
