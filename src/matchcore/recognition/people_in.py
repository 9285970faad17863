"""The ids and names of the people of some tables, to tell a name from a list of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matchcore.names import name_key
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import cell_text


def people_in(tables: Sequence[TakenTable]) -> frozenset[str]:
    """Return the ids of everybody, and their names in the form in which names are compared."""
    found = set[str]()
    for table in tables:
        found.update(filter(None, map(cell_text, table.cells("id"))))
        for name in _names(table):
            found.add(" ".join(name_key(name)))
    return frozenset(found - {""})


def _names(table: TakenTable) -> Iterable[str]:
    """Return the names of a table, whole or put together from their parts."""
    parts = [table.frame[part].tolist() for part in table.name_of] or [table.cells("name")]
    rows = ([cell_text(cell) for cell in row] for row in zip(*parts, strict=True))
    return (" ".join(filter(None, row)) for row in rows)
