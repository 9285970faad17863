"""What several tables of people are taken for, together: names of columns, lists, grades, rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from matchcore.people import COLUMNS, labels_of
from matchcore.recognition.french import is_french
from matchcore.recognition.grades import grades_of
from matchcore.recognition.lists import Lists, lists_of
from matchcore.recognition.ranks import ranked_lists
from matchcore.recognition.remarks import Question, Remark
from matchcore.recognition.rows import answered_twice, words_for_nobody
from matchcore.recognition.tables import TakenTable, taken_table
from matchcore.recognition.taken import TakenFor
from matchcore.tables import Layout, Table, cell_text, toml_line
from matchcore.tables.mapping import names_for
from matchcore.wording import Language


@dataclass(frozen=True)
class Recognised:
    """What tables were taken for, in the form in which a programme states it.

    Attributes
    ----------
    tables : dict of str to TakenTable
    columns : dict
        Names of columns, as in `Cohort`.
    layout : dict
        Options of `Layout`.
    scale : tuple
        Of grades; empty where they are numbers or the programme has one.
    remarks, questions : list
    """

    tables: dict[str, TakenTable]
    columns: dict[str, Any]
    layout: dict[str, Any]
    scale: tuple[str | tuple[str, ...], ...]
    remarks: list[Remark]
    questions: list[Question]

    @property
    def language(self) -> Language:
        """The language of the headers: French if any of them is."""
        headers = (one.header for table in self.tables.values() for one in table.taken)
        return "fr" if any(map(is_french, headers)) else "en"


def recognise(
    tables: Mapping[str, Table],
    *,
    columns: Mapping[str, Any],
    layout: Layout,
    scaled: bool,
    wanted: Mapping[str, frozenset[str]],
) -> Recognised:
    """Return what tables are taken for.

    Parameters
    ----------
    tables : mapping of str to Table
        As they stand, under ``mentors``, ``mentees``, ``staff``, ``people`` or ``join``.
    columns, layout : as in `Cohort`
        What is stated already: it holds.
    scaled : bool
        Whether the programme has a scale of grades.
    wanted : mapping
        Table → the columns that decide who may be matched: what is unsure of them is asked for.
    """
    taken = {
        name: taken_table(table, {**layout.columns, **names_for(name, columns)})
        for name, table in tables.items()
    }
    foreign = {name: one for name, one in taken.items() if not one.is_ours}
    remarks, questions = list[Remark](), list[Question]()
    lists = lists_of(
        {n: replace(tables[n], frame=one.frame, rows=one.rows) for n, one in foreign.items()},
        {name: _lists_in(one, wanted.get(name, frozenset())) for name, one in foreign.items()},
    )
    scale = () if scaled else _scale(foreign, remarks, questions)
    remarks += lists.remarks
    options = _layout(foreign, lists, remarks)
    ranks = ranked_lists(foreign, Layout(**options))
    remarks += ranks
    if ranks:
        options["ranked"] = [*dict.fromkeys(remark.values["column"] for remark in ranks)]
    for one in taken.values():
        questions += _questions(one, tables, wanted.get(one.name, frozenset()), layout)
        remarks += _likely(one)
    questions += _swapped(taken)
    return Recognised(
        taken,
        _columns(taken, columns),
        options,
        scale,
        remarks,
        questions + lists.questions,
    )


def _lists_in(table: TakenTable, wanted: frozenset[str]) -> dict[str, str]:
    """Return our names of columns by header, with those that a person may confirm to be lists.

    Their separators are stated at once, so that one line is all that is to be added.
    """
    asked: dict[str, str] = {}
    for ours in sorted(wanted & {"skills", "wants"}):
        if not table.has(ours):
            plain = (one for one in table.taken if one.grid is None)
            unsure = (one.header for one in plain if ours in (one.column, one.meant))
            header = next(unsure, table.unknown_list)
            asked |= {header: ours} if header is not None else {}
    return asked | {header: ours for ours, header in table.columns.items()}


def _columns(taken: Mapping[str, TakenTable], stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names of all tables: those that hold for all, then each table's own."""
    shared: dict[str, Any] = {}
    own: dict[str, dict[str, str]] = {}
    for name, table in taken.items():
        for header, ours in table.names.items():
            others = [t for t in taken.values() if header in t.frame]
            if all(t.names.get(header) == ours for t in others):
                shared[header] = ours
            else:
                own.setdefault(name, {})[header] = ours
    return {**stated, **shared, **own}


