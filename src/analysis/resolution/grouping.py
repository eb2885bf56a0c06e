"""Entities of single documents in, groups that are one entity across documents and their ids out.

A local is an entity inside one document: the document's id and the key it has there. Locals are
joined by equal keys only, so that joining needs no order and its cost grows with their number.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.errors import TableError
from analysis.text import slug

Row = dict[str, object]
Local = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entities:
    """The rows of an entity table, the id of every local, and the values documents disagree on."""

    rows: tuple[Row, ...]
    ids: Mapping[Local, str]
    conflicts: tuple[Row, ...] = ()

    def id_of(self, doc_id: str, key: str | None) -> str | None:
        """The id of a document's entity, None for none; raises TableError for an unknown key."""
        if key is None:
            return None
        if (doc_id, key) not in self.ids:
            raise TableError(f'{doc_id}: a fact names "{key}", which nothing in the document names')
        return self.ids[doc_id, key]


def joined(keys: Mapping[Local, Iterable[Hashable]]) -> list[list[Local]]:
    """The locals that share a key, directly or through others; groups and members sorted."""
    parent = {local: local for local in keys}
    first: dict[Hashable, Local] = {}

    def root(local: Local) -> Local:
        while parent[local] != local:
            parent[local] = parent[parent[local]]
            local = parent[local]
        return local

    for local, shared in keys.items():
        for key in shared:
            parent[root(first.setdefault(key, local))] = root(local)
    groups: dict[Local, list[Local]] = defaultdict(list)
    for local in sorted(keys):
        groups[root(local)].append(local)
    return sorted(groups.values())


def settled(
    levels: Sequence[Mapping[Local, Iterable[Hashable]]],
    consistent: Callable[[Sequence[Local]], bool],
) -> list[list[Local]]:
    """Groups by the keys of the first level; one that contradicts itself, by the next level's.

    Each level has keys for every local. What no level settles is alone.
    """
    return sorted(_settled(list(levels[0]), levels, consistent))


def _settled(
    locals_left: Sequence[Local],
    levels: Sequence[Mapping[Local, Iterable[Hashable]]],
    consistent: Callable[[Sequence[Local]], bool],
) -> Iterator[list[Local]]:
    if not levels:
        yield from ([local] for local in locals_left)
        return
    for group in joined({local: levels[0][local] for local in locals_left}):
        if consistent(group):
            yield group
        else:
            yield from _settled(group, levels[1:], consistent)


def split(group: Sequence[Local], value_of: Mapping[Local, str | None]) -> list[list[Local]]:
    """The group as it is unless its known values differ: then one part for each value.

    Members whose value is unknown stay with the others only when one value is possible.
    """
    values = {value_of[local] for local in group} - {None}
    if len(values) < 2:
        return [list(group)]
    parts: dict[str | None, list[Local]] = defaultdict(list)
    for local in group:
        parts[value_of[local]].append(local)
    return sorted(parts.values())


@dataclass(frozen=True, slots=True)
class Wish:
    """The id that an entity would have, and what tells it from another of the same wish.

    ``first`` is its first local: of two entities that want one id, the one whose document comes
    first by its id gets it.
    """

    first: Local
    base: str
    apart: tuple[str | None, ...] = ()


def granted(wishes: Iterable[Wish]) -> dict[Local, str]:
    """An id for each wish, by first local; no two alike, whatever order the wishes come in."""
    rest, ids, taken = [], {}, set()
    for wish in sorted(wishes, key=lambda wish: wish.first):
        if wish.base and wish.base not in taken:
            ids[wish.first] = wish.base
            taken.add(wish.base)
        else:
            rest.append(wish)
    for wish in rest:
        ids[wish.first] = next(name for name in _longer_names(wish) if name not in taken)
        taken.add(ids[wish.first])
    return ids


def _longer_names(wish: Wish) -> Iterable[str]:
    base = wish.base or "x"
    for more in wish.apart:
        if more and slug(more):
            yield f"{base}-{slug(more)}"
    doc_id, key = wish.first
    for name in (slug(doc_id), f"{slug(doc_id)}-{slug(key)}"):
        yield f"{base}-{name}"
    number = 2
    while True:
        yield f"{base}-{slug(doc_id)}-{number}"
        number += 1
