"""Forged assignments: whatever is put into any field, `verify` refuses it, and in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.clashes import Diagnosis
from matchcore.errors import CertificateError
from matchcore.model.assignment import Certificate, Prices
from matchcore.model.objective import Quantity
from matchcore.solver import verify
from matchcore.solver.proof.certificate import certify, quantities, stated

RNG = np.random.default_rng(12)
SCORES = RNG.integers(1, 64, (10, 8)) / 64
MATRIX = Compatibility.from_matrix(SCORES, RNG.random((10, 8)) < 0.7)
FACTORS = (
    Compatibility.from_factors(RNG.random((10, 3)) / 3, RNG.random((8, 3)))
    .with_table("site", np.arange(10) % 2, np.arange(8) % 3, np.array([[1, 1, 0], [0, 1, 1]]) > 0)
    .with_threshold("hours", RNG.integers(0, 2, (10, 4)), RNG.integers(0, 2, (8, 4)), 1)
    .with_terms("liked", [1, 2], [1, 4], [0.25, -0.5])
)
PROBLEMS = {
    "one seat each": Problem(MATRIX, capacity=1),
    "two seats each": Problem(MATRIX, capacity=2, demand=2),
    "the best score": Problem(MATRIX, capacity=2, demand=2, objective="score"),
    "needs": Problem(MATRIX, capacity=3, minimum=1, required=np.argwhere(MATRIX.allowed)[:1]),
    "complete": Problem(Compatibility.from_matrix(SCORES), capacity=3, demand=2, complete=True),
    "loads that cost": Problem(MATRIX, capacity=4, load_step=1 / 64, load_before=2),
    "factors": Problem(FACTORS, capacity=2, floor=0.01),
    "factors, the best score": Problem(FACTORS, capacity=2, demand=3, objective="score"),
    "integers that are rounded": Problem(Compatibility.from_matrix(RNG.random((10, 8)) / 3)),
}
JUNK: list[Any] = [
    *(None, True, False, "", "x", "optimal", "total", b"x", (), [], {}, {1}, object(), int),
    *(0, -1, 2, 77, 2**62, -(2**63), 2**64, 10**400, -(10**400)),
    *(0.0, -0.5, 1.5, 1e300, float("nan"), float("inf"), -float("inf"), 1j),
    *(Fraction(1, 3), Decimal("0.5"), Decimal("NaN"), Decimal("sNaN")),
    *(np.int64(3), np.float64("nan"), np.bool_(True), np.str_("seats"), np.datetime64("NaT", "s")),
    *(np.array(1), np.array([]), np.array([1, 2]), np.zeros((2, 2)), np.array([None, "a"])),
    *(SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE, SolveStatus.UNKNOWN, Diagnosis(())),
    *(Prices(np.zeros(8, dtype=np.int64)), Certificate((), 0, 0.0)),
]  # fmt: skip


def stopped(problem: Problem) -> Assignment:
    """An answer with true bounds that are not met: half the pairs, and places without a price."""
    a = solve(problem)
    assert a.certificate is not None
    whole = problem.complete or problem.minimum.any()
    kept = slice(None) if whole else slice(0, len(a.mentees), 2)
    i, j, nothing = a.mentees[kept], a.mentors[kept], np.zeros(problem.shape[1], dtype=np.int64)
    free: dict[Quantity, Prices] = {
        "covered": Prices(nothing, covered=1),
        "seats": Prices(nothing, seats=1),
        "total": Prices(nothing, score=1),
    }
    prices = [(quantity, free[quantity]) for quantity in quantities(problem)]
    held = certify(problem, i, j, a.certificate.shift, prices)
    return Assignment(SolveStatus.FEASIBLE, i, j, certificate=held, **stated(problem, i, j, held))


ANSWERS = {
    (name, made.__name__): (problem, made(problem))
    for name, problem in PROBLEMS.items()
    for made in (solve, stopped)
}
each = pytest.mark.parametrize(("problem", "answer"), ANSWERS.values(), ids=map(", ".join, ANSWERS))


def refused(problem: Problem, forged: Any) -> None:
    with pytest.raises(CertificateError):
        verify(problem, forged)


def holding(a: Assignment, **changes: Any) -> Assignment:
    """Change the certificate."""
    assert a.certificate is not None
    return replace(a, certificate=replace(a.certificate, **changes))


def bounding(a: Assignment, place: int, **changes: Any) -> Assignment:
    """Change one bound."""
    assert a.certificate is not None
    bounds = list(a.certificate.bounds)
    bounds[place] = replace(bounds[place], **changes)
    return holding(a, bounds=tuple(bounds))


def pricing(a: Assignment, place: int, **changes: Any) -> Assignment:
    """Change the prices of one bound."""
    assert a.certificate is not None
    return bounding(a, place, prices=replace(a.certificate.bounds[place].prices, **changes))


def places(a: Assignment) -> Iterator[tuple[str, Any, Callable[[Any], Assignment]]]:
    """Yield every field that can be forged, with what it holds, and how it is changed."""
    held = a.certificate
    assert held is not None
    for f in fields(a):
        yield f.name, getattr(a, f.name), lambda x, k=f.name: replace(a, **{k: x})
    for f in fields(held):
        yield f.name, getattr(held, f.name), lambda x, k=f.name: holding(a, **{k: x})
    for place, bound in enumerate(held.bounds):
        for f in fields(bound):
            yield (
                f"{place}.{f.name}",
                getattr(bound, f.name),
                lambda x, p=place, k=f.name: bounding(a, p, **{k: x}),
            )
        for f in fields(bound.prices):
            yield (
                f"{place}.prices.{f.name}",
                getattr(bound.prices, f.name),
                lambda x, p=place, k=f.name: pricing(a, p, **{k: x}),
            )


def is_true(name: str, held: Any, put: Any, proven: bool) -> bool:
    """Whether junk happens to say what is there already, or less."""
    if name == "rounding":
        return isinstance(put, float) and held <= put < np.inf
    if name in ("candidates", "near") and put is None:  # an answer may be without
        return True
    if name == "unique":  # of a proven answer it is the search's word
        return type(put) is bool and (proven or not put)
    plain = (int, str, SolveStatus, type(None))
    return type(put) is type(held) and isinstance(put, plain) and put == held


@pytest.mark.slow
@each
def test_junk_is_refused_wherever_it_is_put(problem: Problem, answer: Assignment) -> None:
    """Whole numbers among prices apart: other prices may prove as much, which is not false."""
    verify(problem, answer)
    assert answer.certificate is not None
    proven, tried = answer.certificate.proven, 0
    for name, held, change in places(answer):
        for put in JUNK:
            if ".prices." in name and type(put) is int:
                with suppress(CertificateError):
                    verify(problem, change(put))
            elif not is_true(name, held, put, proven):
                tried += 1
                refused(problem, change(put))
    assert tried > 1000


@each
def test_prices_of_another_form_are_refused(problem: Problem, answer: Assignment) -> None:
    assert answer.certificate is not None
    for place, bound in enumerate(answer.certificate.bounds):
        v = bound.prices.mentors
        refuse = lambda x, p=place: refused(problem, pricing(answer, p, mentors=x))  # noqa: E731
        for form in (np.float64, np.int32, np.uint64, np.bool_, object, str, ">i8"):
            refuse(v.astype(form))
        for shape in (v[None], v[:, None], v[:-1], np.append(v, 0), v[:0], v[0], v.tolist()):
            refuse(shape)
        refuse(np.ma.array(v, mask=np.arange(len(v)) == 0))
        refuse(np.full_like(v, -(2**63)))
        refuse(np.full_like(v, 2**63 - 1))
        frozen = v.copy()
        frozen.setflags(write=False)
        verify(problem, pricing(answer, place, mentors=frozen))


@each
def test_pairs_of_another_form_or_order_are_refused(problem: Problem, answer: Assignment) -> None:
    for side in ("mentees", "mentors"):
        rows = getattr(answer, side)
        refuse = lambda x, s=side: refused(problem, replace(answer, **{s: x}))  # noqa: E731
        for form in (np.float64, np.int32, np.uint64, np.bool_, object, str, ">i8"):
            refuse(rows.astype(form))
        for shape in (rows[None], rows[:, None], rows[:-1], rows[:0], rows.tolist()):
            refuse(shape)
        refuse(np.ma.array(rows, mask=np.arange(len(rows)) == 0))
        for other in (rows - 1, rows + 1, rows - 10**6, np.full_like(rows, 2**63 - 1)):
            refuse(other)
    i, j = answer.mentees, answer.mentors
    order = np.arange(len(i))
    order[:2] = [1, 0]
    refused(problem, replace(answer, mentees=i[order], mentors=j[order]))
    refused(problem, replace(answer, mentees=i[::-1], mentors=j[::-1]))


@each
def test_numbers_that_are_nearly_right_are_refused(problem: Problem, answer: Assignment) -> None:
    held = answer.certificate
    assert held is not None
    assert answer.total
    assert answer.seats
    assert answer.bound
    assert answer.seats_bound
    for forged in (
        replace(answer, total=float(np.nextafter(answer.total, 99))),
        replace(answer, bound=float(np.nextafter(answer.bound, -99))),
        replace(answer, seats=answer.seats - 1),
        replace(answer, seats=float(answer.seats)),
        replace(answer, seats_bound=answer.seats - 1),
        replace(answer, seats_bound=answer.seats_bound + 1),
        *(holding(answer, shift=held.shift + by) for by in (-64, -1, 1, 2, 10, 64, 2000)),
    ):
        refused(problem, forged)
    if held.rounding:
        for less in (0.0, held.rounding / 2, float(np.nextafter(held.rounding, 0))):
            refused(problem, holding(answer, rounding=less))
    verify(problem, holding(answer, rounding=held.rounding * 2))  # says less, and that is true
    for place, bound in enumerate(held.bounds):
        for by in (-1, 1):
            refused(problem, bounding(answer, place, value=bound.value + by))
            refused(problem, bounding(answer, place, limit=bound.limit + by))


@each
def test_bounds_are_those_of_the_objective_in_its_order(
    problem: Problem, answer: Assignment
) -> None:
    assert answer.certificate is not None
    bounds = answer.certificate.bounds
    for forged in (
        bounds[::-1], bounds[1:], bounds[:-1], bounds + bounds[:1], bounds[:1] * len(bounds), (),
        list(bounds), bounds[1:] + bounds[:1],
    ):  # fmt: skip
        refused(problem, holding(answer, bounds=forged))


@each
def test_bounds_in_the_order_of_the_other_objective_are_refused(
    problem: Problem, answer: Assignment
) -> None:
    """They hold, in that order; but they do not say what this objective asks first."""
    other = replace(problem, objective="score" if problem.objective == "coverage" else "coverage")
    for a in (solve(other), stopped(other)):
        verify(other, a)
        refused(problem, replace(a, status=answer.status))
        refused(problem, replace(a, status=SolveStatus.FEASIBLE))


@each
def test_statuses_claim_what_they_say(problem: Problem, answer: Assignment) -> None:
    assert answer.certificate is not None
    verify(problem, replace(answer, status=SolveStatus.FEASIBLE))
    if not answer.certificate.proven:
        refused(problem, replace(answer, status=SolveStatus.OPTIMAL))
    for status in ("optimal", "feasible", np.str_("feasible"), None):
        refused(problem, replace(answer, status=status))  # type: ignore[arg-type]
    for status in (SolveStatus.INFEASIBLE, SolveStatus.UNKNOWN):
        refused(problem, replace(answer, status=status))
        refused(problem, Assignment(status, certificate=answer.certificate, total=answer.total))
    refused(problem, replace(answer, diagnosis=Diagnosis(())))


@each
def test_unique_is_not_claimed_below_a_bound(problem: Problem, answer: Assignment) -> None:
    assert answer.certificate is not None
    claimed = holding(answer, unique=True)
    if answer.certificate.proven:
        verify(problem, claimed)  # left to the search, as the page on proofs says
    else:
        refused(problem, claimed)


@pytest.mark.parametrize("forged", [None, 1, "optimal", object(), {}, SolveStatus.OPTIMAL])
def test_what_is_no_assignment_is_refused(forged: Any) -> None:
    refused(PROBLEMS["one seat each"], forged)


def test_a_score_below_worth_nothing_proves_nothing() -> None:
    """Its load costs would be gains, which grow beyond the next place: L(v) would be too small.

    At -1 a unit, four mentees of one mentor cost 0 + 1 + 2 + 3 steps of one unit: 6, less the
    scores, all 0. From the first place on, the price 0 says that none is worth it.
    """
    problem = Problem(Compatibility.from_matrix(np.zeros((4, 1))), capacity=4, load_step=1.0)
    problem = replace(problem, objective="score")
    answer = solve(problem)
    assert answer.certificate is not None
    assert (answer.total, answer.seats) == (0.0, 1)
    forged = pricing(answer, 1, mentors=np.array([1]), score=-1)
    with pytest.raises(CertificateError, match="below 0"):
        verify(problem, forged)


@pytest.mark.parametrize("score", [5e299, 1e-300, 5e-324, 0.0])
@pytest.mark.parametrize("factors", [False, True])
def test_forged_prices_of_extreme_scores_are_refused(score: float, factors: bool) -> None:
    scores = np.full((4, 3), score)
    c = (
        Compatibility.from_factors(scores[:, :1], np.ones((3, 1)))
        if factors
        else Compatibility.from_matrix(scores)
    )
    problem = Problem(c, capacity=2)
    answer = solve(problem)
    assert answer.certificate is not None
    verify(problem, answer)
    for size in (2**40, 2**58, 2**61, -(2**61)):
        refused(problem, pricing(answer, 1, mentors=np.full(3, size)))
    for shift in (answer.certificate.shift - 1, 10**9, -(10**9)):
        refused(problem, holding(answer, shift=shift))
    if score:  # 0 is 0 at any scale
        refused(problem, holding(answer, shift=answer.certificate.shift + 500))


def test_prices_that_no_float_holds_are_refused() -> None:
    """With many people, scores of 5e299 have few bits: a price of 2**60 is then beyond 1e308."""
    c = Compatibility.from_factors(np.full((8200, 1), 5e299), np.ones((1, 1)))
    problem = Problem(c, capacity=1)
    answer = solve(problem)
    verify(problem, answer)
    with pytest.raises(CertificateError, match="too large for a float"):
        verify(problem, pricing(answer, 1, mentors=np.array([2**60])))


def test_the_finest_shift_keeps_scores_within_62_bits() -> None:
    problem = Problem(Compatibility.from_matrix([[0.75, 0.5]]))  # below 2**0
    answer = solve(problem)
    with pytest.raises(CertificateError, match="too large for a scale"):
        verify(problem, holding(answer, shift=63))
    with pytest.raises(CertificateError, match=r"shift is \d+, not from"):
        verify(problem, holding(answer, shift=10**9))
    refused(problem, holding(answer, shift=62))  # it can be read, and is another scale
