"""The marked articles in, the table of scores in README.md out: run it when scores change."""

import re
import tempfile
from collections.abc import Hashable
from pathlib import Path

import pandas as pd

from analysis import build
from analysis.evaluation import evaluate

ROOT = Path(__file__).resolve().parent.parent
SCORES = r"((?: \| [\d.]+){3} \| \d+)"
ROW = re.compile(rf"(?m)^\| ([a-z_.]+){SCORES}{SCORES} \|$")


def updated(page: str, development: pd.DataFrame, test: pd.DataFrame) -> str:
    """The page with the figures of both halves in each row that its table of scores has."""
    halves = [half.set_index("table").to_dict("index") for half in (development, test)]

    def row(written: re.Match[str]) -> str:
        return f"| {written[1]} | {' | '.join(_cells(half[written[1]]) for half in halves)} |"

    return ROW.sub(row, page)


def _cells(scores: dict[Hashable, object]) -> str:
    shares = (f"{scores[name]:.2f}" for name in ("precision", "recall", "f1"))
    return " | ".join([*shares, str(scores["gold"])])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        tables = build(ROOT / "data" / "documents", folder)
    gold = ROOT / "data" / "gold"
    halves = [evaluate(tables, folder).figures for folder in (gold, gold / "test")]
    readme = ROOT / "README.md"
    readme.write_text(updated(readme.read_text(encoding="utf-8"), *halves), encoding="utf-8")
