"""Names as written in, the form by which they are compared and the spelling to show out."""

import re
from collections import Counter
from collections.abc import Mapping

from analysis.text import fold

_MISPLACED_TONE = re.compile(r"q[ùúủũụ][aâeêioôơy]")
_LETTERS = re.compile(r"[^\W_]")


def plain(name: str) -> str:
    """A name without case, hyphens, spaces and signs, its tone marks in one place.

    >>> plain("Park Mi-Hyung") == plain("Park Mihyung"), plain("Qúy") == plain("Quý")
    (True, True)
    """
    return "".join(_LETTERS.findall(fold(name)))


def spelling(forms: Mapping[str, int] | Counter[str]) -> str:
    """The form to show: not all capitals, then the most frequent, then a well-placed tone mark."""
    return min(
        forms,
        key=lambda form: (
            form.isupper() and " " in form, -forms[form],
            bool(_MISPLACED_TONE.search(form.lower())), form,
        ),
    )  # fmt: skip
