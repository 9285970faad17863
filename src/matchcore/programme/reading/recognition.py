"""Any tables of people recognised by a programme: what it reads them by, and what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import pandas as pd

from matchcore.affinity import Affinity, Preferences
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, UndecidedError
from matchcore.people import COLUMNS, Role
from matchcore.people.assembly import missing_tables
from matchcore.people.columns import LISTS
from matchcore.programme.definition import Definition
from matchcore.programme.reading.missing import missing_columns, missing_questions, wanted_columns
from matchcore.programme.reading.own_columns import with_own_columns
from matchcore.programme.reading.reading import P, Reading
from matchcore.programme.reading.words import remark_words
from matchcore.recognition import Question, Recognised, Remark, recognise
from matchcore.recognition.list_names import ListNames
from matchcore.tables import Layout, Table, TableSource, read_table, toml_line
from matchcore.tables.headers import composed
from matchcore.tables.left_out import without_nobody
from matchcore.tables.mapping import names_for
from matchcore.tables.people_tables import TABLES
from matchcore.tables.sheet_roles import with_sheets_apart
from matchcore.wording import Language

_PREFERENCE = 0.1  # what a first choice adds to a score


def recognised(
    programme: P,
    sources: Mapping[str, TableSource | None],
    *,
    keep: str = "",
    language: Language | Literal["auto"] | None = None,
) -> Reading[P]:
    """Recognise tables; `Programme.recognise` documents arguments and errors."""
    tables = _read(sources, programme.columns)
    layout = _layout(programme.layout, {"keep": keep} if keep else {})
    wanted = wanted_columns(programme)
    found = recognise(
        tables,
        columns=with_own_columns(programme.columns, tables, wanted),
        layout=layout,
        scaled=programme.scale is not None,
        wanted=wanted,
    )
    missing = missing_columns(programme, partial(_has, found))
    asked = (*found.questions, *_of_missing(missing, found, programme))
    if any(not len(table.frame) for table in tables.values()):
        asked = ()  # reading says that a table is empty
    changed: dict[str, Any] = {"columns": found.columns, "layout": _layout(layout, found.layout)}
    if found.scale:
        changed["scale"] = found.scale
    if language:
        changed["language"] = found.language if language == "auto" else language
    remarks = [*found.remarks]
    if "prefers" in found.layout.get("joined", {}):
        changed |= _with_preferences(programme, found, remarks)
    told = [remark for remark in remarks if remark.told]
    return Reading(
        programme.replace(**changed),
        found,
        {name: _with_cautions(table, told) for name, table in tables.items()},
        asked,
        tuple(remarks),
        missing,
        changed.get("language", programme.language),
        _files(tables),
    )


def _files(tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return how files were read and what is left out: titles, hidden rows, totals."""
    said = (note for one in tables.values() for note in (*one.notes, *without_nobody(one).cautions))
    return tuple(dict.fromkeys(said))  # one file may serve as two tables


def _has(found: Recognised, side: Role, column: str) -> bool:
    """Return whether a column of a side is in its table, or in one joined to it."""
    own = side if side in found.tables else "people"
    if own in found.tables and column not in COLUMNS and column in found.tables[own].frame:
        return True  # a rule or component of one's own reads it as it is
    return any(found.tables[n].has(column) for n in (own, "join") if n in found.tables)


def _of_missing(
    missing: pd.DataFrame, found: Recognised, programme: Definition
) -> Iterator[Question]:
    """Yield questions on columns that foreign tables lack; what is asked for is not missing."""
    if found.is_ours:
        return
    asked = [one.values["column"] for one in found.questions if one.code == "ask_column"]
    for one in missing_questions(missing[~missing["column"].isin(asked)], programme):
        yield _proposed(one, found)


def _read(
    sources: Mapping[str, TableSource | None], columns: Mapping[str, Any]
) -> dict[str, Table]:
    """Read each table as it stands; all problems at once.

    Raises
    ------
    UndecidedError
        A workbook has several sheets for one table.
    InputError
        Tables are missing, or cannot be read at all.
    """
    given = with_sheets_apart(sources)
    tables, problems = dict[str, Table](), missing_tables(given)
    for name in TABLES:
        if name in given:
            try:
                whole = ListNames(_named_as_lists(name, columns))
                tables[name] = _composed(read_table(name, given[name], whole))
            except InputError as error:
                problems += error.records
    if problems:
        is_asked = all(problem.code == "several_sheets" for problem in problems)
        raise (UndecidedError if is_asked else InputError)(problems)
    return tables


def _named_as_lists(table: str, columns: Mapping[str, Any]) -> frozenset[str]:
    """Return the headers of a table that are stated to be lists."""
    return frozenset(h.strip() for h, ours in names_for(table, columns).items() if ours in LISTS)


def _composed(table: Table) -> Table:
    """Return a table whose names of columns are composed, as layouts state them.

    Raises
    ------
    InputError
        Two names differ only in how their accents are written.
    """
    names = list(map(composed, table.frame.columns))
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        problem = told("column {twice!r} occurs twice", twice=twice)
        raise InputError(
            InputProblem("duplicate_column", table.name, "", problem, told("rename one"))
        )
    return replace(table, frame=table.frame.set_axis(names, axis=1))


def _layout(stated: Layout, more: Mapping[str, Any]) -> Layout:
    """Return a layout with further options; those that are stated already hold."""
    merged = {name: _merged(more.get(name), value) for name, value in stated.changed().items()}
    return Layout(**{**more, **merged})


def _proposed(question: Question, found: Recognised) -> Question:
    """Return a question for a list with the line that takes a list of unknown meaning for it."""
    column, (name, *others) = question.values["column"], question.values["table"].split(", ")
    table = found.tables.get(name) or found.tables.get("people")
    is_list = column in COLUMNS and COLUMNS[column].kind == "list"
    if question.line or others or table is None or not is_list:
        return question
    header = table.unknown_list
    if header is None:
        return question
    section = "[columns]" if len(found.tables) == 1 else f"[columns.{table.name}]"
    values = {**question.values, "header": header}
    return replace(question, values=values, section=section, line=toml_line(header, column))


def _merged(found: Any, stated: Any) -> Any:
    """Return a stated option with what was found beside it: names of columns, words."""
    if isinstance(found, dict) and isinstance(stated, dict):
        return {**found, **{key: _merged(found.get(key), value) for key, value in stated.items()}}
    return stated


def _with_preferences(
    programme: Definition, found: Recognised, remarks: list[Remark]
) -> dict[str, Any]:
    """Return an affinity in which choices count, unless preferences do already."""
    affinity = programme.affinity
    if any(isinstance(term, Preferences) for term in affinity.terms.values()):
        return {}
    mentors = found.tables.get("mentors")
    role: Literal["mentors", "mentees"] = "mentors" if mentors and mentors.choices else "mentees"
    remarks.append(Remark("read_choices", {"amount": _PREFERENCE}, told=True))
    parts = {**affinity.get_params(deep=False), "preferences": Preferences(_PREFERENCE, role=role)}
    return {"affinity": Affinity(**parts)}


def _with_cautions(table: Table, remarks: list[Remark]) -> Table:
    """Return a table with what was likely of it as cautions."""
    own = [
        remark_words(r, "en") for r in remarks if r.values.get("table", table.name) == table.name
    ]
    return replace(table, cautions=(*table.cautions, *own))