def _layout(
    taken: Mapping[str, TakenTable],
    lists: Lists,
    remarks: list[Remark],
) -> dict[str, Any]:
    """Return the options of the layout of foreign tables; nothing where all are ours."""
    if not taken:
        return {}
    options: dict[str, Any] = {"in_words": True, "managers_elsewhere": True}
    options["separators"] = _separators(lists)
    options["whole"] = lists.whole
    options["closed"] = lists.closed
    options["name_of"] = [*dict.fromkeys(part for t in taken.values() for part in t.name_of)]
    options["grids"] = _by_table(taken, {name: table.grids for name, table in taken.items()})
    choices = [*dict.fromkeys(header for t in taken.values() for header in t.choices)]
    numbered = _by_table(taken, {name: table.numbered for name, table in taken.items()})
    options["joined"] = ({"prefers": choices} if choices else {}) | numbered
    left_out: dict[str, tuple[str, ...]] = {}
    nobody: list[str] = []
    for name, table in taken.items():
        for header, words in table.left_out.items():
            left_out[header] = tuple(dict.fromkeys([*left_out.get(header, ()), *words]))
            values = {"table": name, "header": header, "words": words}
            remarks.append(Remark("read_leavers", values))
        words = words_for_nobody(table.cells("manager"))
        if words:
            remarks.append(Remark("read_nobody", {"table": name, "words": words}))
        nobody += [word for word in words if word not in nobody]
    options |= {"left_out": left_out, "nobody": nobody}
    options["labels_below"] = any(table.has_labels for table in taken.values())
    return {name: value for name, value in options.items() if value}


def _by_table(
    taken: Mapping[str, TakenTable], lists: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, Any]:
    """Return the columns of lists, by table where one is of another list elsewhere, or of none."""
    shared: dict[str, list[str]] = {}
    own: dict[str, dict[str, list[str]]] = {}
    for name in taken:
        for ours, headers in lists[name].items():
            others = [t for t in taken if taken[t].frame.columns.isin(headers).any()]
            if all(
                set(headers) & set(taken[t].frame) <= set(lists[t].get(ours, [])) for t in others
            ):
                shared[ours] = [*dict.fromkeys([*shared.get(ours, []), *headers])]
            else:
                own.setdefault(name, {})[ours] = headers
    return {**shared, **own}


def _separators(lists: Lists) -> dict[str, Any]:
    """Return separators by column, and by table where a column has others elsewhere."""
    shared: dict[str, Any] = {}
    own: dict[str, dict[str, list[str]]] = {}
    for table, by_column in lists.separators.items():
        for column, signs in by_column.items():
            same = [name for name, listed in lists.seen if listed == column]
            if all(lists.separators.get(name, {}).get(column) == signs for name in same):
                shared[column] = list(signs)
            else:
                own.setdefault(table, {})[column] = list(signs)
    return {**shared, **own}


def _scale(
    taken: Mapping[str, TakenTable], remarks: list[Remark], questions: list[Question]
) -> tuple[str | tuple[str, ...], ...]:
    """Return the scale of grades, if a known ladder has all of them; ask where none has."""
    grades = grades_of([table.cells("grade") for table in taken.values()])
    if grades.scale:
        drawn = " < ".join(
            rung if isinstance(rung, str) else " = ".join(rung) for rung in grades.scale
        )
        remarks.append(Remark("read_scale", {"scale": drawn, "labels": labels_of(grades.scale)}))
    if grades.proposal:
        line = toml_line("scale", list(grades.proposal))
        example = {"example": grades.proposal[0]}
        questions.append(Question("ask_scale", example, "[programme]", line))
    return grades.scale


