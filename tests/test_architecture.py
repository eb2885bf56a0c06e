"""The layers of CONTRIBUTING.md, kept: imports point one way, modules are short and named well."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from analysis.text import fold

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "analysis"
LAYERS = (
    "errors", "frozen", "folders", "text", "records", "schema", "lexicon", "matching", "edtf",
    "datewords", "documents", "grammar", "mentions", "facts", "extraction", "explanation", "tables",
    "resolution", "pipeline", "labels", "network", "periods", "views", "plots", "display", "export",
    "evaluation", "reports", "cli",
)  # fmt: skip
APART = ("mentions", "facts")  # folders whose modules never import each other
LONGEST = 299
VAGUE = {"base", "common", "core", "helper", "helpers", "misc", "util", "utils", "tools"}


def name_of(path: Path) -> str:
    """The name a module is imported by, without the package: ``mentions.dates``, ``views``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
NAMES = [name for name in MODULES if name]  # all but the package itself


def imported_by(name: str, source: str) -> Iterator[str]:
    """The modules of this package that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            written = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write imports in full"
            written = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for path in written:
            package, _, inner = path.partition(".")
            if package == "analysis":
                yield existing(inner)


def existing(path: str) -> str:
    """The longest beginning of a dotted path that is a module."""
    while path not in MODULES:
        path = path.rpartition(".")[0]
    return path


def imports_of(name: str) -> set[str]:
    return set(imported_by(name, MODULES[name].read_text(encoding="utf-8")))


def layer(name: str) -> str:
    return name.partition(".")[0]


def test_imports_are_seen_wherever_they_stand() -> None:
    source = (
        "import os\nimport analysis.text as t\nfrom analysis.views import events_timeline\n"
        "def f():\n    from analysis import plots\n    from analysis.errors import AnalysisError\n"
    )
    assert set(imported_by("x", source)) == {"text", "views", "plots", "errors"}


def test_every_module_has_a_layer() -> None:
    assert {layer(name) for name in NAMES} == set(LAYERS)


@pytest.mark.parametrize("name", NAMES)
def test_imports_point_one_way(name: str) -> None:
    known = LAYERS[: LAYERS.index(layer(name)) + 1]
    assert {other for other in imports_of(name) if layer(other) not in known} == set()


@pytest.mark.parametrize("name", [name for name in NAMES if layer(name) in APART])
def test_kinds_do_not_know_each_other(name: str) -> None:
    assert {other for other in imports_of(name) if layer(other) == layer(name)} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: imports_of(name) - {name} for name in NAMES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(NAMES)


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_short_and_say_what_they_are_for(name: str) -> None:
    source = MODULES[name].read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(source))


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in NAMES if VAGUE & set(name.split("."))] == []


def test_contributing_lists_the_layers_in_their_order() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| Module \|.*\n\| --- .*\n((?:\|.*\n)+)", page)
    rows = re.findall(r"^\| `([a-z]+)(/?)` \|", table, flags=re.MULTILINE)
    assert [name for name, _ in rows] == list(LAYERS)
    folders = {name for name in LAYERS if (PACKAGE / name).is_dir()}
    assert {name for name, slash in rows if slash} == folders


READING = [
    name
    for name in NAMES
    if name.split(".")[0] in ("datewords", "documents", "grammar", "mentions", "facts")
]
BOTH_WRITTEN = {("Ủy", "Uỷ")}  # heads that are looked up as they are written


@pytest.mark.parametrize("name", READING)
def test_patterns_for_folded_text_set_the_tone_where_the_fold_sets_it(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    written = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]
    heads = {head for pair in BOTH_WRITTEN for head in pair if set(pair) <= set(written)}
    misplaced = [
        text
        for text in written
        if text not in heads
        and any(
            low.isalpha() and low != folded
            for low, folded in zip(text.lower(), fold(text), strict=True)
        )
    ]
    assert misplaced == [], "fold() writes hoà, khoá, uỷ: so must a pattern for folded text"
