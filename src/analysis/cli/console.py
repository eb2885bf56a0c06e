"""Lines and iterables in, output for a person out: bars on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterable
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

    def progress(self, doing: str, unit: str) -> Callable[[Iterable[T]], Iterable[T]]:
        """A function that passes on what it is given and shows how far the work is.

        On a terminal it draws a bar, elsewhere it says once what is being done.
        """
        return lambda items: self._shown(items, doing, unit)

    def _shown(self, items: Iterable[T], doing: str, unit: str) -> Iterable[T]:
        if self._quiet or not sys.stderr.isatty():
            self.say(doing)
            return items
        from tqdm import tqdm

        return tqdm(items, desc=doing, unit=f" {unit}", leave=False, dynamic_ncols=True)
