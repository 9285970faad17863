"""Levels of skills before and after a season, from any table to a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import SkillNames
from matchcore.names.levels import level_of
from matchcore.names.phrases import phrase, phrases
from matchcore.people import Cohort
from matchcore.people.cells import Wrong, column_cells
from matchcore.rounds.feedback_arguments import absent_problems
from matchcore.rounds.feedback_cells import text_of
from matchcore.rounds.feedback_columns import several_problem
from matchcore.rounds.feedback_people import Finder
from matchcore.tables import TableSource, is_missing, read_table
from matchcore.tables.headers import composed

__all__ = ["LEVELS", "read_levels"]

LEVELS = ("person", "skill", "before", "after")
_MEANT = phrases(
    {
        "person": "person|id|name|mentee|participant|personne|nom|mentoré|matricule|identifiant",
        "skill": "skill|topic|compétence|thème|sujet",
        "before": "before|level before|initial level|avant|niveau avant|niveau initial",
        "after": "after|level after|final level|après|niveau après|niveau final",
    }
)


def read_levels(
    source: TableSource,
    cohort: Cohort,
    *,
    columns: Mapping[str, str] | None = None,
    absent: Literal["error", "ignore"] = "error",
) -> pd.DataFrame:
    """Read levels of skills before and after a season.

    Parameters
    ----------
    source : data frame, records, columns or path of a file
        One row per person and skill: ``person`` (id, e-mail address or name), ``skill``, and the
        levels ``before`` and ``after``, from 0 to 5, in figures or words ("débutant", "expert"),
        empty where unknown. Headers may be French: Personne, Compétence, Avant, Après.
    cohort : Cohort
        The people.
    columns : mapping of str to str, optional
        Header in the table → our name of the column.
    absent : {"error", "ignore"}
        What people mean whom no table has: a problem, or that they left.

    Returns
    -------
    pandas.DataFrame
        person (id), skill (as written), before, after (NaN where unknown), sorted: what
        `Season` takes as ``levels``.

    Raises
    ------
    InputError
        The table or a cell cannot be used: all problems, with rows and columns.

    Examples
    --------
    >>> cohort = Cohort([{"id": "m"}], [{"id": "e", "name": "Ana Roy"}])
    >>> table = {"Personne": ["Roy Ana", "e"], "Compétence": ["Excel", "SQL"],
    ...          "Niveau avant": ["débutant", "2,5"], "Niveau après": [4, None]}
    >>> read_levels(table, cohort)
      person  skill  before  after
    0      e  Excel     1.0    4.0
    1      e    SQL     2.5    NaN
    """
    if wrong_absent := absent_problems(absent):
        raise InputError(wrong_absent)
    table = read_table("levels", source)
    headers = [composed(name) for name in table.frame.columns]
    problems: list[InputProblem] = []
    found = _columns(headers, columns or {}, problems)
    if problems:
        raise InputError(problems)
    cells = {ours: column_cells(table.frame.iloc[:, at]) for ours, at in found.items()}
    names = {ours: headers[at] for ours, at in found.items()}
    finder = Finder(cohort)
    rows = []
    for k, number in enumerate(table.rows.tolist()):
        own = {name: column[k] for name, column in cells.items()}
        if all(map(is_missing, own.values())):
            continue
        read = _row(own, finder)
        if absent == "ignore" and getattr(read["person"], "code", "") == "unknown_person":
            continue
        wrong = _problems(read, own, number, names)
        problems += wrong
        if not wrong:
            rows.append((*(read[name] for name in LEVELS), number))
    problems += _twice(rows)
    if problems:
        raise InputError(problems)
    frame = pd.DataFrame([row[:4] for row in rows], columns=[*LEVELS])
    frame = frame.astype({"person": "str", "skill": "str", "before": float, "after": float})
    return frame.sort_values(["person", "skill"], ignore_index=True)


def _columns(
    headers: Sequence[str], stated: Mapping[str, str], problems: list[InputProblem]
) -> dict[str, int]:
    """Return the place of each of our columns; what is missing or double is a problem."""
    places: dict[str, list[int]] = {}
    for at, header in enumerate(headers):
        ours = stated.get(header) or (header if header in LEVELS else _MEANT.get(phrase(header)))
        if ours in LEVELS:
            places.setdefault(ours, []).append(at)
    for theirs in stated:
        if theirs not in headers:
            remedy = told("use one of {choices}", choices=[*headers])
            problem = told("the table has no such column")
            place = told("columns: {theirs!r}", theirs=theirs)
            problems.append(InputProblem("unknown_column", place, "", problem, remedy))
    for ours in LEVELS:
        these = places.get(ours, [])
        exact = [k for k in these if headers[k] == ours or headers[k] in stated]
        if len(these) > 1 and len(exact) != 1:
            place = told("levels, {ours}", ours=ours)
            problems.append(several_problem(place, [headers[k] for k in these], ours))
        elif not these:
            problem = told("there is no column {name!r}", name=ours)
            remedy = told("add it, or map a header to it (columns)")
            problems.append(InputProblem("missing_column", "levels", "", problem, remedy))
        places[ours] = exact if len(exact) == 1 else these
    return {ours: these[0] for ours, these in places.items() if these}


def _row(cells: Mapping[str, Any], finder: Finder) -> dict[str, Any]:
    """Return what one row says, `Wrong` where a cell cannot be read."""
    levels = {name: _level(cells[name]) for name in ("before", "after")}
    return {"person": finder.person(cells["person"]), "skill": _skill(cells["skill"]), **levels}


def _problems(
    read: Mapping[str, Any], cells: Mapping[str, Any], number: int, headers: Mapping[str, str]
) -> list[InputProblem]:
    """Return the problems of one row, each with its place and its cell."""
    problems = []
    for name, one in read.items():
        if isinstance(one, Wrong):
            shown = text_of(cells[name])[:60]
            place = told("levels, row {row}, {column}", row=number, column=headers[name])
            value = repr(shown) if shown else ""
            problems.append(InputProblem(one.code, place, value, one.problem, one.remedy))
    return problems


def _skill(cell: Any) -> str | Wrong:
    text = text_of(cell)
    return text or Wrong(told("no skill is named"), told("name one"), "missing_skill")


def _level(cell: Any) -> float | Wrong:
    """Return a level from 0 to 5, NaN where there is none."""
    text = text_of(cell)
    if not text:
        return float("nan")
    level = level_of(text)
    if level is None or level != level:
        remedy = told("give a level from 0 to 5, in figures or words, or leave the cell empty")
        return Wrong(told("not a level"), remedy, "not_a_level")
    return level


def _twice(rows: Sequence[tuple[Any, ...]]) -> list[InputProblem]:
    """Return a problem for each person and skill that occurs again."""
    key = SkillNames().key
    first: dict[tuple[str, str], int] = {}
    problems = []
    for person, skill, _, _, number in rows:
        before = first.setdefault((person, key(skill)), number)
        if before != number:
            problem = told("row {row} has the same person and skill", row=before)
            remedy = told("keep one of the two")
            place = told("levels, row {row}", row=number)
            problems.append(InputProblem("duplicate", place, "", problem, remedy))
    return problems
