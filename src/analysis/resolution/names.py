"""Names as written in, the form by which they are compared and the spelling to show out."""

import re
from collections.abc import Mapping

from analysis.text import fold

_MISPLACED_TONE = re.compile(r"q[ùúủũụ][aâeêioôơy]")
_TRAFFICKING = re.compile(
    r"\b(?:tội phạm |việc |nạn |tệ nạn )?(?:mua,? ?bán|buôn bán|mua, buôn bán|bán)"
    r"(?= (?:người|phụ nữ|trẻ em)\b)"
)
_LETTERS = re.compile(r"[^\W_]")


def plain(name: str) -> str:
    """A name without case, hyphens, spaces and signs, its tone marks in one place.

    >>> plain("Park Mi-Hyung") == plain("Park Mihyung"), plain("Qúy") == plain("Quý")
    (True, True)
    """
    return "".join(_LETTERS.findall(fold(name)))


def spelling(forms: Mapping[str, int]) -> str:
    """The written form to show: the most frequent of those that are well written.

    A form in capitals, or with its tone mark on the wrong letter ("Qúy"), is shown only where no
    other is written.
    """
    return min(
        forms,
        key=lambda form: (
            form.isupper() and " " in form,
            bool(_MISPLACED_TONE.search(form.lower())),
            -forms[form],
            form,
        ),
    )


def one_wording(folded: str) -> str:
    """A folded text with one wording for trafficking in persons, of the several that are in use.

    >>> one_wording("chống tội phạm buôn bán người"), one_wording("chống mua, bán người")
    ('chống mua bán người', 'chống mua bán người')
    """
    return _TRAFFICKING.sub("mua bán", folded)
