"""The certificate: bounds that hold at any price, and every corruption caught."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.errors import CertificateError
from matchcore.solver import upper_bounds, verify
from matchcore.solver.proof.certificate import certify, violations
from tests.cohorts import examples
from tests.oracle import brute_force
from tests.strategies import problems

SHIFT = 10  # the strategies' scores are multiples of 2**-10


def instance(objective: str = "coverage", **options: object) -> Problem:
    rng = np.random.default_rng(5)
    scores = rng.integers(0, 64, (12, 9)) / 64
    c = Compatibility.from_matrix(scores, rng.random((12, 9)) < 0.6)
    return Problem(c, capacity=2, demand=2, objective=objective, **options)  # type: ignore[arg-type]


@pytest.mark.slow
@examples(100)
@given(problems())
def test_the_prices_of_an_optimal_answer_are_tight_and_verify(problem: Problem) -> None:
    answer = solve(problem)
    assume(answer.status is SolveStatus.OPTIMAL)
    verify(problem, answer)
    assert answer.certificate is not None
    assert answer.certificate.proven
    assert answer.certificate.rounding == 0.0


@pytest.mark.slow
@examples(100)
@given(problems(), st.integers(0, 10**6))
def test_wrong_prices_never_prove_a_worse_answer(problem: Problem, seed: int) -> None:
    """Whatever the prices say, an answer below the optimum cannot pass as optimal."""
    answer = solve(problem)
    assume(answer.status is SolveStatus.OPTIMAL and len(answer.mentees) > len(problem.required))
    rng = np.random.default_rng(seed)
    keep = np.delete(np.arange(len(answer.mentees)), rng.integers(len(answer.mentees)))
    i, j = answer.mentees[keep], answer.mentors[keep]
    load = np.bincount(j, minlength=problem.shape[1])
    total = float(problem.compatibility.at(i, j).sum() - problem.load_costs(load).sum())
    worse = replace(answer, mentees=i, mentors=j, total=total, bound=total, seats=len(i))
    best = brute_force(problem)
    assert best is not None
    value = (len(set(i.tolist())), len(i), total)
    optimum = best if problem.objective == "coverage" else (best[2], best[1])
    found = value if problem.objective == "coverage" else (value[2], value[1])
    assume(found != optimum)
    with pytest.raises(CertificateError):
        verify(problem, worse)


@pytest.mark.parametrize("objective", ["coverage", "score"])
@pytest.mark.parametrize("quantity", [0, 1])
@pytest.mark.parametrize("step", [-7, 1, 1000])
def test_a_changed_price_is_rejected(objective: str, quantity: int, step: int) -> None:
    problem = instance(objective)
    answer = solve(problem)
    held = answer.certificate
    assert held is not None
    bound = held.bounds[quantity]
    caught = 0
    for j in range(problem.shape[1]):
        v = bound.prices.mentors.copy()
        v[j] += step * (1 << (held.shift - 8))
        prices = replace(bound.prices, mentors=v)
        bounds = list(held.bounds)
        bounds[quantity] = replace(bound, prices=prices)
        limit = upper_bounds(problem, [prices], held.shift)[0][0]
        same = limit == upper_bounds(problem, [bound.prices], held.shift)[0][0]
        forged = replace(answer, certificate=replace(held, bounds=tuple(bounds)))
        if same:  # a price that is as good proves as much: that is no corruption
            verify(problem, forged)
        else:
            caught += 1
            with pytest.raises(CertificateError):
                verify(problem, forged)
    assert caught


def corruptions(a: Assignment) -> dict[str, Assignment]:
    assert a.certificate is not None
    assert a.total is not None
    assert a.seats is not None
    held = a.certificate
    first = held.bounds[0]
    worthless = replace(first.prices, covered=0, seats=0, score=0)
    return {
        "a dropped pair": replace(a, mentees=a.mentees[1:], mentors=a.mentors[1:]),
        "a doubled pair": replace(
            a,
            mentees=np.append(a.mentees, a.mentees[0]),
            mentors=np.append(a.mentors, a.mentors[0]),
        ),
        "swapped mentors": replace(a, mentors=a.mentors[::-1].copy()),
        "parallel arrays that are not": replace(a, mentees=a.mentees[1:]),
        "a row that does not exist": replace(a, mentees=a.mentees + 1000),
        "another total": replace(a, total=a.total + 2.0**-20),
        "another number of seats": replace(a, seats=a.seats + 1),
        "a missing bound": replace(a, certificate=replace(held, bounds=held.bounds[1:])),
        "bounds in another order": replace(a, certificate=replace(held, bounds=held.bounds[::-1])),
        "a bound that is only claimed": replace(
            a,
            certificate=replace(
                held, bounds=(replace(first, limit=first.limit + 1), *held.bounds[1:])
            ),
        ),
        "prices of nothing": replace(
            a,
            certificate=replace(held, bounds=(replace(first, prices=worthless), *held.bounds[1:])),
        ),
        "another scale": replace(a, certificate=replace(held, shift=held.shift - 1)),
        "no certificate": replace(a, certificate=None),
        "a status with nothing in hand": replace(a, status=SolveStatus.UNKNOWN),
    }


@pytest.mark.parametrize("objective", ["coverage", "score"])
@pytest.mark.parametrize("what", corruptions(solve(instance())))
def test_every_corruption_is_rejected(objective: str, what: str) -> None:
    problem = instance(objective, required=[(0, 0)], minimum=1)
    answer = solve(problem)
    verify(problem, answer)
    with pytest.raises(CertificateError):
        verify(problem, corruptions(answer)[what])


@pytest.mark.parametrize(
    "other",
    [
        {"capacity": 1},
        {"demand": 1},
        {"minimum": 3, "capacity": 3},
        {"complete": True, "demand": 3},
        {"floor": 0.9},
    ],
)
def test_an_answer_to_another_problem_is_rejected(other: dict[str, object]) -> None:
    problem = instance()
    options: dict[str, object] = {"capacity": 2, "demand": 2} | other
    with pytest.raises(CertificateError):
        verify(Problem(problem.compatibility, **options), solve(problem))  # type: ignore[arg-type]


def test_a_missing_required_pair_is_noticed() -> None:
    problem = instance()
    answer = solve(problem)
    made = set(zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True))
    is_open = np.argwhere(problem.open.allowed)
    missing = next(p for p in map(tuple, is_open.tolist()) if p not in made)
    with pytest.raises(CertificateError, match="1 required pairs are missing"):
        verify(replace(problem, required=[missing]), answer)


def test_a_pair_that_becomes_forbidden_is_noticed() -> None:
    problem = instance()
    answer = solve(problem)
    pair = (int(answer.mentees[3]), int(answer.mentors[3]))
    closed = replace(problem, forbidden=[pair])
    with pytest.raises(CertificateError, match="1 pairs are not allowed"):
        verify(closed, answer)


def test_what_rounding_can_cost_is_stated_and_not_exceeded() -> None:
    rng = np.random.default_rng(3)
    problem = Problem(Compatibility.from_matrix(rng.random((300, 200)) / 3), objective="score")
    answer = solve(problem)
    held = answer.certificate
    assert held is not None
    assert 0 < held.rounding < 1e-6
    most = 300
    assert held.rounding <= 2 * most * 0.5 * 2.0**-held.shift


def test_rounding_of_load_steps_is_stated_too() -> None:
    """A great score leaves no bits for the step: both may go to one mentor, at 2**-13."""
    scores = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 2.0**40]])
    problem = Problem(Compatibility.from_matrix(scores), capacity=2, load_step=2.0**-13)
    answer = solve(problem)
    assert answer.certificate is not None
    assert answer.certificate.shift < 13
    assert answer.total is not None
    assert answer.certificate.rounding >= 2.0**-13
    assert 2.0 + 2.0**40 - answer.total <= answer.certificate.rounding


SQUARE = Problem(
    Compatibility.from_matrix(np.ones((3, 3)), np.arange(9).reshape(3, 3) != 8),
    capacity=[1, 2, 3],
    minimum=[0, 0, 1],
    demand=[1, 1, 1],
    complete=True,
    required=[(0, 2)],
)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([(0, 2), (1, 0), (2, 1)], []),
        ([(0, 2), (1, 0), (2, 0)], ["1 mentors are over capacity"]),
        ([(0, 2), (1, 0), (2, 2)], ["1 pairs are not allowed"]),
        ([(0, 2), (0, 2), (1, 0), (2, 1)], ["1 pairs occur twice", "1 mentees have too many"]),
        ([(0, 2), (1, 0), (1, 1), (2, 1)], ["1 mentees have too many mentors"]),
        ([(0, 2), (1, 0)], ["1 mentees lack a mentor"]),
        ([(0, 1), (1, 1), (2, 0)], ["1 required pairs are missing", "1 mentors are under"]),
    ],
)
def test_each_broken_requirement_is_counted(pairs: list[tuple[int, int]], said: list[str]) -> None:
    mentees, mentors = np.array(pairs, dtype=np.int64).T
    found = violations(SQUARE, mentees, mentors)
    assert len(found) == len(said)
    assert all(f.startswith(s) for f, s in zip(found, said, strict=True))


def test_scores_too_large_for_a_scale_of_tiny_ones_warn_of_nothing() -> None:
    """The smallest normal float and some hundred millions: one scale holds only one of them."""
    c = Compatibility.from_matrix([[-1e-308, -5e8], [-1e-308, -5e8], [-1e-308, -6e8]])
    problem = Problem(c, capacity=2, load_step=[0.0, 2e8])
    assert solve(problem).total == -5e8


def test_a_claim_of_less_rounding_than_there_is_is_rejected() -> None:
    problem = Problem(Compatibility.from_matrix(np.random.default_rng(3).random((9, 7)) / 3))
    answer = solve(problem)
    assert answer.certificate is not None
    exact = replace(answer.certificate, rounding=0.0)
    with pytest.raises(CertificateError, match=r"rounding 0\.0 is claimed"):
        verify(problem, replace(answer, certificate=exact))


def test_prices_that_lean_on_seats_bound_answers_with_the_same_seats_alone() -> None:
    """One pair brings 1.0, two bring 0.75: the most seats come first, so 0.75 is the best."""
    problem = Problem(Compatibility.from_matrix([[1.0, 0.0], [0.75, -1.0]]), capacity=1)
    held = solve(problem).certificate
    assert held is not None
    assert held.of("total").prices.seats  # these prices lean on the seats
    prices = [(b.quantity, b.prices) for b in held.bounds]
    one = certify(problem, np.array([0]), np.array([0]), held.shift, prices)
    assert not one.of("seats").met
    assert one.of("total").limit >= one.of("total").value
    assert not one.proven


def test_prices_may_not_lean_on_a_quantity_that_comes_later() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0, 0.0], [0.75, -1.0]]), capacity=1)
    held = solve(problem).certificate
    assert held is not None
    prices = [(b.quantity, b.prices) for b in held.bounds][::-1]
    one = np.array([0])
    with pytest.raises(CertificateError, match="depend on seats, bounded later"):
        certify(problem, one, one, held.shift, prices)
