"""Parquet files as tables; needs the extra ``parquet``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.extras import optional
from matchcore.tables.rows import frame_of_columns
from matchcore.tables.table import Table


def read_parquet(name: str, path: Path) -> Table:
    """Read a Parquet file; its cells keep their types, as Python values."""
    arrow = optional("pyarrow", "parquet", path.name)
    parquet = import_module("pyarrow.parquet")
    try:
        table = parquet.ParquetFile(path).read()
    except (arrow.ArrowException, OSError) as error:
        problem = told("{file} is not a Parquet file ({error})", file=path.name, error=error)
        raise InputError(InputProblem("unreadable_file", name, problem=problem)) from None
    frame = frame_of_columns(table.column_names, [c.to_pylist() for c in table.columns])
    return Table(name, frame, notes=(told("{file}: Parquet", file=path.name),))
