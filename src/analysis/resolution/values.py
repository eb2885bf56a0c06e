"""What several documents say of one thing in, the value to take and the disagreements out.

The value of most documents is taken, then the most precise, then that of the first document by its
id. A date supports every date that says the same more precisely.
"""

from collections.abc import Iterable, Sequence
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


def choose(values: Sequence[Told], *, dates: bool = False) -> Value | None:
    """The value to take, None when nobody tells one."""
    if not values:
        return None
    votes = {
        value: len({one.doc_id for one in values if _supports(one.value, value, dates)})
        for value in {one.value for one in values}
    }
    first = {one.value: one.doc_id for one in reversed(values)}
    return min(votes, key=lambda v: (-votes[v], -len(str(v)) if dates else 0, first[v], str(v)))


def disagreements(
    kind: str, entity_id: str, field: str, values: Sequence[Told], *, dates: bool = False
) -> list[Row]:
    """A row for each value and document when the values contradict each other, else none."""
    taken = choose(values, dates=dates)
    if taken is None or all(_supports(one.value, taken, dates) for one in values):
        return []
    return [
        {
            "entity_kind": kind, "entity_id": entity_id, "field": field, "value": str(one.value),
            "doc_id": one.doc_id, "chosen": one.value == taken,
        }
        for one in values
    ]  # fmt: skip


def _supports(one: Value, other: Value, dates: bool) -> bool:
    return one == other or (dates and str(other).startswith(f"{one}-"))
