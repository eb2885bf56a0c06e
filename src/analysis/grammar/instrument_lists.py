"""Candidates that name several instruments at once -> one Candidate for each of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.grammar.instrument_candidates import Candidate, candidate
from analysis.grammar.instrument_names import PERIOD
from analysis.lexicon import Hit
from analysis.records import Document, PlaceMention, Span
from analysis.text import repair

PLURAL = re.compile(
    r"\b(?:(?:các|những|nhiều|mọi|một số|vài|từng|mỗi|cả|bất cứ)(?: \w+(?: \w+)?,)?(?: \w+)?"
    r"|hai|ba|bốn|năm|sáu)\s+$"
)
PLURAL_REACH = 60
_LIST_GAP = re.compile(r"\s*(?:,|và|;)\s*(?:với\s+)?")
_PERIOD_GAP = re.compile(r"\s*(?:,|và)\s*(?:(?:các )?giai đoạn\s+)?")
_PERIODS = re.compile(
    rf"các giai đoạn\s+({PERIOD.pattern}(?:{_PERIOD_GAP.pattern}{PERIOD.pattern})+)"
)


def listed_countries(document: Document, countries: Sequence[PlaceMention]) -> frozenset[int]:
    """Where the countries end that a comma joins to the next one."""
    return frozenset(
        place.end
        for place, following in pairwise(countries)
        if _LIST_GAP.fullmatch(document.folded, place.end, following.start)
    )


def of_each_country(
    document: Document, found: Candidate, countries: Sequence[PlaceMention]
) -> list[Candidate]:
    """One instrument for each of B, C and D in "Hiệp định giữa A với B, C và D", else none."""
    inside = [p for p in countries if found.start < p.start and p.end <= found.end]
    run: list[PlaceMention] = []
    for place in inside:
        gap = document.folded[run[-1].end : place.start] if run else ""
        if run and _LIST_GAP.fullmatch(gap):
            run.append(place)
        elif re.search(r"với\s+(?:nước\s+)?$", document.folded[found.start : place.start]):
            run = [place]
    if len(run) < 2:
        return []
    head, tail = document.text[found.start : run[0].start], document.text[run[-1].end : found.end]
    one_side = frozenset(p.country for p in inside if p.end <= run[0].start and p.country)
    return [
        replace(
            found, start=place.start if number else found.start,
            end=place.end,
            name=repair(head + document.text[place.start : place.end] + tail),
            countries=one_side | {place.country or ""}, strong=True,
        )
        for number, place in enumerate(run)
    ]  # fmt: skip


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
