"""A catalogue file in, the reports it names out: which notebook with which parameters."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml
from nbformat import NotebookNode
from nbformat.reader import NotJSONError

from analysis.errors import ReportError
from analysis.labels import LANGUAGES
from analysis.reports.parameters import Parameters, checked, declared

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = "index"
_FIELDS = ("name", "notebook", "title", "summary", "parameters")
_REQUIRED = ("name", "notebook", "title")


@dataclass(frozen=True)
class Report:
    """One entry of a catalogue: ``name`` is its file name and what a user asks for."""

    name: str
    path: Path
    notebook: NotebookNode
    titles: dict[str, str]
    summaries: dict[str, str]
    parameters: Parameters

    @property
    def lang(self) -> str:
        """The language it is written in."""
        return str({**declared(self.name, self.notebook), **self.parameters}.get("lang"))

    @property
    def title(self) -> str:
        """Its title in its language."""
        return self.titles[self.lang]

    @property
    def summary(self) -> str:
        """What it shows, in a sentence, in its language; perhaps empty."""
        return self.summaries.get(self.lang, "")


def read_catalog(path: Path) -> list[Report]:
    """The reports of a catalogue with their notebooks; raises ReportError with file and entry."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problem = " ".join(str(error).split())
        raise ReportError(f"{path}: the catalogue cannot be read: {problem}") from error
    entries = content.get("reports") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        raise ReportError(f'{path}: the catalogue needs a list "reports" with an entry')
    reports = [_report(path, number, entry) for number, entry in enumerate(entries, start=1)]
    names = [report.name for report in reports]
    for name in names:
        if names.count(name) > 1:
            raise ReportError(f'{path}: two entries have the name "{name}"; rename one')
    return reports


def _report(path: Path, number: int, entry: Any) -> Report:
    where = f"{path}, entry {number}"
    if not isinstance(entry, dict):
        raise ReportError(f"{where}: write fields such as name and notebook")
    name = entry.get("name")
    where = f"{where} ({name})" if name else where
    missing = [field for field in _REQUIRED if not entry.get(field)]
    if missing:
        raise ReportError(f"{where}: {missing[0]} is missing")
    unknown = [field for field in entry if field not in _FIELDS]
    if unknown:
        raise ReportError(f'{where}: unknown field "{unknown[0]}"; it has {", ".join(_FIELDS)}')
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name.startswith(_RESERVED):
        raise ReportError(f"{where}: use small letters, digits and hyphens for a name, not index")
    notebook_path = path.parent / str(entry["notebook"])
    notebook = _notebook(where, notebook_path)
    report = Report(
        name, notebook_path, notebook, _texts(where, entry, "title"),
        _texts(where, entry, "summary"), _parameters(where, entry),
    )  # fmt: skip
    checked(name, declared(name, notebook), report.parameters)
    if report.lang not in LANGUAGES:
        raise ReportError(f'{where}: lang "{report.lang}" is none of {", ".join(LANGUAGES)}')
    if report.lang not in report.titles:
        raise ReportError(f'{where}: it has no title in the language "{report.lang}"')
    return report


def _notebook(where: str, path: Path) -> NotebookNode:
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
    except OSError as error:
        raise ReportError(f"{where}: the notebook {path} cannot be read") from error
    except (NotJSONError, nbformat.ValidationError, UnicodeDecodeError, AttributeError) as error:
        raise ReportError(f"{where}: {path} is no notebook") from error
    return notebook


def _texts(where: str, entry: dict[str, Any], field: str) -> dict[str, str]:
    texts = entry.get(field) or {}
    if not isinstance(texts, dict) or not all(
        lang in LANGUAGES and isinstance(text, str) for lang, text in texts.items()
    ):
        raise ReportError(f"{where}: {field} needs a text for each of {', '.join(LANGUAGES)}")
    return {lang: text.strip() for lang, text in texts.items()}


def _parameters(where: str, entry: dict[str, Any]) -> Parameters:
    parameters = entry.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise ReportError(f"{where}: parameters are names with values")
    return {str(name): value for name, value in parameters.items()}
