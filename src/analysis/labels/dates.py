"""EDTF dates and numbers in, the way a reader of the language writes them out."""

import re

from analysis.labels import checked_language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")
_OPEN = {"vi": ("từ {}", "đến {}"), "en": ("from {}", "until {}")}
_NO_YEAR = {"vi": "không rõ năm", "en": "year unknown"}


def date_text(lang: str, value: str, end: str = "") -> str:
    """An EDTF date or period as text; ``end`` makes a period of two dates.

    What is no EDTF date comes back as it is.

    >>> date_text("vi", "2022-02-21/2022-02-22"), date_text("en", "2022-02-21", "2022-02-22")
    ('21–22/2/2022', '21–22 February 2022')
    >>> date_text("en", "XXXX-02-14"), date_text("vi", "2021/"), date_text("vi", "2020/2022")
    ('14 February (year unknown)', 'từ 2021', '2020–2022')
    """
    checked_language(lang)
    first, slash, last = value.partition("/")
    if end and not slash:
        first, slash, last = value, "/", end
    if not slash or first == last:
        return _single(lang, first)
    if not (first and last):
        return _OPEN[lang][0 if first else 1].format(_single(lang, first or last))
    return _period(lang, first, last)


def number_text(lang: str, value: float, decimals: int = 0) -> str:
    """A number with the separators of the language.

    >>> number_text("vi", 1234.5, 1), number_text("en", 1234)
    ('1.234,5', '1,234')
    """
    written = f"{value:,.{decimals}f}"
    if checked_language(lang) == "vi":
        return written.translate(str.maketrans(",.", ".,"))
    return written


def _single(lang: str, value: str) -> str:
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    if year == "XXXX":
        return f"{_join(lang, '', month, day)} ({_NO_YEAR[lang]})" if month else _NO_YEAR[lang]
    return _join(lang, year, month, day)


def _join(lang: str, year: str, month: str | None, day: str | None) -> str:
    """The parts that are there, in the order of the language."""
    if month is None or not 1 <= int(month) <= len(_MONTHS):
        return year
    if lang == "en":
        return " ".join(part for part in (_short(day), _MONTHS[int(month) - 1], year) if part)
    written = "/".join(part for part in (_short(day), _short(month), year) if part)
    return written if day else f"tháng {written}"


def _period(lang: str, first: str, last: str) -> str:
    """Two dates; what they share is written once."""
    begin, finish = _DATE.fullmatch(first), _DATE.fullmatch(last)
    whole = f"{_single(lang, first)} – {_single(lang, last)}"
    if begin is None or finish is None:
        return whole
    if not (begin[2] or finish[2]):
        return f"{_single(lang, first)}–{_single(lang, last)}"
    if begin[1] != finish[1] or begin[1] == "XXXX" or not (begin[2] and finish[2]):
        return whole
    if begin[3] and finish[3] and begin[2] == finish[2]:
        return f"{_short(begin[3])}–{_single(lang, last)}"
    if bool(begin[3]) == bool(finish[3]):
        return f"{_join(lang, '', begin[2], begin[3])} – {_single(lang, last)}"
    return whole


def _short(part: str | None) -> str:
    return str(int(part)) if part else ""
