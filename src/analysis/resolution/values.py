"""What several documents say of one thing in, the value to take and the disagreements out.

The value of most documents is taken, then that of one that reports the thing as news, then the most
precise, then that of the first document by its id. A date supports every date that says the same
more precisely.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from analysis.resolution.grouping import Row

Value = str | int


class Told(NamedTuple):
    """A value and the document that tells it."""

    doc_id: str
    value: Value


def told(pairs: Iterable[tuple[str, Value | None]]) -> list[Told]:
    """The known values, one for each document and value, in order of the documents."""
    known = {Told(doc_id, value) for doc_id, value in pairs if value is not None}
    return sorted(known, key=lambda one: (one.doc_id, str(one.value)))


def choose(
    values: Sequence[Told], *, dates: bool = False, news: Collection[str] = ()
) -> Value | None:
    """The value to take, None when nobody tells one; ``news`` holds ids of documents."""
    if not values:
        return None
    votes = {
        value: len({one.doc_id for one in values if _supports(one.value, value, dates)})
        for value in {one.value for one in values}
    }
    first = {one.value: one.doc_id for one in reversed(values)}
    told_as_news = {one.value for one in values if one.doc_id in news}

    def rank(value: Value) -> tuple[int, bool, int, str, str]:
        precision = -len(str(value)) if dates else 0
        return -votes[value], value not in told_as_news, precision, first[value], str(value)

    return min(votes, key=rank)


def disagreements(
    kind: str, entity_id: str, field: str, values: Sequence[Told], taken: object, *,
    dates: bool = False,
) -> list[Row]:  # fmt: skip
    """A row for each value and document when the documents contradict each other, else none."""
    if not values or any(all(_supports(v.value, w.value, dates) for v in values) for w in values):
        return []
    return [
        {
            "entity_kind": kind, "entity_id": entity_id, "field": field, "value": str(one.value),
            "doc_id": one.doc_id, "chosen": one.value == taken,
        }
        for one in values
    ]  # fmt: skip


def before(one: str, other: str) -> bool:
    """Whether an EDTF date lies before another, as far as both tell.

    >>> before("2012-02", "2012-03-01"), before("2012", "2012-03")
    (True, False)
    """
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def _supports(one: Value, other: object, dates: bool) -> bool:
    return one == other or (dates and str(other).startswith(f"{one}-"))
