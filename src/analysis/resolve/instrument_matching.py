"""Instruments of single documents in, groups that are one instrument across documents out.

What settles it: the number; for a law its name and year; a well-known acronym; kind, parties and
the day of signature; kind, parties and period; kind, parties and topic; the name of a convention.
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.records import InstrumentReport
from analysis.resolve.grouping import Local, Wish, joined
from analysis.resolve.names import plain
from analysis.text import fold, slug, words

_HOME = "VN"
_WORDS_IN_ID = 6
_NUMBER_YEAR = re.compile(r"\d+/((?:19|20)\d\d)/")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AIDE = re.compile(r",? (?:đặc biệt|nhất) là .*$|\(.*?\)")
_MULTILATERAL = ("convention", "protocol", "compact")
_FRAME = frozenset(words(
    "về việc của và giữa với các trong số năm hai nước chính phủ bản biên ghi nhớ hiệp định"
    " thỏa thuận công ước nghị định thư kế hoạch chương trình hành động luật bộ quyết tuyên bố chung sửa đổi"
    " giai đoạn từ đến hợp tác song phương quốc gia toàn cầu"
))  # fmt: skip
_SAME_WORD = {"buôn": "mua"}


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument inside one document, its parties as ids, its well-known acronyms."""

    local: Local
    report: InstrumentReport
    parties: frozenset[str]
    acronyms: frozenset[str]
    framework: str | None

    @property
    def year(self) -> str | None:
        """The year of the number, of the signature or in the name."""
        numbered = _NUMBER_YEAR.match(self.report.number or "")
        if numbered:
            return numbered[1]
        if self.report.signed and not self.report.signed.startswith("X"):
            return self.report.signed[:4]
        named = _YEAR.search(self.report.name) if not self.report.period else None
        return named.group() if named else None

    @property
    def topic(self) -> tuple[str, ...]:
        """The words of the name that tell it from another of its kind."""
        name = _AIDE.sub("", fold(self.report.name))
        found = [_SAME_WORD.get(word, word) for word in words(name) if word not in _FRAME]
        return tuple(word for word in found if not _YEAR.fullmatch(word))


def same_instrument(known: Mapping[Local, Instrument]) -> list[list[Local]]:
    """The locals that are one instrument, together; one alone where nothing is sure."""
    keys = {local: list(_keys(one)) for local, one in known.items()}
    return [
        part
        for group in joined(keys)
        for part in ([group] if _consistent([known[local] for local in group])
                     else [[local] for local in group])
    ]  # fmt: skip


def wish(group: Sequence[Instrument]) -> Wish:
    """The id an instrument would have: acronym; number; law and year; parties, kind and year."""
    first = group[0]
    report, topic = first.report, [slug(word) for word in first.topic[:_WORDS_IN_ID]]
    kind = slug(report.kind)
    if first.acronyms:
        return Wish(first.local, slug(min(first.acronyms)))
    if report.number:
        return Wish(first.local, f"{kind}-{slug(report.number)}")
    who = [slug(first.framework)] if first.framework else _parties_in_id(first.parties)
    time = (report.period or "").replace("/", "-") or first.year
    parts = [*who, kind, *([time] if time else []), *([] if who and time else topic)]
    if not (who and time) and report.kind != "law" and report.kind not in _MULTILATERAL:
        parts.append(slug(first.local[0]))
    return Wish(first.local, "-".join(part for part in parts if part), ("-".join(topic),))


def _parties_in_id(parties: frozenset[str]) -> list[str]:
    """Up to two parties, the home country first."""
    if not 1 <= len(parties) <= 2:
        return []
    return [slug(party) for party in sorted(parties, key=lambda party: (party != _HOME, party))]


def _keys(one: Instrument) -> Iterator[Hashable]:
    report, topic = one.report, one.topic
    for acronym in one.acronyms:
        yield "acronym", plain(acronym)
    if report.number:
        yield "number", report.kind, plain(report.number)
    if report.kind == "law" and topic:
        yield "law", topic, one.year
        return
    if report.kind in _MULTILATERAL and topic:
        yield "name", report.kind, topic
    if not one.parties or len(one.parties) < 2:
        if report.period and topic and not report.number:
            yield "national", report.kind, report.period, topic, one.parties
        return
    if report.signed and len(report.signed) == 10:
        yield "signed", report.kind, one.parties, report.signed
    if report.period:
        yield "period", report.kind, one.parties, report.period
    if topic:
        yield "topic", report.kind, one.parties, topic


def _consistent(group: Sequence[Instrument]) -> bool:
    """Whether no document tells two of them apart and no two numbers, years or periods differ."""
    if len({one.local[0] for one in group}) < len(group):
        return False
    for values in (
        {plain(one.report.number) for one in group if one.report.number},
        {one.year for one in group if one.year},
        {one.report.period for one in group if one.report.period},
    ):
        if len(values) > 1:
            return False
    return True
