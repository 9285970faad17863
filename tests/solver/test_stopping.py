"""A search stopped at any moment: an answer in hand, verified, with bounds that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, count
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.solver import pair_generation, sample, shortlist, verify, watch
from matchcore.solver.greedy import greedy
from matchcore.solver.proof import bounds
from matchcore.solver.proof.certificate import violations
from matchcore.solver.scan.filter import NumpyFilter
from matchcore.solver.scan.screen import Screen
from tests.strategies import planted, problems

Answer = tuple[int, int, float]
OBJECTIVES = ("coverage", "score")


class Countdown:
    """Stands in for an event: set after it was asked so many times."""

    def __init__(self, asked: int) -> None:
        self.left = asked

    def is_set(self) -> bool:
        self.left -= 1
        return self.left < 0


def stops(problem: Problem, **options: Any) -> Iterator[Assignment]:
    """Solve again and again, stopped each time a moment later, until it ends by itself."""
    for asked in count():
        event = Countdown(asked)
        yield solve(problem, cancel=event, **options)  # type: ignore[arg-type]
        if event.left >= 0:
            return


def needs_a_flow(problem: Problem) -> bool:
    """Whether no answer is known before a flow has met the requirements."""
    made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
    return problem.complete or bool((problem.minimum > made).any())


def check_stops(problem: Problem, check: Callable[[Assignment], None], **options: Any) -> None:
    """Assert that every moment leaves a verified answer, no worse than the moment before."""
    best = solve(problem)
    ranks: list[tuple[float, ...]] = []
    for answer in stops(problem, **options):
        if answer.status is SolveStatus.UNKNOWN:
            assert needs_a_flow(problem)
            assert not ranks
        elif answer.status is SolveStatus.INFEASIBLE:
            assert best.status is SolveStatus.INFEASIBLE
        else:
            verify(problem, answer)
            check(answer)
            ranks.append(rank(problem, answer))
    assert ranks == sorted(ranks)
    if ranks:
        assert ranks[-1] == rank(problem, best)


def rank(problem: Problem, answer: Assignment) -> tuple[float, ...]:
    assert answer.total is not None
    assert answer.seats is not None
    if problem.objective == "score":
        return answer.total, answer.seats
    return len(np.unique(answer.mentees)), answer.seats, answer.total


def all_answers(problem: Problem) -> list[Answer]:
    """Return covered mentees, seats and total of every answer there is, by trying all."""
    pairs = np.argwhere(problem.open.allowed)
    found = []
    for size in range(len(pairs) + 1):
        for chosen in combinations(range(len(pairs)), size):
            i, j = pairs[list(chosen)].reshape(-1, 2).T
            if not violations(problem, i, j):
                load = np.bincount(j, minlength=problem.shape[1])
                costs = problem.load_costs(load).sum()
                total = problem.compatibility.at(i, j).sum() - costs
                found.append((len(np.unique(i)), size, float(total)))
    return found


def bounds_hold(answer: Assignment, everything: list[Answer]) -> None:
    """Assert that each bound holds among the answers with the same quantities before it."""
    held = answer.certificate
    assert held is not None
    names = ("covered", "seats", "total")
    own = (len(np.unique(answer.mentees)), answer.seats, answer.total)
    peers = everything
    for bound in held.bounds:
        place = names.index(bound.quantity)
        limit = answer.bound if bound.quantity == "total" else bound.limit
        assert limit is not None
        assert limit >= max(one[place] for one in peers) - held.rounding
        peers = [one for one in peers if one[place] == own[place]]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few pairs in at a time, so that there are many moments at which to stop."""
    for name in ("_SMALL", "_EACH"):
        monkeypatch.setattr(sample, name, 2)
    for name in ("PER_MENTEE", "PER_MENTOR"):
        monkeypatch.setattr(shortlist, name, 1)
    monkeypatch.setattr(pair_generation, "FEW_CELLS", 4)
    monkeypatch.setattr(pair_generation, "MORE", 1)


def examples(most: int) -> settings:
    return settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@pytest.mark.slow
@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("pairs", ["all", "generated"])
@examples(150)
@given(problems(3, 3))
def test_bounds_of_stopped_searches_hold_among_all_answers(pairs: str, problem: Problem) -> None:
    everything = all_answers(problem)
    check_stops(problem, lambda answer: bounds_hold(answer, everything), pairs=pairs)


@pytest.mark.slow
@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize("seed", range(12))
def test_medium_searches_stopped_at_every_moment(pairs: str, seed: int) -> None:
    check_stops(planted(seed), lambda answer: None, pairs=pairs)


