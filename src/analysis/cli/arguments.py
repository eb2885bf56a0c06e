"""Nothing in, the grammar of the command line out: verbs, options and their help."""

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from analysis.cli.console import printable

_EXIT_CODES = """\
exit codes: 0 good; 1 the work failed (a folder, a file or a table is not as it should be);
2 wrong use (an unknown verb, option, report or parameter)"""

_ABOUT = """\
Turns a folder of Vietnamese news on cooperation against trafficking in persons into tables,
a network of who took part with whom, and HTML reports."""

_START = f"""\
the usual way:
  hoptac report --documents my_articles --out my_reports
  then open my_reports/index.html in a browser

{_EXIT_CODES}"""

_BUILD = f"""\
example:
  hoptac build my_articles --out build
  writes build/tables/people.parquet, build/tables/events.parquet and so on

One article per file, name ending in .txt, in UTF-8 (or UTF-16 with byte order mark). The old
tables are replaced only when all new ones are complete.

{_EXIT_CODES}"""

_REPORT = f"""\
examples:
  hoptac report --documents my_articles --out my_reports
      reads the articles, keeps the tables in build/ and writes every report of the catalogue
  hoptac report overview network --tables build --out my_reports
      two reports from tables that were built before
  hoptac report --tables build --out my_reports --set lang=en --set date_from=2020
      in English, with what happened from 2020 on

The last line printed is the page to open.

{_EXIT_CODES}"""

_EXPORT = f"""\
example:
  hoptac export build --out networks
  writes two-mode, countries, organizations and people, each as .graphml (igraph, NetworkX,
  Cytoscape) and .gexf (Gephi)

{_EXIT_CODES}"""

_EVALUATE = f"""\
examples:
  hoptac evaluate build --gold data/gold
      precision, recall and F1 for every table and attribute
  hoptac evaluate build --gold data/gold --errors people
      besides, what was missed and what is spurious in one table, with the sentence

data/gold/README.md tells how a gold file is written. Only articles that have one are counted.

{_EXIT_CODES}"""

_EXPLAIN = f"""\
examples:
  hoptac explain my_articles/one.txt
      sentence by sentence what was found and by which rule, and what was left
  hoptac explain my_articles/one.txt --html one.html
      the same as a page for a browser

In the text [7|...] is a mark, explained under 7 below the sentence; [?|...] looks like a name or a
date and was left. A rule such as roles:chair is a row of a word list; the row is named after it.

{_EXIT_CODES}"""

_LEXICON = f"""\
examples:
  hoptac lexicon show
      the word lists, and what a row of each changes
  hoptac lexicon show event_series
      the columns of one list and what their cells may hold
  hoptac lexicon check --documents my_articles
      what is wrong with your own rows, and which of them match nothing in the articles

Your rows lie in data/lexicon, in files named after the lists; docs/extending.md is the guide.

{_EXIT_CODES}"""


def command_line() -> argparse.ArgumentParser:
    """The parser of ``hoptac``: ``verb``, ``quiet``, ``debug`` and the options of the verb."""
    parser = _Parser("hoptac", description=_ABOUT, epilog=_START, parents=[_common_options()])
    parser.set_defaults(quiet=False, debug=False)
    parser.add_argument("--version", action="version", version=f"hoptac {version('hoptac')}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, title="verbs")
    for name, add_options, about, epilog in (
        ("build", _build, "read a folder of articles and write the tables", _BUILD),
        ("report", _report, "write the site of reports, from articles or from tables", _REPORT),
        ("export", _export, "write the networks as files for Gephi, igraph and the like", _EXPORT),
        ("evaluate", _evaluate, "compare the tables with articles marked by hand", _EVALUATE),
        ("explain", _explain, "show why each thing was found in an article", _EXPLAIN),
        ("lexicon", _lexicon, "check your own rows of the word lists, show the lists", _LEXICON),
    ):
        description = f"{about[0].upper()}{about[1:]}."
        verb = verbs.add_parser(
            name, help=about, description=description, epilog=epilog, parents=[_common_options()]
        )
        add_options(verb)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that keeps the lines of its texts, takes whole words and errs in one line."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(
            prog, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
            **settings,
        )  # fmt: skip

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}; see {self.prog} --help\n")


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", metavar="DOCUMENTS", type=Path, help="folder of .txt files")
    parser.add_argument(
        "--out", metavar="BUILD", type=Path, required=True, help="folder for the tables"
    )
    _own_words(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help="reports to write (default: all of the catalogue)"
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--documents", metavar="DIR", type=Path, help="folder of .txt files to read first"
    )
    source.add_argument("--tables", metavar="DIR", type=Path, help="tables that were built before")
    parser.add_argument(
        "--build", metavar="DIR", type=Path, default=Path("build"),
        help="where to keep the tables of --documents (default: build)",
    )  # fmt: skip
    parser.add_argument(
        "--out", metavar="SITE", type=Path, required=True, help="folder for the site"
    )
    parser.add_argument(
        "--catalog", metavar="FILE", type=Path, default=Path("reports/catalog.yml"),
        help="list of reports (default: reports/catalog.yml)",
    )  # fmt: skip
    parser.add_argument(
        "--set", metavar="NAME=VALUE", dest="parameters", type=_parameter, action="append",
        default=[], help="parameter for every report, such as lang=en; may be repeated",
    )  # fmt: skip
    _own_words(parser)


def _lexicon(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    about = "tell what is wrong with your own rows, and which match nothing"
    check = actions.add_parser("check", help=about, parents=[_common_options()])
    _own_words(check)
    check.add_argument(
        "--documents", metavar="DIR", type=Path, help="folder of .txt files to look for them in"
    )
    about = "print the lists, or the columns of one"
    show = actions.add_parser("show", help=about, parents=[_common_options()])
    show.add_argument("list", metavar="LIST", nargs="?", help="name of a word list")


def _own_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lexicon", metavar="DIR", type=Path,
        help="folder with your own rows of the word lists (default: data/lexicon if it is there)",
    )  # fmt: skip


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("build", metavar="BUILD", type=Path, help="folder that `build` wrote")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="folder for the networks"
    )


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("build", metavar="BUILD", type=Path, help="folder that `build` wrote")
    parser.add_argument(
        "--gold", metavar="DIR", type=Path, required=True, help="folder of gold files"
    )
    parser.add_argument(
        "--errors",
        metavar="TABLE",
        help="list what is missed or spurious there; `all` for all",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="DOC", type=Path, help="one article, a .txt file")
    parser.add_argument(
        "--html", metavar="FILE", type=Path, help="write a page for a browser instead"
    )
    parser.add_argument(
        "--lang", choices=["vi", "en"], default="vi", help="language of the page (default: vi)"
    )
    _own_words(parser)


def _common_options() -> _Parser:
    """Options that may stand before or after the verb."""
    common = _Parser("", add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--quiet", action="store_true", help="print only what was asked for, and errors"
    )
    common.add_argument("--debug", action="store_true", help="show where in the program it failed")
    return common


def _parameter(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not name.isidentifier() or not equals:
        raise argparse.ArgumentTypeError(f"{written!r} is not NAME=VALUE, such as lang=en")
    return name, value
