"""Couples by id, as people give them: a frame or a list of pairs."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.catalogue import told, with_colon
from matchcore.errors import InputProblem
from matchcore.model.arrays import Rows
from matchcore.people import Cohort, read_id

_COUPLE = ["mentee", "mentor"]


def read_couples(
    place: str, cohort: Cohort, given: Any, problems: list[InputProblem]
) -> tuple[pd.DataFrame, tuple[Rows, Rows]]:
    """Return couples as a frame with mentee and mentor, and their row numbers.

    Parameters
    ----------
    place : str
        What the couples are called in problems.
    cohort : Cohort
    given : frame with mentee and mentor, or (mentee id, mentor id) pairs
    problems : list of InputProblem
        Everybody who is not in the cohort is added, and what is no couple.
    """
    frame = _frame(place, given, problems)
    mentees, mentors = (cohort.rows(f"{side}s", _ids(frame[side])) for side in _COUPLE)
    for side, found in zip(_COUPLE, (mentees, mentors), strict=True):
        remedy = told(
            "leave out couples of people who are not in the cohort; {side}s are in {side!r}",
            side=side,
        )
        problems += [
            InputProblem("unknown_person", with_colon(place, side), repr(one), "", remedy)
            for one in dict.fromkeys(frame.loc[found < 0, side].tolist())
        ]
    return frame, (mentees, mentors)


def _ids(cells: pd.Series[Any]) -> list[str]:
    """Return ids; what is none is nobody's."""
    return [one if isinstance(one, str) else "" for one in map(read_id, cells.tolist())]


def _frame(place: str, given: Any, problems: list[InputProblem]) -> pd.DataFrame:
    """Return an entry as a frame, empty where it is none."""
    remedy = told(
        "give a frame with the columns mentee and mentor, or a list of (mentee id, mentor id)"
    )
    empty = pd.DataFrame(columns=_COUPLE)
    if isinstance(given, pd.DataFrame):
        lacking = [name for name in _COUPLE if name not in given]
        problems += [
            InputProblem(
                "missing_column", place, "", told("there is no column {name!r}", name=name), remedy
            )
            for name in lacking
        ]
        return empty if lacking else given.reset_index(drop=True)
    pairs = [*given] if isinstance(given, (list, tuple, set, frozenset)) else [given]
    wrong = [one for one in pairs if not isinstance(one, (list, tuple)) or len(one) != len(_COUPLE)]
    problems += [InputProblem("wrong_type", place, f"{one!r:.80}", remedy=remedy) for one in wrong]
    return empty if wrong else pd.DataFrame(pairs, columns=_COUPLE, dtype=object)
