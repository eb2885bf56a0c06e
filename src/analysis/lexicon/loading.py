"""Folders of word lists in, one checked Lexicon out.

A row of the researcher's takes its forms away from the packaged rows of the same list; a row of
the value ``off`` only takes them away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from analysis.errors import LexiconError
from analysis.lexicon.checking import clashes, unproven
from analysis.lexicon.columns import OFF, WordList, declared
from analysis.lexicon.entries import Entry, Lexicon, folded_form
from analysis.lexicon.sheets import Finding, Row, Sheet, read_sheet

PACKAGED = Path(__file__).parent.with_name("lexicons")
_NUMBERS = range(1, 100)


@dataclass(frozen=True, slots=True)
class Reading:
    """Word lists as they were read, with what is wrong in them; ``off`` are rows of that value."""

    lexicon: Lexicon
    packaged: tuple[Entry, ...]
    off: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def load_lexicon(own: Path | str | None = None, *, packaged: Path = PACKAGED) -> Lexicon:
    """The packaged word lists with the rows of the folder ``own``, checked.

    Raises LexiconError that names file, line and remedy, for the first row that is wrong.
    """
    reading = read_lexicon(None if own is None else Path(own), packaged)
    if reading.findings:
        first, *more = reading.findings
        rest = f" (and {len(more)} more: hoptac lexicon check)" if more else ""
        raise LexiconError(f"{first}{rest}")
    return reading.lexicon


@cache
def packaged_lexicon() -> Lexicon:
    """The word lists that come with the package, loaded and checked once."""
    return load_lexicon()


def word_lists(packaged: Path = PACKAGED) -> dict[str, WordList]:
    """The lists by name, each with its columns."""
    return {name: one for name, (one, _) in _packaged(packaged).items()}


def read_lexicon(own: Path | None, packaged: Path = PACKAGED) -> Reading:
    """The lists of both folders; raises LexiconError for a folder that cannot be read."""
    lists: dict[str, WordList] = {}
    findings: list[Finding] = []
    entries: list[Entry] = []
    for name, (word_list, sheet) in _packaged(packaged).items():
        lists[name] = word_list
        entries += _entries(word_list, sheet, findings, own=False)
    mine: list[Entry] = []
    for sheet in _own_sheets(own, lists, findings) if own else ():
        mine += _entries(lists[sheet.path.stem], sheet, findings, own=True)
    off = tuple(entry for entry in mine if entry.value == OFF)
    rows = [entry for entry in mine if entry.value != OFF]
    standard = tuple(_complete(entries, lists, findings))
    lexicon = Lexicon(standard)
    findings += [*clashes(entries, lists), *unproven(lexicon, standard)]
    if mine:
        kept = _without(entries, {(e.lexicon, folded_form(form)) for e in mine for form in e.forms})
        completed = tuple(_complete([*rows, *kept], lists, findings))
        lexicon = Lexicon(completed, own_rows=len(mine))
        findings += clashes([*mine, *kept], lists)
        findings += unproven(lexicon, [entry for entry in completed if entry.own])
    findings.sort(key=lambda one: (str(one.path), one.line))
    return Reading(lexicon, standard, off, tuple(dict.fromkeys(findings)))


def _packaged(folder: Path) -> dict[str, tuple[WordList, Sheet]]:
    found = {}
    for path in sorted(folder.glob("*.tsv")):
        sheet = read_sheet(path)
        if sheet.findings or not sheet.rows:
            raise LexiconError(str([*sheet.findings, _no_header(path)][0]))
        header = sheet.rows[0]
        try:
            found[path.stem] = (declared(path.stem, sheet.comments, header.cells), sheet)
        except KeyError as missing:
            problem = f"column {missing.args[0]} is not declared"
            remedy = 'put a comment "# name (text): meaning" above the header'
            raise LexiconError(str(Finding(path, header.line, problem, remedy))) from None
    if not found:
        raise LexiconError(f"{folder}: no word lists (*.tsv) here; name a folder that has them")
    return found


def _own_sheets(
    folder: Path, lists: dict[str, WordList], findings: list[Finding]
) -> Iterator[Sheet]:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder; name the folder that holds your rows")
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.stem.upper() == "README":
            continue
        if path.suffix != ".tsv":
            remedy = f"save it as text parted by tabs, under the name {path.stem}.tsv"
            findings.append(Finding(path, 0, "no .tsv file", remedy))
        elif path.stem not in lists:
            remedy = f"name the file after a list: {', '.join(lists)}"
            findings.append(Finding(path, 0, f'there is no list "{path.stem}"', remedy))
        else:
            sheet = read_sheet(path)
            findings += sheet.findings
            yield sheet


def _entries(
    word_list: WordList, sheet: Sheet, findings: list[Finding], *, own: bool
) -> Iterator[Entry]:
    if not sheet.rows:
        return
    header = sheet.rows[0]
    names = [name.lower() for name in header.cells]
    problem = _wrong_header(word_list, sheet.path, header, names)
    if problem:
        findings.append(problem)
        return
    for row in sheet.rows[1:]:
        wrong = _wrong_row(word_list, names, row, own=own)
        if wrong:
            findings.append(Finding(sheet.path, row.line, *wrong))
        else:
            yield _entry(word_list, sheet.path, row, names, own=own)


def _wrong_header(word_list: WordList, path: Path, header: Row, names: list[str]) -> Finding | None:
    if len(names) == 1 and any(sign in names[0] for sign in ",;"):
        remedy = "save the file as text parted by tabs"
        return Finding(path, header.line, "the columns are parted by commas", remedy)
    if "form" not in names:
        return _no_header(path, header.line)
    for name in names:
        if name not in word_list.columns:
            remedy = f"write one of {', '.join(word_list.columns)}"
            return Finding(path, header.line, f'there is no column "{name}"', remedy)
        if names.count(name) > 1:
            return Finding(path, header.line, f'two columns "{name}"', "keep one")
    return None


def _no_header(path: Path, line: int = 0) -> Finding:
    remedy = "name the columns in the first row, form, value and so on"
    return Finding(path, line, "column form is missing", remedy)


def _wrong_row(
    word_list: WordList, names: list[str], row: Row, *, own: bool
) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do."""
    if len(row.cells) > len(names):
        return f"{len(row.cells)} cells under {len(names)} columns", "remove a tab"
    cells = dict(zip(names, row.cells, strict=False))
    if not cells["form"].strip("| #"):
        return "no form", "write what the text says into the column form"
    if own and cells.get("value") == OFF:
        return None
    for name, cell in cells.items():
        if cell and (remedy := word_list.columns[name].remedy(cell)):
            return f'{name} "{cell}" is unknown', remedy
    return None


