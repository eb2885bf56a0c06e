"""Document, scan and places -> the treaties, plans, laws and the like that it names.

A head word ("Hiệp định", "Kế hoạch") opens a name; what follows must tell it apart from others of
its kind: a topic, parties, a period, a number. Later short forms ("Hiệp định", "ACTIP") share the
key of the name that they take up.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.grammar.instrument_candidates import (
    Candidate,
    bare_number,
    candidate,
    is_lower_name,
    told_apart,
    without_topic,
)
from analysis.grammar.instrument_identity import fullest, groups_of_one
from analysis.grammar.instrument_lists import (
    PLURAL,
    PLURAL_REACH,
    listed_countries,
    of_each_country,
    of_each_period,
    of_listed_periods,
)
from analysis.grammar.instrument_names import Name, Within, read_name
from analysis.grammar.spans import Covered
from analysis.lexicon import Hit
from analysis.matching import Scan
from analysis.records import (
    Document,
    InstrumentMention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    Span,
)
from analysis.text import fold

_SIGNED_NEAR = re.compile(r"\b(?:ký|ký kết|thông qua|ra|ban hành|đưa ra|công bố|trao|hoàn thiện)\b")
_SIGNED_BEFORE = re.compile(r"\b(?:ký|ký kết|trao)(?: (?:với|cùng) [^,.;]+| một| bản)? $")
_SIGNED_BEHIND = re.compile(
    r"(?: hợp tác| song phương)? (?:(?:đã |vừa )?được (?:\w+ )?(?:ký|ký kết)\b"
    r"|(?:do|được) [^.;]{2,120}? ký\b)"
)
_SHARED = "organizations.shared_head"
_MOST = 60
_TAKES_UP = re.compile(r"\s+(?:này|nói trên|trên|ấy|đó)\b")
_TOLD_OF = re.compile(r"\s+(?:đã |vừa |sẽ )?(?:được|do|có hiệu lực|gồm|ra đời)\b")
_ACRONYM = re.compile(
    r"\s*(?:,?\s*gọi tắt là|,?\s*viết tắt là)?\s*\(?(?:gọi tắt là |viết tắt là )?"
    r"(?:[A-ZĐ]\w+ \w+ )?([A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)?)\)?"
)


def find_instruments(
    document: Document,
    scan: Scan,
    places: Sequence[PlaceMention],
    organizations: Sequence[OrganizationMention],
    people: Sequence[PersonMention],
) -> tuple[InstrumentMention, ...]:
    """Every mention of an instrument; the mentions of one instrument share key and name.

    ``parties`` are the ISO codes of the countries in the name; bodies are matched later.
    """
    countries = [place for place in places if place.kind == "country" and place.country]
    within = Within(
        listed_countries(document, countries),
        {body.start: body.end for body in organizations},
        {place.start: place.end for place in countries},
    )
    others: list[OrganizationMention | PersonMention] = [*organizations, *people]
    inside = Covered(Span(one.start + (one.rule != _SHARED), one.end) for one in others)
    heads = [hit for hit in scan["instrument_heads"] if hit.start not in inside]
    candidates = list(_candidates(document, scan, heads, countries, within))
    named = [one for one in candidates if not one.bare and one.entry.value != "same"]
    kinds = {one.entry.forms[0] for one in named}
    named += [
        replace(c, bare=False) for c in candidates if c.signed and c.entry.forms[0] not in kinds
    ]
    mentions: list[InstrumentMention] = []
    keys: set[str] = set()
    for number, group in enumerate(groups_of_one(document, named)):
        key = fold(fullest(group).name)
        key = f"{key} {number}" if key in keys else key
        keys.add(key)
        mentions += _mentions(group, key)
    mentions += _short_forms(candidates, mentions)
    mentions += _acronyms(document, mentions)
    mentions += _well_known(document, scan, mentions)
    return _disjoint(mentions)


def _candidates(
    document: Document,
    scan: Scan,
    heads: Sequence[Hit],
    countries: list[PlaceMention],
    within: Within,
) -> Iterator[Candidate]:
    taken = 0
    for hit in heads:
        sentence = document.sentence_at(hit.start)
        if hit.entry.value == "none" or hit.start < taken or sentence is None:
            continue
        listed = of_listed_periods(document, hit, sentence)
        if listed:
            yield from listed
            continue
        name = read_name(document, scan, hit.end, sentence.end, within)
        if hit.entry.value == "law":
            name = without_topic(document, hit, name)
        found = _read(document, hit, name, sentence, countries)
        if found is None:
            continue
        spread = of_each_country(document, found, countries) or of_each_period(document, found)
        yield from spread or [found]
        taken = (spread or [found])[-1].end


def _read(
    document: Document, hit: Hit, name: Name, sentence: Span, countries: list[PlaceMention]
) -> Candidate | None:
    first = bisect_left(countries, hit.end, key=lambda place: place.start)
    last = bisect_left(countries, name.end, key=lambda place: place.start)
    inside = countries[first:last]
    codes = frozenset(place.country for place in inside if place.country)
    number = name.number or bare_number(document, hit)
    found = candidate(document, hit, name.end, number, codes, name.bare and not number)
    if hit.entry.value == "same":
        opens = hit.start == sentence.start and _TOLD_OF.match(document.folded, hit.end)
        points = _TAKES_UP.match(document.folded, hit.end) or "này" in found.head
        return found if opens or points else None
    capital = document.text[hit.start].isupper()
    before = document.folded[max(sentence.start, hit.start - PLURAL_REACH) : hit.start]
    listed = bool(of_each_country(document, found, countries))
    if PLURAL.search(before) and not name.number and not listed:
        return None
    if name.bare and hit.entry.get("alone") == "yes":
        first, last = max(sentence.start, hit.start - 40), min(hit.end + 40, sentence.end)
        signed = _SIGNED_NEAR.search(document.folded, first, last)
        whole = capital or hit.entry.get("lower") == "meeting"
        return replace(found, bare=not signed) if whole else None
    if name.bare and hit.entry.get("alone") == "signed" and _is_signed(document, hit, sentence):
        return replace(found, signed=capital or hit.entry.get("lower") == "any")
    if name.bare:
        taken_up = capital or _TAKES_UP.match(document.folded, hit.end)
        return found if taken_up else None
    if capital and told_apart(document, hit, found):
        return found
    named = (
        hit.entry.get("lower") != "none"
        and not document.text[hit.end : hit.end + 2].strip().isdigit()
    )
    object_of_signing = named and _SIGNED_BEFORE.search(before)
    lower = not capital and is_lower_name(document, hit, found)
    return found if object_of_signing or lower else None


def _is_signed(document: Document, hit: Hit, sentence: Span) -> bool:
    """Whether a head alone is the object of signing, or of what follows it."""
    folded = document.folded
    before = folded[max(sentence.start, hit.start - 40) : hit.start]
    return bool(_SIGNED_BEFORE.search(before) or _SIGNED_BEHIND.match(folded, hit.end))


def _mentions(group: list[Candidate], key: str) -> Iterator[InstrumentMention]:
    best = fullest(group)
    number = next((c.number for c in group if c.number), None)
    parties = tuple(sorted(frozenset[str]().union(*(c.countries for c in group))))
    for c in group:
        rule = c.entry.rule
        yield InstrumentMention(
            c.start, c.end, best.name, key, c.entry.value, number, parties, rule
        )


def _short_forms(
    candidates: list[Candidate], named: list[InstrumentMention]
) -> Iterator[InstrumentMention]:
    """What "Hiệp định" or "Công ước này" takes up: the nearest one of that head, before if any."""
    ordered = sorted(named, key=lambda m: m.end)
    for c in candidates:
        same = c.entry.value == "same"
        if not (c.bare or same):
            continue
        index = bisect_right(ordered, c.start, key=lambda m: m.end)
        before = reversed(ordered[max(index - _MOST, 0) : index])
        behind = () if same else ordered[index : index + _MOST]
        fitting = (m for m in (*before, *behind) if same or fold(m.name).startswith(c.head))
        chosen = next(fitting, None)
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
        held = hit.start in taken or hit.end - 1 in taken
        if held or document.sentence_at(hit.start) is None:
            continue
        entry, head = hit.entry, scan.ending("instrument_heads", hit.start - 1)
        start = head.start if head and head.entry.value == entry.value else hit.start
        name = document.text[start : hit.end]
        yield InstrumentMention(
            start, hit.end, name, fold(entry.value + " " + entry.forms[0]), entry.value, None,
            tuple(code for code in entry.get("parties").split() if len(code) == 2), entry.rule,
        )  # fmt: skip


def _disjoint(mentions: Iterable[InstrumentMention]) -> tuple[InstrumentMention, ...]:
    kept: list[InstrumentMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)