def scarce(objective: str = "coverage", **options: Any) -> Problem:
    """Make a problem in which seats stay empty, so that prices of the total lean on seats."""
    rng = np.random.default_rng(5)
    c = Compatibility.from_factors(rng.random((60, 4)) / 4, rng.random((24, 4)))
    c = c.with_table("site", rng.integers(0, 3, 60), rng.integers(0, 3, 24), np.eye(3, dtype=bool))
    return Problem(c, capacity=2, objective=objective, **options)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("demand", [1, 2])
@pytest.mark.parametrize("objective", OBJECTIVES)
def test_empty_seats_cost_no_answer_at_any_moment(objective: str, demand: int) -> None:
    problem = scarce(objective, demand=demand)
    assert solve(problem).seats < 60 * demand  # type: ignore[operator]
    check_stops(problem, lambda answer: None, pairs="generated")


@pytest.mark.slow
@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("gap", [1e-9, 0.01, 0.1, 10.0])
@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_gap_ends_the_search_only_once_what_comes_before_is_proven(
    objective: str, gap: float
) -> None:
    problem = scarce(objective)
    answer = solve(problem, gap=gap, pairs="generated")
    verify(problem, answer)
    assert answer.gap is not None
    assert answer.gap <= gap
    if objective == "coverage":
        assert answer.seats == answer.seats_bound == solve(problem).seats


@pytest.mark.slow
@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_warm_start_that_is_stopped_keeps_what_it_started_from(objective: str) -> None:
    problem = scarce(objective)
    best = solve(problem)
    for answer in stops(problem, start=best, pairs="generated"):
        verify(problem, answer)
        assert rank(problem, answer) == rank(problem, best)


def test_the_gap_is_that_of_the_seats_as_long_as_they_are_not_proven() -> None:
    """The greedy pair (0, 0) leaves mentee 1 nobody; counting alone would allow two seats."""
    scores, allowed = [[1.0, 0.5], [0.25, 0.0]], [[True, True], [True, False]]
    problem = Problem(Compatibility.from_matrix(scores, allowed), capacity=1)
    answer = next(stops(problem))
    assert answer.status is SolveStatus.FEASIBLE
    assert (answer.seats, answer.seats_bound, answer.total) == (1, 2, 1.0)
    assert answer.gap == 0.5


@pytest.mark.parametrize("options", [{"minimum": 1}, {"complete": True, "capacity": 3}])
def test_requirements_are_met_by_the_first_answer_in_hand(options: dict[str, Any]) -> None:
    rng = np.random.default_rng(2)
    problem = Problem(Compatibility.from_matrix(rng.random((30, 12))), **{"capacity": 3} | options)
    check_stops(problem, lambda answer: None)


def test_required_pairs_need_no_flow_to_begin_with() -> None:
    problem = scarce(required=np.argwhere(scarce().open.allowed)[[0, 200]])
    answer = next(stops(problem))
    verify(problem, answer)
    assert answer.seats is not None
    assert answer.seats > 2


@pytest.mark.slow
def test_a_scan_is_stopped_between_runs_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at all pairs in one step would hold up a stop."""
    rng = np.random.default_rng(3)
    problem = Problem(Compatibility.from_factors(rng.random((3000, 3)), rng.random((400, 3))))
    looked, look = count(), Screen.passing
    monkeypatch.setattr(Screen, "passing", lambda *a: (next(looked), look(*a))[1])
    until = []
    for asked in range(40):
        begun = next(looked)
        solve(problem, cancel=Countdown(asked))  # type: ignore[arg-type]
        until.append(next(looked) - begun - 1)
    assert set(np.diff(until)) <= {0, 1}
    assert until[-1] > 3000 // NumpyFilter.run


def test_an_interrupt_during_the_check_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    upper_bounds, calls = bounds.upper_bounds, count()

    def interrupted(*arguments: Any) -> Any:
        if next(calls) == 0:
            raise KeyboardInterrupt
        return upper_bounds(*arguments)

    monkeypatch.setattr("matchcore.solver.proof.certificate.upper_bounds", interrupted)
    assert solve(scarce()).status is SolveStatus.OPTIMAL


def test_time_counts_from_the_start_of_the_solve(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of this test ticks once per look; a limit of 0 leaves the greedy answer."""
    ticks = count()
    monkeypatch.setattr(watch.time, "perf_counter", lambda: float(next(ticks)))
    answer = solve(scarce(), time_limit=0)
    assert answer.status is SolveStatus.FEASIBLE
    assert answer.mentees.tolist() == greedy(scarce())[0].tolist()
