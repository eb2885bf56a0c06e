"""Characters in, characters out: one normal form at the door and one fold of equal length.

The text of a document is NFC and never changes again. Matching works on ``fold(text)``, which has
exactly as many characters, so that a span found in the fold is a span of the text.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
LETTER = UPPER + LOWER

"""Insides of character classes for the Latin letters of all the languages that names come from."""

_TONED = {
    "a": "àáảãạ",
    "â": "ầấẩẫậ",
    "e": "èéẻẽẹ",
    "ê": "ềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọ",
    "ô": "ồốổỗộ",
    "ơ": "ờớởỡợ",
    "u": "ùúủũụ",
    "y": "ỳýỷỹỵ",
}


def _moved_tones(first: str, seconds: str) -> dict[str, str]:
    """Pairs of vowels with the tone on the first, each with the tone on the second instead."""
    return {
        _TONED[first][tone] + second: first + _TONED[second][tone]
        for second in seconds
        for tone in range(5)
    }


_TONE_PAIRS = _moved_tones("o", "ae") | _moved_tones("u", "y")
_TONE_PAIRS_AFTER_Q = _moved_tones("u", "aâeêioôơy")
_TONE = re.compile(
    f"[{_TONED['o']}{_TONED['u']}]"
    f"(?:(?<=[{_TONED['o']}])[ae]|(?<=[{_TONED['u']}])y|(?<=q[{_TONED['u']}])[aâeêioôơy])"
)
_CHARACTERS = {
    character: replacement
    for characters, replacement in (
        ("ð", "đ"),
        ("\u00a0\u2007\u202f\u2009\u200a\t", " "),
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        ("“”„‟«»", '"'),
        ("‘’‚‛´", "'"),
    )
    for character in characters
}
_SURROGATES = "\ud800-\udfff"  # alone they are no text
_CHARACTER = re.compile(f"[{re.escape(''.join(_CHARACTERS))}{_SURROGATES}]")


def normalise(text: str) -> str:
    """Unicode NFC, the one form in which a document's text is kept."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Text for matching, as long as its input: lower case, one place for tone marks, plain signs.

    >>> fold("HOÀ") == fold("hòa"), fold("Qúy") == fold("quý"), fold("Ð"), fold("2017–2019")
    (True, True, 'đ', '2017-2019')
    """
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


_LONGEST_NAME = 120


@lru_cache(maxsize=2048)
def _folded_name(name: str) -> str:
    """The fold of a short text: a document names the same people and bodies again and again."""
    return _folded(name)


def _folded(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(
            low if len(low := character.lower()) == 1 else character for character in text
        )
    return _TONE.sub(_move_tone, _CHARACTER.sub(_plain_sign, lower))


def repair(name: str) -> str:
    """A name with the look-alike U+00D0 replaced by Đ and white space made single.

    >>> repair("Trần  Ðại Quang") == "Trần Đại Quang"
    True
    """
    return " ".join(name.replace("Ð", "Đ").replace("ð", "đ").split())


def slug(name: str) -> str:
    """A readable identifier of ASCII letters, digits and hyphens.

    >>> slug("Lê Quý Vương"), slug("Bộ Công an")
    ('le-quy-vuong', 'bo-cong-an')
    """
    plain = unicodedata.normalize("NFD", fold(name).replace("đ", "d"))
    ascii_only = plain.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def words(text: str) -> list[str]:
    """The folded words of a text, without punctuation."""
    return re.findall(r"\w+", fold(text))


def _plain_sign(match: re.Match[str]) -> str:
    return _CHARACTERS.get(match.group(), "\ufffd")


def _move_tone(match: re.Match[str]) -> str:
    pair = match.group()
    return _TONE_PAIRS.get(pair) or _TONE_PAIRS_AFTER_Q.get(pair, pair)
