"""Data frames of pandas, and of the libraries that narwhals knows, as tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.rows import frame_of_columns
from matchcore.tables.table import Table


def table_of_pandas(name: str, source: pd.DataFrame) -> Table:
    """Copy a frame; index levels whose name is new become columns, others are left out."""
    if source.columns.nlevels > 1:
        problem = told("the columns have {nlevels} levels of names", nlevels=source.columns.nlevels)
        remedy = told("keep one, as in frame.columns = frame.columns.get_level_values(0)")
        raise InputError(InputProblem("nested_columns", name, "", problem, remedy))
    source = _readable(source)
    index = source.index
    kept, cautions = [], []
    for k, level in enumerate(index.names):
        values = index.get_level_values(k)
        if level is not None and level not in source.columns:
            kept.append(k)
        elif level is not None and not values.equals(pd.Index(source[level])):
            cautions.append(
                told(
                    "{name}: the index {level!r} is left out: a column has this name",
                    name=name,
                    level=level,
                )
            )
        elif level is None and not pd.api.types.is_integer_dtype(values.dtype):
            cautions.append(
                told(
                    "{name}: the index is left out because it has no name; to keep it: "
                    "frame.rename_axis('id')",
                    name=name,
                )
            )
    frame = (source.reset_index(level=kept) if kept else source).copy()
    frame.columns = pd.Index([str(c).strip() for c in frame.columns])
    return Table(name, frame.reset_index(drop=True), cautions=tuple(cautions))


def table_of_frame(name: str, source: Any) -> Table | None:
    """Return a frame that narwhals knows as a table; None for anything else."""
    import narwhals as nw

    try:
        frame = nw.from_native(source, eager_only=True)
        names, columns = frame.columns, [column.to_list() for column in frame.iter_columns()]
    except nw.exceptions.DuplicateError as error:
        problem = told("a column occurs twice ({names})", names=" ".join(str(error).split()))
        twice = InputProblem("duplicate_column", name, "", problem, told("rename one"))
        raise InputError(twice) from None
    except TypeError:
        return None
    return Table(name, frame_of_columns(names, columns))


def _readable(source: pd.DataFrame) -> pd.DataFrame:
    """Convert columns of those Arrow types that pandas can hold but not process."""
    for place, kind in enumerate(source.dtypes):
        if isinstance(kind, pd.ArrowDtype):
            column = source.iloc[:, place]
            try:
                column.iloc[np.arange(len(column))].astype(object)  # as reading and sorting do
            except (NotImplementedError, TypeError, ValueError):
                cells = np.empty(len(column), dtype=object)
                cells[:] = column.to_list()
                source = source.copy(deep=False)
                source.isetitem(place, cells)
    return source
