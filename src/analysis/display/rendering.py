"""Plain values in, HTML out: the one place where markup and text from documents meet.

Templates escape every value; ``Markup`` is made nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.labels import label

Link = tuple[str, str]  # what it says, where it leads

_SHOWN_LINKS = 6
_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Html:
    """Markup that a notebook shows as it is."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        """Short, since a notebook keeps it beside the markup."""
        return "HTML"


def rendered(template: str, lang: str, **values: object) -> Html:
    """A template of this package filled in, see ``filled``."""
    return Html(filled(_TEMPLATES, template, lang, **values))


def filled(folder: Path, template: str, lang: str, **values: object) -> str:
    """A template of a folder filled in, every value escaped that is not markup already.

    ``say(key, **values)`` gives wording in the language.
    """

    def say(key: str, **words: object) -> str:
        return label(lang, key, **words)

    return _environment(folder).get_template(template).render(lang=lang, say=say, **values)


def anchor(kind: str, entity_id: str) -> str:
    """Where the sentences of an event or an instrument stand: an id and a fragment alike.

    >>> anchor("event", "som 8"), anchor("instrument", "vn-kh-2005")
    ('event-som%208', 'instrument-vn-kh-2005')
    """
    return f"{kind}-{quote(entity_id, safe='')}"


def linked(kind: str, ids: Iterable[str]) -> tuple[list[Link], list[Link]]:
    """Numbered links to the sentences of each: the few to show at once, and the rest."""
    targets = (f"#{anchor(kind, entity_id)}" for entity_id in ids)
    links = [(str(number), target) for number, target in enumerate(targets, start=1)]
    shown = len(links) if len(links) <= _SHOWN_LINKS + 1 else _SHOWN_LINKS
    return links[:shown], links[shown:]


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
