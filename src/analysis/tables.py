"""Rows -> validated tables, and tables <-> Parquet files that are always whole.

A set of tables is a mapping of table name to pandas DataFrame with the columns of ``schema``.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import TableError
from analysis.folders import check_replaceable, whole_folder
from analysis.schema import TABLES, Table


class Tables(dict[str, pd.DataFrame]):
    """The tables by name, in the order of the schema; a notebook shows what each holds."""

    def _repr_html_(self) -> str:
        rows = [(name, len(frame), TABLES[name].description) for name, frame in self.items()]
        overview = pd.DataFrame(rows, columns=["table", "rows", "what a row is"])
        with pd.option_context("display.max_colwidth", None):
            return overview.to_html(index=False, justify="left")


_DTYPES = {"string": "string", "int": "Int64", "bool": "boolean"}
_ARROW = {"string": pa.string(), "int": pa.int64(), "bool": pa.bool_()}


def table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One table from its rows, typed, sorted by key and checked; raises TableError."""
    declared = TABLES[name]
    frame = pd.DataFrame(list(rows), columns=list(declared.columns))
    frame = _typed(declared, frame)
    frame = frame.sort_values(list(declared.key), kind="stable", ignore_index=True)
    _check_rows(declared, frame)
    return frame


def validate(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """The same tables when each fits its schema and every reference has its target.

    Raises TableError that names table, column and the first offending value.
    """
    for name, declared in TABLES.items():
        if name not in tables:
            raise TableError(f"table {name} is missing; build the tables again")
        frame = tables[name]
        if list(frame.columns) != list(declared.columns):
            raise TableError(f"{name}: columns differ from the schema; build the tables again")
        _check_rows(declared, frame)
    for name, declared in TABLES.items():
        for column, target in declared.references.items():
            _check_reference(tables, name, column, target)
    return Tables(tables)


def write_tables(tables: Tables, folder: Path) -> None:
    """Write ``<table>.parquet`` for every table; a killed write leaves the old folder whole.

    Raises FolderError when the folder holds anything else than tables.
    """
    validate(tables)
    check_replaceable(folder, [f"{name}.parquet" for name in TABLES])
    with whole_folder(folder) as fresh:
        for name, declared in TABLES.items():
            _write(declared, tables[name], fresh / f"{name}.parquet")


def read_tables(folder: Path | str) -> Tables:
    """The tables of a build, validated; raises TableError that says what is missing or wrong."""
    folder = Path(folder)
    if not folder.is_dir():
        raise TableError(
            f"{folder}: no tables here; run `hoptac build` first or name another folder"
        )
    return validate({name: _read(declared, folder) for name, declared in TABLES.items()})


def _write(declared: Table, frame: pd.DataFrame, path: Path) -> None:
    schema = pa.schema([(column, _ARROW[kind]) for column, kind in declared.columns.items()])
    arrow = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    pq.write_table(arrow.replace_schema_metadata(None), path, compression="zstd")


def _read(declared: Table, folder: Path) -> pd.DataFrame:
    path = folder / f"{declared.name}.parquet"
    try:
        frame: pd.DataFrame = pq.read_table(path).to_pandas(ignore_metadata=True)
    except (OSError, pa.ArrowInvalid) as error:
        raise TableError(f"{path}: cannot be read ({error}); build the tables again") from error
    missing = [column for column in declared.columns if column not in frame]
    if missing:
        raise TableError(f"{path}: column {missing[0]} is missing; build the tables again")
    try:
        return _typed(declared, frame[list(declared.columns)])
    except (TypeError, ValueError) as error:
        raise TableError(f"{path}: a column has another type; build the tables again") from error


def _typed(declared: Table, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({column: _DTYPES[kind] for column, kind in declared.columns.items()})


def _check_rows(declared: Table, frame: pd.DataFrame) -> None:
    for column in declared.required:
        if frame[column].isna().any():
            row = frame[frame[column].isna()].iloc[0]
            raise TableError(f"{declared.name}.{column} is null in {_key_of(declared, row)}")
    for column, values in declared.allowed.items():
        strange = frame[column].dropna()
        strange = strange[~strange.isin(values)]
        if len(strange):
            raise TableError(
                f'{declared.name}.{column}: "{strange.iloc[0]}" is not one of {", ".join(values)}'
            )
    for column in (c for c, kind in declared.columns.items() if kind == "string"):
        if (frame[column] == "").any():
            raise TableError(f"{declared.name}.{column}: empty text stands for a null")
    repeated = frame[frame.duplicated(list(declared.key))]
    if len(repeated):
        raise TableError(f"{declared.name}: two rows for {_key_of(declared, repeated.iloc[0])}")


def _check_reference(
    tables: Mapping[str, pd.DataFrame], name: str, column: str, target: str
) -> None:
    table_name, target_column = target.split(".")
    values = tables[name][column].dropna()
    lost = values[~values.isin(tables[table_name][target_column])]
    if len(lost):
        raise TableError(f'{name}.{column}: "{lost.iloc[0]}" is not in {target}')


def _key_of(declared: Table, row: "pd.Series[Any]") -> str:
    return ", ".join(f"{column}={row[column]}" for column in declared.key)
