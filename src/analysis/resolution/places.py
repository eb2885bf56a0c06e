"""Places of single documents in, countries and other places of the corpus out.

A country's id is its ISO code, as in every other table; another place is told by name and country.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from analysis.lexicon import Lexicon
from analysis.records import Facts, PlaceMention
from analysis.resolution.grouping import Entities, Local, Row, Wish, granted, joined
from analysis.resolution.names import plain, spelling
from analysis.text import slug


def place_key(mention: PlaceMention) -> str:
    """The key of a place within a document."""
    if mention.kind == "country" and mention.country:
        return mention.country
    return f"{plain(mention.name)}|{mention.country or ''}"


def places(facts: Sequence[Facts], lexicon: Lexicon) -> Entities:
    """Every country and place that a document names."""
    names: dict[Local, Counter[str]] = defaultdict(Counter)
    of: dict[Local, PlaceMention] = {}
    for each in facts:
        for mention in each.mentions.places:
            local = each.document.doc_id, place_key(mention)
            names[local][mention.name] += 1
            of.setdefault(local, mention)
    groups = joined({local: [local[1]] for local in names})
    ids = granted(_wish(group, of[group[0]]) for group in groups)
    english = {entry.value: entry.get("name_en") for entry in lexicon.of("countries")}
    rows = tuple(
        _row(
            of[group[0]], sum((names[local] for local in group), Counter()), ids[group[0]], english
        )
        for group in groups
    )
    return Entities(rows, {local: ids[group[0]] for group in groups for local in group})


def _wish(group: Sequence[Local], place: PlaceMention) -> Wish:
    if place.kind == "country" and place.country:
        return Wish(group[0], place.country)
    parts = (place.country, place.name)
    return Wish(group[0], "-".join(slug(part) for part in parts if part))


def _row(place: PlaceMention, names: Counter[str], place_id: str, english: dict[str, str]) -> Row:
    country = place.kind == "country"
    return {
        "place_id": place_id,
        "name": spelling(names),
        "name_en": english.get(place.country or "") or None if country else None,
        "kind": place.kind,
        "country": place.country,
    }
