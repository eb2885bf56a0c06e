"""Vietnamese news on cooperation against trafficking in persons, as tables, a network, reports.

One verb per stage: ``read_documents``, ``extract``, ``resolve``; ``build`` does the three, with the
words that ``load_lexicon`` reads, and writes the tables that ``read_tables`` reads;
``cooperation_network`` and ``render`` use them.
Each verb loads its stage when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.display import highlight
    from analysis.documents import read_documents
    from analysis.extraction import extract
    from analysis.lexicon import load_lexicon
    from analysis.network import cooperation_network
    from analysis.pipeline import build
    from analysis.reports import render
    from analysis.resolution import resolve
    from analysis.tables import read_tables

__all__ = [
    "build",
    "cooperation_network",
    "extract",
    "highlight",
    "load_lexicon",
    "read_documents",
    "read_tables",
    "render",
    "resolve",
]

_STAGES = {
    "build": "analysis.pipeline",
    "cooperation_network": "analysis.network",
    "extract": "analysis.extraction",
    "highlight": "analysis.display",
    "load_lexicon": "analysis.lexicon",
    "read_documents": "analysis.documents",
    "read_tables": "analysis.tables",
    "render": "analysis.reports",
    "resolve": "analysis.resolution",
}


def __getattr__(name: str) -> object:
    if name not in _STAGES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    verb: object = getattr(import_module(_STAGES[name]), name)
    globals()[name] = verb
    return verb


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