def _entry(word_list: WordList, path: Path, row: Row, names: list[str], *, own: bool) -> Entry:
    cells = dict.fromkeys(word_list.columns, "") | dict(zip(names, row.cells, strict=False))
    written = [form.strip() for form in cells.pop("form").split("|") if form.strip("| ")]
    value = cells.pop("value")
    if not value and "needed" not in word_list.columns["value"].flags:
        value = written[0].removesuffix("#")
    forms = tuple(dict.fromkeys(form for each in written for form in _numbered(each)))
    case, example, counterexample = map(cells.pop, ("case", "example", "counterexample"))
    return Entry(
        word_list.name, forms, value, case or word_list.columns["case"].empty, example, cells,
        row.line, counterexample, path, own,
    )  # fmt: skip


def _numbered(form: str) -> Iterator[str]:
    """``SOM#`` -> ``SOM``, ``SOM1``, ... ``SOM99``; another form itself."""
    plain = form.removesuffix("#").strip()
    yield plain
    if plain != form:
        yield from (f"{plain}{number}" for number in _NUMBERS)


def _without(entries: list[Entry], taken: set[tuple[str, str]]) -> Iterator[Entry]:
    """The entries with those forms that are not taken, none without a form."""
    for entry in entries:
        forms = tuple(one for one in entry.forms if (entry.lexicon, folded_form(one)) not in taken)
        if forms:
            yield replace(entry, forms=forms) if len(forms) < len(entry.forms) else entry


def _complete(
    entries: list[Entry], lists: dict[str, WordList], findings: list[Finding]
) -> Iterator[Entry]:
    """The entries with their empty cells filled: from the rows of the value, else as declared."""
    told: dict[tuple[str, str, str], str] = {}
    for entry in entries:
        for name in lists[entry.lexicon].of_the_value:
            if cell := entry.attributes[name]:
                told.setdefault((entry.lexicon, entry.value, name), cell)
    for entry in entries:
        columns = lists[entry.lexicon].columns
        cells = {
            name: cell or told.get((entry.lexicon, entry.value, name), columns[name].empty)
            for name, cell in entry.attributes.items()
        }
        cells_and_value = cells | {"value": entry.value}
        for name, cell in cells_and_value.items():
            if not cell and "needed" in columns[name].flags:
                column = columns[name]
                remedy = column.remedy("?") or f"write {column.meaning}"
                what = f"column {name} is empty"
                findings.append(Finding(entry.path, entry.line, what, remedy))
        yield replace(entry, attributes=cells) if cells != entry.attributes else entry
