"""Tables and a folder of gold files in, precision, recall and F1 out, with every difference."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.documents import document_from_text
from analysis.errors import GoldError
from analysis.evaluation.annotations import Annotations, Written
from analysis.evaluation.comparing import Comparison, compare
from analysis.evaluation.found import Found
from analysis.evaluation.gold import read_gold
from analysis.records import Document
from analysis.tables import Tables
from analysis.text import fold, normalise

Compared = Sequence[tuple[Document, Comparison]]

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Scores:
    """How well tables agree with gold files.

    ``figures``: table (or ``table.attribute``), precision, recall, f1 (0 to 1; 0 where nothing was
    found or marked), gold and found (how many are marked, how many the tables have).
    ``differences``: table, doc_id, verdict (``missed`` or ``spurious``), item, and the sentence
    it stands in, null where that is unknown.
    """

    figures: pd.DataFrame
    differences: pd.DataFrame

    def _repr_html_(self) -> str:
        """The figures, as a notebook shows them."""
        return self.figures.to_html(index=False, float_format="{:.3f}".format)

    def differences_in(self, table: str) -> pd.DataFrame:
        """The differences of one table, of all for ``all``."""
        chosen = (self.differences["table"] == table) | (table == "all")
        return self.differences[chosen]


def evaluate(tables: Tables, gold: Path | str) -> Scores:
    """Compare the articles that have a gold file with what it says of them.

    An article that the tables do not know counts as wholly missed. Raises GoldError when a gold
    file is not as its guide says, or when none belongs to an article of the tables.
    """
    annotated = read_gold(gold)
    known = set(tables["documents"]["doc_id"])
    if known.isdisjoint(one.doc_id for one in annotated):
        raise GoldError(
            f"{gold}: no gold file is named after an article of these tables;"
            " build the tables from the marked articles"
        )
    found = Found(tables)
    compared = [
        (document_from_text(one.doc_id, found.text(one.doc_id)), comparison)
        for one in annotated
        for comparison in (*compare(one, found.annotations(one.doc_id)), _evidence(found, one))
    ]
    return Scores(_figures(compared), _differences(compared))


def _evidence(found: Found, gold: Annotations) -> Comparison:
    """Every fact row should have right offsets."""
    checked = found.evidence(gold.doc_id)
    wrong = tuple(row for row, right in checked if not right)
    return Comparison("evidence", len(checked) - len(wrong), wrong, wrong)


def _figures(compared: Compared) -> pd.DataFrame:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, comparison in compared:
        counts[comparison.table].update(
            matched=comparison.matched,
            gold=comparison.matched + len(comparison.missed),
            found=comparison.matched + len(comparison.spurious),
        )
    rows = [
        {
            "table": table,
            "precision": _share(count["matched"], count["found"]),
            "recall": _share(count["matched"], count["gold"]),
            "f1": _share(2 * count["matched"], count["found"] + count["gold"]),
            "gold": count["gold"],
            "found": count["found"],
        }
        for table, count in counts.items()
    ]
    return pd.DataFrame(rows)


def _share(part: int, whole: int) -> float:
    return round(part / whole, _DECIMALS) if whole else 0.0


def _differences(compared: Compared) -> pd.DataFrame:
    rows = [
        (comparison.table, document.doc_id, verdict, one.value, _sentence(document, one))
        for document, comparison in compared
        for verdict, items in (("missed", comparison.missed), ("spurious", comparison.spurious))
        for one in items
    ]
    columns = ["table", "doc_id", "verdict", "item", "sentence"]
    frame = pd.DataFrame(rows, columns=columns)
    order = {comparison.table: None for _, comparison in compared}
    rank = frame["table"].map({table: number for number, table in enumerate(order)})
    return frame.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def _sentence(document: Document, one: Written) -> str | None:
    """The sentence, outside running text the line, where something stands or is first named."""
    at = one.at if one.at is not None else document.folded.find(fold(normalise(one.quote)))
    if not 0 <= at < len(document.text):
        return None
    span = document.sentence_at(at) or document.line_at(at)
    return document.text[span.start : span.end]
