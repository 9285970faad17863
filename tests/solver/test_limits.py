"""Time, progress and cancelling: what `solve` returns when it may not finish."""

from itertools import count, pairwise

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import InputError
from matchcore.solver import Progress, engine, verify


def problem(**options: object) -> Problem:
    rng = np.random.default_rng(8)
    c = Compatibility.from_matrix(rng.random((30, 20)), rng.random((30, 20)) < 0.3)
    return Problem(c, capacity=2, **options)  # type: ignore[arg-type]


def test_without_time_nothing_is_in_hand() -> None:
    answer = solve(problem(), time_limit=0)
    assert answer.status is SolveStatus.UNKNOWN
    assert (answer.total, answer.bound, answer.gap, answer.seats) == (None, None, None, None)


def test_time_that_runs_out_before_the_score_leaves_an_answer_and_a_true_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock of this test ticks once per look: the limit falls after the seats."""
    best = solve(problem(demand=2))
    ticks = count()
    monkeypatch.setattr(engine.time, "perf_counter", lambda: float(next(ticks)))
    answer = solve(problem(demand=2), time_limit=4)
    assert answer.status is SolveStatus.FEASIBLE
    assert answer.seats == best.seats
    assert answer.total is not None
    assert answer.bound is not None
    assert answer.gap is not None
    assert best.total is not None
    assert answer.total <= best.total <= answer.bound
    assert answer.gap > 0
    verify(problem(demand=2), answer)


def test_each_step_is_told_before_it_runs() -> None:
    told: list[Progress] = []
    solve(problem(), progress=told.append)
    assert [t.step for t in told] == ["pairs", "feasibility", "seats", "score", "proof"]
    assert told[-1].pairs == problem().open_tile(slice(0, 30))[1].sum()
    assert all(a.seconds <= b.seconds for a, b in pairwise(told))


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_what_the_callback_raises_stops_the_work(stop: type[BaseException]) -> None:
    def cancel(at: Progress) -> None:
        if at.step == "score":
            raise stop

    with pytest.raises(stop):
        solve(problem(), progress=cancel)


def test_all_wrong_options_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        solve(problem(), time_limit=-1, gap=float("nan"), seed="x")  # type: ignore[arg-type]
    for said in ("time_limit is -1", "gap is nan", "seed is 'x'"):
        assert said in str(caught.value)
