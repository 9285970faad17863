"""Synthetic programmes for the benchmarks, drawn from a seed; no file is read.

As in real programmes, everybody wants a few of the skills and hardly anyone the others. Without
that skew all pairs score alike and any solver looks good. Factors are whole multiples of 2**-20,
so every contender computes exactly the same scores in any order of summation, and totals can be
compared to the last digit.
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
    """Scores `U @ V.T`, and the allowed pairs of classes."""

    U: Floats
    V: Floats
    mentee_class: Whole
    mentor_class: Whole
    allowed: Bools

    def dense(self) -> Floats:
        """Return the matrix for dense solvers, with forbidden pairs at minus infinity."""
        pairs_allowed = self.allowed[np.ix_(self.mentee_class, self.mentor_class)]
        return np.where(pairs_allowed, self.U @ self.V.T, -np.inf)


@dataclass(frozen=True)
class PeopleInstance:
    """The people of one role, in the three columns that mentor-match reads."""

    grade: Whole
    organisation: Whole
    profession: Whole

    def __len__(self) -> int:
        return len(self.grade)


def factored(mentees: int, mentors: int, *, seed: int = 0) -> FactoredInstance:
    """Return a reverse-mentoring instance: mentees above their mentors, in other departments."""
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
    """Draw grades, organisations and professions evenly: many ties, as in real forms."""
    rng = np.random.default_rng(seed)
    return PeopleInstance(
        grade=rng.integers(GRADES, size=size),
        organisation=rng.integers(DEPARTMENTS, size=size),
        profession=rng.integers(PROFESSIONS, size=size),
    )


def _skills(size: int, rng: np.random.Generator) -> Floats:
    """Return one unit row per person: six different skills, popular ones more often.

    In an exponential race, the first six of 64 arrivals, at rates equal to the popularities, are a
    weighted draw without replacement. One array holds the races of all people.
    """
    popularity = np.arange(1, SKILLS + 1) ** -SKEW
    arrivals = rng.exponential(size=(size, SKILLS)) / popularity
    chosen = np.argpartition(arrivals, SKILLS_EACH, axis=1)[:, :SKILLS_EACH]
    levels = np.zeros((size, SKILLS))
    np.put_along_axis(levels, chosen, rng.uniform(0.2, 1.2, size=chosen.shape), axis=1)
    lengths: Floats = np.linalg.norm(levels, axis=1, keepdims=True)
    return levels / lengths


def _above_and_elsewhere() -> Bools:
    """Evaluate the two rules once per pair of classes; a class is a department and a grade."""
    department, grade = np.divmod(np.arange(DEPARTMENTS * GRADES), GRADES)
    above: Bools = grade[:, None] > grade[None, :]
    elsewhere: Bools = department[:, None] != department[None, :]
    return above & elsewhere


def _gridded(values: npt.NDArray[np.floating[Any]]) -> Floats:
    return np.round(values * GRID) / GRID


def _ones(column: Whole) -> Floats:
    return np.ones(len(column))
