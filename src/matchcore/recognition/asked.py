"""What only a person can say of one table, each with the line that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matchcore.names import roles_of
from matchcore.recognition.contents import Content
from matchcore.recognition.remarks import Question
from matchcore.recognition.rows import answered_twice
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import Layout, cell_text, toml_line

_UNKNOWN = "?"  # stands for a header that nothing suggests
_SIDES = ("mentors", "mentees")
_THEIRS = {("mentors", "wants"): "skills", ("mentees", "skills"): "wants"}  # in either's table
_ROLES = 6  # mentor, mentee and both, in two languages at most


def questions_on(
    table: TakenTable, wanted: frozenset[str], layout: Layout, section: str
) -> list[Question]:
    """Return what only a person can say of one table.

    Parameters
    ----------
    table : TakenTable
    wanted : set of str
        The columns that decide who may be matched.
    layout : Layout
        What is stated already.
    section : str
        Where the programme's file names the columns of this table.
    """
    if not table.taken:
        return []  # reading says that the table is empty
    found = [*_missing(table, section), *_unsure(table, wanted, section)]
    found += _of_others(table, section)
    if not layout.keep and not table.is_ours:
        found += _twice(table)
    return found


def _missing(table: TakenTable, section: str) -> Iterator[Question]:
    """Yield a question for the column of ids and that of roles, where nothing is one."""
    values = {"table": table.name}
    if not table.has("id") and table.name != "join":
        line = toml_line(_proposed(table, "id"), "id")
        yield Question("ask_id", values, section, line)
    sides = table.has("skills") and table.has("wants")
    if table.name == "people" and not table.has("role") and not sides:
        line = toml_line(_proposed(table, "role"), "role")
        yield Question("ask_role", values, section, line)


def _proposed(table: TakenTable, ours: str) -> str:
    """Return the header that most likely is one of ours: meant to be, or by its cells."""
    kept = [one for one in table.taken if not table.read_as(one)]
    meant = [one for one in kept if one.meant == ours or one.column == ours]
    could = [one for one in kept if _could_be(ours, one.content)]
    return next((one.header for one in (*meant, *could)), _UNKNOWN)


def _could_be(ours: str, content: Content) -> bool:
    if ours == "id":
        return content.tells_apart and not content.mostly("date", "sentence", "several", share=0.3)
    return 1 < content.distinct <= min(_ROLES, content.filled - 1) and content.mostly("role")


def _unsure(table: TakenTable, wanted: frozenset[str], section: str) -> Iterator[Question]:
    """Yield a question for each column that may be one that decides who may be matched."""
    for one in table.first_of_grids():
        ours = one.column or one.meant
        ours = _THEIRS.get((table.name, ours), ours)
        if one.sureness == "unsure" and ours in wanted and not table.has(ours):
            values = {"header": one.header, "column": ours, "example": one.example}
            place, line = section, toml_line(one.header, ours)
            if one.grid is not None:
                place, line = "[programme.layout.grids]", _grid_line(table, ours)
            yield Question("ask_column", {"table": table.name, **values}, place, line)


def _grid_line(table: TakenTable, ours: str) -> str:
    """Return the line by which the columns that may be a grid are one."""
    columns = [o.header for o in table.taken if o.grid is not None and o.sureness == "unsure"]
    return toml_line(ours, columns)


def _of_others(table: TakenTable, section: str) -> Iterator[Question]:
    """Yield a question where a table of one side says that some of its people are of the other."""
    cells = table.cells("role") if table.name in _SIDES else []
    meanings = {cell: roles_of(cell_text(cell) or "") for cell in set(cells)}
    others = [k for k, cell in enumerate(cells) if table.name not in (meanings[cell] or _SIDES)]
    if others:
        header, first = table.columns["role"], others[0]
        row = int(table.rows[first])
        values = {"table": table.name, "header": header, "example": cells[first], "row": row}
        line = toml_line(header, header)
        yield Question("ask_people", {**values, "count": len(others)}, section, line)


def swapped(taken: Mapping[str, TakenTable]) -> list[Question]:
    """Return the question whether two files are swapped: mentors who state wishes only."""
    mentors = taken.get("mentors")
    if mentors is None or "mentees" not in taken or mentors.has("skills"):
        return []
    wishes = [one for one in mentors.taken if one.meant == "wants" and one.why == "other_role"]
    return [Question("ask_swapped", {"header": one.header}) for one in wishes[:1]]


def _twice(table: TakenTable) -> list[Question]:
    """Return the question which of two answers of one person counts."""
    ids, roles = table.cells("id"), table.cells("role") if table.name == "people" else []
    twice = answered_twice(ids, roles)
    if not twice:
        return []
    first, second = twice[0]
    values = {
        "table": table.name,
        "first": int(table.rows[first]),
        "second": int(table.rows[second]),
        "person": cell_text(ids[first]),
        "count": len(twice),
    }
    line = toml_line("keep", "latest")
    return [Question("ask_twice", values, "[programme.layout]", line)]
