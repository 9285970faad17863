"""People of pairs who are not in a cohort."""

from __future__ import annotations

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.people import Cohort


def strangers(pairs: pd.DataFrame, cohort: Cohort, place: str) -> list[InputProblem]:
    """Return a problem for each mentee and mentor of some pairs who is not in the cohort.

    Parameters
    ----------
    pairs : DataFrame
        mentee, mentor: ids.
    cohort : Cohort
    place : str
        What the pairs are, in problems.
    """
    problems = []
    for role, table in (("mentee", "mentees"), ("mentor", "mentors")):
        ids = pairs[role].tolist()
        unknown = zip(ids, cohort.rows(table, ids), strict=True)
        remedy = told("give ids of {table} of the cohort", table=table)
        problems += [
            InputProblem("unknown_person", place, f"{who!r:.40}", remedy=remedy)
            for who in sorted({str(one) for one, row in unknown if row < 0})
        ]
    return problems
