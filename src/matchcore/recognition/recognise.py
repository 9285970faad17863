"""What several tables of people are taken for, together: names of columns, lists, grades, rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matchcore.people import labels_of
from matchcore.recognition.asked import questions_on, swapped
from matchcore.recognition.grades import grades_of
from matchcore.recognition.headers.french import is_french
from matchcore.recognition.lists import LISTS_OF_PEOPLE, lists_of
from matchcore.recognition.options import columns_of, layout_of
from matchcore.recognition.people_in import people_in
from matchcore.recognition.remarks import Question, Remark
from matchcore.recognition.tables import taken_table
from matchcore.recognition.taken_table import TakenTable
from matchcore.recognition.told import remarks_on
from matchcore.short_repr import short_repr
from matchcore.tables import Layout, Table, toml_line
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

    __repr__ = short_repr

    @property
    def is_ours(self) -> bool:
        """Whether all tables have our own headers: then they are read as ever."""
        return all(table.is_ours for table in self.tables.values())

    @property
    def language(self) -> Language:
        """The language of the headers: French if any of them has a word that only French has."""
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
        name: taken_table(table, _stated(table, layout, names_for(name, columns)))
        for name, table in tables.items()
    }
    foreign = {name: one for name, one in taken.items() if not one.is_ours}
    remarks, questions = list[Remark](), list[Question]()
    lists = lists_of(
        {name: one.frame for name, one in foreign.items()},
        {
            name: _open_lists(one, layout, wanted.get(name, frozenset()))
            for name, one in foreign.items()
        },
        people_in([*foreign.values()]) if _names_partners(foreign) else frozenset(),
    )
    scale = () if scaled else _scale(foreign, remarks, questions)
    remarks += lists.remarks
    options = layout_of(foreign, lists, remarks)
    for one in taken.values():
        needed = wanted.get(one.name, frozenset())
        section = "[columns]" if len(taken) == 1 else f"[columns.{one.name}]"
        questions += questions_on(one, needed, layout, section)
        remarks += remarks_on(one, needed)
    questions += swapped(taken)
    questions += lists.questions
    return Recognised(taken, columns_of(taken, columns), options, scale, remarks, questions)


def _names_partners(taken: Mapping[str, TakenTable]) -> bool:
    """Return whether a table has a list of people."""
    return any(table.has(ours) for table in taken.values() for ours in LISTS_OF_PEOPLE)


def _stated(table: Table, layout: Layout, names: Mapping[str, str]) -> dict[str, str]:
    """Return our names of the columns of a table that are stated: by a programme or its layout.

    Of the names of a layout that mean one column, the first one found counts.
    """
    found = {theirs.strip(): ours.strip() for theirs, ours in names.items()}
    for theirs, ours in layout.columns.items():
        if theirs in table.frame and theirs not in found and ours not in found.values():
            found[theirs] = ours
    return found


def _open_lists(table: TakenTable, layout: Layout, wanted: frozenset[str]) -> dict[str, str]:
    """Return header and name of the columns whose separators nobody has stated."""
    columns, given, usual = _lists_in(table, wanted), layout.separators, Layout().separators
    if not isinstance(given, Mapping):
        return columns if given == usual else {}
    held = given.keys() | given.get(table.name, {}).keys()
    return {header: ours for header, ours in columns.items() if ours not in held}


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
    if grades.fine:
        lowest, highest = grades.fine
        remarks.append(Remark("fine_grades", {"lowest": lowest, "highest": highest}, told=True))
    if grades.proposal:
        line = toml_line("scale", list(grades.proposal))
        example = {"example": grades.proposal[0]}
        questions.append(Question("ask_scale", example, "[programme]", line))
    return grades.scale
