"""Instruments of single documents in, groups that are one instrument across documents out.

What settles it: the number; for a law its name and year; a well-known acronym; the name of a
convention; kind, first words, parties and topic; kind, period and topic. Kind and parties with one
day of signature, one period or one year settle it only where no document tells two of them apart
and the topics agree.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.records import InstrumentReport
from analysis.resolution.grouping import Local, Wish, settled
from analysis.resolution.names import one_wording, plain
from analysis.text import fold, slug, words

_HOME = "VN"
_WORDS_IN_ID = 8
_NUMBER_YEAR = re.compile(r"\d+/((?:19|20)\d\d)/")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REST = re.compile(r",? (?:đặc biệt|nhất) là .*$|\(.*?\)")
_FRAME = re.compile(
    r"\b(?:biên bản ghi nhớ|bản ghi nhớ|hiệp định|thoả thuận|công ước|nghị định thư"
    r"|kế hoạch hành động|kế hoạch|chương trình|bộ luật|luật|quyết định|tuyên bố chung|hai nước"
    r"|hai chính phủ|liên hợp quốc|song phương|hợp tác|giai đoạn|(?<!xuyên )quốc gia|sửa đổi"
    r"|kèm theo|về việc|về|của|và|giữa|với|các"
    r"|trong|số|năm|từ|đến)\b"
)
_BY_NAME = ("convention", "protocol", "compact")
_SIGNED_LATER = frozenset(("convention", "compact"))
_LASTING = ("agreement", "mou", "procedure", "programme")
_BY_YEAR = ("agreement", "mou", *_BY_NAME)


@dataclass(frozen=True)
class Instrument:
    """An instrument inside one document, its parties as ids, its well-known acronyms.

    ``countries`` are the folded names of countries in its document.
    """

    local: Local
    report: InstrumentReport
    parties: frozenset[str]
    acronyms: frozenset[str]
    countries: frozenset[str]
    framework: str | None

    @cached_property
    def year(self) -> str | None:
        """The year of the number, of the signature or in the name."""
        numbered = _NUMBER_YEAR.match(self.report.number or "")
        if numbered:
            return numbered[1]
        if self.report.signed and _YEAR.match(self.report.signed):
            return self.report.signed[:4]
        named = _YEAR.search(self.report.name) if not self.report.period else None
        return named.group() if named else None

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """The words of the name that tell it from another of its kind."""
        name = one_wording(_REST.sub("", fold(self.report.name)))
        for country in sorted(self.countries, key=len, reverse=True):
            name = re.sub(rf"\b{re.escape(country)}\b", " ", name)
        found = words(_FRAME.sub(" ", name))
        return tuple(word for word in found if not _YEAR.fullmatch(word))

    @cached_property
    def head(self) -> str:
        """The first two words of the name: an "Hiệp định" may be no "Thỏa thuận"."""
        return " ".join(words(self.report.name)[:2])


def same_instrument(known: Mapping[Local, Instrument]) -> list[list[Local]]:
    """The locals that are one instrument, together; one alone where nothing is sure."""
    sure = {local: list(_sure_keys(one)) for local, one in known.items()}
    likely = _likely_keys(known)
    every = {local: [*sure[local], *likely.get(local, ())] for local in known}
    return settled([every, sure], lambda group: _consistent([known[local] for local in group]))


def wish(group: Sequence[Instrument]) -> Wish:
    """The id an instrument would have, made of what joins it to its namesakes elsewhere."""
    first = next((one for one in group if one.topic and not _is_acronym(one)), group[0])
    topic = "-".join(slug(word) for word in first.topic[:_WORDS_IN_ID])
    parts = [part for part in _id_parts(first, topic) if part]
    return Wish(group[0].local, "-".join(parts), (topic,))


def _is_acronym(one: Instrument) -> bool:
    return one.report.name in one.acronyms


def _id_parts(one: Instrument, topic: str) -> list[str]:
    report, kind = one.report, slug(one.report.kind)
    if _is_acronym(one):
        return [slug(report.name)]
    if report.kind == "law" and topic:
        return [kind, one.year or "", topic]
    if report.number:
        return [kind, slug(report.number)]
    if report.kind in _BY_NAME and topic:
        return [kind, topic]
    who = [slug(one.framework)] if one.framework else _parties_in_id(one.parties)
    time = (report.period or "").replace("/", "-") or one.year or ""
    if who and time:
        return [*who, kind, time]
    named = bool(topic) and (bool(report.period) or _is_told_by_topic(one))
    head = slug(one.head) if named and not time else ""
    return [*who, kind, time, head, topic, "" if named else slug(one.local[0])]


def _is_told_by_topic(one: Instrument) -> bool:
    """Whether parties, kind and topic are enough: not for what every meeting adopts anew."""
    return len(one.parties) > 1 and one.report.kind in _LASTING and len(one.topic) > 1


def _parties_in_id(parties: frozenset[str]) -> list[str]:
    """Up to two parties, the home country first."""
    if not 1 <= len(parties) <= 2:
        return []
    return [slug(party) for party in sorted(parties, key=lambda party: (party != _HOME, party))]


def _sure_keys(one: Instrument) -> Iterator[Hashable]:
    report, topic = one.report, one.topic
    for acronym in one.acronyms:
        yield "acronym", plain(acronym)
    if report.number:
        yield "number", report.kind, plain(report.number)
    if not topic:
        return
    if report.kind == "law":
        yield "law", topic, one.year
    elif report.kind in _BY_NAME:
        yield "name", report.kind, topic
    elif report.period and not report.number:
        yield "period", report.kind, one.parties, report.period, topic
    elif _is_told_by_topic(one) and not report.number:
        yield "topic", report.kind, one.head, one.parties, topic


def _likely_keys(known: Mapping[Local, Instrument]) -> dict[Local, list[Hashable]]:
    """The keys that kind and parties give with a day, a period or a year, where they are sure."""
    sharing: dict[Hashable, list[Local]] = defaultdict(list)
    for local in sorted(known):
        one = known[local]
        if len(one.parties) < 2:
            continue
        whose = (one.report.kind, one.framework or one.parties)
        if one.report.signed and len(one.report.signed) == 10:
            sharing["signed", whose, one.report.signed].append(local)
        if one.report.period:
            sharing["period", whose, one.report.period].append(local)
        elif one.year and one.report.kind in _BY_YEAR:
            sharing["year", whose, one.year].append(local)
    keys: dict[Local, list[Hashable]] = defaultdict(list)
    for key, locals_there in sharing.items():
        if _consistent([known[local] for local in locals_there]) and _topics_agree(
            {known[local].topic for local in locals_there}
        ):
            for local in locals_there:
                keys[local].append(key)
    return keys


def _topics_agree(topics: set[tuple[str, ...]]) -> bool:
    """Whether the words of every topic lie half in each longer one."""
    ordered = sorted({tuple(sorted(set(topic))) for topic in topics if topic}, key=len)
    return all(
        len(set(one) & set(other)) * 2 >= len(one)
        for index, one in enumerate(ordered)
        for other in ordered[index + 1 :]
    )


def _consistent(group: Sequence[Instrument]) -> bool:
    """Whether no document tells two of them apart and no two numbers, years or periods differ.

    A convention is adopted in one year and opened for signature in another: it has no one year.
    """
    several = (
        {plain(one.report.number) for one in group if one.report.number},
        {one.year for one in group if one.year and one.report.kind not in _SIGNED_LATER},
        {one.report.period for one in group if one.report.period},
    )
    apart = len({one.local[0] for one in group}) < len(group)
    return not apart and all(len(values) < 2 for values in several)
