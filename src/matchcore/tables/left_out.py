"""The rows that are left out: totals and examples, labels, and people who have left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from matchcore.catalogue import together, told
from matchcore.tables.cells import cell_text
from matchcore.tables.headers import reduced
from matchcore.tables.layout import Layout
from matchcore.tables.nobody_rows import rows_of_nobody
from matchcore.tables.people_tables import STAFF
from matchcore.tables.table import Table

_ADDRESS = re.compile("mail|courriel")  # in a label of addresses


def without_nobody(table: Table) -> Table:
    """Return a table without totals, footers and examples; its cautions name them.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"id": ["a", "b", "Total"], "site": ["x", "y", None], "n": [1, 2, 3]})
    >>> people = without_nobody(Table("mentors", frame, np.array([1, 2, 3])))
    >>> people.frame["id"].tolist(), people.cautions
    (['a', 'b'], ("mentors: row 3 ('Total') is a total, not a person, and is left out",))
    """
    nobody = rows_of_nobody(table.frame)
    if not nobody:
        return table
    cautions = tuple(
        told(
            "{table}: row {row} ({what}, not a person, and is left out",
            table=table.name,
            row=table.rows[place],
            what=what,
        )
        for place, what in nobody.items()
    )
    kept = np.ones(len(table.frame), dtype=bool)
    kept[[*nobody]] = False
    frame = table.frame[kept].reset_index(drop=True)
    return replace(table, frame=frame, rows=table.rows[kept], cautions=table.cautions + cautions)


def without_rows_left_out(
    table: Table, theirs: list[str], layout: Layout, ours: list[str]
) -> Table:
    """Return a table without rows that its layout leaves out; its cautions count them.

    Parameters
    ----------
    table : Table
    theirs, ours : list of str
        The name of each column in the table, and after mapping.
    layout : Layout
    """
    frame, cautions = table.frame, table.cautions
    dropped = np.zeros(len(frame), dtype=bool)
    if layout.labels_below and len(frame) and is_label_row(frame.iloc[0].tolist(), theirs, ours):
        dropped[0] = True
        cautions += (
            told("{table}: the row of labels below the header is left out", table=table.name),
        )
    # Someone who has left may still be the manager of others.
    excluded = layout.left_out if table.name != STAFF else {}
    for column, values in excluded.items():
        if column in theirs:
            cells = map(cell_text, frame.iloc[:, theirs.index(column)])
            more = np.array([(cell or "").casefold() in values for cell in cells], dtype=bool)
            more &= ~dropped
            if more.any():
                reason = told(
                    "{column} is {names}", column=column, names=together(told(" or "), values)
                )
                cautions += (
                    told(
                        "{table}: {count} row(s) left out because {reason}",
                        table=table.name,
                        count=more.sum(),
                        reason=reason,
                    ),
                )
            dropped |= more
    if not dropped.any():
        return table
    frame = frame[~dropped].reset_index(drop=True)
    return replace(table, frame=frame, rows=table.rows[~dropped], cautions=cautions)


def is_label_row(cells: Sequence[Any], theirs: Sequence[str], ours: Sequence[str]) -> bool:
    """Return whether a row repeats labels instead of holding a person.

    Its id repeats the name of the column, or its e-mail address is a word for one. Any other text
    there may belong to a person without an address.

    Parameters
    ----------
    cells : sequence
        The row.
    theirs, ours : sequence of str
        The name of each column in the file, and after mapping.
    """
    for cell, header, name in zip(cells, theirs, ours, strict=True):
        text = cell_text(cell) or ""
        if name == "id" and reduced(text) == reduced(header):
            return True
        if name == "email" and "@" not in text and _ADDRESS.search(text.casefold()):
            return True
    return False
