"""An executed notebook in, a page of HTML out that asks for nothing and runs nothing.

Text from documents reaches this module as escaped markup; every output is cleaned once more here,
and the page itself forbids scripts and requests.
"""

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from analysis.display.rendering import filled
from analysis.labels import LANGUAGES, label
from analysis.reports.cleaning import cleaned

GENERATOR = "hoptac"
OWN = "notebook"  # the tag of cells for whoever opens the notebook, not for pages
_TEMPLATES = Path(__file__).with_name("templates")
_HEADING = re.compile(r'<h2(?: id="([^"]*)")?>(.*?)</h2>', re.DOTALL)
_LANGUAGE_OF_ID = re.compile(rf"-(?:{'|'.join(LANGUAGES)})$")
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")


@dataclass(frozen=True)
class Section:
    """An entry of the list of contents."""

    anchor: str
    title: str


def page(template: str, lang: str, **values: object) -> str:
    """A whole page from a template, with the style sheet inside and wording in the language."""
    release = version(GENERATOR)
    return filled(
        _TEMPLATES, template, lang, css=_style(), generator=GENERATOR, version=release,
        made=label(lang, "page.made", version=release), **values,
    )  # fmt: skip


def body_of(notebook: NotebookNode) -> str:
    """The cells of a notebook as markup for a page, cleaned after everything else is done."""
    body, _ = _exporter().from_notebook_node(notebook)
    return cleaned(body.strip())


def contents_of(body: str) -> list[Section]:
    """The sections of a page, from its headings of the second level."""
    found = ((match[1], re.sub(r"<[^>]+>", "", match[2])) for match in _HEADING.finditer(body))
    return [Section(anchor, html.unescape(title)) for anchor, title in found if anchor]


def prose(cell: NotebookNode) -> str:
    """Markup of a cell of prose; its heading has the id of the cell, without the language."""
    if OWN in cell.metadata.get("tags", ()):
        return ""
    markup = cleaned(_markdown().render(cell.source))
    anchor = html.escape(_LANGUAGE_OF_ID.sub("", cell.id))
    return _HEADING.sub(rf'<h2 id="{anchor}">\2</h2>', markup, count=1)


def code(cell: NotebookNode) -> str:
    """Markup of the source of a cell, which the reader can bring into sight."""
    if not cell.source.strip():
        return ""
    return f'<div class="code"><pre><code>{html.escape(cell.source)}</code></pre></div>'


def shown(output: NotebookNode) -> str:
    """Markup of one output: HTML cleaned, an image as data, anything else as plain text."""
    if output.output_type == "stream":
        return _preformatted(output.text)
    data: Mapping[str, str] = output.get("data", {})
    if "text/html" in data:
        return cleaned(data["text/html"])
    for kind in _IMAGES:
        if kind in data:
            return cleaned(_image(kind, data[kind]))
    return _preformatted(data["text/plain"]) if "text/plain" in data else ""


def _preformatted(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _image(kind: str, data: str) -> str:
    encoded = base64.b64encode(data.encode()).decode() if kind == _IMAGES[0] else data
    source = "".join(encoded.split())
    return f'<figure class="figure"><img src="data:{kind};base64,{source}" alt=""></figure>'


@cache
def _exporter() -> HTMLExporter:
    """One exporter for all pages; our own template, which loads nothing."""
    exporter = HTMLExporter(
        template_name="cells",
        extra_template_basedirs=[str(_TEMPLATES)],
    )
    for given in (prose, code, shown):
        exporter.register_filter(given.__name__, given)
    return exporter


@cache
def _markdown() -> MarkdownWithMath:
    """Raw markup in prose stays text."""
    return MarkdownWithMath(renderer=IPythonRenderer(escape=True, exclude_anchor_links=True))


@cache
def _style() -> str:
    return (_TEMPLATES / "style.css").read_text(encoding="utf-8")
