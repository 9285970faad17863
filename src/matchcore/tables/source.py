"""Whatever holds a table, read: a frame of any library, records, or a file by its ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Set
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from matchcore.errors import InputError, InputProblem
from matchcore.tables.delimited import read_delimited
from matchcore.tables.extras import optional
from matchcore.tables.records import kind_of, read_records, table_of_records
from matchcore.tables.rows import frame_of_columns
from matchcore.tables.table import Table
from matchcore.tables.workbook import read_workbook

TableSource: TypeAlias = "pd.DataFrame | str | os.PathLike[str] | Any"


def read_table(name: str, source: TableSource, whole: Set[str] = frozenset()) -> Table:
    """Read a data frame of pandas, polars or pyarrow, records or columns, or a file by its ending.

    Files are CSV, Excel, Parquet or JSON. Records are mappings, dataclasses, named tuples or rows
    of a database, in a list or anything else that gives one after another. Columns are a mapping
    of name to list.

    Parameters
    ----------
    name : str
        What messages call the table.
    source : data frame, iterable, mapping or path
        What holds it.
    whole : set of str
        Columns of records in which a mapping is one cell; elsewhere it is nested columns.

    Raises
    ------
    InputError
        The file is missing, of another kind, or its rows do not fit its header; or an extra
        that its kind needs is not installed; or no table can be made of the source.
    """
    if isinstance(source, pd.DataFrame):
        return _unique_columns(_of_pandas(name, source))
    if isinstance(source, (str, os.PathLike)):
        return _unique_columns(_of_file(name, Path(source), whole))
    if isinstance(source, (Mapping, list, tuple)):
        origin = f"the {type(source).__name__}"
        return _unique_columns(table_of_records(name, origin, source, whole))
    frame = _of_other_frame(name, source)
    if frame is not None:
        return _unique_columns(Table(name, frame))
    if isinstance(source, (bytes, bytearray)) or not isinstance(source, Iterable):
        remedy = (
            "give a data frame of pandas, polars or pyarrow (collect a lazy one first), "
            "records, or a file's path"
        )
        raise InputError(InputProblem("wrong_type", name, f"a {kind_of(source)}", remedy=remedy))
    origin = f"the {type(source).__name__}"
    return _unique_columns(table_of_records(name, origin, source, whole))


def _of_file(name: str, path: Path, whole: Set[str]) -> Table:
    if not path.is_file():
        problem = f"there is no file {str(path)!r}"
        raise InputError(InputProblem("no_such_file", name, problem=problem))
    if path.suffix.lower() == ".json":
        return read_records(name, path, whole)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        problem = f"{path.name} is of no kind that is read"
        remedy = f"save it as CSV UTF-8; known endings: {' '.join([*_READERS, '.json'])}"
        raise InputError(InputProblem("unknown_ending", name, "", problem, remedy))
    return read(name, path)


def _of_pandas(name: str, source: pd.DataFrame) -> Table:
    """Copy a frame; index levels with a name of their own are columns, others are left out."""
    if source.columns.nlevels > 1:
        problem = f"the columns have {source.columns.nlevels} levels of names"
        remedy = "keep one, as in frame.columns = frame.columns.get_level_values(0)"
        raise InputError(InputProblem("nested_columns", name, "", problem, remedy))
    source = _readable(source)
    index = source.index
    kept, cautions = [], []
    for k, level in enumerate(index.names):
        values = index.get_level_values(k)
        if level is not None and level not in source.columns:
            kept.append(k)
        elif level is not None and not values.equals(pd.Index(source[level])):
            cautions.append(f"{name}: the index {level!r} is left out: a column has this name")
        elif level is None and not pd.api.types.is_integer_dtype(values.dtype):
            cautions.append(
                f"{name}: the index is left out, as it has no name; "
                "to keep it: frame.rename_axis('id')"
            )
    frame = (source.reset_index(level=kept) if kept else source).copy()
    frame.columns = pd.Index([str(c).strip() for c in frame.columns])
    return Table(name, frame.reset_index(drop=True), cautions=tuple(cautions))


def _readable(source: pd.DataFrame) -> pd.DataFrame:
    """Turn columns of Arrow's types that pandas can hold but not handle into plain cells."""
    for place, kind in enumerate(source.dtypes):
        if isinstance(kind, pd.ArrowDtype):
            column = source.iloc[:, place]
            try:
                column.iloc[np.arange(len(column))].astype(object)  # as people are read and sorted
            except (NotImplementedError, TypeError, ValueError):
                cells = np.empty(len(column), dtype=object)
                cells[:] = column.to_list()
                source = source.copy(deep=False)
                source.isetitem(place, cells)
    return source


def _of_other_frame(name: str, source: Any) -> pd.DataFrame | None:
    """Return the cells of a frame that narwhals knows; None where it knows none."""
    import narwhals as nw

    try:
        frame = nw.from_native(source, eager_only=True)
        names, columns = frame.columns, [column.to_list() for column in frame.iter_columns()]
    except nw.exceptions.DuplicateError as error:
        problem = f"a column stands twice ({' '.join(str(error).split())})"
        twice = InputProblem("duplicate_column", name, "", problem, "rename one")
        raise InputError(twice) from None
    except TypeError:
        return None
    return frame_of_columns(names, columns)


def _read_parquet(name: str, path: Path) -> Table:
    optional("pyarrow", "parquet", path)
    parquet, arrow = import_module("pyarrow.parquet"), import_module("pyarrow")
    try:
        table = parquet.ParquetFile(path).read()
    except (arrow.ArrowException, OSError) as error:
        problem = f"{path.name} is no Parquet file ({error})"
        raise InputError(InputProblem("unreadable_file", name, problem=problem)) from None
    frame = frame_of_columns(table.column_names, [c.to_pylist() for c in table.columns])
    return Table(name, frame, notes=(f"{path.name}: Parquet",))


def _unique_columns(table: Table) -> Table:
    columns = table.frame.columns
    twice = [
        InputProblem("duplicate_column", table.name, "", f"column {c!r} stands twice", "rename one")
        for c in columns[columns.duplicated()].unique().tolist()
    ]
    if twice:
        raise InputError(twice)
    return table


_READERS: dict[str, Callable[[str, Path], Table]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".xlsb": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
    ".parquet": _read_parquet,
}
