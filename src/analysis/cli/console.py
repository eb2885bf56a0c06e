"""Lines and iterables in, output for a person out: plain lines, and bars on a terminal."""

import os
import sys
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def printable(text: str) -> str:
    """Text as one line without control characters, which a file name may hold.

    >>> printable("a\\nb\\x1b[2J")
    'a b\\\\x1b[2J'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in " ".join(text.split())
    )


class Console:
    """What a verb says while it works. ``quiet`` leaves only what was asked for, and errors."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def say(self, line: str) -> None:
        """One line about the work: what begins, or what was written where."""
        if not self._quiet:
            print(printable(line), flush=True)

    def answer(self, text: str) -> None:
        """What was asked for, ``quiet`` or not."""
        print(text, flush=True)

    @property
    def coloured(self) -> bool:
        """Whether the output goes to a terminal that may show more than plain text."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    def progress(self, items: Iterable[T]) -> Iterable[T]:
        """The items themselves; on a terminal a bar shows how many have been taken."""
        if self._quiet or not sys.stderr.isatty():
            return items
        from tqdm import tqdm

        return tqdm(items, leave=False, dynamic_ncols=True)