def _likely(table: TakenTable) -> list[Remark]:
    """Return a remark on each column that is likely, not surely, one of ours."""
    return [
        Remark(
            "read_likely",
            {
                "table": table.name,
                "header": one.header,
                "column": one.column,
                "example": one.example,
            },
            told=True,
        )
        for one in _first_of_grids(table)
        if one.sureness == "likely" and one.column in COLUMNS
    ]


def _first_of_grids(table: TakenTable) -> list[TakenFor]:
    """Return the columns of a table; of the columns of each grid one, under all their headers."""
    grids: dict[tuple[str, str], list[TakenFor]] = {}
    for one in table.taken:
        if one.grid is not None:
            grids.setdefault((one.column, one.sureness), []).append(one)
    firsts = [
        replace(ones[0], header=", ".join(dict.fromkeys((ones[0].header, ones[-1].header))))
        for ones in grids.values()
    ]
    return [one for one in table.taken if one.grid is None] + firsts


def _swapped(taken: Mapping[str, TakenTable]) -> list[Question]:
    """Return the question whether two files are swapped: mentors who state wishes only."""
    mentors = taken.get("mentors")
    if mentors is None or "mentees" not in taken or mentors.has("skills"):
        return []
    wishes = [one for one in mentors.taken if one.meant == "wants" and one.why == "other_role"]
    return [Question("ask_swapped", {"header": one.header}) for one in wishes[:1]]


def _questions(
    table: TakenTable, tables: Mapping[str, Table], wanted: frozenset[str], layout: Layout
) -> list[Question]:
    """Return what only a person can say of one table."""
    name, found = table.name, list[Question]()
    section = "[columns]" if len(tables) == 1 else f"[columns.{name}]"
    if not table.has("id") and name != "people":
        telling = [one for one in table.taken if one.content.tells_apart]
        line = toml_line(telling[0].header, "id") if telling else ""
        found.append(Question("ask_id", {"table": name}, section, line))
    if (
        name == "people"
        and not table.has("role")
        and not (table.has("skills") and table.has("wants"))
    ):
        kinds = [one for one in table.taken if not table.read_as(one) and one.content.is_kind]
        line = toml_line(kinds[0].header, "role") if kinds else ""
        found.append(Question("ask_role", {"table": name}, section, line))
    for one in _first_of_grids(table):
        ours = one.column or one.meant
        if one.grid is not None and name == "mentees" and ours == "skills":
            ours = "wants"  # which they may be, if these are no levels of what people know
        if one.sureness == "unsure" and ours in wanted and not table.has(ours):
            values = {"table": name, "header": one.header, "column": ours, "example": one.example}
            place, line = section, toml_line(one.header, ours)
            if one.grid is not None:
                place, line = "[programme.layout.grids]", _grid_line(table, ours)
            found.append(Question("ask_column", values, place, line))
    if not layout.keep and not table.is_ours:
        found += _twice(table)
    return found


def _grid_line(table: TakenTable, ours: str) -> str:
    """Return the line by which the columns that may be a grid are one."""
    columns = [o.header for o in table.taken if o.grid is not None and o.sureness == "unsure"]
    return toml_line(ours, columns)


def _twice(table: TakenTable) -> list[Question]:
    """Return the question which of two answers of one person counts."""
    twice = answered_twice(table.cells("id"), table.cells("role"))
    if not twice:
        return []
    first, second = twice[0]
    values = {
        "table": table.name,
        "first": int(table.rows[first]),
        "second": int(table.rows[second]),
        "person": cell_text(table.cells("id")[first]),
        "count": len(twice),
    }
    line = toml_line("keep", "latest")
    return [Question("ask_twice", values, "[programme.layout]", line)]
