"""L(v) of vectors: no answer exceeds it at any prices, and one level is the bound of `bounds`."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import CertificateError
from matchcore.model.assignment import Prices
from matchcore.model.stages import Stage
from matchcore.solver import upper_bounds
from matchcore.solver.proof.lexicographic import Level, lexicographic_bound
from tests.cohorts import examples
from tests.oracle import Reading
from tests.strategies import grid, planted, problems

SHIFT = 10  # the strategies' scores are multiples of 2**-10


@st.composite
def prices(draw: DrawFn, mentors: int, least: int = 1) -> Prices:
    """Draw prices and worths of any sign; few different ones, so that vectors often tie."""
    whole = st.sampled_from([0, 0, 256, -256, 512, 1024])
    v = np.array(draw(st.lists(whole, min_size=mentors, max_size=mentors)), dtype=np.int64)
    return Prices(v, draw(whole), draw(whole), draw(st.integers(least, 2)))


@st.composite
def levels(draw: DrawFn) -> list[Level]:
    """Draw one to three levels over one problem."""
    problem = draw(problems())
    then = [
        Stage(
            Compatibility.from_matrix(draw(grid(problem.shape, -1, 1, 1))),
            load_step=draw(st.sampled_from([0.0, 0.25, 1.0])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    each = [problem, *(stage.of(problem) for stage in then)]
    return [Level(p, SHIFT, draw(prices(p.shape[1], least=0))) for p in each]


def worths(levels: list[Level]) -> list[tuple[int, ...]]:
    """Return the vectors of all answers that are best for their loads, in plain loops."""
    reading, first = Reading.of(levels[0].problem), levels[0].problem
    mentors = first.shape[1]
    scores = [np.rint(x.problem.compatibility.dense() * 2**SHIFT).astype(int) for x in levels]
    best = {(0,) * mentors: (0,) * len(levels)}
    for mentee in range(first.shape[0]):
        after: dict[tuple[int, ...], tuple[int, ...]] = {}
        possible = [j for i, j in reading.worth if i == mentee]
        required = {j for i, j in reading.required if i == mentee}
        for chosen in (c for k in reading.sizes(mentee) for c in combinations(possible, k)):
            if not required <= {*chosen}:
                continue
            gain = tuple(
                sum(int(s[mentee, j]) * x.prices.score + x.prices.seats for j in chosen)
                + (x.prices.covered if chosen else 0)
                for s, x in zip(scores, levels, strict=True)
            )
            for load, have in best.items():
                taken = tuple(k + (j in chosen) for j, k in enumerate(load))
                value = tuple(a + b for a, b in zip(have, gain, strict=True))
                after[taken] = max(value, after.get(taken, value))
        best = after
    found = []
    for load, have in best.items():
        if all(first.minimum <= load) and all(load <= first.capacity):
            burdens = first.burdens(np.array(load, dtype=np.int64)).tolist()
            costs = [
                sum(
                    (Fraction(step) * 2**SHIFT).__floor__() * int(b)
                    for step, b in zip(x.problem.load_step.tolist(), burdens, strict=True)
                )
                for x in levels
            ]
            found.append(
                tuple(h - c * x.prices.score for h, c, x in zip(have, costs, levels, strict=True))
            )
    return found


@pytest.mark.slow
@examples(200)
@given(levels())
def test_no_answer_exceeds_the_bound_at_any_prices(drawn: list[Level]) -> None:
    found = worths(drawn)
    assume(found)
    assert tuple(lexicographic_bound(drawn)) >= max(found)


@examples(30)
@given(levels())
def test_one_level_is_the_bound_of_a_single_stage(drawn: list[Level]) -> None:
    level = drawn[0]
    try:
        limits, _ = upper_bounds(level.problem, [level.prices], SHIFT)
    except CertificateError:
        with pytest.raises(CertificateError):
            lexicographic_bound([level])
        return
    assert lexicographic_bound([level]) == limits


@examples(30)
@given(levels())
def test_the_first_component_never_depends_on_later_ones(drawn: list[Level]) -> None:
    try:
        whole = lexicographic_bound(drawn)
    except CertificateError:
        return
    assert whole[:1] == lexicographic_bound(drawn[:1])
    assert whole[:2] == lexicographic_bound(drawn[:2])


def test_a_tie_at_the_first_prices_goes_to_the_second() -> None:
    # one mentee; 1 quarter from either mentor, then 3 or 2; the free place costs nothing
    c = Compatibility.from_matrix
    first, second = Problem(c([[0.25, 0.25]])), Problem(c([[0.5, 0.75]]))
    free = Prices(np.zeros(2, dtype=np.int64), score=1)
    assert lexicographic_bound([Level(first, 2, free), Level(second, 2, free)]) == [1, 3]
    # at a price of 1 on the second mentor the first stage has the first one only, and the place
    # counts 1 in the first stage whatever the second says
    dear = Prices(np.array([0, 1]), score=1)
    assert lexicographic_bound([Level(first, 2, dear), Level(second, 2, free)]) == [2, 2]


@pytest.mark.parametrize("seed", range(6))
def test_coverage_is_a_case_of_it(seed: int) -> None:
    # covered, seats and total as three levels, at the prices of the certificate
    problem = planted(4 * seed)
    a = solve(problem)
    assert (a.status, problem.objective) == (SolveStatus.OPTIMAL, "coverage")
    proof = a.certificate
    assert proof is not None
    found = lexicographic_bound(
        [Level(problem, proof.shift, b.prices) for b in proof.bounds], (a.mentees, a.mentors)
    )
    values = {b.quantity: b.value for b in proof.bounds}
    for limit, bound in zip(found, proof.bounds, strict=True):
        p = bound.prices
        assert limit == (
            p.covered * values["covered"] + p.seats * values["seats"] + p.score * values["total"]
        )


@pytest.mark.parametrize("seed", range(8))
def test_an_answer_only_says_where_to_look(seed: int) -> None:
    problem, rng = planted(seed), np.random.default_rng(seed)
    a, other = solve(problem), planted(seed + 1)
    proof = a.certificate
    assert proof is not None
    second = Stage(other.compatibility).of(problem)
    v = Prices(rng.integers(-200, 200, problem.shape[1]), 3, -5, 1)
    both = [Level(problem, proof.shift, proof.bounds[-1].prices), Level(second, 8, v)]
    assert lexicographic_bound(both) == lexicographic_bound(both, (a.mentees, a.mentors))


def test_prices_beyond_64_bits_are_refused() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0]]))
    free = Level(problem, 2, Prices(np.zeros(1, dtype=np.int64), score=1))
    dear = Level(problem, 2, Prices(np.array([-(2**63)]), score=1))
    with pytest.raises(CertificateError, match="too large"):
        lexicographic_bound([free, dear])
