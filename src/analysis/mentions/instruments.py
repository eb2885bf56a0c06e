"""Document, dates and places -> the treaties, plans, laws and the like that it names.

A head word ("Hiệp định", "Kế hoạch") opens a name; what follows must tell it apart from others of
its kind: a topic, parties, a period, a number. Later short forms ("Hiệp định", "ACTIP") share the
key of the name that they take up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.grammar.instrument_names import PERIOD, distinctive, read_name
from analysis.lexicon import Entry, Hit
from analysis.matching import Scan
from analysis.records import (
    DateMention,
    Document,
    InstrumentMention,
    PlaceMention,
    Span,
)
from analysis.text import fold, repair

_PLURAL = re.compile(
    r"\b(?:(?:các|những|nhiều|mọi|một số|vài|từng|mỗi|cả|bất cứ)(?: \w+(?: \w+)?,)?(?: \w+)?"
    r"|hai|ba|bốn|năm|sáu)\s+$"
)
_TAKES_UP = re.compile(r"\s+(?:này|nói trên|trên|ấy|đó)\b")
_TOPIC = re.compile(r"\b(?:về|phòng|chống|nhằm|trong|giữa|kèm theo)\b")
_TOPIC_START = re.compile(
    r"\s+(?:hợp tác )?(?:song phương )?(?:về|chống|phòng,? chống|giữa|với|chia sẻ|công nhận|dẫn độ"
    r"|tương trợ|chuyển giao|tiếp nhận|xác minh|nhận diện|hồi hương|phối hợp)\b"
)
_MEETING = re.compile(r"\s+(?:hội đàm|hội nghị|cuộc họp|làm việc|ghi nhớ|kỳ họp|phiên họp)\b")
_YEAR = re.compile(r"\b(?:năm )?((?:19|20)\d\d)\b")
_ACRONYM = re.compile(r"\s*(?:,?\s*gọi tắt là|,?\s*viết tắt là)?\s*\(?(?:gọi tắt là |viết tắt là )?"
                      r"(?:[A-ZĐ]\w+ \w+ )?([A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)?)\)?")
_LIST_GAP = re.compile(r"\s*(?:,|và|;)\s*(?:với\s+)?")
_PERIOD_GAP = re.compile(r"\s*(?:,|và)\s*(?:(?:các )?giai đoạn\s+)?")
_PERIODS = re.compile(rf"các giai đoạn\s+({PERIOD.pattern}(?:{_PERIOD_GAP.pattern}{PERIOD.pattern})+)")
_SIGNED_NEAR = re.compile(r"\b(?:ký|ký kết|thông qua|ra|ban hành|đưa ra|công bố|trao|hoàn thiện)\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name as it is read at one place, before names are joined to instruments."""

    start: int
    end: int
    name: str
    entry: Entry
    head: str
    number: str | None
    countries: frozenset[str]
    period: str | None
    year: str | None
    words: frozenset[str]
    bare: bool
    strong: bool


