"""Document text + lexicon -> Scan: where every word-list entry occurs, found in one pass."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from analysis.lexicon import Hit, Lexicon
from analysis.lexicon.entries import leftmost_longest


class Scan:
    """The hits of one text, per word list: leftmost, then longest, never overlapping."""

    def __init__(self, hits: dict[str, tuple[Hit, ...]]) -> None:
        self._hits = hits
        self._starts = {name: [hit.start for hit in found] for name, found in hits.items()}
        self._by_end = {name: {hit.end: hit for hit in found} for name, found in hits.items()}
        self._by_start = {name: {hit.start: hit for hit in found} for name, found in hits.items()}

    def __getitem__(self, lexicon: str) -> tuple[Hit, ...]:
        return self._hits.get(lexicon, ())

    def starting(self, lexicon: str, position: int) -> Hit | None:
        """The hit that begins just here."""
        return self._by_start.get(lexicon, {}).get(position)

    def ending(self, lexicon: str, position: int) -> Hit | None:
        """The hit that ends just here."""
        return self._by_end.get(lexicon, {}).get(position)

    def within(self, lexicon: str, start: int, end: int) -> tuple[Hit, ...]:
        """The hits that begin at ``start`` or later and end at ``end`` or earlier."""
        starts = self._starts.get(lexicon, [])
        found = self[lexicon][bisect_left(starts, start) : bisect_right(starts, end)]
        return tuple(hit for hit in found if hit.end <= end)


def scan(text: str, folded: str, lexicon: Lexicon) -> Scan:
    """One Aho-Corasick pass over all word lists (Aho and Corasick 1975)."""
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in lexicon.find(text, folded):
        found[hit.entry.lexicon].append(hit)
    return Scan({name: leftmost_longest(hits) for name, hits in found.items()})
