"""Text + some names -> every place where one of them stands as whole words, found in one pass."""

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick


def occurrences(text: str, names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each name that occurs, with its start and end, overlaps included, in order of the end.

    >>> list(occurrences("an dự, anh không", ["an", "không"]))
    [('an', 0, 2), ('không', 11, 16)]
    """
    if not names:
        return
    found = AhoCorasick(names).find_matches_as_indexes(text, overlapping=True)
    for index, start, end in found:
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield names[index], start, end
