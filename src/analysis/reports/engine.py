"""A notebook with parameters in, the executed notebook out: nothing in it tells when or where.

Cells tagged with another language than the report's are left out before it runs.
"""

import json
import re
from pathlib import Path

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from analysis.errors import ReportError
from analysis.labels import LANGUAGES
from analysis.reports.catalog import Report
from analysis.reports.parameters import Parameters, declared

TABLES = "tables"  # the parameter that every notebook has
_SECONDS_PER_CELL = 300
_QUIET = ["--log-level=CRITICAL"]  # a kernel writes to our standard error otherwise
_INJECTED = "injected-parameters"
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def execute(report: Report, tables: Path, parameters: Parameters) -> NotebookNode:
    """The notebook of a report run on the tables, with its outputs.

    Raises ReportError that names the report, the cell and what went wrong, in one line.
    """
    notebook = _in_language(report.notebook, str(parameters["lang"]))
    try:
        executed = papermill.execute_notebook(
            notebook, None, {**parameters, TABLES: str(tables)}, kernel_name="python3",
            language="python",
            progress_bar=False, execution_timeout=_SECONDS_PER_CELL,
            extra_arguments=_QUIET,
            resources={"metadata": {"path": str(report.path.parent.resolve())}},
        )  # fmt: skip
    except PapermillExecutionError as error:
        raise ReportError(_failure(report.name, error)) from error
    except (RuntimeError, TimeoutError) as error:  # the kernel died, a cell took too long
        problem = _one_line(str(error))
        raise ReportError(f"report {report.name}: it did not finish: {problem}") from error
    shown = str(declared(report.name, notebook)[TABLES])
    return _without_traces(executed, str(tables), shown)


def _in_language(notebook: NotebookNode, lang: str) -> NotebookNode:
    """A copy without the prose of other languages."""
    chosen: NotebookNode = nbformat.from_dict(notebook)
    others = set(LANGUAGES) - {lang}
    chosen.cells = [
        cell for cell in chosen.cells if not others & set(cell.metadata.get("tags", ()))
    ]
    return chosen


def _failure(report: str, error: PapermillExecutionError) -> str:
    """One line: which cell (counted as the reader of the notebook counts) and what it said."""
    line = _one_line(str(error.source))
    message = _one_line(f"{error.ename}: {error.evalue}")
    return f"report {report}, cell {error.exec_count} ({line[:60]}): {message}"


def _one_line(text: str) -> str:
    return " ".join(_COLOURS.sub("", text).split())


def _without_traces(notebook: NotebookNode, path: str, shown: str) -> NotebookNode:
    """The same notebook without times, addresses, warnings and the machine's own paths."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": kernel, "language_info": {"name": "python"}}
    )
    for index, cell in enumerate(notebook.cells):
        tags = list(cell.metadata.get("tags", ()))
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if _INJECTED in tags:
            cell.id = _INJECTED
        cell.setdefault("id", f"cell-{index}")
        if cell.cell_type == "code":
            cell.outputs = [_plain(output) for output in cell.outputs if _is_shown(output)]
    text = nbformat.writes(notebook).replace(_in_json(f'"{path}"'), _in_json(f'"{shown}"'))
    plain: NotebookNode = nbformat.reads(text, as_version=4)
    return plain


def _is_shown(output: NotebookNode) -> bool:
    return not (output.output_type == "stream" and output.name == "stderr")


def _plain(output: NotebookNode) -> NotebookNode:
    data = output.get("data", {})
    if "text/plain" in data:
        data["text/plain"] = _ADDRESS.sub("", data["text/plain"])
    return output


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
