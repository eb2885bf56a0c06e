"""Bodies of single documents in, bodies of the corpus out: name, kind, country and parent.

Two documents mean one body when its name without the country and its country agree. A body whose
country nobody states stays one of its own, so that no later document renames it; a division without
country and parent ("Phòng 5") stays with its document.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from analysis.lexicon import Entry, Lexicon
from analysis.records import Facts, OrganizationMention
from analysis.resolution.grouping import Entities, Local, Row, Wish, granted, joined
from analysis.resolution.names import plain, spelling
from analysis.resolution.values import choose, disagreements, told
from analysis.text import fold, slug

_OF_ITS_DOCUMENT = "division"
_PROVINCE = re.compile(r"(?<=\S) tỉnh$")


class _Words:
    """What the word lists know of names of bodies; names are looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rows: dict[str, list[Entry]] = defaultdict(list)
        for entry in (*lexicon.of("organizations"), *lexicon.of("organization_heads")):
            self._rows[entry.rule].append(entry)
        self._cores: dict[str, str] = {}

    def row(self, rules: Iterable[str]) -> Entry | None:
        """The first row that a mention cites: that of a known body before that of a head."""
        cited = sorted({rule for rule in rules if rule in self._rows},
                       key=lambda rule: (not rule.startswith("organizations:"), rule))  # fmt: skip
        return self._rows[cited[0]][0] if cited else None

    def core(self, name: str) -> str:
        """A name without the country at its end, its places under one name."""
        if name not in self._cores:
            self._cores[name] = self._read(name)
        return self._cores[name]

    def country_name(self, code: str) -> str | None:
        """The English name of a country."""
        return self._country_names.get(code)

    @cached_property
    def _country_names(self) -> dict[str, str]:
        return {entry.value: entry.get("name_en") for entry in self._lexicon.of("countries")}

    def _read(self, name: str) -> str:
        folded = fold(name)
        hits = [hit for hit in self._lexicon.find(name, folded)
                if hit.entry.lexicon in ("countries", "places") and hit.start]  # fmt: skip
        last = max(hits, key=lambda hit: (hit.end, hit.end - hit.start), default=None)
        if last is None or last.end != len(name):
            return folded
        head = folded[: last.start].rstrip(" -,(")
        if last.entry.lexicon == "countries":
            return head
        return f"{_PROVINCE.sub('', head)} {fold(last.entry.value)}"


class _Bodies:
    """What the documents say of each body, by local."""

    def __init__(self, facts: Sequence[Facts], lexicon: Lexicon) -> None:
        self.words = _Words(lexicon)
        mentions: dict[Local, list[OrganizationMention]] = defaultdict(list)
        for each in facts:
            for mention in each.mentions.organizations:
                mentions[each.document.doc_id, mention.key].append(mention)
        self.mentions = mentions
        self.row = {one: self.words.row(m.rule for m in mentions[one]) for one in mentions}
        self.core = {one: self._core(one) for one in mentions}
        self.parent = {one: self._parent(one) for one in mentions}
        self.country = {one: self._country(one) for one in mentions}

    def _core(self, local: Local) -> str:
        row = self.row[local]
        if row is not None and row.lexicon == "organizations":
            return fold(row.value)
        names = Counter(
            self.words.core(mention.name)
            for mention in self.mentions[local]
            if mention.rule != "organizations.acronym"
        )
        return min(names, key=lambda name: (-names[name], name), default=local[1])

    def _parent(self, local: Local) -> Local | None:
        stated = Counter(mention.parent for mention in self.mentions[local] if mention.parent)
        if not stated:
            return None
        key = min(stated, key=lambda name: (-stated[name], name))
        return (local[0], key) if (local[0], key) in self.mentions else None

    def _country(self, local: Local) -> str | None:
        """The stated country, else the parent's; none for an international body."""
        for _ in range(3):
            row = self.row[local]
            if row is not None and row.get("kind") == "international" and not row.get("country"):
                return None
            stated = next((m.country for m in self.mentions[local] if m.country), None)
            above = self.parent[local]
            if stated or above is None:
                return stated
            local = above
        return None

    def kind(self, local: Local) -> str | None:
        """The kind of body that its word list row says."""
        row = self.row[local]
        return row.get("kind") or None if row else None

    def key(self, local: Local) -> tuple[str, ...]:
        """What two documents must agree on to mean one body."""
        name, country = plain(self.core[local]), self.country[local] or ""
        if self.kind(local) != _OF_ITS_DOCUMENT:
            return name, country
        above = self.parent[local]
        if above is not None:
            return name, country, plain(self.core[above])
        return (name, country) if country else (name, "", local[0], local[1])

    def wish(self, group: Sequence[Local]) -> Wish:
        """The id a body would have: country, name, and what a division belongs to."""
        first = group[0]
        parts = [self.country[first], self.core[first]]
        if self.kind(first) == _OF_ITS_DOCUMENT:
            above = self.parent[first]
            parts.append(self.core[above] if above else None if self.country[first] else first[0])
        base = "-".join(slug(part) for part in parts if part)
        return Wish(first, base)


