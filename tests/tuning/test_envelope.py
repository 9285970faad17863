"""The envelope of lines, against all lines at once."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.tuning.envelope import (
    ONE,
    ZERO,
    Line,
    crossing,
    first_turn,
    sandwich,
    turn_into,
    turns,
)
from tests.cohorts import examples

VALUES = st.integers(-6, 6)
POINTS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=9)


class Lines:
    """All lines, as an oracle that counts; `pick` chooses among equally good ones."""

    def __init__(self, points: list[tuple[int, int]], pick: int = 0) -> None:
        self.lines = [Line((a, b), Fraction(a), Fraction(b)) for a, b in points]
        self.pick, self.solves = pick, 0

    def __call__(self, u: Fraction) -> Line[tuple[int, int]]:
        self.solves += 1
        top = max(line.at(u) for line in self.lines)
        best = [line for line in self.lines if line.at(u) == top]
        return best[self.pick % len(best)]

    def hull(self) -> list[tuple[int, int]]:
        """Return the values at both ends of the lines that are best on more than a point.

        Between any two crossings of lines, the same ones are best: one look in each is enough.
        """
        lines = self.lines
        cross = {crossing(a, b) for a in lines for b in lines if a.slope < b.slope}
        edges = sorted(cross | {ZERO, ONE})
        found = [
            max((line.at((low + high) / 2), line.answer) for line in lines)[1]
            for low, high in pairwise(edges)
        ]
        return list(dict.fromkeys(found))


def ends(hull: list[tuple[int, int]]) -> list[Fraction]:
    """Return where neighbours of a hull meet."""
    return [Fraction(a - c, (a - c) + (d - b)) for (a, b), (c, d) in pairwise(hull)]


@examples(150)
@given(POINTS, st.integers(0, 7))
def test_all_lines_are_found_with_their_turns(points: list[tuple[int, int]], pick: int) -> None:
    oracle = Lines(points, pick)
    hull = oracle.hull()
    lines, found = sandwich(oracle)
    assert [line.answer for line in lines] == hull
    assert [turn.u for turn in found] == ends(hull)
    assert all(turn.gap == 0 for turn in found)
    assert oracle.solves <= 3 * len(points) + 8


@examples(150)
@given(POINTS, st.integers(0, 7))
def test_turns_come_in_order_from_any_best_line(points: list[tuple[int, int]], pick: int) -> None:
    oracle = Lines(points, pick)
    hull, first = oracle.hull(), oracle(ZERO)
    expected = hull if first.answer in hull else [first.answer, *hull]
    found = list(turns(oracle, first))
    assert [turn.before.answer for turn in found] == expected[:-1]
    assert [turn.after.answer for turn in found] == expected[1:]
    assert [turn.u for turn in found] == ends(expected)
    start = first_turn(oracle, first)
    assert (start is None) == (not found)
    if start is not None:
        assert (start.u, start.after.answer) == (found[0].u, found[0].after.answer)


@examples(150)
@given(POINTS, st.integers(0, 7), VALUES, st.integers(0, 8).map(lambda k: Fraction(k, 8)))
def test_the_turn_into_answers_that_reach_a_value(
    points: list[tuple[int, int]], pick: int, target: int, now: Fraction
) -> None:
    oracle = Lines(points, pick)
    hull, start = oracle.hull(), (now, oracle(now))
    found = turn_into(oracle, lambda answer: Fraction(answer[1]), Fraction(target), start)
    reached = [k for k, (_, b) in enumerate(hull) if b >= target]
    if not reached:
        assert isinstance(found, Line)
        assert found.answer[1] == hull[-1][1]
    elif isinstance(found, Line):
        assert found.answer[1] >= target
        assert reached[0] == 0
    else:
        assert found.u == ([ZERO, *ends(hull)])[reached[0]]
        assert found.after.answer == hull[reached[0]]


@examples(150)
@given(POINTS, st.integers(0, 7), st.integers(2, 5))
def test_a_gap_bounds_what_few_points_leave_out(
    points: list[tuple[int, int]], pick: int, most: int
) -> None:
    oracle = Lines(points, pick)
    lines, found = sandwich(oracle, most)
    assert 1 <= len(lines) <= most
    assert {line.answer for line in lines} <= {*oracle.hull()}
    for turn in found:
        assert turn.before.at(turn.u) == turn.after.at(turn.u)
        assert oracle(turn.u).at(turn.u) - turn.before.at(turn.u) <= turn.gap


def test_the_largest_gap_is_closed_first() -> None:
    points = [(8, 0), (7, 4), (4, 7), (0, 8)]
    oracle = Lines(points)
    lines, found = sandwich(oracle, 3)
    assert [line.answer for line in lines] == [(8, 0), (7, 4), (0, 8)]
    # between (7, 4), best at one half, and (0, 8), best at 1: they cross at 7/11, where both
    # are 56/11; the chord from 11/2 at 1/2 to 8 at 1 has 68/11 there
    assert [turn.gap for turn in found][1] == Fraction(68 - 56, 11)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [((1, 0), (2, 1), 0), ((1, 1), (1, 1), 0), ((3, 2), (1, 2), 1), ((2, 0), (0, 2), 1 / 2)],
)
def test_lines_cross_between_0_and_1(
    left: tuple[int, int], right: tuple[int, int], expected: float
) -> None:
    a, b = (Line(None, Fraction(x[0]), Fraction(x[1])) for x in (left, right))
    assert crossing(a, b) == expected


def test_differences_within_rounding_are_no_turns() -> None:
    near = Lines([(4, 0), (0, 4)])
    near.lines.insert(1, Line((2, 2), Fraction(2), Fraction(2) + Fraction(1, 1000)))
    assert len(sandwich(near)[0]) == 3
    assert len(sandwich(near, within=Fraction(1, 100))[0]) == 2
    assert len([*turns(near, near(ZERO), Fraction(1, 100))]) == 1


def test_a_line_that_only_touches_the_envelope_is_left_out() -> None:
    """At one half three lines are equally good, and the oracle returns the middle one."""
    lines, found = sandwich(Lines([(5, 0), (4, 2), (3, 3), (2, 4), (0, 5)], pick=1))
    assert [line.answer for line in lines] == [(5, 0), (4, 2), (2, 4), (0, 5)]
    assert [turn.u for turn in found] == [Fraction(1, 3), Fraction(1, 2), Fraction(2, 3)]
