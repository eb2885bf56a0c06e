"""Document text + lexicon -> Scan: where every word-list entry occurs, found in one pass."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from analysis.lexicon import Hit, Lexicon
from analysis.lexicon.entries import leftmost_longest


class Scan:
    """The hits of one text, per word list: leftmost, then longest, never overlapping."""

    def __init__(self, hits: Mapping[str, tuple[Hit, ...]]) -> None:
        self._lists = {name: _Hits(found) for name, found in hits.items()}

    def __getitem__(self, lexicon: str) -> tuple[Hit, ...]:
        return self._lists.get(lexicon, _NONE).all

    def starting(self, lexicon: str, position: int) -> Hit | None:
        """The hit that begins just here."""
        return self._lists.get(lexicon, _NONE).by_start.get(position)

    def ending(self, lexicon: str, position: int) -> Hit | None:
        """The hit that ends just here."""
        return self._lists.get(lexicon, _NONE).by_end.get(position)

    def within(self, lexicon: str, start: int, end: int) -> tuple[Hit, ...]:
        """The hits that begin at ``start`` or later and end at ``end`` or earlier."""
        found = self._lists.get(lexicon, _NONE)
        return found.all[bisect_left(found.starts, start) : bisect_right(found.ends, end)]


class _Hits:
    """The hits of one word list, in order, and where to look one up."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self.all = hits

    @cached_property
    def starts(self) -> list[int]:
        return [hit.start for hit in self.all]

    @cached_property
    def ends(self) -> list[int]:
        return [hit.end for hit in self.all]

    @cached_property
    def by_start(self) -> dict[int, Hit]:
        return dict(zip(self.starts, self.all, strict=True))

    @cached_property
    def by_end(self) -> dict[int, Hit]:
        return dict(zip(self.ends, self.all, strict=True))


_NONE = _Hits(())


def scan(text: str, folded: str, lexicon: Lexicon) -> Scan:
    """One Aho-Corasick pass over all word lists (Aho and Corasick 1975)."""
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in lexicon.find(text, folded):
        found[hit.entry.lexicon].append(hit)
    return Scan({name: leftmost_longest(hits) for name, hits in found.items()})