def organizations(facts: Sequence[Facts], lexicon: Lexicon) -> Entities:
    """The bodies of the corpus; kind and English name come from the row a mention cites."""
    known = _Bodies(facts, lexicon)
    groups = joined({local: [known.key(local)] for local in known.mentions})
    ids = granted(known.wish(group) for group in groups)
    of_local = {local: ids[group[0]] for group in groups for local in group}
    parents = {
        ids[group[0]]: told((one[0], of_local[above]) for one in group
                            if (above := known.parent[one]) and of_local[above] != ids[group[0]])
        for group in groups
    }  # fmt: skip
    chosen = _without_circles({one: choose(values) for one, values in parents.items()})
    rows = tuple(_row(known, group, ids[group[0]], chosen[ids[group[0]]]) for group in groups)
    conflicts = tuple(
        row
        for one, values in sorted(parents.items())
        for row in disagreements("organization", one, "parent_id", values, choose(values))
    )
    return Entities(rows, of_local, conflicts)


def _without_circles(parents: Mapping[str, object]) -> dict[str, str | None]:
    """The parents, none for a body that would be above itself."""
    kept: dict[str, str | None] = {}
    for body, parent in parents.items():
        seen, above = {body}, parent
        while isinstance(above, str) and above not in seen:
            seen.add(above)
            above = parents.get(above)
        kept[body] = parent if isinstance(parent, str) and above is None else None
    return kept


def _row(known: _Bodies, group: Sequence[Local], body_id: str, parent: str | None) -> Row:
    country = known.country[group[0]]
    row = next((row for one in group if (row := known.row[one])), None)
    name_en = row.get("name_en") if row else ""
    if row and name_en and country and country != row.get("country"):
        of_country = known.words.country_name(country)
        name_en = f"{name_en}, {of_country}" if of_country else name_en
    return {
        "organization_id": body_id,
        "name": _name(known, group),
        "name_en": name_en or None,
        "kind": next((kind for one in group if (kind := known.kind(one))), None),
        "country": country,
        "parent_id": parent,
        "n_documents": len({local[0] for local in group}),
    }


def _name(known: _Bodies, group: Sequence[Local]) -> str:
    """The most frequent spelling, an acronym only where nothing longer is written.

    A body whose country its name alone does not tell goes by a form that names the country.
    """
    forms = Counter(mention.name for local in group for mention in known.mentions[local])
    long = {form: count for form, count in forms.items() if " " in form}
    row = known.row[group[0]]
    if known.country[group[0]] != (row.get("country") or None if row else None):
        of_country = {f: n for f, n in long.items() if fold(f) != known.words.core(f)}
        long = of_country or long
    return spelling(long or forms)
