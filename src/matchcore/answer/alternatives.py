"""The best other partners of one person, each with its exact cost to the whole."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from matchcore.answer.couples import Couples
from matchcore.errors import InputError, InputProblem
from matchcore.model.objective import MEASURES
from matchcore.model.side import Side
from matchcore.number_checks import is_whole, number_code

Role = Literal["mentee", "mentor"]


def alternatives(couples: Couples, side: Side, row: int, k: int) -> pd.DataFrame:
    """Return the partners of one person who would cost the whole least, a row each."""
    if not is_whole(k) or k < 1:
        remedy = "give a whole number, 1 or more"
        raise InputError(InputProblem(number_code(k, least=1), "k", f"{k!r:.40}", remedy=remedy))
    key = side.role
    costs = couples.questions.ask(lambda r: r.costs_of(**{key: row}, most=k))
    a = couples.assignment
    own, theirs = (a.mentees, a.mentors)[side], (a.mentees, a.mentors)[side.other]
    cheapest = costs.cheapest()
    shown = cheapest[~np.isin(cheapest, theirs[own == row])][:k]
    rows = [shown, shown]
    rows[side] = np.full(len(shown), row)
    columns: dict[str, object] = {
        each.role: [couples.rosters[each].ids[one] for one in rows[each]] for each in Side
    }
    columns["score"] = couples.problem.compatibility.at(*rows)
    for quantity, lost in costs.lost.items():  # a loss of 0 must not become -0.0
        exact = lost if MEASURES[quantity].is_count else costs.total
        columns[f"{quantity}_change"] = 0 - exact[shown]
    return pd.DataFrame(columns, copy=False)


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
        remedy = f"use one of {[side.role for side in Side]}, or leave it out"
        raise InputError(InputProblem("not_a_choice", "role", f"{role!r:.40}", remedy=remedy))
    found = [side for side in Side if person in couples.rosters[side].ids]
    if len(found) == 1:
        return found[0]
    code, problem, remedy = "unknown_person", "not the id of anyone in this matching", ""
    if found:
        code, problem = "unclear", "the id of a mentee and of a mentor"
        remedy = 'add role="mentee" or role="mentor"'
    raise InputError(InputProblem(code, "person", f"{person!r:.40}", problem, remedy))
