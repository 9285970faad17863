"""Another matching of the same people: one pair more required, or forbidden, and proven again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from matchcore.answer.couples import Couples
from matchcore.answer.odd_couples import odd_couples
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.rules import Forbid, Require
from matchcore.rules.evaluation.origins import origin_of
from matchcore.solver import solve
from matchcore.solver.proof.certificate import certify, stated

if TYPE_CHECKING:
    from matchcore.model.origin import Origin
    from matchcore.model.problem import Problem
    from matchcore.solver.residual import Change

M = TypeVar("M", bound=Couples)
Pair = tuple[int, int]  # the row numbers of a mentee and a mentor


def is_required(problem: Problem, pair: Pair) -> bool:
    """Return whether a pair is among the required ones."""
    return pair in map(tuple, problem.required.tolist())


def requiring(problem: Problem, pair: Pair) -> Problem:
    """Return the problem with one more required pair."""
    return replace(problem, required=[*problem.required.tolist(), pair])


def forbidding(problem: Problem, pair: Pair, origin: Origin | None = None) -> Problem:
    """Return the problem with one more forbidden pair, by default as the rule `Forbid` makes it."""
    i, j = pair
    by = origin or origin_of(Forbid(()))
    compatibility = problem.compatibility.with_pairs(by, [i], [j])
    return replace(problem, compatibility=compatibility)


def matched_again(couples: M, pair: Pair, change: Change, required: bool) -> M:
    """Return the matching that a change leads to, with its proof.

    Its programme has one more rule, so its record says what was asked for.
    """
    problem = (requiring if required else forbidding)(couples.problem, pair)
    rule = _rule(couples, pair, required)
    programme: dict[str, Any] = {**couples.programme}
    programme["rules"] = [*programme.get("rules", ()), rule]
    assignment = _proven(problem, couples.assignment, change)
    before = odd_couples(couples)
    kept = tuple(one for one in couples.cautions if one not in before)
    again = replace(couples, problem=problem, assignment=assignment, programme=programme)
    return replace(again, cautions=(*kept, *odd_couples(again)))


def _rule(couples: Couples, pair: Pair, required: bool) -> dict[str, Any]:
    ids = [roster.ids[row] for roster, row in zip(couples.rosters, pair, strict=True)]
    return {"kind": (Require if required else Forbid).__name__, "pairs": [ids]}


def _proven(problem: Problem, before: Assignment, change: Change) -> Assignment:
    """Return the couples of a change with a proof of their own: the prices of a new search.

    The search may end at other couples that are as good; its prices prove these as well.
    """
    pairs = change.mentees, change.mentors
    start = replace(before, status=SolveStatus.FEASIBLE, mentees=pairs[0], mentors=pairs[1])
    found = solve(problem, start=start)
    if found.certificate is None or all(map(np.array_equal, pairs, (found.mentees, found.mentors))):
        return found
    prices = [(bound.quantity, bound.prices) for bound in found.certificate.bounds]
    proof = certify(problem, *pairs, found.certificate.shift, prices)
    if not proof.proven:  # at a finer scale than before, the couples found are better
        return found
    return Assignment(
        SolveStatus.OPTIMAL, *pairs, certificate=proof, **stated(problem, *pairs, proof)
    )
