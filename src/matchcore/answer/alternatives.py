"""The best other partners of one person, each with its exact cost to the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from matchcore.answer.couples import Couples
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.model.objective import MEASURES
from matchcore.model.side import Side
from matchcore.number_checks import wrong_count

if TYPE_CHECKING:  # most programs ask nothing, and never load it
    from matchcore.solver.residual import Costs

Role = Literal["mentee", "mentor"]


def alternatives(couples: Couples, side: Side, row: int, k: int) -> pd.DataFrame:
    """Return the partners of one person who would cost the whole least, a row each."""
    count = checked_count(k)
    costs = _costs(couples, side, row, count)
    a = couples.assignment
    own, theirs = (a.mentees, a.mentors)[side], (a.mentees, a.mentors)[side.other]
    cheapest = costs.cheapest()
    shown = cheapest[~np.isin(cheapest, theirs[own == row])][:count]
    rows = [shown, shown]
    rows[side] = np.full(len(shown), row)
    score = {"score": couples.problem.compatibility.at(*rows)}
    return pd.DataFrame(named(couples, *rows) | score | _changes(costs, shown))


def named(couples: Couples, mentees: Rows, mentors: Rows) -> dict[str, Any]:
    """Return the ids of pairs as columns."""
    rows = mentees, mentors
    return {s.role: [couples.rosters[s].ids[one] for one in rows[s]] for s in Side}


def costs_of_person(couples: Couples, side: Side, row: int, others: Rows) -> dict[str, Any]:
    """Return how each quantity would change with each of some partners; NaN for no answer."""
    costs = _costs(couples, side, row)
    changes = _changes(costs, others)
    return {name: np.where(costs.possible[others], x, np.nan) for name, x in changes.items()}


def checked_count(k: Any) -> int:
    """Return a number of partners, 1 or more; raise InputError for others."""
    if problems := wrong_count("k", k):
        raise InputError(problems)
    return int(k)


def _costs(couples: Couples, side: Side, row: int, most: int | None = None) -> Costs:
    key = side.role
    return couples.questions.ask(lambda residual: residual.costs_of(**{key: row}, most=most))


def _changes(costs: Costs, others: Rows) -> dict[str, Any]:
    """Return by how much each quantity changes, a column each."""
    return {  # a loss of 0 must not become -0.0
        f"{name}_change": 0 - (lost if MEASURES[name].is_count else costs.total)[others]
        for name, lost in costs.lost.items()
    }


def side_of(couples: Couples, person: str, role: Role | None) -> Side:
    """Return on which side a person is.

    Raises
    ------
    InputError
        The role is unknown; or none is given, and the person is on both sides or on neither.
    """
    if role is not None:
        for side in Side:
            if side.role == role:
                return side
        remedy = told("use one of {choices}, or leave it out", choices=[side.role for side in Side])
        raise InputError(InputProblem("not_a_choice", "role", f"{role!r:.40}", remedy=remedy))
    found = [side for side in Side if person in couples.rosters[side].ids]
    if len(found) == 1:
        return found[0]
    code, problem, remedy = "unknown_person", told("not the id of anyone in this matching"), ""
    if found:
        code, problem = "unclear", told("the id of a mentee and of a mentor")
        remedy = told('add role="mentee" or role="mentor"')
    raise InputError(InputProblem(code, "person", f"{person!r:.40}", problem, remedy))
