"""The catalogue: what is wrong with it is told with the file and the entry."""

from pathlib import Path

import pytest

from analysis.errors import ReportError
from analysis.labels import LANGUAGES
from analysis.reports.catalog import read_catalog
from analysis.reports.parameters import declared
from sample_site import CATALOG, NAMES

GOOD = "{name: a, notebook: a.ipynb, title: {vi: A, en: A}}"
NOTEBOOK = """{"cells": [{"cell_type": "code", "id": "p", "execution_count": null,
 "metadata": {"tags": ["parameters"]}, "outputs": [],
 "source": "tables = \\"\\"\\nlang = \\"vi\\"\\ntop = 3"}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"""


def test_the_shipped_catalogue_has_every_report_in_every_language() -> None:
    reports = read_catalog(CATALOG)
    assert tuple(report.name for report in reports) == NAMES
    assert {report.lang for report in reports} == set(LANGUAGES)
    for report in reports:
        assert report.title
        assert report.summary
        assert list(declared(report.name, report.notebook))[:4] == [
            "tables", "lang", "date_from", "date_to",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("[]", 'needs a list "reports" with an entry'),
        ("[1]", "entry 1: write fields such as name and notebook"),
        ("[{name: a, title: {vi: A}}]", r"entry 1 \(a\): notebook is missing"),
        (f"[{GOOD}, {GOOD}]", 'two entries have the name "a"'),
        (f"[{GOOD.replace('name: a', 'name: ../a')}]", r"entry 1 \(\.\./a\): use small letters"),
        (f"[{GOOD.replace('name: a', 'name: index')}]", "not index"),
        (f"[{GOOD.replace('a.ipynb', 'b.ipynb')}]", r"the notebook .*b\.ipynb cannot be read"),
        (f"[{GOOD.replace('a.ipynb', 'text.ipynb')}]", r"text\.ipynb is no notebook"),
        (f"[{GOOD[:-1]}, colour: red}}]", 'unknown field "colour"; it has name'),
        (f"[{GOOD[:-1]}, parameters: {{topp: 1}}}}]", 'report a: unknown parameter "topp"'),
        (f"[{GOOD[:-1]}, parameters: {{top: x}}}}]", 'parameter "top" is a whole number'),
        (f'[{GOOD[:-1]}, parameters: {{top: "3"}}}}]', 'parameter "top" is a whole number'),
        (f"[{GOOD[:-1]}, parameters: {{lang: fr}}}}]", 'lang "fr" is none of vi, en'),
        (f"[{GOOD[:-1]}, parameters: [1]}}]", "parameters are names with values"),
        ("[{name: a, notebook: a.ipynb, title: A}]", "title needs a text for each of vi, en"),
        ("[{name: a, notebook: a.ipynb, title: {en: A}}]", 'no title in the language "vi"'),
        ("[}", "the catalogue cannot be read"),
    ],
)
def test_a_wrong_catalogue_is_told_with_file_and_entry(
    tmp_path: Path, entries: str, message: str
) -> None:
    (tmp_path / "a.ipynb").write_text(NOTEBOOK, encoding="utf-8")
    (tmp_path / "text.ipynb").write_text("no notebook", encoding="utf-8")
    path = tmp_path / "catalog.yml"
    path.write_text(f"reports: {entries}", encoding="utf-8")
    with pytest.raises(ReportError, match=message) as caught:
        read_catalog(path)
    assert "\n" not in str(caught.value)


def test_a_missing_catalogue_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"none\.yml: the catalogue cannot be read"):
        read_catalog(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("top = 1 + 1", 'write "name = literal", not "top = 1 \\+ 1"'),
        ("import os", 'write "name = literal", not "import os"'),
        ("top = (", "its parameters are no Python"),
    ],
)
def test_a_parameters_cell_holds_literals_only(tmp_path: Path, source: str, message: str) -> None:
    cell = NOTEBOOK.replace('tables = \\"\\"\\nlang = \\"vi\\"\\ntop = 3', source)
    (tmp_path / "a.ipynb").write_text(cell, encoding="utf-8")
    path = tmp_path / "catalog.yml"
    path.write_text(f"reports: [{GOOD}]", encoding="utf-8")
    with pytest.raises(ReportError, match=message):
        read_catalog(path)
