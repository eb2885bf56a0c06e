"""The comments above a packaged list in, its columns out: what a cell may hold and what it means.

A comment ``# name (content; flags): meaning`` declares a column. The content is ``text``; ``id``,
small letters, digits and hyphens; ``code``, an ISO country code; or the words that are allowed,
the first of which an empty cell means. Flags: ``needed``, never empty; ``several``, more than one,
parted by blanks; ``of the value``, the same in every row of a value, so that one row may say it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.schema import EVENT_KINDS, INSTRUMENT_KINDS, INSTRUMENT_STATUSES, PILLARS, ROLES

OFF = "off"
CASES = ("any", "title", "exact")
_WORDS = {
    "event kind": EVENT_KINDS,
    "instrument kind": INSTRUMENT_KINDS,
    "instrument status": INSTRUMENT_STATUSES,
    "pillar": PILLARS,
    "role": ROLES,
}
_PATTERNS = {
    "text": re.compile(r".*"),
    "id": re.compile(r"[a-z0-9][a-z0-9_-]*"),
    "code": re.compile(r"[A-Z]{2}"),
}
_REMEDIES = {
    "text": "write a text",
    "id": "write small letters without signs, digits, hyphens, such as commit-som",
    "code": "write the two capitals of ISO 3166-1, such as VN",
}
_DECLARATION = re.compile(r"# (\w+) \(([^()]+)\): (.+)")


@dataclass(frozen=True)
class Column:
    """What the cells of a column may hold, and what they mean."""

    name: str
    meaning: str
    content: str
    flags: tuple[str, ...] = ()

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """The words of which a cell must be one; none where it may hold any text of its form."""
        if self.content in _PATTERNS:
            return ()
        parts = self.content.split(" | ")
        return tuple(word for part in parts for word in _WORDS.get(part, (part,)))

    @cached_property
    def empty(self) -> str:
        """What an empty cell means; nothing where a cell is needed."""
        if "needed" in self.flags:
            return ""
        return self.allowed[0] if self.allowed and self.allowed[0] != "empty" else ""

    def remedy(self, cell: str) -> str | None:
        """What to write instead of a cell that is not empty; None when the cell is right."""
        parts = cell.split() if "several" in self.flags else [cell]
        if self.allowed:
            words = [word for word in self.allowed if word != "empty"]
            return None if set(parts) <= set(words) else f"write {_one_of(words)}"
        pattern = _PATTERNS[self.content]
        return None if all(map(pattern.fullmatch, parts)) else _REMEDIES[self.content]


@dataclass(frozen=True)
class WordList:
    """A list: its name, what it is for, and its columns in the order of its header."""

    name: str
    about: str
    columns: dict[str, Column]

    @cached_property
    def of_the_value(self) -> tuple[str, ...]:
        """The columns in which all rows of one value say the same."""
        return tuple(name for name, one in self.columns.items() if "of the value" in one.flags)


_EVERYWHERE = (
    Column("form", 'what is written, alternatives parted by |; "SOM#" stands for SOM, SOM1 to'
           " SOM99", "text", ("needed",)),
    Column("value", "what it means; the first form when the cell is empty", "text"),
    Column("case", "how the text must write it: any; title, the first letter a capital; exact,"
           " capitals just where the form has them", " | ".join(CASES)),
    Column("example", "a sentence in which the row is found", "text"),
    Column("counterexample", "a sentence in which the row must not be found", "text"),
)  # fmt: skip


def declared(name: str, comments: Iterable[str], header: Iterable[str]) -> WordList:
    """A packaged list; KeyError for a column of the header that its comments do not declare."""
    columns = {column.name: column for column in _EVERYWHERE}
    about = []
    for comment in comments:
        if match := _DECLARATION.fullmatch(comment):
            content, *flags = match[2].split("; ")
            meaning = columns["case"].meaning if match[1] == "case" else match[3]
            columns[match[1]] = Column(match[1], meaning, content, tuple(flags))
        else:
            about.append(comment.lstrip("# "))
    order = dict.fromkeys(("form", "value", "case", *header, "example", "counterexample"))
    return WordList(name, " ".join(about), {one: columns[one] for one in order})


def _one_of(words: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
