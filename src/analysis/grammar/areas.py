"""Administrative areas in a text: "tỉnh", "huyện" and the name behind such a word."""

from analysis.grammar.names import capitalised_words, is_vietnamese
from analysis.matching import Scan

AREA_WORDS = "tỉnh|thành phố|tp\\.?|thị xã|thị trấn|huyện|quận|xã|phường|bang"
_SYLLABLES_OF_A_PERSON = 3


def area_end(text: str, scan: Scan, start: int, *, most: int) -> int | None:
    """The end of the name of an area that begins at ``start``; None where a person's name does.

    "Chủ tịch UBND tỉnh Trần Văn An" names a person, "xã Trần Phán" a place.
    """
    words = capitalised_words(text, start, most=most)
    if not words:
        return None
    if scan.starting("places", start) is None and scan.starting("surnames", start):
        name = text[start : words[-1].end]
        if len(words) >= _SYLLABLES_OF_A_PERSON and is_vietnamese(name):
            return None
    return words[-1].end
