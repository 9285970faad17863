"""One table from any source: a frame of any library, records, or a file by its ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.containers import type_of
from matchcore.tables.delimited import read_delimited
from matchcore.tables.frames import table_of_frame, table_of_pandas
from matchcore.tables.parquet import read_parquet
from matchcore.tables.records import read_records, table_of_records
from matchcore.tables.table import Table
from matchcore.tables.workbook import read_workbook

TableSource: TypeAlias = "pd.DataFrame | str | os.PathLike[str] | Any"
_READERS: Mapping[str, Callable[[str, Path], Table]] = MappingProxyType(
    {
        ".csv": read_delimited,
        ".tsv": read_delimited,
        ".txt": read_delimited,
        ".xlsx": read_workbook,
        ".xlsm": read_workbook,
        ".xlsb": read_workbook,
        ".xls": read_workbook,
        ".ods": read_workbook,
        ".parquet": read_parquet,
    }
)


def read_table(name: str, source: TableSource, whole: Set[str] = frozenset()) -> Table:
    """Read a data frame of pandas, polars or pyarrow, records or columns, or a file by its ending.

    Files are CSV, Excel, Parquet or JSON. Records are mappings, dataclasses, named tuples or
    database rows, in a list or any other iterable. Columns are a mapping of name to list.

    Parameters
    ----------
    name : str
        The name of the table in messages.
    source : data frame, iterable, mapping or path
        The table.
    whole : set of str
        Columns of records in which a mapping is one cell; elsewhere it is nested columns.

    Raises
    ------
    InputError
        The source is not a table; or its file is missing, of an unsupported type, or needs an
        extra that is not installed; or rows do not fit their header.
    """
    table = _read(name, source, whole)
    columns = table.frame.columns
    repeated = [
        InputProblem(
            "duplicate_column", name, "", told("column {c!r} occurs twice", c=c), told("rename one")
        )
        for c in columns[columns.duplicated()].unique().tolist()
    ]
    if repeated:
        raise InputError(repeated)
    return table


def _read(name: str, source: TableSource, whole: Set[str]) -> Table:
    """Read a source, whatever its kind."""
    if isinstance(source, Table):
        return replace(source, name=name)
    if isinstance(source, pd.DataFrame):
        return table_of_pandas(name, source)
    if isinstance(source, (str, os.PathLike)):
        return _read_file(name, Path(source), whole)
    origin = told("the {kind}", kind=type(source).__name__)
    if isinstance(source, (Mapping, list, tuple)):
        return table_of_records(name, origin, source, whole)
    table = table_of_frame(name, source)
    if table is not None:
        return table
    if isinstance(source, (bytes, bytearray)) or not isinstance(source, Iterable):
        remedy = told(
            "give a data frame of pandas, polars or pyarrow (collect a lazy one "
            "first), records, or a file's path"
        )
        raise InputError(
            InputProblem("wrong_type", name, told("a {kind}", kind=type_of(source)), remedy=remedy)
        )
    return table_of_records(name, origin, source, whole)


def _read_file(name: str, path: Path, whole: Set[str]) -> Table:
    """Read a file with the reader of its ending."""
    if not path.is_file():
        problem = told("there is no file {path!r}", path=str(path))
        raise InputError(InputProblem("no_such_file", name, problem=problem))
    ending = path.suffix.lower()
    if ending == ".json":
        return read_records(name, path, whole)
    if ending not in _READERS:
        problem = told("{file} is not a supported type of file", file=path.name)
        remedy = told(
            "save it as CSV UTF-8; known endings: {names}", names=" ".join([*_READERS, ".json"])
        )
        raise InputError(InputProblem("unknown_ending", name, "", problem, remedy))
    return _READERS[ending](name, path)
