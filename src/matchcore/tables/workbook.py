"""A sheet of an Excel or OpenDocument workbook; needs the extra ``excel``."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from matchcore.errors import InputError
from matchcore.tables.table import Table, frame_of_columns, optional

_DIGITS = 15  # of a number that Excel keeps
_ERROR_CELL = re.compile(rb'<c [^>]*t="e"')


def read_workbook(name: str, path: Path) -> Table:
    """Read the sheet that is called like the table, or else the first one."""
    calamine = optional("python_calamine", "excel", path)
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        sheets: list[str] = workbook.sheet_names
        chosen = name if name in sheets else sheets[0]
        rows = workbook.get_sheet_by_name(chosen).to_python()
    except (calamine.CalamineError, IndexError) as error:
        raise InputError(f"{name}: {path.name} is no workbook ({error}): save it anew") from None
    filled = [[_cell(cell) for cell in row] for row in rows if any(c != "" for c in row)]
    if not filled:
        raise InputError(f"{name}: sheet {chosen!r} of {path.name} is empty: name the columns")
    header, body = filled[0], filled[1:]
    named = [k for k, title in enumerate(header) if title is not None]
    lost = [
        k for k, title in enumerate(header) if title is None and any(r[k] is not None for r in body)
    ]
    if lost:
        raise InputError(
            [f"{name}: column {k + 1} of {path.name} has cells but no name: name it" for k in lost]
        )
    frame = frame_of_columns([header[k] for k in named], [[r[k] for r in body] for k in named])
    others = ", ".join(repr(sheet) for sheet in sheets if sheet != chosen)
    blank, errors = len(rows) - len(filled), _errors(path)
    left_out = {
        f"sheets not read: {others}": bool(others),
        f"{blank} blank line(s) left out": blank > 0,
        f"{errors} cell(s) with an error, such as #N/A, read as empty": errors > 0,
    }
    cautions = tuple(f"{path.name}: {what}" for what, is_so in left_out.items() if is_so)
    return Table(name, frame, record=(f"{path.name}: sheet {chosen!r}",), cautions=cautions)


def _cell(cell: Any) -> Any:
    """Return a cell; Excel knows no whole numbers, so what is whole within its digits is one."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**_DIGITS:
        return int(cell)
    return None if isinstance(cell, str) and not cell.strip() else cell


def _errors(path: Path) -> int:
    """Count the cells with errors, which the reader of workbooks does not tell from empty ones."""
    if not zipfile.is_zipfile(path):
        return 0
    with zipfile.ZipFile(path) as parts:
        sheets = [part for part in parts.namelist() if part.startswith("xl/worksheets/")]
        return sum(len(_ERROR_CELL.findall(parts.read(sheet))) for sheet in sheets)
