from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import FolderError, TableError
from analysis.schema import TABLES
from analysis.tables import read_tables, table, validate, write_tables
from sample_tables import sample


def test_rows_are_sorted_by_key_and_typed() -> None:
    frame = table("places", [{"place_id": one, "name": one, "kind": "place"} for one in "ba"])
    assert frame["place_id"].tolist() == ["a", "b"]
    assert list(frame.columns) == list(TABLES["places"].columns)
    assert frame["country"].isna().all()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"name": None}, r"events\.name is null in event_id=x"),
        ({"kind": "party"}, r'events\.kind: "party" is not one of conference, workshop'),
        ({"country": ""}, r"events\.country: empty text stands for a null"),
    ],
)
def test_a_wrong_value_is_named_with_its_table_and_column(
    row: dict[str, object], message: str
) -> None:
    right = {"event_id": "x", "name": "X", "kind": "other", "status": "held", "n_documents": 1}
    with pytest.raises(TableError, match=message):
        table("events", [right | row])


def test_two_rows_of_one_key_are_named() -> None:
    rows = [{"place_id": "a", "name": "A", "kind": "place"}] * 2
    with pytest.raises(TableError, match="places: two rows for place_id=a"):
        table("places", rows)


def test_a_reference_without_its_target_is_named() -> None:
    tables = sample()
    tables["events"] = tables["events"].assign(place_id="lost")
    with pytest.raises(TableError, match=r'events\.place_id: "lost" is not in places\.place_id'):
        validate(tables)


def test_a_missing_table_is_named() -> None:
    tables = sample()
    del tables["people"]
    with pytest.raises(TableError, match="table people is missing"):
        validate(tables)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    tables = sample()
    write_tables(tables, tmp_path / "tables")
    again = read_tables(tmp_path / "tables")
    assert all(tables[name].equals(again[name]) for name in TABLES)


def test_no_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no tables here; run"):
        read_tables(tmp_path / "none")


def test_a_file_that_is_no_table_is_named(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    (tmp_path / "people.parquet").write_bytes(b"no table")
    with pytest.raises(TableError, match=r"people\.parquet: cannot be read"):
        read_tables(tmp_path)


def test_a_file_with_a_column_of_another_type_is_named(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    frame = pd.read_parquet(tmp_path / "people.parquet")
    frame.assign(n_documents="many").to_parquet(tmp_path / "people.parquet")
    with pytest.raises(TableError, match=r"people\.parquet: a column has another type"):
        read_tables(tmp_path)


def test_a_file_without_a_column_is_named(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    frame = pd.read_parquet(tmp_path / "people.parquet")
    frame.drop(columns="gender").to_parquet(tmp_path / "people.parquet")
    with pytest.raises(TableError, match=r"people\.parquet: column gender is missing"):
        read_tables(tmp_path)


def test_a_folder_with_anything_but_tables_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FolderError, match=r"would be replaced, but holds thesis\.txt; name a new"):
        write_tables(sample(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_notebook_shows_how_many_rows_each_table_has_and_what_they_are() -> None:
    shown = sample()._repr_html_()
    assert f"<td>people</td>\n      <td>{len(sample()['people'])}</td>" in shown
    assert all(one.description in shown for one in TABLES.values())
