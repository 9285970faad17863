"""Lists that a table spreads over several columns: grids of a form, and choices in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.tables.cells import is_missing
from matchcore.tables.containers import list_of
from matchcore.tables.grid_headers import entries_of
from matchcore.tables.layout import Layout


def gathered(
    frame: pd.DataFrame, layout: Layout, table: str = ""
) -> tuple[pd.DataFrame, list[str]]:
    """Return a frame with one list column in place of the columns of each grid and each choice.

    A column that has the name of the list stays part of it. A cell of a grid becomes a name with a
    level, as in ``{"name": "Python", "level": "Expert"}``.
    Notes say which columns became which list.
    """
    notes, made = [], dict[str, list[Any]]()
    dropped = set[str]()
    for names, join in ((layout.grids_of(table), _graded), (layout.joined_of(table), _in_order)):
        for ours, columns in names.items():
            entries = entries_of(columns)
            found = [column for column in columns if column in frame]
            if not found:
                continue
            cells = [(entries[column], frame[column].astype(object).tolist()) for column in found]
            made[ours] = join(made.get(ours) or _listed(frame, ours, layout), cells)
            dropped |= set(found)
            shown = (
                told("{first!r} to {last!r}", first=found[0], last=found[-1])
                if len(found) > 1
                else repr(found[0])
            )
            notes.append(
                told(
                    "{count} columns, {shown}, read as the list {ours}",
                    count=len(found),
                    shown=shown,
                    ours=ours,
                )
            )
    if not dropped:
        return frame, []
    frame = frame[[column for column in frame.columns if column not in dropped]].copy()
    for ours, lists in made.items():
        column = np.empty(len(frame), dtype=object)
        column[:] = [entries or None for entries in lists]
        frame[ours] = column
    return frame, notes


def _listed(frame: pd.DataFrame, ours: str, layout: Layout) -> list[Any]:
    """Return what a column of that very name lists, person by person."""
    if ours not in frame:
        return [[] for _ in range(len(frame))]
    return [
        []
        if is_missing(cell)
        else layout.split([cell], ours)[0]
        if isinstance(cell, str)
        else list_of(cell) or [cell]
        for cell in frame[ours].tolist()
    ]


def _graded(lists: list[Any], cells: Sequence[tuple[str, list[Any]]]) -> list[Any]:
    """Add to each person's list the entries with the levels in the cells."""
    for entry, column in cells:
        for listed, cell in zip(lists, column, strict=True):
            if not is_missing(cell):
                listed.append({"name": entry, "level": cell})
    return lists


def _in_order(lists: list[Any], cells: Sequence[tuple[str, list[Any]]]) -> list[Any]:
    """Add to each person's list the cells in the order of the columns."""
    for _, column in cells:
        for listed, cell in zip(lists, column, strict=True):
            if not is_missing(cell):
                listed.append(cell)
    return lists
