"""A TSV file in, its rows of cells out, and what a person has to mend in it.

Read as spreadsheets write it: UTF-8 or UTF-16, with or without byte order mark, any line end,
cells in quotation marks, empty rows, tabs at the end, decomposed letters.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.text import normalise


class Finding(NamedTuple):
    """What is wrong in a file, on which line (0: in the file), and what to do.

    A ``note`` tells what a row does, and is nothing to mend.
    """

    path: Path
    line: int
    what: str
    remedy: str
    note: bool = False

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.what}; {self.remedy}"


class Row(NamedTuple):
    """The cells of a line, none of the last ones empty."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file: its comments, its rows (the header first) and what is wrong with its lines."""

    path: Path
    comments: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


_LINE_END = re.compile(r"\r\n|\r|\n")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u00ad"))


def read_sheet(path: Path) -> Sheet:
    """The rows of a file; raises nothing but OSError."""
    text = _decoded(path.read_bytes())
    if text is None:
        return Sheet(path, findings=(Finding(path, 0, "not UTF-8", "save it again as UTF-8"),))
    comments, rows, findings = [], [], []
    lines = _LINE_END.split(normalise(text).translate(_INVISIBLE))
    for number, line in enumerate(lines, start=1):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if any(_is_open(cell) for cell in cells):
            what = "a quotation mark opens a cell and does not close it"
            remedy = "take line breaks, tabs and that mark out of the cell"
            findings.append(Finding(path, number, what, remedy))
            continue
        cells = [_unquoted(cell) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if cells and cells[0].startswith("#"):
            comments.append(" ".join(filter(None, cells)))
        elif cells:
            rows.append(Row(number, tuple(cells)))
    return Sheet(path, tuple(comments), tuple(rows), tuple(findings))


def _decoded(source: bytes) -> str | None:
    wide = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = source.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _is_open(cell: str) -> bool:
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _unquoted(cell: str) -> str:
    inside = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inside.replace('""', ""):
        return " ".join(inside.replace('""', '"').split())
    return cell
