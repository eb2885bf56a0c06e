"""A document or its facts in, the text with every mention and fact marked and explained out."""

from analysis.display.rendering import Html, rendered
from analysis.explanation import Part, explain
from analysis.explanation.marks import Mark, pieces
from analysis.extraction import extract
from analysis.labels import label
from analysis.labels.dates import date_text
from analysis.lexicon import Lexicon
from analysis.records import Document, Facts


def highlight(read: Document | Facts, lexicon: Lexicon | None = None, *, lang: str = "vi") -> Html:
    """The document as it was read: marks in the text, below each sentence why they are there.

    A document is read first. ``lexicon`` is the packaged one unless another is given.
    """
    return _shown("reading.html.j2", read, lexicon, lang)


def highlight_page(
    read: Document | Facts, lexicon: Lexicon | None = None, *, lang: str = "vi"
) -> str:
    """The same as a whole page that stands alone."""
    return _shown("reading_page.html.j2", read, lexicon, lang).markup


def in_notebook(read: Document | Facts, *, lang: str = "vi") -> str:
    """What a notebook shows of a document, its lines and what they are, or of its facts."""
    if isinstance(read, Facts):
        return highlight(read, lang=lang).markup
    lines = [
        (label(lang, f"line.{line.kind}"), text)
        for line in read.lines
        if (text := read.text[line.start : line.end].strip())
    ]
    return rendered("document.html.j2", lang, lines=lines, **_head(read, lang)).markup


def _shown(template: str, read: Document | Facts, lexicon: Lexicon | None, lang: str) -> Html:
    facts = extract(read, lexicon) if isinstance(read, Document) else read
    explanation = explain(facts, lexicon)
    document = explanation.document
    summary = label(
        lang, "reading.summary", sentences=len(document.sentences), unread=len(explanation.unread),
        bare=len(explanation.bare), names=explanation.left("name"), dates=explanation.left("date"),
    )  # fmt: skip
    return rendered(
        template,
        lang,
        **_head(document, lang),
        summary=summary,
        parts=[_part(document, part, lang) for part in explanation.parts],
    )


def _head(document: Document, lang: str) -> dict[str, object]:
    """Title, credits and language of a document, for the head of what is shown."""
    published = document.published and date_text(lang, document.published)
    found = (document.outlet, document.byline, document.place, published, document.source)
    return {
        "source_lang": document.language or "und",
        "title": document.title or document.doc_id,
        "credits": [credit for credit in found if credit],
    }


def _part(document: Document, part: Part, lang: str) -> dict[str, object]:
    return {
        "title": _title(part, lang),
        "pieces": [
            _opening(piece, lang) if isinstance(piece, Mark) else piece
            for piece in pieces(document.text, part.span, part.marks)
        ],
        "notes": [(f"{note.mark} {label(lang, f'mark.{note.what}')}", note) for note in part.notes],
    }


def _title(part: Part, lang: str) -> str:
    where = label(lang, "reading.sentence", number=part.sentence) if part.sentence else ""
    where = where or label(lang, "reading.outside")
    if not part.notes:
        return f"{where}: {label(lang, 'reading.nothing')}"
    facts = len(part.facts)
    counts = label(lang, "reading.why", mentions=len(part.notes) - facts, facts=facts)
    return f"{where}: {counts}"


def _opening(mark: Mark, lang: str) -> dict[str, str]:
    """The class of a mark and the words that open it."""
    if mark.number is None:
        return {"style": "left", "tag": label(lang, f"mark.{mark.names[0]}_left")}
    names = dict.fromkeys(label(lang, f"mark.{name}") for name in mark.names)
    return {"style": mark.names[0], "tag": f"{mark.number} {', '.join(names)}"}
