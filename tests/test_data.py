"""The corpus in data/: each gold file has its document, keeps the format and quotes the text."""

import csv
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"
DOCUMENTS = {path.stem: path for path in sorted((DATA / "documents").glob("*.txt"))}
GOLD = {path.stem: path for path in sorted((DATA / "gold").rglob("*.json"))}
FIRST_SPLIT = 25  # items up to here were read while the first rules were written

KEYS = {
    "document": "doc language published outlet byline people organizations events instruments "
    "dates statements",
    "people": "name variants rank positions country",
    "organizations": "name country parent",
    "events": "id name kind ordinal acronym start end place country attendance status participants",
    "participants": "who kind role",
    "instruments": "name kind number parties signed period status",
    "dates": "text value",
    "statements": "speaker verb starts",
}
VALUES = {
    "event kind": "conference workshop ministerial_meeting senior_officials_meeting summit "
    "bilateral_meeting press_conference training signing_ceremony campaign forum visit other",
    "event status": "held upcoming past_reference",
    "role": "chair co_chair host organizer co_organizer speaker signatory attendee observer "
    "supporter",
    "instrument kind": "agreement mou convention protocol plan programme law decision resolution "
    "joint_statement minutes procedure compact other",
    "instrument status": "negotiating proposed signed adopted in_force implementing amended",
}

MONTH, DAY = "(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
POINT = rf"(?:\d{{4}}(?:-{MONTH}(?:-{DAY})?)?|XXXX-{MONTH}(?:-{DAY})?)"
EDTF = re.compile(rf"{POINT}(?:/{POINT})?")
COUNTRY = re.compile("[A-Z]{2}")
TONES = {"\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}",
         "\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}"}  # fmt: skip


def modern(text: str) -> str:
    """The text in lower case with U+00D0 read as Đ and each word's tone mark moved to its end.

    >>> modern("Lê Qúy Vương") == modern("Lê Quý Vương")
    True
    """
    text = unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110").lower()
    return re.sub(r"\w+", lambda word: _tone_last(word.group()), text)


def _tone_last(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(mark for mark in marks if mark not in TONES)
    return letters + "".join(mark for mark in marks if mark in TONES)


def document_text(doc_id: str) -> str:
    return unicodedata.normalize("NFC", DOCUMENTS[doc_id].read_text(encoding="utf-8"))


def gold(doc_id: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(GOLD[doc_id].read_text(encoding="utf-8"))
    return loaded


def known(list_name: str, value: str) -> bool:
    return value in VALUES[list_name].split()


def test_documents_and_gold_belong_together() -> None:
    assert set(DOCUMENTS) == set(GOLD)
    assert len(GOLD) >= 55


def test_the_items_with_even_numbers_are_the_test_half() -> None:
    apart = {doc_id for doc_id, path in GOLD.items() if path.parent.name == "test"}
    numbers = {doc_id: int(doc_id[1:3]) for doc_id in GOLD if doc_id.startswith("d")}
    assert apart == {
        d for d, number in numbers.items() if number >= FIRST_SPLIT and number % 2 == 0
    }


def test_every_document_has_a_source() -> None:
    with (DATA / "sources.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert list(rows[0]) == ["doc_id", "url", "note"]
    assert [row["doc_id"] for row in rows] == sorted(DOCUMENTS)


@pytest.mark.parametrize("doc_id", GOLD)
def test_gold_has_exactly_the_keys_of_the_format(doc_id: str) -> None:
    document = gold(doc_id)
    assert list(document) == KEYS["document"].split()
    for table in ("people", "organizations", "events", "instruments", "dates", "statements"):
        for row in document[table]:
            assert list(row) == KEYS[table].split(), (table, row)
    for event in document["events"]:
        for row in event["participants"]:
            assert list(row) == KEYS["participants"].split(), (event["id"], row)


@pytest.mark.parametrize("doc_id", GOLD)
def test_gold_uses_only_the_known_values(doc_id: str) -> None:
    document = gold(doc_id)
    assert document["doc"] == doc_id
    assert document["language"] in {"vi", "en"}
    for event in document["events"]:
        assert known("event kind", event["kind"]), event
        assert known("event status", event["status"]), event
        assert all(known("role", row["role"]) for row in event["participants"]), event
    for instrument in document["instruments"]:
        assert known("instrument kind", instrument["kind"]), instrument
        assert instrument["status"] is None or known("instrument status", instrument["status"])
        assert instrument["parties"] == sorted(instrument["parties"]), instrument
    for table in ("people", "organizations", "events"):
        for row in document[table]:
            assert row["country"] is None or COUNTRY.fullmatch(row["country"]), row


@pytest.mark.parametrize("doc_id", GOLD)
def test_gold_dates_are_edtf(doc_id: str) -> None:
    document = gold(doc_id)
    values = [document["published"], *(row["value"] for row in document["dates"])]
    values += [event[edge] for event in document["events"] for edge in ("start", "end")]
    values += [row[when] for row in document["instruments"] for when in ("signed", "period")]
    wrong = [value for value in values if value is not None and not EDTF.fullmatch(value)]
    assert wrong == []


@pytest.mark.parametrize("doc_id", GOLD)
def test_participants_are_countries_or_listed(doc_id: str) -> None:
    document = gold(doc_id)
    people = {row["name"] for row in document["people"]}
    for event in document["events"]:
        for row in event["participants"]:
            if row["kind"] == "person":
                assert row["who"] in people, (event["id"], row)
            elif row["kind"] == "country":
                assert COUNTRY.fullmatch(row["who"]), (event["id"], row)
            else:
                assert row["kind"] == "organization", (event["id"], row)


@pytest.mark.parametrize("doc_id", GOLD)
def test_written_forms_and_dates_stand_in_the_text_as_quoted(doc_id: str) -> None:
    document, text = gold(doc_id), document_text(doc_id)
    quoted = [form for row in document["people"] for form in row["variants"]]
    quoted += [row["text"] for row in document["dates"]]
    quoted += [row["starts"] for row in document["statements"]]
    assert [form for form in quoted if form not in text] == []


@pytest.mark.parametrize("doc_id", GOLD)
def test_people_and_organizations_stand_in_the_text(doc_id: str) -> None:
    document, text = gold(doc_id), modern(document_text(doc_id))
    people = [row["name"] for row in document["people"] if modern(row["name"]) not in text]
    bodies = [row["name"] for row in document["organizations"] if modern(row["name"]) not in text]
    assert (people, bodies) == ([], [])


def test_modern_spelling_joins_spellings_but_not_names() -> None:
    assert modern("Ðồng chí Lê Qúy vương") == modern("Đồng chí Lê Quý Vương")
    assert modern("Hoà") == modern("Hòa")
    assert modern("Hoa") != modern("Hòa")
