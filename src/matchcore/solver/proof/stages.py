"""The independent check of stages: each is bounded among the best answers of all before it.

The first level of the vectors is the problem's own: its last bound, at the prices of its
certificate. An answer that meets all bounds of the problem reaches it, and so does every other best
answer of the problem: they have the same covered mentees, seats and total. These counts are fixed,
so a further stage may give them any worth. See `lexicographic` for why the bounds hold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment, Certificate, Prices, SolveStatus
from matchcore.model.objective import MEASURES, Quantity
from matchcore.model.problem import Problem
from matchcore.model.stages import Stage, StageBound, StagedAssignment, staged
from matchcore.solver.proof.bounds import rounding_error
from matchcore.solver.proof.certificate import (
    certify,
    values_of,
    verify,
    worth_of_others,
)
from matchcore.solver.proof.claims import wrong_prices
from matchcore.solver.proof.lexicographic import Level, lexicographic_bound
from matchcore.solver.proof.rounding import addends, rounding_of


def certify_stages(
    problem: Problem, then: Sequence[Stage], assignment: Assignment, prices: Sequence[Prices]
) -> tuple[StageBound, ...]:
    """Bound each of the first stages, as many as have prices.

    Parameters
    ----------
    problem : Problem
    then : sequence of Stage
    assignment : Assignment
        An answer that meets all bounds of the problem.
    prices : sequence of Prices
        One for each stage to be bounded.

    Raises
    ------
    CertificateError
        The assignment is not proven, or some prices do not bound their stage.
    """
    certificate = assignment.certificate
    if certificate is None or not certificate.proven:
        raise CertificateError("stages need an answer that is best for the problem itself")
    pairs = assignment.mentees, assignment.mentors
    levels = _levels(problem, certificate.shift, certificate.bounds[-1].prices, then, prices)
    limits = lexicographic_bound(levels, pairs)
    return _stated(then, levels[1:], limits[1:], _counts(certificate), pairs)


def certify_together(
    problem: Problem,
    then: Sequence[Stage],
    pairs: tuple[Rows, Rows],
    shift: int,
    proofs: list[tuple[Quantity, Prices]],
    prices: Sequence[Prices],
) -> tuple[Certificate, tuple[StageBound, ...]]:
    """Check an answer to a problem and to its first stages at once: one scan of all pairs for both.

    Parameters
    ----------
    pairs, shift, proofs
        As in `certify`.
    prices : sequence of Prices
        One for each stage to be bounded. Their bounds hold if the certificate is proven.

    Raises
    ------
    CertificateError
        The answer breaks a hard requirement, or some prices do not bound their quantity.
    """
    levels = _levels(problem, shift, proofs[-1][1], then, prices)
    limits = lexicographic_bound(levels, pairs)
    certificate = certify(problem, *pairs, shift, proofs, last=limits[0])
    stages = _stated(then, levels[1:], limits[1:], _counts(certificate), pairs)
    return certificate, stages if certificate.proven else ()


def _levels(
    problem: Problem, shift: int, own: Prices, then: Sequence[Stage], prices: Sequence[Prices]
) -> list[Level]:
    """Return the levels of a problem, at the prices of its last quantity, and of its stages."""
    return [
        Level(problem.at_scale(shift), shift, own),
        *(
            Level(of_stage, of_stage.shift, price)
            for of_stage, price in zip(staged(problem, then), prices, strict=False)
        ),
    ]


def _stated(
    then: Sequence[Stage],
    levels: Sequence[Level],
    limits: Sequence[int],
    counts: dict[Quantity, int],
    pairs: tuple[Rows, Rows],
) -> tuple[StageBound, ...]:
    """State what the limits say of each stage."""
    mentees, mentors = pairs
    bounds = []
    for stage, level, limit in zip(then, levels, limits, strict=False):
        p, shift = level.problem, level.shift
        scores = p.compatibility.at(mentees, mentors)
        both, error = (scores, scores), rounding_error(p, shift)
        bounds.append(
            StageBound(
                stage.name,
                math.fsum(addends(p, scores, mentors)),
                values_of(p, both, mentees, mentors, shift)["total"],
                limit - worth_of_others(p, level.prices, "total", counts),
                shift,
                rounding_of(p, p, both, mentors, shift, error, len(mentees)),
                level.prices,
            )
        )
    return tuple(bounds)


def verify_stages(problem: Problem, then: Sequence[Stage], answer: StagedAssignment) -> None:
    """Check every claim of a staged assignment, from the problems and the prices alone.

    Raises
    ------
    InputError
        A stage does not fit the problem.
    CertificateError
        Names each claim that does not hold or is malformed.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem
    >>> from matchcore.solver import Stage, solve_stages
    >>> problem = Problem(Compatibility.from_matrix([[1.0, 1.0]]))
    >>> then = [Stage(Compatibility.from_matrix([[0.0, 0.5]]))]
    >>> verify_stages(problem, then, solve_stages(problem, then))
    """
    staged(problem, then)
    if not isinstance(answer, StagedAssignment):
        raise CertificateError(f"this is of type {type(answer).__name__}, not a StagedAssignment")
    verify(problem, answer.assignment)
    wrong = _malformed(answer, then, problem.shape[1])
    if wrong:
        raise CertificateError("; ".join(wrong))
    if not answer.stages:
        return
    prices = [bound.prices for bound in answer.stages]
    found = certify_stages(problem, then, answer.assignment, prices)
    wrong = [
        f"{name} {getattr(claim, name)} of stage {k} is claimed, {getattr(fact, name)} is found"
        for k, (claim, fact) in enumerate(zip(answer.stages, found, strict=True))
        for name in ("name", "total", "value", "limit", "shift")
        if getattr(claim, name) != getattr(fact, name)
    ]
    wrong += [
        f"rounding {claim.rounding} of stage {k} is claimed, it may be {fact.rounding}"
        for k, (claim, fact) in enumerate(zip(answer.stages, found, strict=True))
        if claim.rounding < fact.rounding
    ]
    if not all(bound.met for bound in found[:-1]):
        wrong.append("a stage is bounded although one before it is not proven")
    if wrong:
        raise CertificateError("; ".join(wrong))


def _counts(certificate: Certificate) -> dict[Quantity, int]:
    """Return the counts that are the same in every best answer of the problem."""
    return {b.quantity: b.value for b in certificate.bounds if MEASURES[b.quantity].is_count}


def _malformed(answer: StagedAssignment, then: Sequence[Stage], mentors: int) -> list[str]:
    """Describe each malformed claim."""
    stages = answer.stages
    if not (isinstance(stages, tuple) and all(isinstance(s, StageBound) for s in stages)):
        return ["the stages are not a tuple of StageBound"]
    if answer.asked != len(then) or len(stages) > len(then):
        return [f"{len(stages)} of {answer.asked} stages are bounded, {len(then)} were given"]
    if stages and answer.assignment.status is not SolveStatus.OPTIMAL:
        return ["stages are bounded although the problem itself is not proven"]
    wrong = []
    for k, bound in enumerate(stages):
        if any(type(x) is not int for x in (bound.value, bound.limit, bound.shift)):
            wrong.append(f"stage {k} has a value, limit or shift that is not an int")
        if not all(
            isinstance(x, float) and math.isfinite(x) for x in (bound.total, bound.rounding)
        ):
            wrong.append(f"stage {k} has a total or rounding that is not a finite float")
        wrong += [f"stage {k} {fault}" for fault in wrong_prices(bound.prices, mentors)]
    return wrong
