"""Remarks on the columns of one table: likely readings, rivals, and odd cells."""

from __future__ import annotations

from collections.abc import Mapping

from matchcore.names import nobody
from matchcore.people import COLUMNS
from matchcore.recognition.kinds import Kind
from matchcore.recognition.remarks import Remark
from matchcore.recognition.taken import TakenFor
from matchcore.recognition.taken_table import TakenTable
from matchcore.recognition.taking_part import remarks_on_taking_part

_KINDS_OF: Mapping[str, tuple[Kind, ...]] = {  # of the cells of a column: others are odd
    **dict.fromkeys(("capacity", "minimum", "demand"), ("count",)),
    "email": ("email",),
    "hours": ("duration",),
    "motivation": ("whole", "level"),
    "trained": ("yes_no",),
    "grade": ("whole",),
}

_LOADS = frozenset({"capacity", "minimum", "demand", "past", "running"})  # they count where stated


def remarks_on(table: TakenTable, wanted: frozenset[str]) -> list[Remark]:
    """Return a remark on each column that is likely, or that is not what its header says.

    Parameters
    ----------
    table : TakenTable
    wanted : set of str
        The columns that decide who may be matched. One of these that is not read gives a caution,
        and so does one of loads or partners.
    """
    found = []
    rivals = {one.other for one in table.taken if _is_likely(one)}
    for one in table.first_of_grids():
        if _is_likely(one):
            code = "read_rival" if one.other else "read_likely"
            found.append(Remark(code, _values(table, one, one.column), told=True))
        elif one.why == "contradicted" and one.meant in COLUMNS:
            is_lost = one.meant in wanted | _LOADS and not table.has(one.meant)
            is_lost = is_lost and not all(map(nobody, one.content.texts))
            values = _values(table, one, one.meant)
            values["example"] = one.content.first_not(*_KINDS_OF.get(one.meant, ()))
            found.append(Remark("kept_odd", values, told=is_lost))
        elif _is_second(one) and one.header not in rivals:
            found.append(Remark("kept_other", _values(table, one, one.meant)))
    return [*found, *remarks_on_taking_part(table)]


def _is_second(one: TakenFor) -> bool:
    """Return whether another column is read in place of one."""
    return one.why == "other_column" and bool(one.other) and one.meant in COLUMNS


def _is_likely(one: TakenFor) -> bool:
    """Return whether a column is likely, not surely, one of ours."""
    return one.sureness == "likely" and one.column in COLUMNS


def _values(table: TakenTable, one: TakenFor, column: str) -> dict[str, str]:
    values = {"table": table.name, "header": one.header, "column": column}
    return values | {"example": one.example, "other": one.other}
