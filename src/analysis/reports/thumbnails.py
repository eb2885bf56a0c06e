"""The markup of a page in, its first figure for a card on the index out."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Picture:
    """A figure as a data address with its size and its alternative text."""

    data: str
    width: str
    height: str
    alternative: str


def thumbnail(body: str) -> Picture | None:
    """The first figure of a page as it is drawn for a small screen, None when there is none."""
    reader = _FirstFigure()
    reader.feed(body)
    return reader.picture


class _FirstFigure(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self._small: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.picture or tag not in ("source", "img"):
            return
        found = {name: value or "" for name, value in attrs}
        if tag == "source":
            self._small = found
            return
        drawn = self._small or found
        self.picture = Picture(
            drawn.get("srcset") or drawn.get("src", ""),
            drawn.get("width", ""),
            drawn.get("height", ""),
            found.get("alt", ""),
        )
