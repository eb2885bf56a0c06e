"""People of single documents in, people of the corpus out: one row each, with the latest office.

Two documents mean one person when a full name agrees in its plain form and nobody knows two
countries. A name of a single word is not enough: it stays with its document.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from analysis.records import Facts, Office, PersonMention
from analysis.resolution.grouping import Entities, Local, Row, Wish, granted, joined, split
from analysis.resolution.names import plain, spelling
from analysis.resolution.values import Told, choose, disagreements, told
from analysis.text import repair, slug


class _People:
    """What the documents say of each person, by local."""

    def __init__(self, facts: Sequence[Facts], dates: Mapping[str, str | None]) -> None:
        self.forms: dict[Local, Counter[str]] = defaultdict(Counter)
        self.country: dict[Local, str | None] = {}
        self.gender: dict[Local, str | None] = {}
        self.offices: dict[Local, list[Office]] = defaultdict(list)
        self.dates = dates
        for each in facts:
            doc_id = each.document.doc_id
            for mention in each.mentions.people:
                self._add((doc_id, mention.key), mention, each.document.text)
            for office in each.mentions.offices:
                self.offices[doc_id, office.person].append(office)

    def _add(self, local: Local, mention: PersonMention, text: str) -> None:
        if mention.full:
            written = repair(text[mention.start : mention.end])
            name = written if plain(written) == plain(mention.name) else mention.name
            self.forms[local][name] += 1
            if mention.rule == "people.latin_form":
                self.forms[local][written] += 0
        self.forms[local][mention.name] += 0
        self.country[local] = self.country.get(local) or mention.country
        self.gender[local] = self.gender.get(local) or mention.gender

    def keys(self, local: Local) -> list[tuple[str, ...]]:
        """The plain forms of the names, those of one word with their document."""
        return [
            (plain(form),) if re.search(r"\w[ -]\w", form) else (plain(form), local[0])
            for form in self.forms[local]
        ]


def people(facts: Sequence[Facts], dates: Mapping[str, str | None]) -> Entities:
    """The people of the corpus; ``dates`` says by document from when its statements are."""
    known = _People(facts, dates)
    groups = [
        part
        for group in joined({local: known.keys(local) for local in known.forms})
        for part in split(group, known.country)
    ]
    ids = granted(_wish(known, group) for group in groups)
    of_local = {local: ids[group[0]] for group in groups for local in group}
    rows = tuple(_row(known, group, ids[group[0]]) for group in groups)
    conflicts = tuple(
        row
        for group in groups
        for genders in (_genders(known, group),)
        for row in disagreements("person", ids[group[0]], "gender", genders, choose(genders))
    )
    return Entities(rows, of_local, conflicts)


def _wish(known: _People, group: Sequence[Local]) -> Wish:
    country = next((known.country[local] for local in group if known.country[local]), None)
    return Wish(group[0], slug(spelling(known.forms[group[0]])), (country,))


def _row(known: _People, group: Sequence[Local], person_id: str) -> Row:
    forms: Counter[str] = Counter()
    for local in group:
        forms.update(known.forms[local])
    seen = sorted(date for local in group if (date := known.dates[local[0]]))
    return {
        "person_id": person_id,
        "name": spelling(forms),
        "gender": choose(_genders(known, group)),
        "country": next((known.country[one] for one in group if known.country[one]), None),
        "rank": _latest(known, group, "rank"),
        "title": _latest(known, group, "title"),
        "first_seen": seen[0] if seen else None,
        "last_seen": seen[-1] if seen else None,
        "n_documents": len({local[0] for local in group}),
    }


def _genders(known: _People, group: Sequence[Local]) -> list[Told]:
    return told((local[0], known.gender[local]) for local in group)


def _latest(known: _People, group: Sequence[Local], field: str) -> str | None:
    """The rank or title of the latest document, there the most frequent, then the longest one."""
    counts: Counter[tuple[str, str]] = Counter()
    for local in group:
        for office in known.offices[local]:
            value = office.rank if field == "rank" else office.title
            if value:
                counts[office.as_of or known.dates[local[0]] or "", value] += 1
    if not counts:
        return None
    latest = max(as_of for as_of, _ in counts)
    values = {value: count for (as_of, value), count in counts.items() if as_of == latest}
    return min(values, key=lambda value: (-values[value], -len(value), value))
