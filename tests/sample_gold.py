"""Gold files and tables of one article of the sample, small enough to score by hand."""

from typing import Any

from analysis.tables import Tables
from sample_tables import FIRST, tables

Gold = dict[str, Any]


def gold(**parts: object) -> Gold:
    """A gold file of the article ``one`` with nothing but what is given."""
    lists = "people organizations events instruments dates statements"
    credits = dict.fromkeys(["published", "outlet", "byline"])
    return {"doc": "one", "language": "vi", **credits, **{k: [] for k in lists.split()}, **parts}


def person(
    name: str, rank: str | None = None, *positions: str, variants: tuple[str, ...] = ()
) -> Gold:
    return {
        "name": name, "variants": list(variants), "rank": rank, "positions": list(positions),
        "country": None,
    }  # fmt: skip


def event(name: str, *participants: tuple[str, str, str], **said: object) -> Gold:
    unknown = dict.fromkeys(("ordinal", "acronym", "start", "end", "place", "attendance"))
    return {
        "id": "e1", "name": name, "kind": "conference", "country": None, "status": "held",
        **unknown, **said,
        "participants": [
            dict(zip(("who", "kind", "role"), who, strict=True)) for who in participants
        ],
    }  # fmt: skip


def instrument(name: str, *parties: str, **said: object) -> Gold:
    unknown = dict.fromkeys(["number", "signed", "period", "status"])
    return {"name": name, "kind": "mou", **unknown, "parties": list(parties), **said}


def at(words: str, doc_id: str = "one") -> dict[str, Any]:
    start = FIRST.index(words)
    return {"doc_id": doc_id, "start": start, "end": start + len(words), "rule": "hand"}


def mention(kind: str, entity_id: str, words: str) -> dict[str, Any]:
    return {"kind": kind, "entity_id": entity_id, "text": words, **at(words)}


def article(**rows: list[dict[str, Any]]) -> Tables:
    """Tables of the article ``one`` with these rows."""
    document = {"doc_id": "one", "source": "one.txt", "sha256": "0", "text": FIRST}
    return tables(documents=[document], **rows)


def people(*names: tuple[str, str, str]) -> dict[str, list[dict[str, Any]]]:
    """Rows for people: id, canonical name, the words of the article."""
    return {
        "people": [{"person_id": key, "name": name, "n_documents": 1} for key, name, _ in names],
        "mentions": [mention("person", key, words) for key, _, words in names],
    }
