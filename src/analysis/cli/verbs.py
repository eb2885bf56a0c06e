"""Parsed options and a console in, one verb done: paths to the stages, results to the console.

A verb loads the stages it calls when it runs, so that ``hoptac --help`` loads none.
"""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.console import Console, printable
from analysis.errors import UsageError

if TYPE_CHECKING:
    from analysis.evaluation import Scores
    from analysis.tables import Tables

_COUNTED = ("documents", "people", "organizations", "events", "instruments", "statements")
_OWN_WORDS = Path("data/lexicon")


def build(options: Namespace, console: Console) -> None:
    """``hoptac build``: articles -> tables."""
    _build(options, options.out, console)


def report(options: Namespace, console: Console) -> None:
    """``hoptac report``: articles or tables -> site."""
    from analysis.reports import check_request, render

    parameters = dict(options.parameters)
    check_request(options.catalog, only=options.names, parameters=parameters)
    if options.documents is None:
        if options.lexicon is not None:
            raise UsageError("--lexicon goes with --documents; the tables are read already")
        tables = _tables_folder(options.tables)
    else:
        _build(options, options.build, console)
        tables = _tables_folder(options.build)
    console.say("Running the reports")
    index = render(
        tables,
        options.out,
        catalog=options.catalog,
        only=options.names,
        parameters=parameters,
        progress=console.progress,
    )
    console.say(f"Reports written; open this page in a browser: {index}")


def lexicon(options: Namespace, console: Console) -> None:
    """``hoptac lexicon``: own rows -> findings; or a word list -> its columns."""
    from analysis.cli import words

    if options.action == "show":
        words.show(options.list, console)
    else:
        words.check(own_words(options), options.documents, console)


def export(options: Namespace, console: Console) -> None:
    """``hoptac export``: tables -> files for other programs."""
    from analysis.export import export_networks

    written = export_networks(_read(options.build), options.out)
    console.say(f"{len(written)} networks written to {options.out}")


def evaluate(options: Namespace, console: Console) -> None:
    """``hoptac evaluate``: tables and gold files -> scores."""
    from analysis.evaluation import evaluate as scored

    scores = scored(_read(options.build), options.gold)
    known = ["all", *scores.figures["table"]]
    if options.errors is not None and options.errors not in known:
        raise UsageError(f'--errors "{options.errors}" is unknown; choose {", ".join(known)}')
    written = _as_json if options.json else _as_lines
    console.answer(written(scores, options.errors))


def explain(options: Namespace, console: Console) -> None:
    """``hoptac explain``: one article -> how it was read, for a person."""
    from analysis.cli.explaining import explained
    from analysis.documents import read_document
    from analysis.explanation import explain as account
    from analysis.extraction import extract
    from analysis.lexicon import load_lexicon

    words = load_lexicon(own_words(options))
    facts = extract(read_document(options.document, words), words)
    if options.html:
        from analysis.display import highlight_page

        options.html.write_text(highlight_page(facts, words, lang=options.lang), encoding="utf-8")
        console.say(f"Written; open this page in a browser: {options.html}")
    else:
        for line in explained(account(facts, words), colours=console.coloured):
            console.answer(line)


def own_words(options: Namespace) -> Path | None:
    """The folder of the user's own rows: the one named, else the usual one if it is there."""
    usual = _OWN_WORDS if _OWN_WORDS.is_dir() else None
    named: Path | None = options.lexicon
    return named or usual


def _build(options: Namespace, out: Path, console: Console) -> None:
    from analysis.lexicon import load_lexicon
    from analysis.pipeline import build

    own = own_words(options)
    words = load_lexicon(own)
    with_own = f", with own rows of {own}: {words.own_rows}" if words.own_rows else ""
    console.say(f"Reading the articles in {options.documents}{with_own}")
    tables = build(options.documents, out, lexicon=words, progress=console.progress)
    counts = ", ".join(f"{name} {len(tables[name])}" for name in _COUNTED)
    console.say(f"Tables written to {out / 'tables'}: {counts}")


def _tables_folder(build: Path) -> Path:
    """The folder of tables in a build; the folder itself when it holds the tables."""
    return build / "tables" if (build / "tables").is_dir() else build


def _read(build: Path) -> Tables:
    from analysis.tables import read_tables

    return read_tables(_tables_folder(build))


def _as_lines(scores: Scores, errors: str | None) -> str:
    lines = [f"{'table':24} precision recall     F1   gold  found"]
    for row in scores.figures.to_dict("records"):
        lines.append(
            f"{row['table']:24} {row['precision']:9.3f} {row['recall']:6.3f} {row['f1']:6.3f}"
            f" {row['gold']:6} {row['found']:6}"
        )
    for row in scores.differences_in(errors).to_dict("records") if errors else ():
        where = f"{row['table']}: {row['verdict']} in {row['doc_id']}"
        lines.append(printable(f"{where}: {row['item']}"))
        if isinstance(row["sentence"], str):
            lines.append(f"    {printable(row['sentence'])}")
    return "\n".join(lines)


def _as_json(scores: Scores, errors: str | None) -> str:
    figures = scores.figures.set_index("table").to_dict("index")
    if errors is None:
        return json.dumps(figures, ensure_ascii=False, indent=1)
    differences = json.loads(scores.differences_in(errors).to_json(orient="records"))
    both = {"figures": figures, "differences": differences}
    return json.dumps(both, ensure_ascii=False, indent=1)
