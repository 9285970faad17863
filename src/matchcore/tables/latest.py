"""Several answers of one person: only the latest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np

from matchcore.tables.cells import cell_text
from matchcore.tables.table import Table
from matchcore.tables.timestamps import timestamps

TIMESTAMP = "timestamp"
_SHOWN = 5


def latest_answers(table: Table) -> Table:
    """Return a table without the earlier rows of each id; cautions name them.

    Which row is the latest follows from the column ``timestamp``, or from the order of the rows
    where times are missing or cannot be read. Ids that differ only in case are one.
    """
    frame = table.frame
    if "id" not in frame:
        return table
    ids = [(cell_text(cell) or "").casefold() for cell in frame["id"]]
    if len(set(ids)) == len(ids):
        return table
    times = timestamps(frame[TIMESTAMP].tolist()) if TIMESTAMP in frame else None
    kept = _kept(ids, times)
    rows, cautions = table.rows.tolist(), []
    last = {ids[k]: k for k in np.flatnonzero(kept).tolist()}
    for k in np.flatnonzero(~kept).tolist()[:_SHOWN]:
        person, row = cell_text(frame["id"].iloc[k]), rows[last[ids[k]]]
        cautions.append(
            f"{table.name}, id: row {rows[k]} of {person!r} is left out, "
            f"as row {row} is a later answer of the same person"
        )
    more = int((~kept).sum()) - _SHOWN
    if more > 0:
        cautions.append(f"{table.name}, id: {more} more earlier answers are left out")
    if TIMESTAMP in frame and times is None:
        cautions.append(
            f"{table.name}, {TIMESTAMP}: times cannot be read for certain, such as "
            f"{cell_text(frame[TIMESTAMP].iloc[0])!r}; of several answers the last row counts"
        )
    return replace(
        table,
        frame=frame[kept].reset_index(drop=True),
        rows=table.rows[kept],
        cautions=(*table.cautions, *cautions),
    )


def _kept(ids: Sequence[str], times: Sequence[datetime] | None) -> np.ndarray[Any, Any]:
    """Return which rows are the latest of their id; a row without an id stays."""
    best: dict[str, int] = {}
    for k, person in enumerate(ids):
        other = best.get(person)
        if other is None or times is None or times[k] >= times[other]:
            best[person] = k
    kept = np.zeros(len(ids), dtype=bool)
    kept[list(best.values())] = True
    kept[[k for k, person in enumerate(ids) if not person]] = True
    return kept
