"""Candidates that name several instruments at once -> one Candidate for each of them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.grammar.instrument_candidates import Candidate, candidate
from analysis.grammar.instrument_names import PERIOD
from analysis.lexicon import Hit
from analysis.records import Document, PlaceMention, Span
from analysis.text import repair

PLURAL = re.compile(
    r"\b(?:(?:các|những|nhiều|mọi|một số|vài|mỗi|cả|bất cứ"
    r"|từng(?! (?:ký|phê|tham|thông|ban|đạt|trao|gia|có)\b))"
    r"(?: \w+(?: \w+)?,)?(?: \w+)?"
    r"|(?<!thứ )(?:hai|ba|bốn|năm|sáu)"
    r"|(?<=[^\W\d] )(?<!điều )(?<!khoản )(?<!điểm )(?<!mục )(?<!chương )"
    r"(?<!số )(?<!ngày )(?<!tháng )\d{1,2})\s+$"
)
PLURAL_REACH = 60
_COMMA = re.compile(r"\s*(?:,|và|;)\s*(?:với\s+)?")
_DATED = (
    r"(?:\s?\((?=[^()]*\d{4})[^()\n]{1,80}\)|\s?\(?(?:ký |năm |ngày |tháng |từ )*\d[\d/.-]*\)?)?"
)
_LIST_GAP = re.compile(rf"{_DATED}\s*(?:,\s?và|,|và|;)\s*(?:với\s+)?(?:nước\s)?")
_SUCH = (
    r"(?:(?:các|hai|ba|bốn|năm|sáu|\d+|những|một số)\s)?(?:(?:nước|quốc gia)\s)?"
    r"(?:láng giềng\s|đối tác\s|trong khu vực\s)*(?:(?:là|gồm|như|trong đó có|bao gồm)\s)?(?:: ?)?"
)
_WITH = re.compile(rf"\s(?:(?:đã |được )?(?:ký|ký kết) )?(?:với|cùng)\s{_SUCH}")
_WITH_BEFORE = re.compile(rf"\b(?:với|cùng)\s{_SUCH}$")
_WITH_END = re.compile(r"\b(?:với|Với)(?: nước)?$")
_MOST = 30
_PERIOD_GAP = re.compile(r"\s*(?:,|và)\s*(?:(?:các )?giai đoạn\s+)?")
_PERIODS = re.compile(
    rf"các giai đoạn\s+({PERIOD.pattern}(?:{_PERIOD_GAP.pattern}{PERIOD.pattern})+)"
)


def listed_countries(document: Document, countries: Sequence[PlaceMention]) -> frozenset[int]:
    """Where the countries end that a comma joins to the next one."""
    return frozenset(
        place.end
        for place, following in pairwise(countries)
        if _COMMA.fullmatch(document.folded, place.end, following.start)
    )


def of_each_country(
    document: Document, found: Candidate, countries: Sequence[PlaceMention]
) -> list[Candidate]:
    """One instrument for each of B, C and D in "Hiệp định giữa A với B, C và D", else none.

    The countries may follow the name ("với ba nước là B, C và D"), each with its date ("B (2005)").
    """
    run = _listed_with(document, found, countries)
    if len(run) < 2 and (not run or run[0].end <= found.end):
        return []
    before = [p for p in _starting_in(countries, found.start, run[0].start) if p.country]
    head = document.text[found.start : min(run[0].start, found.end)].rstrip()
    head = head if _WITH_END.search(head) else head + " với"
    tail = document.text[run[-1].end : found.end]
    return [
        replace(
            found, start=place.start if number else found.start,
            end=place.end,
            name=repair(f"{head} {document.text[place.start : place.end]}{tail}"),
            countries=frozenset(p.country or "" for p in (*before, place)), strong=True,
        )
        for number, place in enumerate(run)
    ]  # fmt: skip


def _listed_with(
    document: Document, found: Candidate, countries: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The countries of the list behind "với", in the name or right behind it."""
    behind = _WITH.match(document.folded, found.end)
    index = bisect_left(countries, found.start, key=lambda place: place.start)
    run: list[PlaceMention] = []
    while index < len(countries) and len(run) < _MOST:
        place = countries[index]
        index += 1
        if run:
            if not _LIST_GAP.fullmatch(document.folded, run[-1].end, place.start):
                break
            run.append(place)
        elif place.start > found.end and not (behind and place.start == behind.end()):
            break
        elif _WITH_BEFORE.search(document.folded, found.start, place.start):
            run = [place]
    return run


def _starting_in(countries: Sequence[PlaceMention], start: int, end: int) -> Sequence[PlaceMention]:
    first = bisect_left(countries, start, key=lambda place: place.start)
    return countries[first : bisect_left(countries, end, key=lambda place: place.start)]


def of_each_period(document: Document, found: Candidate) -> list[Candidate]:
    """One instrument for each period of "Chương trình giai đoạn P và giai đoạn Q", else none."""
    periods = list(PERIOD.finditer(document.folded, found.start, found.end))
    if not periods or periods[-1].end() != found.end:
        return []
    last = periods[-1]
    out, end, stem = [found], found.end, document.text[found.start : last.start()]
    while (gap := _PERIOD_GAP.match(document.folded, end)) and (
        period := PERIOD.match(document.folded, gap.end())
    ):
        out.append(_of_period(found, stem, document, period))
        end = period.end()
    return out if len(out) > 1 else []


def of_listed_periods(document: Document, hit: Hit, sentence: Span) -> list[Candidate]:
    """One instrument for each period of "ba kế hoạch của các giai đoạn P, Q và R", else none."""
    before = document.folded[max(sentence.start, hit.start - PLURAL_REACH) : hit.start]
    if hit.entry.value not in ("plan", "programme") or not PLURAL.search(before):
        return []
    listed = _PERIODS.search(document.folded, hit.end, sentence.end)
    if listed is None:
        return []
    found = candidate(document, hit, hit.end, None, frozenset(), False)
    stem = document.text[hit.start : hit.end] + " giai đoạn "
    return [
        _of_period(found, stem, document, period)
        for period in PERIOD.finditer(document.folded, listed.start(1), listed.end(1))
    ]


def _of_period(found: Candidate, stem: str, document: Document, period: re.Match[str]) -> Candidate:
    value = re.sub(r"\D+", "/", period.group()).strip("/")
    name = repair(stem + document.text[period.start() : period.end()])
    return replace(found, start=period.start(), end=period.end(), name=name, period=value)
