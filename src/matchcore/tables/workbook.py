"""Sheets of Excel and OpenDocument workbooks; needs the extra ``excel``."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.extras import optional
from matchcore.tables.ods_xml import looks_of_ods
from matchcore.tables.people_tables import ROLES
from matchcore.tables.rows import table_of_rows
from matchcore.tables.seen_rows import seen_rows
from matchcore.tables.sheet_names import is_named, is_read_me, role_of_sheet
from matchcore.tables.sheet_xml import looks_of_sheet
from matchcore.tables.table import Table

_DIGITS = 15  # significant ones, that Excel keeps of a number
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError
)  # fmt: skip


def read_workbook(name: str, path: Path) -> Table:
    """Read the sheet named after the table, or else the first one; hidden ones are not read."""
    calamine = optional("python_calamine", "excel", path.name)
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        visible = calamine.SheetVisibleEnum.Visible
        sheets = {one.name: one.visible == visible for one in workbook.sheets_metadata}
        chosen = _chosen(name, path, sheets)
        sheet = workbook.get_sheet_by_name(chosen)
        rows = sheet.to_python()
        looks = (looks_of_ods if path.suffix.lower() == ".ods" else looks_of_sheet)(path, chosen)
    except InputError:  # a ValueError, too
        raise
    except (calamine.CalamineError, IndexError, *_BROKEN) as error:
        problem = told("{file} is not a workbook ({error})", file=path.name, error=error)
        broken = InputProblem("unreadable_file", name, "", problem, told("save it again"))
        raise InputError(broken) from None
    seen = seen_rows(path.name, chosen, rows, sheet.start or (0, 0), looks)
    lost = {told("an error, such as #N/A"): looks.errors}
    lost[told("a formula saved without its value")] = looks.unsaved
    cautions = _unread(path, sheets, chosen) + [
        told(
            "{file}: {count} cell(s) with {kind}, read as empty",
            file=path.name,
            count=count,
            kind=kind,
        )
        for kind, count in lost.items()
        if count
    ]
    return table_of_rows(
        name,
        path.name,
        ([_cell(cell) for cell in row] for row in seen.rows),
        told("sheet {chosen!r}", chosen=chosen),
        notes=seen.notes,
        cautions=[*cautions, *seen.cautions],
        sheet=chosen if len(sheets) > 1 else "",
        unseen=seen.unseen,
        first=seen.first,
    )


def _chosen(name: str, path: Path, sheets: Mapping[str, bool]) -> str:
    """Return the visible sheet that is named after the table, or the first visible one.

    Of several, one whose whole name is the role's comes first; otherwise people would be lost.
    """
    visible = [sheet for sheet, is_visible in sheets.items() if is_visible] or list(sheets)
    roles = {sheet: role_of_sheet(sheet) for sheet in sheets}
    if name not in ROLES:  # a table of both roles is not named after one
        bare = [sheet for sheet in visible if not roles[sheet] and not is_read_me(sheet)]
        return (bare or visible)[0]
    named = [sheet for sheet in visible if roles[sheet] == name]
    exact = [sheet for sheet in named if is_named(sheet, name)]
    if len(named) > 1 and len(exact) != 1:
        problem = told(
            "{file} has several sheets for {name}: {named}", file=path.name, name=name, named=named
        )
        remedy = told("name the one to read {name!r}, and the others otherwise", name=name)
        raise InputError(InputProblem("several_sheets", name, "", problem, remedy))
    if not named and any(roles.values()) and len(sheets) > 1:
        hidden = [sheet for sheet in sheets if roles[sheet] == name]
        problem = told(
            "{file} has no sheet {name!r}, only {visible}",
            file=path.name,
            name=name,
            visible=visible,
        )
        problem += told("; {hidden!r} is hidden", hidden=hidden[0]) if hidden else ""
        raise InputError(
            InputProblem("missing_sheet", name, "", problem, told("name one {name!r}", name=name))
        )
    return (exact or named or visible)[0]


def _unread(path: Path, sheets: Mapping[str, bool], chosen: str) -> list[str]:
    """Return cautions that name the sheets which no table of people is read from."""
    role = role_of_sheet(chosen)
    others = [one for one, is_visible in sheets.items() if is_visible and one != chosen]
    unread = [
        repr(one) for one in others if role_of_sheet(one) in ("", role) and not is_read_me(one)
    ]
    hidden = [repr(one) for one, is_visible in sheets.items() if not is_visible and one != chosen]
    said = [(told("sheets not read"), unread), (told("hidden sheets not read"), hidden)]
    return [
        told("{file}: {what}: {names}", file=path.name, what=what, names=", ".join(found))
        for what, found in said
        if found
    ]


def _cell(cell: Any) -> Any:
    """Return a cell. Excel stores only floats: one without a fraction is a whole number here."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**_DIGITS:
        return int(cell)
    return None if isinstance(cell, str) and not cell.strip() else cell
