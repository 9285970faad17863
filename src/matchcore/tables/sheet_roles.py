"""Which tables of people one workbook holds, by the names of its sheets."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from matchcore.tables.extras import optional
from matchcore.tables.people_tables import role_of_sheet

_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def sheets_by_role(source: Any) -> list[str]:
    """Return the tables that the visible sheets of a workbook are named after.

    An empty list if they are not named after both sides, or if the source is no workbook: then it
    is one table.
    """
    if not isinstance(source, (str, os.PathLike)) or Path(source).suffix.lower() not in _ENDINGS:
        return []
    path = Path(source)
    calamine = optional("python_calamine", "excel", path)
    try:
        sheets = calamine.CalamineWorkbook.from_path(path).sheets_metadata
    except (calamine.CalamineError, OSError):
        return []  # reading it will say why
    shown = [sheet.name for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
    roles = list(dict.fromkeys(filter(None, map(role_of_sheet, shown))))
    return roles if {"mentors", "mentees"} <= set(roles) else []
