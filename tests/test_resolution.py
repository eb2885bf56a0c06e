import random
from pathlib import Path

import pytest

from analysis.documents import read_documents
from analysis.errors import TableError
from analysis.extraction import extract
from analysis.records import Facts, Statement
from analysis.resolution import resolve
from analysis.schema import TABLES
from analysis.tables import Tables
from invented_facts import Article

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"
_ENTITIES = {
    "person": ("people", "person_id"),
    "organization": ("organizations", "organization_id"),
    "event": ("events", "event_id"),
    "instrument": ("instruments", "instrument_id"),
}


@pytest.fixture(scope="module")
def corpus() -> list[Facts]:
    return [extract(document) for document in read_documents(DOCUMENTS)]


@pytest.fixture(scope="module")
def tables(corpus: list[Facts]) -> Tables:
    return resolve(corpus)


def _entity_of_mentions(tables: Tables) -> dict[tuple[object, ...], str]:
    columns = ["doc_id", "start", "end", "kind", "entity_id"]
    return {tuple(row[:4]): row[4] for row in tables["mentions"][columns].to_numpy().tolist()}


def test_no_document_gives_every_table_empty() -> None:
    empty = resolve([])
    assert list(empty) == list(TABLES)
    assert all(len(frame) == 0 for frame in empty.values())


def test_the_order_of_the_documents_makes_no_difference(
    corpus: list[Facts], tables: Tables
) -> None:
    shuffled = list(corpus)
    random.Random(7).shuffle(shuffled)
    again = resolve(shuffled)
    for name, frame in tables.items():
        assert frame.equals(again[name]), name


@pytest.mark.parametrize("seed", range(8))
def test_new_documents_rename_nothing_that_was_there(
    corpus: list[Facts], tables: Tables, seed: int
) -> None:
    """One exception: an entity that a new document tells of too may bring its id from there."""
    some = random.Random(seed).sample(corpus, len(corpus) // 2)
    known = {facts.document.doc_id for facts in some}
    later = _entity_of_mentions(tables)
    told_anew = {entity for (doc_id, *_), entity in later.items() if doc_id not in known}
    renamed = {
        place: entity
        for place, entity in _entity_of_mentions(resolve(some)).items()
        if later[place] != entity and not {later[place], entity} & told_anew
    }
    assert renamed == {}


def test_every_mention_is_of_an_entity_that_exists(tables: Tables) -> None:
    mentions = tables["mentions"]
    for kind, (table, key) in _ENTITIES.items():
        ids = mentions.loc[mentions["kind"] == kind, "entity_id"]
        assert set(ids) == set(tables[table][key])


def test_every_participant_exists(tables: Tables) -> None:
    rows = tables["participations"]
    for kind in ("person", "organization"):
        table, key = _ENTITIES[kind]
        ids = rows.loc[rows["participant_kind"] == kind, "participant_id"]
        assert set(ids) <= set(tables[table][key])
    codes = rows.loc[rows["participant_kind"] == "country", "participant_id"]
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_the_corpus_has_one_eighth_meeting_of_senior_officials(tables: Tables) -> None:
    events = tables["events"].set_index("event_id")
    assert events.loc["commit-som-8", "n_documents"] == 3
    assert events.loc["commit-som-8", "status"] == "held"
    assert "commit-imm-3" in events.index
    eighth = events[(events["series_id"] == "commit-som") & (events["ordinal"] == 8)]
    assert len(eighth) == 1


def test_the_deputy_minister_of_several_documents_is_one_person(tables: Tables) -> None:
    people = tables["people"].set_index("person_id")
    assert people.loc["le-quy-vuong", "name"] == "Lê Quý Vương"
    assert people.loc["le-quy-vuong", "n_documents"] == 3
    assert (people["name"] == "Lê Qúy Vương").sum() == 0


def test_two_documents_of_one_id_are_refused() -> None:
    with pytest.raises(TableError, match="a: two documents have this id"):
        resolve([Article("a").facts(), Article("a").person("Lý An Bình").facts()])


def test_a_fact_about_nothing_the_document_names_is_refused() -> None:
    article = Article("a").event("Hội nghị Xanh")
    article.participation("Hội nghị Xanh", "person", "Không Ai")
    with pytest.raises(TableError, match='a: a fact names "Không Ai"'):
        resolve([article.facts()])


def test_statements_that_begin_together_have_two_ids() -> None:
    article = Article("a").person("Lý An Bình")
    article.said += [
        Statement("Lý An Bình", "person", "nói", text, False, None, 0, end, "hand")
        for text, end in (("Một", 4), ("Một hai", 8))
    ]
    found = resolve([article.facts()])["statements"]
    assert found["statement_id"].tolist() == ["a-s0", "a-s0-2"]
    assert set(found["speaker_id"]) == {"ly-an-binh"}
