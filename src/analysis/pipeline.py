"""A folder of documents in, a folder of tables out: read, extract, resolve, write."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from analysis.documents import read_documents
from analysis.extraction import extract
from analysis.lexicon import Lexicon
from analysis.records import Document
from analysis.resolution import resolve
from analysis.tables import Tables, write_tables

TABLES_FOLDER = "tables"


def build(
    documents: Path | str,
    out: Path | str,
    *,
    lexicon: Lexicon | None = None,
    progress: Callable[[Iterable[Any]], Iterable[Any]] | None = None,
) -> Tables:
    """The tables of a folder of documents, also written as ``out/tables/*.parquet``.

    The tables of an earlier build stay whole until the new ones replace them. ``lexicon`` is the
    packaged one unless another is given, such as ``load_lexicon("data/lexicon")`` with rows of your
    own. ``progress`` wraps the documents while they are read, as tqdm does. Raises DocumentError
    for a folder or file that cannot be read, TableError for tables that do not fit their schema.
    """
    found: Iterable[Document] = list(read_documents(documents, lexicon))
    read = progress(found) if progress else found
    tables = resolve((extract(document, lexicon) for document in read), lexicon)
    write_tables(tables, Path(out) / TABLES_FOLDER)
    return tables
