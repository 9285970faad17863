"""Synthetic programmes for the benchmarks: all work comes from a seed, no file is read.

A few skills are wanted by everybody and most by hardly anyone, as in real programmes; without
that skew every pair scores alike and any solver looks good. Factors are whole multiples of
2**-20, so that each contender computes exactly the same scores, whatever its order of summation,
and totals may be compared to the last digit.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SKILLS, SKILLS_EACH = 64, 6
GRADES, DEPARTMENTS, PROFESSIONS = 9, 12, 10
SKEW = 0.7  # popularity of the skill of rank r is r ** -SKEW
SKILL_WEIGHT = 0.8  # the rest of the score is the distance in grades
GRID = 2.0**20


@dataclass(frozen=True)
class FactoredInstance:
    """Scores `U @ V.T`, and which class of mentee may meet which class of mentor."""

    U: Floats
    V: Floats
    mentee_class: Whole
    mentor_class: Whole
    allowed: Bools

    def dense(self) -> Floats:
        """Every score at once, forbidden pairs at minus infinity: what dense solvers need."""
        pairs_allowed = self.allowed[np.ix_(self.mentee_class, self.mentor_class)]
        return np.where(pairs_allowed, self.U @ self.V.T, -np.inf)


@dataclass(frozen=True)
class PeopleInstance:
    """People of one role as three columns, which is all that some matchers know of them."""

    grade: Whole
    organisation: Whole
    profession: Whole

    def __len__(self) -> int:
        return len(self.grade)


def factored(mentees: int, mentors: int, *, seed: int = 0) -> FactoredInstance:
    """Reverse mentoring: the mentee stands above the mentor, in another department."""
    rng = np.random.default_rng(seed)
    wanted, taught = _skills(mentees, rng), _skills(mentors, rng)
    upper, lower = (rng.integers(GRADES, size=size) for size in (mentees, mentors))
    step = (1 - SKILL_WEIGHT) / GRADES
    mentee_department = rng.integers(DEPARTMENTS, size=mentees)
    mentor_department = rng.integers(DEPARTMENTS, size=mentors)
    return FactoredInstance(
        U=np.column_stack([_gridded(SKILL_WEIGHT * wanted), _gridded(step * upper), _ones(upper)]),
        V=np.column_stack([_gridded(taught), _ones(lower), _gridded(-step * lower)]),
        mentee_class=mentee_department * GRADES + upper,
        mentor_class=mentor_department * GRADES + lower,
        allowed=_above_and_elsewhere(),
    )


def people(size: int, *, seed: int) -> PeopleInstance:
    """Grades, organisations and professions drawn evenly: many ties, as on a real form."""
    rng = np.random.default_rng(seed)
    return PeopleInstance(
        grade=rng.integers(GRADES, size=size),
        organisation=rng.integers(DEPARTMENTS, size=size),
        profession=rng.integers(PROFESSIONS, size=size),
    )


def _skills(size: int, rng: np.random.Generator) -> Floats:
    """One unit row a person: six different skills, the popular ones more often.

    An exponential race: the first six of 64 arrivals, at rates equal to the popularities, are a
    draw without replacement with these weights, for all people in one array.
    """
    popularity = np.arange(1, SKILLS + 1) ** -SKEW
    arrivals = rng.exponential(size=(size, SKILLS)) / popularity
    chosen = np.argpartition(arrivals, SKILLS_EACH, axis=1)[:, :SKILLS_EACH]
    levels = np.zeros((size, SKILLS))
    np.put_along_axis(levels, chosen, rng.uniform(0.2, 1.2, size=chosen.shape), axis=1)
    lengths: Floats = np.linalg.norm(levels, axis=1, keepdims=True)
    return levels / lengths


def _above_and_elsewhere() -> Bools:
    """Ask the two rules once a pair of classes; a class is a department and a grade."""
    department, grade = np.divmod(np.arange(DEPARTMENTS * GRADES), GRADES)
    above: Bools = grade[:, None] > grade[None, :]
    elsewhere: Bools = department[:, None] != department[None, :]
    return above & elsewhere


def _gridded(values: npt.NDArray[np.floating[Any]]) -> Floats:
    return np.round(values * GRID) / GRID


def _ones(column: Whole) -> Floats:
    return np.ones(len(column))
