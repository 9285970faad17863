"""Several answers of one person: only the latest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matchcore.catalogue import told
from matchcore.model.arrays import Bools
from matchcore.people.cells import column_cells, texts_of
from matchcore.people.identifiers import id_keys
from matchcore.tables import Table
from matchcore.tables.timestamps import Times, possible_times

TIMESTAMP = "timestamp"
_SHOWN = 5
_ALL: frozenset[str] = frozenset([""])


def latest_answers(table: Table, roles: Sequence[frozenset[str]] = ()) -> Table:
    """Return a table without the earlier rows of each person; cautions name them.

    Which row is the latest follows from the column ``timestamp``, or from the order of the rows
    where a time is missing or cannot be read for certain. Ids that differ only in writing are one.
    An earlier row stays if its roles are none of those of later rows: one answer as a mentor and
    one as a mentee are no two answers.
    """
    latest, cautions = latest_rows(table, roles)
    if latest.all():
        return table
    frame = table.frame[latest].reset_index(drop=True)
    rows = table.rows[latest]
    return replace(table, frame=frame, rows=rows, cautions=(*table.cautions, *cautions))


def latest_rows(table: Table, roles: Sequence[frozenset[str]] = ()) -> tuple[Bools, list[str]]:
    """Return which rows `latest_answers` keeps, and its cautions."""
    latest = np.ones(len(table.frame), dtype=bool)
    several = _rows_of_each(table) if "id" in table.frame else []
    if not several:
        return latest, []
    readings: list[Times] = []
    if TIMESTAMP in table.frame:
        readings = possible_times(column_cells(table.frame[TIMESTAMP]))
    cautions, unclear = list[str](), list[int]()
    ids = texts_of(table.frame["id"])
    for places in several:
        dated = [times for times in readings if all(times[place] for place in places)]
        answers = {_kept(places, times, roles) for times in dated}
        if len(answers) != 1 and TIMESTAMP in table.frame:
            unclear.append(places[0])
        kept = answers.pop() if len(answers) == 1 else _kept(places, (), roles)
        for place in sorted({*places} - kept):
            latest[place] = False
            same = [k for k in kept if roles and roles[k] & roles[place]]
            later = max(same or kept)
            cautions.append(
                told(
                    "{table}, id: row {row} of {id!r} is left out, as row {row2} is a "
                    "later answer of the same person",
                    table=table.name,
                    row=table.rows[place],
                    id=ids[place],
                    row2=table.rows[later],
                )
            )
    if len(cautions) > _SHOWN:
        more = told(
            "{table}, id: {count} more earlier answers are left out",
            table=table.name,
            count=len(cautions) - _SHOWN,
        )
        cautions = [*cautions[:_SHOWN], more]
    return latest, cautions + _unclear(table, unclear)


def _rows_of_each(table: Table) -> list[list[int]]:
    """Return the rows of each person who has several; a row without an id is nobody's."""
    rows: dict[str, list[int]] = {}
    for place, key in enumerate(id_keys(text or "" for text in texts_of(table.frame["id"]))):
        if key:
            rows.setdefault(key, []).append(place)
    return [places for places in rows.values() if len(places) > 1]


def _kept(
    places: Sequence[int], times: Times | tuple[()], roles: Sequence[frozenset[str]]
) -> frozenset[int]:
    """Return which rows of one person count, the latest first; without times, the last."""
    if times:
        places = sorted(places, key=lambda place: (times[place], place))
    kept, covered = set[int](), set[str]()
    for place in reversed(places):
        own = roles[place] if roles else _ALL
        if not own & covered:
            kept.add(place)
        covered |= own
    return frozenset(kept)


def _unclear(table: Table, places: Sequence[int]) -> list[str]:
    """Return a caution on people whose times do not say which answer is the latest."""
    if not places:
        return []
    k = places[0]
    time, row = texts_of(table.frame[TIMESTAMP])[k], table.rows[k]
    return [
        told(
            "{table}, {timestamp}: times of {count} people cannot be read for "
            "certain, such as {time!r} (row {row}); of their answers the last row "
            "counts",
            table=table.name,
            timestamp=TIMESTAMP,
            count=len(places),
            time=time,
            row=row,
        )
    ]