def find_instruments(
    document: Document,
    scan: Scan,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> tuple[InstrumentMention, ...]:
    """Every mention of an instrument; the mentions of one instrument share key and name.

    ``parties`` are the ISO codes of the countries in the name; bodies are matched later.
    """
    countries = [place for place in places if place.kind == "country" and place.country]
    candidates = list(_candidates(document, scan, countries))
    groups = _groups([c for c in candidates if not c.bare and c.entry.value != "same"])
    mentions = [
        mention
        for number, group in enumerate(groups)
        for mention in _mentions(group, _key(group, groups[:number]))
    ]
    mentions += _short_forms(candidates, mentions)
    mentions += _acronyms(document, mentions)
    mentions += _well_known(document, scan, mentions)
    return _disjoint(mentions)


def _candidates(
    document: Document, scan: Scan, countries: list[PlaceMention]
) -> Iterator[_Candidate]:
    taken = 0
    for hit in scan["instrument_heads"]:
        sentence = document.sentence_at(hit.start)
        if hit.entry.value == "none" or hit.start < taken or sentence is None:
            continue
        listed = _listed_periods(document, hit, sentence)
        if listed:
            yield from listed
            continue
        found = _read(document, scan, hit, sentence, countries)
        if found is None:
            continue
        spread = _spread_countries(document, found, countries) or _spread_periods(document, found)
        yield from spread or [found]
        taken = (spread or [found])[-1].end


def _read(
    document: Document, scan: Scan, hit: Hit, sentence: Span, countries: list[PlaceMention]
) -> _Candidate | None:
    ends = {place.end for place in countries}
    name = read_name(document, scan, hit.end, sentence.end, ends)
    inside = [p for p in countries if hit.end <= p.start and p.end <= name.end]
    codes = frozenset(place.country for place in inside if place.country)
    found = _candidate(document, hit, name.end, name.number, codes, name.bare)
    if hit.entry.value == "same":
        return found if _TAKES_UP.match(document.folded, hit.end) or "này" in found.head else None
    capital = document.text[hit.start].isupper()
    before = document.folded[sentence.start : hit.start]
    if _PLURAL.search(before) and not name.number and not _is_list(document, found, countries):
        return None
    if name.bare and hit.entry.get("alone") == "yes":
        near = document.folded[max(sentence.start, hit.start - 40) : min(hit.end + 40, sentence.end)]
        return replace(found, bare=not _SIGNED_NEAR.search(near)) if capital or (
            hit.entry.get("lower") == "meeting") else None
    if name.bare:
        taken_up = capital or _TAKES_UP.match(document.folded, hit.end)
        return found if taken_up else None
    if capital:
        return found if _told_apart(document, hit, found) else None
    return found if _lower_name(document, hit, found) else None


def _candidate(
    document: Document, hit: Hit, end: int, number: str | None, codes: frozenset[str], bare: bool
) -> _Candidate:
    written = document.folded[hit.start : end]
    period, head = PERIOD.search(written), document.text[hit.start : hit.end]
    year = _YEAR.search(written)
    name = repair(document.text[hit.start : end])
    named = fold(name)
    kind_word = fold(hit.entry.forms[0])
    head_word = kind_word if named.startswith(kind_word) else fold(head)
    return _Candidate(
        hit.start, end, name, hit.entry, fold(head), number, codes,
        re.sub(r"\D+", "/", period.group()).strip("/") if period else None,
        year[1] if year and not period else None,
        distinctive(name, head_word), bare, document.text[hit.start].isupper(),
    )  # fmt: skip


def _told_apart(document: Document, hit: Hit, found: _Candidate) -> bool:
    """Whether what follows a capital head is enough for a name."""
    allowed, rest = hit.entry.get("body"), document.text[hit.end : found.end]
    if found.number or allowed == "number":
        return bool(found.number)
    if re.match(r"\s\(?[A-Z][A-Z0-9-]{2,}\b(?! (?:về|giai|lần|năm|-|\d))", rest):
        return False
    if allowed == "any" or found.period or found.year or found.countries:
        return True
    return bool(_TOPIC.search(fold(rest)) or re.search(r"\s[A-ZĐ]", rest))


def _lower_name(document: Document, hit: Hit, found: _Candidate) -> bool:
    """Whether a head without a capital opens a name all the same."""
    need = hit.entry.get("lower")
    if need == "none":
        return False
    if found.number or found.period:
        return True
    if need == "meeting":
        return _MEETING.match(document.folded, hit.end) is not None
    if need != "topic":
        return False
    return _TOPIC_START.match(document.folded, hit.end) is not None


def _is_list(document: Document, found: _Candidate, countries: list[PlaceMention]) -> bool:
    return bool(_spread_countries(document, found, countries))


def _spread_countries(
    document: Document, found: _Candidate, countries: list[PlaceMention]
) -> list[_Candidate]:
    """"Hiệp định giữa A với B, C và D" is three instruments, one for each of B, C and D."""
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


def _spread_periods(document: Document, found: _Candidate) -> list[_Candidate]:
    """"Chương trình giai đoạn P và giai đoạn Q" is two instruments."""
    last = None
    for last in PERIOD.finditer(document.folded, found.start, found.end):
        pass
    if last is None or last.end() != found.end:
        return []
    out, end, stem = [found], found.end, document.text[found.start : last.start()]
    while (gap := _PERIOD_GAP.match(document.folded, end)) and (
        period := PERIOD.match(document.folded, gap.end())
    ):
        out.append(_of_period(found, stem, document, period))
        end = period.end()
    return out if len(out) > 1 else []


def _listed_periods(document: Document, hit: Hit, sentence: Span) -> list[_Candidate]:
    """"Ba kế hoạch hành động, của các giai đoạn P, Q và R" is three instruments."""
    before = document.folded[sentence.start : hit.start]
    if hit.entry.value not in ("plan", "programme") or not _PLURAL.search(before):
        return []
    listed = _PERIODS.search(document.folded, hit.end, sentence.end)
    if listed is None:
        return []
    found = _candidate(document, hit, hit.end, None, frozenset(), False)
    stem = document.text[hit.start : hit.end] + " giai đoạn "
    return [
        _of_period(found, stem, document, period)
        for period in PERIOD.finditer(document.folded, listed.start(1), listed.end(1))
    ]


def _of_period(
    found: _Candidate, stem: str, document: Document, period: re.Match[str]
) -> _Candidate:
    value = re.sub(r"\D+", "/", period.group()).strip("/")
    name = repair(stem + document.text[period.start() : period.end()])
    return replace(found, start=period.start(), end=period.end(), name=name, period=value)


def _groups(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """The candidates that name one instrument, together; in order of first mention."""
    groups: list[list[_Candidate]] = []
    for candidate in candidates:
        home = next((g for g in groups if all(_same(candidate, other) for other in g)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return groups


def _same(one: _Candidate, other: _Candidate) -> bool:
    if one.entry.forms[0] != other.entry.forms[0]:
        return False
    if one.number and other.number:
        return one.number == other.number
    pairs = [(one.period, other.period), (one.year, other.year)]
    if any(a and b and a != b for a, b in pairs):
        return False
    if not (one.countries <= other.countries or other.countries <= one.countries):
        return False
    if ("sửa" in one.words) != ("sửa" in other.words):
        return False
    if bool(one.countries) != bool(other.countries) and (one.year or other.year):
        return False
    if one.words <= other.words or other.words <= one.words:
        return True
    return len(one.words & other.words) * 2 >= len(one.words | other.words)


def _key(group: list[_Candidate], earlier: list[list[_Candidate]]) -> str:
    key = fold(_longest(group).name)
    return key if all(fold(_longest(g).name) != key for g in earlier) else f"{key} {len(earlier)}"


def _longest(group: list[_Candidate]) -> _Candidate:
    return max(group, key=lambda c: (c.strong, len(c.name.split()), -c.start))


def _mentions(group: list[_Candidate], key: str) -> Iterator[InstrumentMention]:
    best = _longest(group)
    number = next((c.number for c in group if c.number), None)
    parties = tuple(sorted(frozenset[str]().union(*(c.countries for c in group))))
    for c in group:
        rule = c.entry.rule
        yield InstrumentMention(
            c.start, c.end, best.name, key, c.entry.value, number, parties, rule
        )


def _short_forms(
    candidates: list[_Candidate], named: list[InstrumentMention]
) -> Iterator[InstrumentMention]:
    """"Hiệp định", "Công ước này": the nearest instrument of that head, before rather than after."""
    for c in candidates:
        same = c.entry.value == "same"
        if not (c.bare or same):
            continue
        fitting = [m for m in named if same or fold(m.name).startswith(c.head)]
        before = [m for m in fitting if m.end <= c.start]
        if same and not before:
            continue
        chosen = max(before, key=lambda m: m.end, default=fitting[0] if fitting else None)
        if chosen is not None:
            yield replace(chosen, start=c.start, end=c.end, rule="short form")


def _acronyms(
    document: Document, named: Iterable[InstrumentMention]
) -> Iterator[InstrumentMention]:
    """The acronym that stands behind a name, wherever else it is written."""
    known: dict[str, InstrumentMention] = {}
    for mention in sorted(named, key=lambda m: m.start):
        inside = re.search(r"\(([A-Z][A-Z0-9-]{2,})\w?\)$", mention.name)
        after = _ACRONYM.match(document.text, mention.end)
        written = inside[1] if inside else after[1] if after and after[0].strip()[1:] else None
        if written and (inside or not after or re.search(r"\(|tắt", after[0])):
            known.setdefault(written, mention)
    for written, mention in known.items():
        for match in re.finditer(rf"\b{re.escape(written)}\b", document.text):
            if document.sentence_at(match.start()) is not None:
                yield replace(mention, start=match.start(), end=match.end(), rule="acronym")


def _well_known(
    document: Document, scan: Scan, named: Sequence[InstrumentMention]
) -> Iterator[InstrumentMention]:
    """Acronyms of instruments that the document never spells out."""
    taken = {position for mention in named for position in range(mention.start, mention.end)}
    for hit in scan["instruments"]:
        if hit.start in taken or document.sentence_at(hit.start) is None:
            continue
        name, entry = document.text[hit.start : hit.end], hit.entry
        yield InstrumentMention(
            hit.start, hit.end, name, fold(entry.value + " " + entry.forms[0]), entry.value, None,
            tuple(code for code in entry.get("parties").split() if len(code) == 2), entry.rule,
        )  # fmt: skip


def _disjoint(mentions: Iterable[InstrumentMention]) -> tuple[InstrumentMention, ...]:
    kept: list[InstrumentMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)
