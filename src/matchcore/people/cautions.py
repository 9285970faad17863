"""What looks odd across whole tables: extra columns, swapped tables."""

from __future__ import annotations

from matchcore.people.columns import COLUMNS
from matchcore.people.people import People

_HELPERS = ("timestamp", "role")  # read to find the latest answer, and who is what


def extra_columns(people: People) -> list[str]:
    """Return a note that names the columns of a table that matchcore does not know."""
    known = {name for name, column in COLUMNS.items() if people.role in column.roles}
    known |= {*_HELPERS, *people.layout.name_of}
    extra = [str(name) for name in people.frame.columns if name not in known]
    return [f"{people.role}: extra columns kept: {', '.join(extra)}"] if extra else []


def misplaced_columns(*sides: People) -> list[str]:
    """Return cautions on columns that only the wrong table has, as if the two were swapped."""
    cautions = []
    for here, there in (sides, sides[::-1]):
        names = [
            str(name)
            for name in here.frame.columns
            if name in COLUMNS and here.role not in COLUMNS[name].roles and name not in there.frame
        ]
        if names:
            columns = f"columns of {there.role}: {', '.join(names)}"
            cautions.append(f"{here.role}: {columns}; are the tables swapped?")
    return cautions
