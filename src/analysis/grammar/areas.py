"""Administrative areas in a text: "tỉnh", "huyện" and the name behind such a word."""

import re
from collections.abc import Mapping, Sequence

from analysis.grammar.names import capitalised_words, is_vietnamese
from analysis.matching import Scan
from analysis.records import Document, PlaceMention, Span

AREA_WORDS = "tỉnh|thành phố|tp\\.?|thị xã|thị trấn|huyện|quận|xã|phường|bang"
_LARGER = re.compile(rf", (?:{AREA_WORDS}|nước) |, | (?=\S)")
_LOCAL = re.compile(r"\b(?:huyện|quận|xã|phường|thị xã|thị trấn|đồn|thành phố|tp\.?) \S[^,;.()]*$")
_MOST_STEPS = 3
_SYLLABLES_OF_A_PERSON = 3
_LONGEST_NAMES = 7


def area_end(text: str, scan: Scan, start: int, *, most: int) -> int | None:
    """The end of the name of an area that begins at ``start``; None where a person's name does.

    "Chủ tịch UBND tỉnh Trần Văn An" names a person, "xã Trần Phán" a place, and "xã Tân Lâm Trần
    Văn An" a place of two words before a person.
    """
    words = capitalised_words(text, start, most=_LONGEST_NAMES)
    if not words:
        return None
    if scan.starting("places", start) is None and _is_person(text, scan, words):
        return None
    for count in (2, 1, 3):
        if _is_person(text, scan, words[count:]):
            return words[count - 1].end
    return words[min(most, len(words)) - 1].end


def larger_areas(
    document: Document, places: Mapping[int, PlaceMention], body: Span
) -> list[PlaceMention]:
    """The areas told behind a local body: "Công an huyện A|, tỉnh B, Vương quốc C"; often none."""
    found: list[PlaceMention] = []
    end = body.end
    if _LOCAL.search(document.folded, body.start, end) is None:
        return found
    while len(found) < _MOST_STEPS:
        step = _LARGER.match(document.folded, end)
        place = places.get(step.end()) if step else None
        if step is None or place is None or (place.kind == "place" and step.group() in (", ", " ")):
            break
        found.append(place)
        end = place.end
    return found


def _is_person(text: str, scan: Scan, words: Sequence[Span]) -> bool:
    """A family name and two or three further syllables, and nothing else."""
    if not _SYLLABLES_OF_A_PERSON <= len(words) <= _SYLLABLES_OF_A_PERSON + 1:
        return False
    surname = scan.starting("surnames", words[0].start)
    return surname is not None and is_vietnamese(text[words[0].start : words[-1].end])
