"""What is known of past couples: the good ones, or ratings of couples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.number_checks import is_number
from matchcore.people import Cohort
from matchcore.short_repr import short_repr
from matchcore.tuning.couples import read_couples

_SCORE = "score"  # the column of `Matching.pairs` that its addends sum to


@dataclass(frozen=True, eq=False)
class Past:
    """Past couples of one cohort, each once, by row number.

    Attributes
    ----------
    mentees, mentors : arrays of int of shape (k,)
    ratings : array of float of shape (k,)
    is_rated : bool
        Whether `y` had ratings; if not, the couples are the good ones, all rated alike.
    """

    mentees: Rows
    mentors: Rows
    ratings: Floats
    is_rated: bool

    __repr__ = short_repr

    def __len__(self) -> int:
        return len(self.mentees)


def read_cohorts(X: Any) -> list[Cohort]:
    """Return a list of cohorts, or raise InputError with what is none."""
    remedy = told("give a list of cohorts, [cohort] for one")
    if not isinstance(X, (list, tuple)) or not X:
        value = f"{X!r:.80}"
        raise InputError(InputProblem("wrong_type", "X", value, remedy=remedy))
    problems = [
        InputProblem("wrong_type", f"X[{k}]", f"{one!r:.80}", remedy=remedy)
        for k, one in enumerate(X)
        if not isinstance(one, Cohort)
    ]
    if problems:
        raise InputError(problems)
    return list(X)


def read_past(cohorts: Sequence[Cohort], y: Any) -> list[Past]:
    """Return the past couples of each cohort.

    Parameters
    ----------
    y : list of data frames or of lists of pairs
        One entry per cohort: a frame with the columns ``mentee`` and ``mentor``, and ``rating``
        if couples were rated; or pairs of ids. Other columns of text do not matter, nor do the
        scores of `Matching.pairs`. Further numbers might be ratings under another name.

    Raises
    ------
    InputError
        Lists every wrong entry: people who are not in the cohort, ratings that are no numbers, a
        couple rated twice, ratings for some cohorts alone, numbers in columns of other names where
        there is no ``rating``.
    """
    if not isinstance(y, (list, tuple)) or len(y) != len(cohorts):
        found = (
            told("{count} entries", count=len(y))
            if isinstance(y, (list, tuple))
            else type(y).__name__
        )
        problem, remedy = (
            told("{found} for {count} cohorts", found=found, count=len(cohorts)),
            told("give a list, one entry per cohort"),
        )
        raise InputError(InputProblem("wrong_shape", "y", "", problem, remedy))
    problems: list[InputProblem] = []
    past = [
        _past_of(f"y[{k}]", cohort, given, problems)
        for k, (cohort, given) in enumerate(zip(cohorts, y, strict=True))
    ]
    if not problems and len({one.is_rated for one in past}) > 1:
        problem, remedy = (
            told("only some entries have ratings"),
            told("give ratings for all cohorts or none"),
        )
        problems.append(InputProblem("mixed", "y", "", problem, remedy))
    if problems:
        raise InputError(problems)
    return past


def _past_of(place: str, cohort: Cohort, given: Any, problems: list[InputProblem]) -> Past:
    frame, (mentees, mentors) = read_couples(place, cohort, given, problems)
    if "rating" not in frame:
        problems += _numbers_beside(place, frame)
        mentees, mentors = np.unique(np.stack([mentees, mentors]), axis=1)
        return Past(mentees, mentors, np.ones(len(mentees)), is_rated=False)
    frame = frame.assign(row=mentees, col=mentors)
    return Past(mentees, mentors, _ratings(place, frame, problems), is_rated=True)


def _numbers_beside(place: str, frame: pd.DataFrame) -> Iterator[InputProblem]:
    """Yield a problem if columns hold numbers that are not the scores of a matching."""
    numbers = {
        name: pd.to_numeric(cells, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
        for name, cells in frame.drop(columns=["mentee", "mentor"]).items()
        if cells.dtype.kind not in "mM"  # dates are no ratings
    }
    numbers = {name: values for name, values in numbers.items() if not np.isnan(values).all()}
    score = numbers.get(_SCORE)
    if score is not None:
        addends = [values for name, values in numbers.items() if name != _SCORE]
        if np.allclose(score, np.sum([np.zeros(len(score)), *addends], axis=0)):
            return  # as `Matching.pairs` has them
    if numbers:
        problem = told("there is no column rating, but numbers in {choices}", choices=[*numbers])
        remedy = told("call the ratings rating, or give only the columns mentee and mentor")
        yield InputProblem("unclear", place, "", problem, remedy)


def _ratings(place: str, frame: pd.DataFrame, problems: list[InputProblem]) -> Floats:
    """Return the ratings, and add a problem for each that is no number or rates a couple again."""
    names = [*zip(frame["mentee"], frame["mentor"], strict=True)]
    ratings = frame["rating"].tolist()
    again = frame.duplicated(["row", "col"]) & (frame["row"] >= 0) & (frame["col"] >= 0)
    remedy = told("give one rating, such as the mean")
    for k in np.flatnonzero(again).tolist():
        problem = told("the couple {name} is rated twice", name=names[k])
        problems.append(InputProblem("duplicate", place, "", problem, remedy))
    remedy = told("give a number, or leave the couple out")
    for names_of, one in zip(names, ratings, strict=True):
        if not is_number(one):
            where = told("{place}: rating of {names_of}", place=place, names_of=names_of)
            problems.append(InputProblem("not_a_number", where, repr(one), remedy=remedy))
    return np.array([float(one) if is_number(one) else 0.0 for one in ratings])
