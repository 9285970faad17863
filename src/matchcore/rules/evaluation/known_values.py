"""Who has a value in the columns that a rule reads, and which columns a rule cannot read."""

from __future__ import annotations

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools
from matchcore.people import COLUMNS, Cohort, People
from matchcore.rules.rule import ClassRule, ColumnRule, rule_problem


def known_values(people: People, names: tuple[str, ...]) -> Bools:
    """Return who has a value in each of some columns."""
    known = np.ones(len(people), dtype=np.bool_)
    for name in names:
        if _is_list(name):
            known &= np.bincount(people.items(name).rows, minlength=len(people)) > 0
        else:
            known &= np.array([v is not None and v == v for v in people.values(name).tolist()])
    return known


def check_columns(rule: ColumnRule, cohort: Cohort) -> None:
    """Refuse unknown columns, columns of the wrong kind and, if the rule says so, missing values.

    Raises
    ------
    InputError
        Every problem, each with its code.
    """
    problems = _column_problems(rule, cohort)
    if rule.missing == "error" and not problems:
        problems = _missing_values(rule, cohort)
    if problems:
        raise InputError(problems)


def _column_problems(rule: ColumnRule, cohort: Cohort) -> list[InputProblem]:
    """Return the columns that neither table has, and lists where single values are needed."""
    sides = cohort.mentees, cohort.mentors
    names = dict.fromkeys(name for people in sides for name in rule.reads(people.role))
    remedy = told("correct its name")
    problems = [
        rule_problem(
            rule, "unknown_column", told("neither table has a column {name!r}", name=name), remedy
        )
        for name in names
        if not cohort.has_column(name)
    ]
    if isinstance(rule, ClassRule):
        remedy = told("use one that holds single values")
        problems += [
            rule_problem(
                rule, "wrong_column_kind", told("column {name!r} holds lists", name=name), remedy
            )
            for name in names
            if _is_list(name)
        ]
    return problems


def _missing_values(rule: ColumnRule, cohort: Cohort) -> list[InputProblem]:
    """Return each person without a value that the rule reads."""
    remedy = told("fill it in, or choose missing='forbid' or 'allow'")
    asked = told(", and {rule} asks for one", rule=rule)
    return [
        InputProblem(
            "missing_value",
            people.role,
            "",
            told("{who} has no {name}{asked}", who=who, name=name, asked=asked),
            remedy,
        )
        for people in (cohort.mentees, cohort.mentors)
        for name in rule.reads(people.role)
        for who in people.ids[~known_values(people, (name,))]
    ]


def _is_list(name: str) -> bool:
    return name in COLUMNS and COLUMNS[name].kind == "list"
