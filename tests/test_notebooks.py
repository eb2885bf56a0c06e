"""The notebooks in git: thin, without outputs, prose in every language, an honest error."""

import ast
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat import NotebookNode

from analysis.labels import LANGUAGES

PATHS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
LOOPS_AND_SUCH = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.Try,
    ast.With, ast.Lambda, ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp,
)  # fmt: skip
each_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def code_cells(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def test_there_are_three_notebooks() -> None:
    assert [path.stem for path in PATHS] == ["agreements", "network", "overview"]


@each_notebook
def test_a_notebook_in_git_has_no_outputs_and_fixed_ids(path: Path) -> None:
    nbformat.validate(read(path))
    for cell in code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert set(cell.metadata) <= {"tags"}
    assert all("-" not in cell.id or cell.id.islower() for cell in read(path).cells)
    assert set(read(path).metadata) == {"kernelspec", "language_info"}


@each_notebook
def test_a_notebook_is_thin(path: Path) -> None:
    for cell in code_cells(path):
        if "parameters" in tags(cell):
            continue
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= 5, f"{path.stem}, {cell.id}: {len(lines)} lines"
        assert all(len(line) <= 100 for line in lines)
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, LOOPS_AND_SUCH), f"{path.stem}, {cell.id}"


@each_notebook
def test_a_notebook_begins_with_title_parameters_and_imports(path: Path) -> None:
    title, parameters, imports = read(path).cells[:3]
    assert title.source.startswith("# ")
    assert tags(parameters) == ["parameters"]
    values = {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in ast.parse(parameters.source).body
    }
    assert values["tables"] == "../build/tables"
    assert list(values)[:4] == ["tables", "lang", "date_from", "date_to"]
    kinds = {type(node) for node in ast.parse(imports.source).body}
    assert kinds == {ast.Import, ast.ImportFrom} or kinds == {ast.ImportFrom}
    for cell in code_cells(path)[2:]:
        assert "import " not in cell.source


@each_notebook
def test_prose_stands_in_every_language(path: Path) -> None:
    prose = [cell for cell in read(path).cells[1:] if cell.cell_type == "markdown"]
    for group in range(0, len(prose), len(LANGUAGES)):
        cells = prose[group : group + len(LANGUAGES)]
        assert [tags(cell) for cell in cells] == [[lang] for lang in LANGUAGES]
        assert [cell.source.startswith("## ") for cell in cells] == [True] * len(LANGUAGES)
        assert len({cell.id.rpartition("-")[0] for cell in cells}) == 1


@pytest.mark.notebook
def test_a_notebook_without_tables_says_what_to_do_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError) as caught:
        papermill.execute_notebook(
            read(PATHS[0]), None, {"tables": "none"}, kernel_name="python3", progress_bar=False,
            extra_arguments=["--log-level=CRITICAL"],
            resources={"metadata": {"path": str(tmp_path)}},
        )  # fmt: skip
    shown = "\n".join(caught.value.traceback)
    assert shown.startswith("TableError: none: no tables here; run `hoptac build` first")
    assert "\n" not in shown.strip()
