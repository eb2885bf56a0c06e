"""Tables and a catalogue in, a folder with a page and a notebook per report and an index out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from analysis.display import numbers
from analysis.errors import ReportError, UsageError
from analysis.folders import whole_folder
from analysis.labels import LANGUAGES, label
from analysis.labels.dates import number_text
from analysis.periods import first_day
from analysis.reports.catalog import Report, read_catalog
from analysis.reports.engine import TABLES, execute
from analysis.reports.page import GENERATOR, body_of, contents_of, page
from analysis.reports.parameters import Parameters, declared, read
from analysis.reports.thumbnails import thumbnail
from analysis.tables import Tables, read_tables
from analysis.views import articles, corpus_summary

Progress = Callable[[Iterable["Edition"]], Iterable["Edition"]]

_WORKERS = 2
_INDEX = "index.html"


@dataclass(frozen=True)
class Edition:
    """A report with the parameters it runs with this time."""

    report: Report
    parameters: Parameters

    @property
    def lang(self) -> str:
        """Its language."""
        return str(self.parameters["lang"])

    @property
    def twin(self) -> tuple[object, ...]:
        """The same for editions that differ in language only."""
        rest = sorted((key, value) for key, value in self.parameters.items() if key != "lang")
        return (self.report.path, *rest)

    def __str__(self) -> str:
        """What progress shows."""
        return self.report.name


def render(
    tables: Path | str,
    out: Path | str,
    *,
    catalog: Path | str,
    only: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Path:
    """Run the reports of a catalogue on tables; the path of the index of the site.

    ``only`` names the reports to make, all of them by default; ``parameters`` overrides those of
    the catalogue, where text is read as the type of its parameter. ``out`` is replaced as a whole
    or not at all. Raises UsageError (an unknown name, a wrong parameter), ReportError (a failing
    cell, a folder that is no site) and TableError.
    """
    source, target = Path(tables).resolve(), Path(out).resolve()
    check_target(target, source)
    editions = _editions(read_catalog(Path(catalog)), only, parameters or {})
    read = read_tables(source)
    with whole_folder(target) as folder:
        bodies: dict[str, str] = {}
        for edition, notebook in _executed(editions, source, progress):
            bodies[str(edition)] = body_of(notebook)
            _write_report(folder, edition, editions, notebook, bodies[str(edition)])
        for lang in _languages(editions):
            _write_index(folder, lang, editions, bodies, read)
    return target / _INDEX


def check_request(
    catalog: Path | str, *, only: Sequence[str], parameters: Mapping[str, object]
) -> None:
    """Raise what ``render`` would raise of these, before there are tables."""
    _editions(read_catalog(Path(catalog)), only, parameters)


def check_target(target: Path, tables: Path) -> None:
    """Raise ReportError unless the folder is new, empty or a site that may be replaced."""
    if target.exists() and not target.is_dir():
        raise ReportError(f"{target}: this is a file; name a folder for the site")
    if tables.is_relative_to(target):
        raise ReportError(f"{target}: the tables lie in this folder; name another for the site")
    strange = sorted(path.name for path in _strangers(target)) if target.exists() else []
    if strange:
        raise ReportError(
            f"{target}: this folder holds other files ({strange[0]}) and would be replaced;"
            " name a new folder for the site"
        )


def _strangers(folder: Path) -> Iterator[Path]:
    """What a folder holds besides the pages of a site and the notebooks beside them."""
    for path in folder.iterdir():
        page = path.with_suffix(".html")
        if path.suffix not in (".html", ".ipynb") or not path.is_file() or not _is_page(page):
            yield path


def _is_page(path: Path) -> bool:
    mark = f'<meta name="generator" content="{GENERATOR}">'
    return path.is_file() and mark in path.read_text(encoding="utf-8", errors="replace")


def _editions(
    reports: Sequence[Report], only: Sequence[str], given: Mapping[str, object]
) -> list[Edition]:
    """The reports asked for, in the order of the catalogue, with their parameters checked.

    Of reports that the given parameters make the same, the first is kept.
    """
    names = [report.name for report in reports]
    unknown = [name for name in only if name not in names]
    if unknown:
        raise UsageError(f'no report "{unknown[0]}"; the catalogue has {", ".join(names)}')
    chosen = [_edition(report, given) for report in reports if not only or report.name in only]
    first = {(edition.twin, edition.lang): edition for edition in reversed(chosen)}
    return [edition for edition in chosen if edition in first.values()]


def _edition(report: Report, given: Mapping[str, object]) -> Edition:
    defaults = declared(report.name, report.notebook)
    if TABLES in given:
        raise UsageError(f'report {report.name}: "{TABLES}" is no parameter to set; name a folder')
    parameters = {**defaults, **report.parameters, **read(report.name, defaults, given)}
    lang = str(parameters.get("lang"))
    if lang not in report.titles:
        known = ", ".join(report.titles)
        raise UsageError(f'report {report.name}: it has no title in "{lang}"; it has {known}')
    return Edition(report, parameters)


def _executed(
    editions: Sequence[Edition], tables: Path, progress: Progress | None
) -> Iterable[tuple[Edition, NotebookNode]]:
    """Run the notebooks, two at a time, and give them back in order."""
    shown = progress(editions) if progress else editions
    with ThreadPoolExecutor(_WORKERS) as pool:
        running = [
            pool.submit(execute, edition.report, tables, edition.parameters) for edition in editions
        ]
        try:
            for edition, future in zip(shown, running, strict=True):
                yield edition, future.result()
        finally:
            for future in running:
                future.cancel()


def _write_report(
    folder: Path,
    edition: Edition,
    editions: Sequence[Edition],
    notebook: NotebookNode,
    body: str,
) -> None:
    report, lang = edition.report, edition.lang
    others = [
        {"href": f"{other}.html", "title": other.report.titles[lang], "current": other == edition}
        for other in editions
        if other.lang == lang
    ]
    twins = [
        _language(other.lang, f"{other}.html")
        for other in editions
        if other.twin == edition.twin and other.lang != lang
    ]
    text = page(
        "report.html.j2", lang, name=report.name, title=report.titles[lang],
        description=report.summaries.get(lang, ""), index=_index_name(lang, editions),
        others=others, languages=twins, body=body, contents=contents_of(body),
        parameters={
            name: repr(value) for name, value in edition.parameters.items() if name != TABLES
        },
    )  # fmt: skip
    (folder / f"{report.name}.html").write_text(text, encoding="utf-8")
    nbformat.write(notebook, folder / f"{report.name}.ipynb")


def _write_index(
    folder: Path,
    lang: str,
    editions: Sequence[Edition],
    bodies: Mapping[str, str],
    tables: Tables,
) -> None:
    summary = corpus_summary(tables)
    counts = {
        measure: number_text(lang, value)
        for measure, value in zip(summary["measure"], summary["value"], strict=True)
    }
    cards = [
        {
            "name": edition.report.name,
            "title": edition.report.titles[lang],
            "summary": edition.report.summaries.get(lang, ""),
            "picture": thumbnail(bodies[str(edition)]),
        }
        for edition in editions
        if edition.lang == lang
    ]
    sections = {
        section.anchor: f"{edition}.html"
        for edition in reversed(editions)
        if edition.lang == lang
        for section in contents_of(bodies[str(edition)])
    }
    languages = [
        _language(other, _index_name(other, editions))
        for other in _languages(editions)
        if other != lang
    ]
    text = page(
        "index.html.j2", lang, description=label(lang, "page.description"),
        abstract=label(lang, "page.abstract", **counts), languages=languages, cards=cards,
        years=_years(tables, lang),
        numbers=numbers(summary, lang=lang, pages=sections).markup,
    )  # fmt: skip
    (folder / _index_name(lang, editions)).write_text(text, encoding="utf-8")


def _years(tables: Tables, lang: str) -> str:
    """When the articles were published, empty when that is not known of any."""
    published = articles(tables)["published"]
    years = [day[:4] for day in published.map(first_day, na_action="ignore").dropna()]
    return label(lang, "page.years", first=years[0], last=years[-1]) if years else ""


def _languages(editions: Sequence[Edition]) -> list[str]:
    present = {edition.lang for edition in editions}
    return [lang for lang in LANGUAGES if lang in present]


def _index_name(lang: str, editions: Sequence[Edition]) -> str:
    """The first language has ``index.html``, another one ``index.en.html``."""
    return _INDEX if lang == _languages(editions)[0] else f"index.{lang}.html"


def _language(lang: str, href: str) -> dict[str, str]:
    return {"lang": lang, "href": href, "name": label(lang, "page.language")}
