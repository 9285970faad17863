"""`solve_stages` against brute force; what further stages must not change; stopped searches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, SolveStatus
from matchcore.errors import InputError
from matchcore.solver import Stage, solve_stages, verify_stages
from matchcore.solver.stages import solve as solving
from tests.cohorts import examples
from tests.oracle import best_in_stages, check_feasible
from tests.strategies import MOSTLY, grid, planted, problems, table

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from matchcore.model.arrays import Rows
    from matchcore.solver import StagedAssignment

SEVERAL = {"demands": (2, 1, 3, 2, 0), "minimums": (0, 0, 0, 1, 2)}


@st.composite
def stages_of(draw: DrawFn, problem: Problem) -> list[Stage]:
    """Draw one to three further stages of few different scores."""
    made = []
    for _ in range(draw(st.integers(1, 3))):
        n, m = problem.shape
        if draw(st.booleans()):
            c = Compatibility.from_matrix(draw(grid((n, m), -1, 1, draw(st.sampled_from([1, 2])))))
        else:
            left, right = draw(grid((n, 1), -1, 1, 1)), draw(grid((m, 1), -1, 1, 2))
            c = Compatibility.from_factors(left, right)
        steps = st.sampled_from([0.0, 0.0, 0.5, 0.25])
        made.append(Stage(c, load_step=draw(steps | table(m, steps, np.float64))))
    return made


@st.composite
def staged_problems(draw: DrawFn, **options: Any) -> tuple[Problem, list[Stage]]:
    """Draw a problem with large faces: mostly of few different scores, and its further stages."""
    problem = draw(problems(**options))
    if problem.floor is None and draw(MOSTLY):
        scores = np.round(problem.compatibility.dense()) * draw(st.sampled_from([1.0, 0.0]))
        c = Compatibility.from_matrix(scores, problem.compatibility.allowed)
        steps = np.round(problem.load_step) if draw(st.booleans()) else 0.0
        problem = replace(problem, compatibility=c, load_step=steps)
    return problem, draw(stages_of(problem))


def values(problem: Problem, answer: StagedAssignment) -> tuple[Any, ...]:
    """Return what brute force returns."""
    a = answer.assignment
    own = [a.total, a.seats]
    if problem.objective == "coverage":
        own = [len({*a.mentees.tolist()}), a.seats, a.total]
    return (*own, *(s.total for s in answer.stages))


def check(problem: Problem, then: list[Stage], **options: Any) -> None:
    """Assert that every stage is best, and proven."""
    expected = best_in_stages(problem, then)
    answer = solve_stages(problem, then, **options)
    if expected is None:
        assert answer.status is SolveStatus.INFEASIBLE
        assert not answer.stages
        return
    assert answer.status is SolveStatus.OPTIMAL
    assert values(problem, answer) == expected
    check_feasible(problem, answer.assignment)
    verify_stages(problem, then, answer)


@pytest.mark.slow
@examples(60)
@given(staged_problems())
def test_every_stage_is_best_by_brute_force(drawn: tuple[Problem, list[Stage]]) -> None:
    check(*drawn)


@pytest.mark.slow
@examples(40)
@given(staged_problems(**SEVERAL))
def test_with_several_mentors_each(drawn: tuple[Problem, list[Stage]]) -> None:
    check(*drawn)


@pytest.mark.slow
@pytest.mark.parametrize("each", [0, 1])
@examples(12)
@given(staged_problems(**SEVERAL))
def test_pairs_generated_on_the_face_give_the_same(
    each: int, drawn: tuple[Problem, list[Stage]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "_EACH", each)  # so few tight pairs that they are generated
        check(*drawn, pairs="generated")


@pytest.mark.long
@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize("drawn_from", [{}, SEVERAL])
def test_campaign(pairs: str, drawn_from: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "_EACH", 0)

    @examples(150)
    @given(staged_problems(**drawn_from))
    def run(drawn: tuple[Problem, list[Stage]]) -> None:
        check(*drawn, pairs=pairs)

    run()


def medium(seed: int) -> tuple[Problem, list[Stage]]:
    """Make a problem with every feature and coarse scores, and two further stages."""
    problem, rng = planted(seed), np.random.default_rng(seed)
    n, m = problem.shape
    if problem.floor is None:
        scores = np.round(problem.compatibility.dense())
        c = Compatibility.from_matrix(scores, problem.compatibility.allowed)
        problem = replace(problem, compatibility=c)
    kept = np.divmod(rng.choice(n * m, 60, replace=False), m)
    none = Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1)))
    last = Compatibility.from_factors(rng.integers(-8, 9, (n, 3)) / 8, rng.integers(0, 9, (m, 3)))
    return problem, [
        Stage(none.with_terms("kept", *kept, np.ones(60)), name="kept"),
        Stage(last, load_step=rng.integers(0, 3, m) / 4),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_all_pairs_and_generated_pairs_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem, then = medium(seed)
    every = solve_stages(problem, then, pairs="all")
    assert every.status is SolveStatus.OPTIMAL
    for each in (0, 32):
        monkeypatch.setattr(solving, "_EACH", each)
        some = solve_stages(problem, then, pairs="generated")
        assert some.status is SolveStatus.OPTIMAL
        assert values(problem, some) == values(problem, every)
        verify_stages(problem, then, some)


def large() -> tuple[Problem, list[Stage]]:
    """Make a problem too large for all pairs at once, whose best answers are nearly all answers."""
    rng = np.random.default_rng(5)
    shape = n, m = 320, 240
    none = Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1)))
    kept = np.divmod(rng.choice(n * m, 80, replace=False), m)
    first = none.with_terms("kept", *kept, np.ones(80))
    score = Compatibility.from_factors(*(rng.integers(0, 16, (size, 4)) / 16 for size in shape))
    return Problem(first, capacity=1), [Stage(score, name="score")]


@pytest.mark.slow
def test_a_large_face_is_searched_like_a_large_problem() -> None:
    problem, then = large()
    some, every = (solve_stages(problem, then, pairs=pairs) for pairs in ("auto", "all"))
    assert some.status is every.status is SolveStatus.OPTIMAL
    assert values(problem, some) == values(problem, every)
    verify_stages(problem, then, some)


# What must not change ----------------------------------------------------------------------------


@pytest.mark.slow
@examples(10)
@given(staged_problems())
def test_the_first_scores_again_and_scores_of_zero_change_nothing(
    drawn: tuple[Problem, list[Stage]],
) -> None:
    problem, then = drawn
    answer = solve_stages(problem, then)
    if answer.assignment.certificate is None:
        return
    zeros = Stage(Compatibility.from_matrix(np.zeros(problem.shape)))
    again = Stage(problem.compatibility, load_step=problem.load_step)
    more = solve_stages(problem, [zeros, again, *then])
    assert more.status is SolveStatus.OPTIMAL
    assert [s.total for s in more.stages[:2]] == [0.0, answer.assignment.total]
    assert [s.total for s in more.stages[2:]] == [s.total for s in answer.stages]


def _moved(pairs: Rows, places: tuple[Rows, Rows]) -> Rows:
    return np.column_stack([place[k] for place, k in zip(places, pairs.T, strict=True)])


@pytest.mark.parametrize("seed", [1, 4])
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    problem, then = medium(seed)
    rng = np.random.default_rng(seed)
    rows, cols = (rng.permutation(size) for size in problem.shape)
    back = np.argsort(rows), np.argsort(cols)
    turned = replace(
        problem,
        compatibility=problem.compatibility.take(rows, cols),
        capacity=problem.capacity[cols],
        minimum=problem.minimum[cols],
        demand=problem.demand[rows],
        required=_moved(problem.required, back),
        forbidden=_moved(problem.forbidden, back),
        load_step=problem.load_step[cols],
        load_before=problem.load_before[cols],
    )
    steps = (np.broadcast_to(s.load_step, len(cols))[cols] for s in then)
    others = [
        replace(s, compatibility=s.compatibility.take(rows, cols), load_step=step)
        for s, step in zip(then, steps, strict=True)
    ]
    one, other = solve_stages(problem, then), solve_stages(turned, others)
    assert one.status is other.status is SolveStatus.OPTIMAL
    assert values(problem, one) == values(turned, other)


# By hand -----------------------------------------------------------------------------------------


def test_no_gain_of_a_later_stage_buys_anything_of_an_earlier_one() -> None:
    # the total first: 1.0 by the couples (0, 0), (1, 1); a million later does not outweigh 0.125
    problem = Problem(Compatibility.from_matrix([[0.5, 0.375], [0.5, 0.5]]))
    then = [Stage(Compatibility.from_matrix([[0.0, 1e6], [1e6, 0.0]]))]
    answer = solve_stages(problem, then)
    assert answer.assignment.mentors.tolist() == [0, 1]
    assert answer.stages[0].total == 0.0


def test_three_levels_of_sixteen_bits_each_stay_exact() -> None:
    # each level decides one of three independent choices; the same scores in one sum would need
    # far more than 64 bits
    size, tiny = 4, 2.0**-40
    first = np.zeros((size, size))
    first[0, 0], first[0, 1] = tiny, 0.0
    second = np.zeros((size, size))
    second[1, 1], second[1, 2] = tiny, 1.0
    third = np.zeros((size, size))
    third[2, 3] = tiny
    problem = Problem(Compatibility.from_matrix(first))
    then = [Stage(Compatibility.from_matrix(x)) for x in (second, third)]
    answer = solve_stages(problem, then)
    assert answer.assignment.total == tiny
    assert [s.total for s in answer.stages] == [1.0, tiny]


def test_a_second_stage_may_spread_the_loads() -> None:
    problem = Problem(Compatibility.from_matrix(np.ones((4, 2))), capacity=4)
    even = Stage(Compatibility.from_matrix(np.zeros((4, 2))), load_step=1.0)
    answer = solve_stages(problem, [even])
    assert np.bincount(answer.assignment.mentors).tolist() == [2, 2]
    assert answer.stages[0].total == -2.0  # each second place costs one step


def test_an_outlier_is_never_taken_for_a_tie() -> None:
    # two ways to match everybody: 32 couples of -0.5, or 31 of 0 and one of -1e18, which counts as
    # -16 at the scale that gives the others their digits
    n = 32
    one, other = np.eye(n), np.roll(np.eye(n), 1, axis=1)
    scores = -0.5 * one
    scores[0, 1] = -1e18
    c = Compatibility.from_matrix(scores, (one + other).astype(bool))
    problem = Problem(c, complete=True)
    answer = solve_stages(problem, [Stage(Compatibility.from_matrix(other))])
    assert answer.status is SolveStatus.OPTIMAL
    assert (answer.assignment.total, answer.stages[0].total) == (-16.0, 0.0)


# Stopped, infeasible, refused --------------------------------------------------------------------


class _StopAt:
    """An event that is set from the given report on."""

    def __init__(self, count: int) -> None:
        self.count, self.seen = count, 0

    def is_set(self) -> bool:
        return self.seen >= self.count

    def report(self, _: object) -> None:
        self.seen += 1


@pytest.mark.slow
def test_a_stopped_search_keeps_the_stages_it_has_solved() -> None:
    problem, then = medium(1)
    found = set()
    for count in range(1, 14):
        stop: Any = _StopAt(count)
        answer = solve_stages(problem, then, cancel=stop, progress=stop.report)
        found.add(len(answer.stages))
        is_done = len(answer.stages) == len(then)
        assert (answer.status is SolveStatus.OPTIMAL) is is_done
        if answer.assignment.certificate is not None:
            verify_stages(problem, then, answer)
        assert all(s.met for s in answer.stages)
    assert found == {0, 1, 2}


@pytest.mark.parametrize("seed", range(3))
def test_a_first_stage_that_ends_at_a_gap_has_only_true_claims(seed: int) -> None:
    problem, then = medium(seed)
    answer = solve_stages(problem, then, gap=1e9, pairs="generated")
    verify_stages(problem, then, answer)
    assert (answer.status is SolveStatus.OPTIMAL) is (len(answer.stages) == len(then))


def test_a_problem_without_an_answer_has_no_further_stage() -> None:
    problem = Problem(Compatibility.from_matrix(np.ones((2, 1))), complete=True)
    answer = solve_stages(problem, [Stage(problem.compatibility)])
    assert answer.status is SolveStatus.INFEASIBLE
    assert answer.stages == ()


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (2, 0)])
def test_nobody_at_all_is_best_in_every_stage(shape: tuple[int, int]) -> None:
    nobody = Compatibility.from_matrix(np.zeros(shape))
    answer = solve_stages(Problem(nobody), [Stage(nobody), Stage(nobody)])
    assert answer.status is SolveStatus.OPTIMAL
    assert [s.total for s in answer.stages] == [0.0, 0.0]


def test_no_further_stage_is_the_problem_itself() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0]]))
    answer = solve_stages(problem, [])
    assert (answer.status, answer.assignment.total) == (SolveStatus.OPTIMAL, 1.0)


def test_all_stages_that_do_not_fit_are_named_at_once() -> None:
    problem = Problem(Compatibility.from_matrix(np.ones((2, 2))))
    then: list[Any] = [
        Stage(Compatibility.from_matrix(np.ones((2, 3)))),
        "score",
        Stage(problem.compatibility, load_step=-1.0),
    ]
    with pytest.raises(InputError) as caught:
        solve_stages(problem, then)
    named = [(p.place, p.code) for p in caught.value.problems]
    assert named == [
        ("then[0]", "wrong_shape"),
        ("then[1]", "wrong_type"),
        ("then[2].load_step[0]", "negative"),
    ]
