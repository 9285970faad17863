"""The arguments of a match: the cohort, and what a search starts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchcore.answer import Matching
from matchcore.errors import (
    InputError,
    InputProblem,
)
from matchcore.model.assignment import Assignment
from matchcore.people import Cohort
from matchcore.solver import SolveOptions

_TABLES = ("mentors", "mentees", "staff", "columns", "layout")


def checked_cohort(method: str, cohort: object, options: Mapping[str, Any]) -> Cohort:
    """Return the cohort, or say how to make one of the tables that were given instead."""
    tables = [name for name in _TABLES if name in options]
    if isinstance(cohort, Cohort) and not tables:
        return cohort
    given = f"not {', '.join(tables)}" if tables else f"not {type(cohort).__name__}"
    problem = f"{method} takes a cohort, {given}"
    remedy = f"cohort = programme.read(mentors=…, mentees=…), then programme.{method}(cohort)"
    raise InputError(InputProblem("wrong_type", "", "", problem, remedy))


def start_of(start: Matching | Assignment | None, cohort: Cohort) -> Assignment | None:
    """Return what a search starts from, of a matching if the same people have the same rows."""
    if not isinstance(start, Matching):
        return start
    for persons, people in ((start.mentees, cohort.mentees), (start.mentors, cohort.mentors)):
        others = sorted({*persons.ids} ^ {*people.ids.tolist()})
        if others:
            remedy = "give a matching of the same people, or leave start out"
            problem = f"it and the cohort differ in {people.role} {others[0]!r}"
            raise InputError(InputProblem("other_people", "start", "", problem, remedy))
    return start.assignment


def stopped_by(options: SolveOptions[Assignment]) -> str:
    """Return which option ended a search that found nothing, in words."""
    cancel = options["cancel"]
    if cancel is not None and cancel.is_set():
        return "before cancel was set: match again without it, or set it later"
    return f"within {options['time_limit']} s: raise time_limit"
