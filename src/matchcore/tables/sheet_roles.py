"""Which tables of people one workbook holds, by the names of its sheets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchcore.tables.extras import optional
from matchcore.tables.people_tables import PEOPLE
from matchcore.tables.sheet_names import role_of_sheet

_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def with_sheets_apart(sources: Mapping[str, Any]) -> dict[str, Any]:
    """Return sources with a workbook of people under the names of its sheets, if they are roles.

    Sources without a table are left out.

    >>> with_sheets_apart({"people": "both.csv", "staff": None})
    {'people': 'both.csv'}
    """
    given = {name: source for name, source in sources.items() if source is not None}
    beside = given.keys() & {"mentors", "mentees"}  # both are one table too many
    if PEOPLE in given and not beside and (roles := sheets_by_role(given[PEOPLE])):
        return {**dict.fromkeys(roles, given.pop(PEOPLE)), **given}
    return given


def sheets_by_role(source: Any) -> list[str]:
    """Return the tables that the visible sheets of a workbook are named after.

    An empty list if they are not named after both sides, or if the source is no workbook: then it
    is one table.
    """
    if not isinstance(source, (str, os.PathLike)) or Path(source).suffix.lower() not in _ENDINGS:
        return []
    path = Path(source)
    calamine = optional("python_calamine", "excel", path.name)
    try:
        sheets = calamine.CalamineWorkbook.from_path(path).sheets_metadata
    except (calamine.CalamineError, OSError):
        return []  # reading it will say why
    shown = [sheet.name for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
    roles = list(dict.fromkeys(filter(None, map(role_of_sheet, shown))))
    return roles if {"mentors", "mentees"} <= set(roles) else []
