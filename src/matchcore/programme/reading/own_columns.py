"""Columns that only a programme's own rules and components know, found by their very names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchcore.names import fold
from matchcore.people import COLUMNS
from matchcore.tables import Table
from matchcore.tables.mapping import names_for


def with_own_columns(
    columns: Mapping[str, Any], tables: Mapping[str, Table], wanted: Mapping[str, frozenset[str]]
) -> dict[str, Any]:
    """Return the names of columns of a programme with those that its own readers want.

    A header is such a column if it is equal but for case, accents and spaces, and no other is. Of
    a joined table a column counts only if it is named, even under its own name.

    >>> import pandas as pd
    >>> tables = {"mentors": Table("mentors", pd.DataFrame({"Country": ["FR"], "id": ["m"]}))}
    >>> with_own_columns({}, tables, {"mentors": frozenset({"country", "grade"})})
    {'mentors': {'Country': 'country'}}
    """
    found = dict(columns)
    for name, table in tables.items():
        stated = names_for(name, columns)
        headers = [header for header in map(str, table.frame.columns) if header not in stated]
        own = dict[str, str]()
        for column in sorted(wanted.get(name, frozenset()) - COLUMNS.keys() - {*stated.values()}):
            same = [header for header in headers if fold(header) == fold(column)]
            exact = [header for header in same if header.strip() == column]
            header = (exact or same or [""])[0]
            if len(exact or same) == 1 and (header != column or name == "join"):
                own[header] = column
        if own:
            found[name] = {**own, **found.get(name, {})}
    return found
