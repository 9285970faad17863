"""What a meeting is worth before it takes place: expected score, its spread, the mentor's price."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.objective import MEASURES
from matchcore.number_checks import as_array

__all__ = ["Surrogate", "mentor_prices", "surrogate_of"]


@dataclass(frozen=True, eq=False)
class Surrogate:
    """The value of each meeting: ``expected + kappa · spread - price``.

    What a meeting is really worth depends on all others and on what people will say. The surrogate
    stands for it pair by pair: an upper confidence bound of the score, as in [1]_, less what the
    mentor's place is worth to others.

    Attributes
    ----------
    expected : array of float of shape (n, m)
        Expected score of each pair.
    spread : array of float of shape (n, m)
        Standard deviation of each score around it; 0 where a meeting can teach nothing more.
    price : array of float of shape (m,)
        What one place with each mentor costs in the best matching, in units of the score.
    kappa : float
        How much a spread counts: 0 only exploits what is known, large values explore.

    References
    ----------
    .. [1] P. Auer, "Using confidence bounds for exploitation-exploration trade-offs", Journal of
       Machine Learning Research 3 (2002).

    Examples
    --------
    >>> s = Surrogate(np.array([[0.5, 0.4]]), np.array([[0.0, 0.2]]), np.array([0.1, 0.0]), 1.0)
    >>> s.values.round(3).tolist()
    [[0.4, 0.6]]
    """

    expected: Floats
    spread: Floats
    price: Floats
    kappa: float

    def __repr__(self) -> str:
        n, m = self.expected.shape
        return f"Surrogate({n} × {m}, kappa={self.kappa:g})"

    @property
    def values(self) -> Floats:
        """The value of every pair, allowed or not."""
        return np.asarray(self.expected + self.kappa * self.spread - self.price)


def surrogate_of(
    best: Matching,
    learnt: Learnt | None,
    met: tuple[Rows, Rows],
    kappa: float,
    spread: Any = None,
) -> Surrogate:
    """Return the surrogate of a best matching.

    Parameters
    ----------
    best : Matching
        Of the people who will meet, by all that is known; it gives scores and prices.
    learnt : Learnt, optional
        If it has a method ``expected_scores``, as that of `matchcore.rounds.learn` has, that gives
        expected scores and spreads of the people it knows. Otherwise scores are expected as they
        are.
    met : (array of int, array of int)
        Row numbers of the pairs that met already.
    kappa : float
    spread : float or array of float of shape (n, m), optional
        Instead of those of `learnt`. Without both, every spread is the standard deviation of the
        scores of all open pairs: the same for all, so that it decides nothing between them. A
        single number does not concern pairs that met, or of which something is learnt: theirs is 0.

    Raises
    ------
    InputError
        Spreads or expected scores have a wrong shape, are not finite, or spreads are negative.
    """
    problem = best.problem
    given: tuple[Any, Any] = (problem.compatibility.dense(), spread)
    if hasattr(learnt, "expected_scores"):
        expected, learnt_spread = _foreseen(best, learnt)
        given = expected, learnt_spread if spread is None else spread
    problems: list[InputProblem] = []
    expected = _array(told("learnt: expected"), given[0], problem.shape, problems, -math.inf)
    one = given[1]
    if one is None:
        one = _usual_spread(expected, problem.open.allowed)
    is_single = np.ndim(one) == 0
    spreads = _array("spread", one, () if is_single else problem.shape, problems, 0.0)
    if problems:
        raise InputError(problems)
    if is_single:
        spreads = np.full(problem.shape, spreads)
        for mentees, mentors in (met, _learnt_rows(best, learnt)):
            spreads[mentees, mentors] = 0.0
    return Surrogate(expected, spreads, mentor_prices(best.assignment, problem.shape[1]), kappa)


def _foreseen(best: Matching, learnt: Any) -> tuple[Any, Any]:
    """Return expected scores and spreads; of people whom learning did not see, the usual ones."""
    ids = [list(roster.ids) for roster in best.rosters]
    cohort = getattr(learnt, "cohort", None)
    if cohort is None:
        expected, spread = learnt.expected_scores(*ids)
        return expected, spread
    known = [
        np.flatnonzero(cohort.rows(role, own) >= 0)
        for role, own in zip(("mentees", "mentors"), ids, strict=True)
    ]
    foreseen = learnt.expected_scores(
        *([own[k] for k in rows.tolist()] for own, rows in zip(ids, known, strict=True))
    )
    scores = best.problem.compatibility.dense()
    usual = np.full(scores.shape, _usual_spread(scores, best.problem.open.allowed))
    for whole, part in zip((scores, usual), foreseen, strict=True):
        whole[np.ix_(*known)] = part
    return scores, usual


def mentor_prices(assignment: Assignment, mentors: int) -> Floats:
    """Return what one place with each mentor costs, in units of the score.

    They are the dual prices of the bound on the total; 0 where a search was stopped before it had
    any.
    """
    proof = assignment.certificate
    bound = (
        next((b for b in proof.bounds if not MEASURES[b.quantity].is_count), None)
        if proof
        else None
    )
    if proof is None or bound is None or not bound.prices.score:
        return np.zeros(mentors)
    prices = bound.prices.mentors.astype(np.float64) / bound.prices.score
    return np.asarray(np.ldexp(prices, -proof.shift))


def _array(
    place: str, given: Any, shape: tuple[int, ...], problems: list[InputProblem], least: float
) -> Floats:
    """Return numbers of a shape; what is wrong with them is added to the problems."""
    found = as_array(place, given)
    if found.dtype.kind not in "iuf":
        remedy = told("give numbers")
        problems.append(InputProblem("wrong_type", place, f"{given!r:.60}", remedy=remedy))
    elif found.shape != shape:
        problem, remedy = (
            told("has shape {shape}", shape=found.shape),
            told("give one of shape {shape}", shape=shape),
        )
        problems.append(InputProblem("wrong_shape", place, "", problem, remedy))
    elif not np.isfinite(found).all():
        problems.append(
            InputProblem("not_finite", place, "", told("not finite"), told("give finite numbers"))
        )
    elif (found < least).any():
        value, remedy = f"{found.min():g}", told("give numbers, 0 or more")
        problems.append(InputProblem("negative", place, value, remedy=remedy))
    return np.asarray(found, dtype=np.float64) if not problems else np.zeros(shape)


def _usual_spread(expected: Floats, is_open: Bools) -> float:
    """Return the standard deviation of the scores of open pairs."""
    scores = expected[is_open]
    return float(scores.std()) if len(scores) else 0.0


def _learnt_rows(best: Matching, learnt: Learnt | None) -> tuple[Rows, Rows]:
    """Return the rows of the pairs of which something is learnt; absent people are left out."""
    none = np.zeros(0, dtype=np.int64)
    if learnt is None or not learnt.amounts:
        return none, none
    places = [{one: k for k, one in enumerate(roster.ids)} for roster in best.rosters]
    rows = [(places[0].get(a, -1), places[1].get(b, -1)) for a, b in learnt.amounts]
    mentees, mentors = np.array(rows, dtype=np.int64).T
    here = (mentees >= 0) & (mentors >= 0)
    return mentees[here], mentors[here]
