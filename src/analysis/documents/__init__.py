"""Text files in, Documents out: decoded, in Unicode NFC, with lines, sentences and credits."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.documents.structure import read_structure
from analysis.errors import DocumentError
from analysis.lexicon import Lexicon
from analysis.records import Document
from analysis.text import fold, normalise

_VIETNAMESE_LETTER = re.compile("[ăđơưĂĐƠƯẠ-ỹ]")
_SHARE_OF_VIETNAMESE_LETTERS = 0.03
_ENGLISH_WORDS = frozenset({"the", "of", "and", "to", "in", "for", "on", "with", "by", "from"})


def read_documents(folder: Path | str, lexicon: Lexicon | None = None) -> Iterator[Document]:
    """Every ``*.txt`` of a folder, sorted by name; raises DocumentError that names the file.

    Two files of one stem are an error, for the stem is the document's id. ``lexicon`` knows the
    outlets; it is the packaged one unless another is given.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise DocumentError(f"{folder}: no such folder; name the folder that holds the .txt files")
    paths = sorted(
        (path for path in folder.rglob("*") if _is_article(folder, path)),
        key=lambda path: (normalise(path.stem), str(path)),
    )
    if not paths:
        raise DocumentError(f"{folder}: no .txt files here; put one article into each file")
    for path in paths:
        if any("\ud800" <= character <= "\udfff" for character in path.name):
            name = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
            raise DocumentError(f"{folder}: the name of the file {name} is not UTF-8; rename it")
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(normalise(path.stem), path)
        if other is not path:
            raise DocumentError(f"{path}: has the same name as {other}; rename one of them")
    for path in paths:
        yield read_document(path, lexicon)


def _is_article(folder: Path, path: Path) -> bool:
    """Whether a path is a text file; what begins with a point is hidden and no article."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() == ".txt" and path.is_file() and not hidden


def read_document(path: Path | str, lexicon: Lexicon | None = None) -> Document:
    """One file as a Document; raises DocumentError when it is no text in UTF-8 or UTF-16."""
    path = Path(path)
    try:
        source = path.read_bytes()
    except OSError as problem:
        raise DocumentError(f"{path}: cannot be read ({problem.strerror}); check it") from problem
    text = _decoded(path, source)
    if "\0" in text:
        raise DocumentError(f"{path}: a binary file, not text; save the article as plain text")
    if not text.strip():
        raise DocumentError(f"{path}: empty; put the text of the article into it or remove it")
    digest = hashlib.sha256(source).hexdigest()
    return document_from_text(
        normalise(path.stem), text, source=path.name, sha256=digest, lexicon=lexicon
    )


def document_from_text(
    doc_id: str,
    text: str,
    *,
    source: str = "",
    sha256: str = "",
    lexicon: Lexicon | None = None,
) -> Document:
    """A Document of any string; without ``sha256`` the digest is that of the text in UTF-8."""
    text = normalise(text)
    structure = read_structure(text, lexicon)
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        doc_id=doc_id,
        source=source,
        sha256=digest,
        text=text,
        folded=fold(text),
        language=language_of(text),
        title=structure.title,
        outlet=structure.credit.outlet,
        byline=structure.credit.byline,
        published=structure.credit.published,
        place=structure.credit.place,
        lines=structure.lines,
        sentences=structure.sentences,
    )


def language_of(text: str) -> str | None:
    """``vi`` by the share of letters that only Vietnamese has, ``en`` by its commonest words.

    >>> language_of("Phòng, chống mua bán người"), language_of("the rights of the child")
    ('vi', 'en')
    """
    letters = sum(map(str.isalpha, text))
    if not letters:
        return None
    own = len(_VIETNAMESE_LETTER.findall(text))
    if own / letters >= _SHARE_OF_VIETNAMESE_LETTERS:
        return "vi"
    tokens = text.lower().split()
    return "en" if sum(token in _ENGLISH_WORDS for token in tokens) * 12 >= len(tokens) else None


def _decoded(path: Path, source: bytes) -> str:
    wide = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as problem:
        if b"\0" in source and not wide:
            raise DocumentError(
                f"{path}: a binary file, not text; save the article as plain text"
            ) from problem
        raise DocumentError(
            f"{path}: not {'UTF-16' if wide else 'UTF-8'} at byte {problem.start};"
            " save it again as UTF-8"
        ) from problem
