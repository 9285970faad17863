"""Time, progress and cancelling: what `solve` returns when it may not finish."""

import signal
import threading
from collections.abc import Callable
from itertools import count, pairwise

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.solver import Progress, pair_generation, shortlist, verify, watch


def problem(**options: object) -> Problem:
    rng = np.random.default_rng(8)
    c = Compatibility.from_matrix(rng.random((30, 20)), rng.random((30, 20)) < 0.3)
    return Problem(c, capacity=2, **options)  # type: ignore[arg-type]


@pytest.fixture
def interruptible() -> None:
    """Give Ctrl-C back its meaning: CP-SAT, an oracle of other tests, leaves it deadly."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def starved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few pairs in at a time, so that there are several iterations."""
    for name in ("PER_MENTEE", "PER_MENTOR"):
        monkeypatch.setattr(shortlist, name, 1)
    monkeypatch.setattr(pair_generation, "FEW_CELLS", 1000)
    monkeypatch.setattr(pair_generation, "MORE", 1)


def large(objective: str = "score", **options: object) -> Problem:
    """Make a problem whose pairs are generated, over several iterations."""
    rng = np.random.default_rng(4)
    U, V = rng.random((900, 6)) / 4, rng.random((500, 6))
    c = Compatibility.from_factors(U, V)
    return Problem(c, capacity=2, objective=objective, **options)  # type: ignore[arg-type]


def check_unproven(p: Problem, answer: Assignment, best: Assignment) -> None:
    """Assert that what was in hand is a true answer with a true bound."""
    assert answer.status is SolveStatus.FEASIBLE
    assert answer.total is not None
    assert answer.bound is not None
    assert answer.gap is not None
    assert best.total is not None
    assert answer.bound >= best.total
    assert answer.gap > 0
    verify(p, answer)


def test_without_time_nothing_is_in_hand_that_takes_a_flow() -> None:
    answer = solve(problem(minimum=1), time_limit=0)
    assert answer.status is SolveStatus.UNKNOWN
    assert (answer.total, answer.bound, answer.gap, answer.seats) == (None, None, None, None)


def test_time_that_runs_out_before_the_score_leaves_an_answer_and_a_true_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock of this test ticks once per look: the limit falls after the seats."""
    best = solve(problem(demand=2))
    ticks = count()
    monkeypatch.setattr(watch.time, "perf_counter", lambda: float(next(ticks)))
    answer = solve(problem(demand=2), time_limit=4)
    assert answer.seats == best.seats
    check_unproven(problem(demand=2), answer, best)


def test_each_step_is_reported_before_it_runs() -> None:
    reports: list[Progress] = []
    solve(problem(), progress=reports.append)
    assert [t.step for t in reports] == ["pairs", "seats", "flow", "proof", "done"]
    assert reports[-1].pairs == problem().open.allowed.sum()
    assert all(a.seconds <= b.seconds for a, b in pairwise(reports))


@pytest.mark.slow
@pytest.mark.usefixtures("starved")
def test_iterations_report_objective_bound_and_gap() -> None:
    reports: list[Progress] = []
    answer = solve(large(), progress=reports.append)
    scans = [t for t in reports if t.step == "scan"]
    assert len(scans) > 1
    assert [t.iteration for t in scans] == list(range(1, len(scans) + 1))
    last = reports[-1]
    assert last.step == "done"
    assert last.gap == 0
    assert last.objective == last.bound == pytest.approx(answer.total, abs=1e-6)
    known = [t for t in reports if t.bound is not None and t.objective is not None]
    assert all(a.bound >= b.bound for a, b in pairwise(known))  # type: ignore[operator]
    assert all(t.bound >= answer.total - 1e-6 for t in known)  # type: ignore[operator]


@pytest.mark.parametrize("stop", [RuntimeError, SystemExit])
def test_what_the_callback_raises_stops_the_work(stop: type[BaseException]) -> None:
    def cancel(at: Progress) -> None:
        if at.step == "flow":
            raise stop

    with pytest.raises(stop):
        solve(problem(), progress=cancel)


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt])
def test_what_the_callback_raises_it_raises_once(stop: type[BaseException]) -> None:
    """The end is reported however a solve ends, but not to a callback that raised."""
    steps: list[str] = []

    def fail(at: Progress) -> None:
        steps.append(at.step)
        raise stop

    with pytest.raises(stop):
        solve(problem(minimum=1), progress=fail)
    assert steps == ["pairs"]


def test_the_end_is_reported_where_there_is_no_answer() -> None:
    """Two mentors need somebody, and only the same mentee may come to them."""
    steps: list[str] = []
    allowed = np.array([[True, True, True], [False, False, True]])
    c = Compatibility.from_matrix(np.ones((2, 3)), allowed)
    answer = solve(Problem(c, minimum=[1, 1, 0]), progress=lambda p: steps.append(p.step))
    assert answer.status is SolveStatus.INFEASIBLE
    assert steps == ["pairs", "feasibility", "done"]


def test_couples_so_far_are_reported() -> None:
    reports: list[Progress] = []
    answer = solve(problem(), progress=reports.append)
    known = [t.couples for t in reports if t.couples is not None]
    assert known[-1] == len(answer.mentees)
    assert known == sorted(known)


def at_iteration(number: int, act: Callable[[], object]) -> Callable[[Progress], None]:
    """Return a callback that acts once, when this iteration has a bound."""

    def report(at: Progress) -> None:
        if at.iteration == number and at.step == "flow":
            act()

    return report


@pytest.mark.slow
@pytest.mark.usefixtures("starved")
@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_cancelled_from_outside_the_best_so_far_is_returned(objective: str) -> None:
    p, event = large(objective), threading.Event()
    answer = solve(p, cancel=event, progress=at_iteration(1, event.set))
    check_unproven(p, answer, solve(p))


@pytest.mark.slow
@pytest.mark.usefixtures("starved", "interruptible")
@pytest.mark.parametrize("objective", ["score", "coverage"])
def test_an_interrupt_leaves_the_best_so_far(objective: str) -> None:
    p = large(objective)
    answer = solve(p, progress=at_iteration(1, lambda: signal.raise_signal(signal.SIGINT)))
    check_unproven(p, answer, solve(p))


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_with_nothing_in_hand_goes_on() -> None:
    def interrupt(at: Progress) -> None:
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        solve(problem(minimum=1), progress=interrupt)


@pytest.mark.slow
@pytest.mark.usefixtures("starved")
def test_a_gap_that_is_good_enough_ends_the_search() -> None:
    reports: list[Progress] = []
    best, answer = solve(large()), solve(large(), gap=0.05, progress=reports.append)
    assert answer.gap is not None
    assert answer.gap <= 0.05
    assert answer.total is not None
    assert best.total is not None
    assert answer.total >= best.total * 0.95
    steps: list[Progress] = []
    solve(large(), progress=steps.append)
    assert reports[-1].iteration < steps[-1].iteration


def test_the_check_of_the_answer_is_within_the_time_where_it_is_foreseen() -> None:
    at = watch.Watch(time_limit=100.0)
    at.foresee(60.0)
    at.check()
    at.foresee(101.0)
    at.foresee(1.0)  # of a sample, say
    with pytest.raises(watch.StoppedError):
        at.check()
    watch.Watch(scan=101.0).check()  # without a limit, nothing stops


@pytest.mark.slow
@pytest.mark.usefixtures("starved")
def test_a_search_hears_how_long_a_scan_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []
    monkeypatch.setattr(watch.Watch, "foresee", lambda self, scan: heard.append(scan))
    solve(large())
    assert heard
    assert all(scan > 0 for scan in heard)
