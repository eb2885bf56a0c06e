"""The marked articles in, the table of scores in README.md out: run it when scores change."""

import re
import tempfile
from pathlib import Path

import pandas as pd

from analysis import build
from analysis.evaluation import evaluate

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"(?m)^\| ([a-z_.]+) \| [\d.]+ \| [\d.]+ \| [\d.]+ \| \d+ \|$")


def updated(page: str, figures: pd.DataFrame) -> str:
    """The page with the figures of each row that its table of scores has."""
    rows = {str(row["table"]): row for row in figures.to_dict("records")}

    def row(written: re.Match[str]) -> str:
        table = written[1]
        shares = " | ".join(f"{rows[table][name]:.2f}" for name in ("precision", "recall", "f1"))
        return f"| {table} | {shares} | {rows[table]['gold']} |"

    return ROW.sub(row, page)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        tables = build(ROOT / "data" / "documents", folder)
    readme = ROOT / "README.md"
    page = readme.read_text(encoding="utf-8")
    readme.write_text(updated(page, evaluate(tables, ROOT / "data" / "gold").figures), "utf-8")
