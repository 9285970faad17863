"""Sheets of Excel and OpenDocument workbooks; needs the extra ``excel``."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from matchcore.errors import InputError, InputProblem
from matchcore.tables.extras import optional
from matchcore.tables.people_tables import is_read_me, role_of_sheet
from matchcore.tables.rows import table_of_rows
from matchcore.tables.table import Table

_DIGITS = 15  # significant ones, that Excel keeps of a number
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_ERROR_CELL = re.compile(rb'<c [^>]*t="e"')
_NO_VALUE = re.compile(
    rb'<c\b(?![^>]*t="str")[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def read_workbook(name: str, path: Path) -> Table:
    """Read the sheet named after the table, or else the first one."""
    calamine = optional("python_calamine", "excel", path)
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        sheets: list[str] = workbook.sheet_names
        roles = {sheet: role_of_sheet(sheet) for sheet in sheets}
        named = [sheet for sheet in sheets if roles[sheet] == name]
        chosen = (named or sheets)[0]
        rows = workbook.get_sheet_by_name(chosen).to_python()
        errors, unsaved = _count(path, _ERROR_CELL, _NO_VALUE)
    except (calamine.CalamineError, IndexError, *_BROKEN) as error:
        problem = f"{path.name} is not a workbook ({error})"
        broken = InputProblem("unreadable_file", name, "", problem, "save it again")
        raise InputError(broken) from None
    cautions = []
    if not named and any(roles.values()) and len(sheets) > 1:
        problem = f"{path.name} has no sheet {name!r}, only {sheets}"
        raise InputError(InputProblem("missing_sheet", name, "", problem, f"name one {name!r}"))
    unread = [repr(s) for s in sheets if s != chosen and not roles[s] and not is_read_me(s)]
    if unread:
        cautions.append(f"{path.name}: sheets not read: {', '.join(unread)}")
    lost = {"an error, such as #N/A": errors, "a formula saved without its value": unsaved}
    cautions += [
        f"{path.name}: {count} cell(s) with {kind}, read as empty"
        for kind, count in lost.items()
        if count
    ]
    cells = ([_cell(cell) for cell in row] for row in rows)
    sheet = chosen if len(sheets) > 1 else ""
    note = f"sheet {chosen!r}"
    return table_of_rows(name, path.name, cells, note, cautions=cautions, sheet=sheet)


def _cell(cell: Any) -> Any:
    """Return a cell. Excel stores only floats: one without a fraction is a whole number here."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**_DIGITS:
        return int(cell)
    return None if isinstance(cell, str) and not cell.strip() else cell


def _count(path: Path, *kinds: re.Pattern[bytes]) -> list[int]:
    """Count the cells that match each pattern; the workbook reader takes them for empty ones."""
    if not zipfile.is_zipfile(path):
        return [0 for _ in kinds]
    with zipfile.ZipFile(path) as parts:
        sheets = [part for part in parts.namelist() if part.startswith("xl/worksheets/")]
        texts = [parts.read(sheet) for sheet in sheets]
    return [sum(len(kind.findall(text)) for text in texts) for kind in kinds]
