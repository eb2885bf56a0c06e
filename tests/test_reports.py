"""The site: whole or not at all, the same bytes each time, nothing of the machine in it."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.errors import ReportError, TableError, UsageError
from analysis.reports import render
from analysis.reports.page import GENERATOR
from analysis.reports.site import check_target
from analysis.tables import write_tables
from sample_site import CATALOG, NAMES, sample_site, sample_tables_folder
from sample_tables import tables

notebook_run = pytest.mark.notebook


def write_catalog(folder: Path, *sources: str, parameters: str = 'lang = "vi"') -> Path:
    """A catalogue with one report called ``small`` whose notebook has these cells."""
    cells = [
        new_code_cell(f'tables = ""\n{parameters}', metadata={"tags": ["parameters"]}),
        new_markdown_cell("## Phần một", metadata={"tags": ["vi"]}),
        new_markdown_cell("## Part one", metadata={"tags": ["en"]}),
        *(new_code_cell(source) for source in sources),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells), folder / "small.ipynb")
    path = folder / "catalog.yml"
    path.write_text(
        "reports: [{name: small, notebook: small.ipynb, title: {vi: Nhỏ, en: Small}}]",
        encoding="utf-8",
    )
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@notebook_run
def test_a_site_has_an_index_in_each_language_and_a_page_and_notebook_per_report() -> None:
    expected = {"index.html", "index.en.html"}
    expected |= {f"{name}.{kind}" for name in NAMES for kind in ("html", "ipynb")}
    assert set(contents(sample_site())) == expected


@notebook_run
def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    before = Path.cwd()
    index = render(sample_tables_folder(), tmp_path / "again", catalog=CATALOG)
    assert contents(index.parent) == contents(sample_site())
    assert Path.cwd() == before


@notebook_run
def test_nothing_of_the_machine_and_the_moment_is_in_a_site() -> None:
    for name, content in contents(sample_site()).items():
        text = content.decode("utf-8")
        for trace in (str(sample_tables_folder()), str(Path.home()), str(Path.cwd()), "papermill"):
            assert trace not in text, f"{name} holds {trace}"
        if name.endswith(".ipynb"):
            notebook = json.loads(text)
            assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
            assert all(set(cell["metadata"]) <= {"tags"} for cell in notebook["cells"])
            assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


@notebook_run
def test_an_executed_notebook_holds_the_prose_of_its_language_only() -> None:
    for name, own, other in (("network", "vi", "en"), ("network-en", "en", "vi")):
        notebook = nbformat.read(sample_site() / f"{name}.ipynb", as_version=4)
        tags = [tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])]
        assert own in tags
        assert other not in tags


@notebook_run
def test_a_failing_report_leaves_the_old_site_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fine = write_catalog(tmp_path / "fine", "print('xin chào')")
    render(sample_tables_folder(), site, catalog=fine)
    old = contents(site)
    broken = write_catalog(tmp_path / "broken", "x = 1", "raise ValueError('hai\\ndòng')")
    with pytest.raises(ReportError) as caught:
        render(sample_tables_folder(), site, catalog=broken)
    message = str(caught.value)
    assert message.startswith("report small, cell ")
    assert message.endswith("ValueError: hai dòng")
    assert "\n" not in message
    assert contents(site) == old
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site.new")] == []


@notebook_run
def test_a_kernel_that_dies_is_told_in_one_line(tmp_path: Path) -> None:
    catalog = write_catalog(tmp_path, "import os\nos._exit(1)")
    with pytest.raises(ReportError, match=r"^report small: it did not finish: .*[Kk]ernel died"):
        render(sample_tables_folder(), tmp_path / "site", catalog=catalog)
    assert not (tmp_path / "site").exists()


@notebook_run
def test_an_error_of_the_library_is_one_line(tmp_path: Path) -> None:
    catalog = write_catalog(tmp_path, "from analysis.labels import label\nlabel('xx', 'kind.mou')")
    with pytest.raises(ReportError, match='ReportError: language "xx" is unknown'):
        render(sample_tables_folder(), tmp_path / "site", catalog=catalog)


@notebook_run
def test_parameters_reach_the_notebook_and_text_is_read_as_their_type(tmp_path: Path) -> None:
    catalog = write_catalog(
        tmp_path, "print(repr(top), repr(year), lang)", parameters='lang = "vi"\ntop = 3\nyear = ""'
    )
    given = {"top": "20", "year": "2012", "lang": "en"}
    index = render(sample_tables_folder(), tmp_path / "site", catalog=catalog, parameters=given)
    page = (index.parent / "small.html").read_text(encoding="utf-8")
    assert "20 '2012' en" in page
    assert "Part one" in page
    assert "Phần một" not in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"topp": 3}, 'report small: unknown parameter "topp"; it has tables, lang, top, flag'),
        ({"top": "many"}, "report small: parameter \"top\" is a whole number, not 'many'"),
        ({"top": 2.5}, 'report small: parameter "top" is a whole number, not 2.5'),
        ({"top": True}, 'report small: parameter "top" is a whole number, not True'),
        ({"flag": "yes"}, "report small: parameter \"flag\" is true or false, not 'yes'"),
        ({"lang": "fr"}, 'report small: it has no title in "fr"; it has vi, en'),
        ({"x=1;import os": 1}, 'report small: unknown parameter "x=1;import os"'),
        ({"tables": "x"}, 'report small: "tables" is no parameter to set'),
    ],
)
def test_wrong_parameters_are_told_before_anything_runs(
    tmp_path: Path, given: dict[str, object], message: str
) -> None:
    parameters = 'lang = "vi"\ntop = 3\nflag = False'
    catalog = write_catalog(tmp_path, "raise SystemExit", parameters=parameters)
    with pytest.raises(UsageError) as caught:
        render(sample_tables_folder(), tmp_path / "site", catalog=catalog, parameters=given)
    assert str(caught.value).startswith(message)
    assert not (tmp_path / "site").exists()


def test_an_unknown_report_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r'no report "overvew"; the catalogue has overview, netw'):
        render(sample_tables_folder(), tmp_path / "site", catalog=CATALOG, only=["overvew"])


def test_missing_tables_are_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no tables here; run `hoptac build` first"):
        render(tmp_path / "nothing", tmp_path / "site", catalog=CATALOG)
    assert not (tmp_path / "site").exists()


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    precious = tmp_path / "home" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("ba năm", encoding="utf-8")
    (precious.parent / "index.html").write_text("<h1>mine</h1>", encoding="utf-8")
    with pytest.raises(
        ReportError, match=r"this folder holds other files .* and would be replaced"
    ):
        render(sample_tables_folder(), precious.parent, catalog=CATALOG)
    assert precious.read_text(encoding="utf-8") == "ba năm"


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match="this is a file; name a folder for the site"):
        render(sample_tables_folder(), tmp_path / "site", catalog=CATALOG)


def test_the_folder_of_the_tables_is_never_replaced() -> None:
    with pytest.raises(ReportError, match="the tables lie in this folder"):
        render(sample_tables_folder(), sample_tables_folder().parent, catalog=CATALOG)


@notebook_run
def test_reports_that_parameters_make_the_same_are_made_once(tmp_path: Path) -> None:
    write_catalog(tmp_path, "1")
    catalog = tmp_path / "catalog.yml"
    catalog.write_text(
        "reports:\n"
        "- {name: small, notebook: small.ipynb, title: {vi: Nhỏ, en: Small}}\n"
        "- {name: small-en, notebook: small.ipynb, title: {en: Small}, parameters: {lang: en}}\n",
        encoding="utf-8",
    )
    given = {"lang": "en"}
    index = render(sample_tables_folder(), tmp_path / "site", catalog=catalog, parameters=given)
    assert set(contents(index.parent)) == {"index.html", "small.html", "small.ipynb"}


@notebook_run
def test_a_site_of_empty_tables_says_that_there_is_nothing(tmp_path: Path) -> None:
    write_tables(tables(), tmp_path / "tables")
    index = render(
        tmp_path / "tables", tmp_path / "site", catalog=CATALOG, only=["network", "overview-en"]
    )
    page = (index.parent / "overview-en.html").read_text(encoding="utf-8")
    assert "No rows in the chosen range." in page
    assert "Articles read: 0." in (index.parent / "index.en.html").read_text(encoding="utf-8")


@notebook_run
def test_a_period_without_events_gives_a_whole_page(tmp_path: Path) -> None:
    given = {"date_from": "1900", "date_to": "1901"}
    index = render(
        sample_tables_folder(), tmp_path / "site", catalog=CATALOG, only=["agreements-en"],
        parameters=given,
    )  # fmt: skip
    page = (index.parent / "agreements-en.html").read_text(encoding="utf-8")
    assert "nothing in the chosen range" in page
    assert "date_from = &#39;1900&#39;" in page


@notebook_run
def test_a_wrong_bound_of_the_period_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r'ReportError: "14/2/2012" is no date; write 2012'):
        render(
            sample_tables_folder(), tmp_path / "site", catalog=CATALOG, only=["network"],
            parameters={"date_from": "14/2/2012"},
        )  # fmt: skip


def test_a_site_to_which_somebody_added_files_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    page = f'<meta name="generator" content="{GENERATOR}">'
    for name in ("index.html", "overview.html"):
        (site / name).write_text(page, encoding="utf-8")
    (site / "overview.ipynb").write_text("{}", encoding="utf-8")
    check_target(site, tmp_path / "tables")
    for name in ("notes.md", "mine.html", "mine.ipynb"):
        (site / name).write_text("mine", encoding="utf-8")
        with pytest.raises(ReportError, match=name):
            check_target(site, tmp_path / "tables")
        (site / name).unlink()
    (site / "articles").mkdir()
    with pytest.raises(ReportError, match="articles"):
        check_target(site, tmp_path / "tables")
