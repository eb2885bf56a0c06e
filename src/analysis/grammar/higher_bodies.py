"""Bodies named with the one above them: "giữa Cục A, |Bộ B nước C| và Cục D, |Bộ E nước F|"."""

import re
from collections.abc import Mapping

from analysis.text import fold

_HIGHER = re.compile(
    r", (?:bộ|quân đội|chính phủ|uỷ ban|tổng cục|cục|công an|toà án|viện kiểm sát)"
    r" [^,.;:()\n]{2,80}"
)
_JOINED = re.compile(r" (?:và|với|cùng) ")
_OPENED = "giữa "
_SHARED = re.compile(r", (?:bộ )?[^\W\d_]+(?: [^\W\d_]+)? (?=[^\W\d_])")
_MINISTRY = re.compile(r"(?:bộ(?! tư lệnh| chỉ huy| tham mưu)|quân đội|quân chủng) ")
_PART = re.compile(
    r"(?:tổng cục|cục|vụ|phòng|đội|văn phòng|bộ tư lệnh|bộ chỉ huy|bộ tham mưu|thanh tra|viện"
    r"|học viện|trường|bđbp|bộ đội biên phòng|tổng nha|nha)\b"
)


def past_higher_body(
    text: str, folded: str, start: int, comma: int, countries: Mapping[int, int]
) -> int | None:
    """Where a name that began at ``start`` goes on behind a comma and the body above the last one.

    ``countries`` gives the end of each country by its start. None where "giữa" has not opened a
    pair of bodies, or no higher body stands behind the comma: one with its country, or one before
    the "và" that joins the second side.
    """
    opened = folded.rfind(_OPENED, start, comma)
    higher = _HIGHER.match(folded, comma) if opened >= 0 else None
    if higher is None or not text[comma + len(", ")].isupper():
        return None
    of_country = next((one for one in range(*higher.span()) if one in countries), None)
    joined = _JOINED.search(folded, comma, higher.end())
    if joined and not _JOINED.search(folded, opened, comma):
        return joined.start()
    return countries[of_country] if of_country is not None else None


def past_body(
    text: str, folded: str, start: int, comma: int, countries: Mapping[int, int]
) -> int | None:
    """As ``past_higher_body``, and over bodies of several states: "Bộ A, |Bộ B Lào - Việt Nam|"."""
    shared = _SHARED.match(folded, comma)
    first = countries.get(shared.end()) if shared else None
    if first is not None and text.startswith((" - ", " \u2013 "), first):
        return first
    return past_higher_body(text, folded, start, comma, countries)


def is_above(part: str, name: str) -> bool:
    """Whether a body named right behind another, over a comma, is the ministry that has it.

    >>> is_above("Cục Cảnh sát hình sự", "Bộ Công an"), is_above("Bộ Công an", "Bộ Quốc phòng")
    (True, False)
    """
    return bool(_PART.match(fold(part)) and _MINISTRY.match(fold(name)))
