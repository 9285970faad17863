"""The upper envelope of lines: the best value while a parameter goes from 0 to 1.

The value of one answer is a line in the parameter, so the best value is convex and piecewise
linear. Each solve at a given parameter returns one line of it. Where two known lines cross, a
solve either finds a line above both or proves that they are neighbours (Eisner and Severance,
"Mathematical techniques for efficient record segmentation in large shared databases", Journal of
the ACM 23, 1976).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Generic, TypeVar

A = TypeVar("A")
ZERO, ONE = Fraction(0), Fraction(1)
STEPS = Fraction(1, 256), Fraction(1, 16), ONE


@dataclass(frozen=True, eq=False)
class Line(Generic[A]):
    """The value of one answer: `at_0` at parameter 0, `at_1` at parameter 1."""

    answer: A
    at_0: Fraction
    at_1: Fraction

    @property
    def slope(self) -> Fraction:
        """What one unit of the parameter adds to the value."""
        return self.at_1 - self.at_0

    @property
    def reversed(self) -> Line[A]:
        """The same line where the parameter goes from 1 to 0."""
        return Line(self.answer, self.at_1, self.at_0)

    def at(self, u: Fraction) -> Fraction:
        """Return the value at a parameter."""
        return self.at_0 + u * self.slope


Solve = Callable[[Fraction], Line[A]]
"""Returns the line of a best answer at a parameter in [0, 1]."""


@dataclass(frozen=True, eq=False)
class Turn(Generic[A]):
    """Where the best line changes: up to `u` it is `before`, from there on `after`.

    Attributes
    ----------
    gap : Fraction
        The most by which an unknown line can lie above both at `u`; 0 if they are neighbours.
    """

    u: Fraction
    before: Line[A]
    after: Line[A]
    gap: Fraction = ZERO


def crossing(left: Line[A], right: Line[A]) -> Fraction:
    """Return where a line is overtaken by a steeper one: a parameter in [0, 1].

    >>> crossing(Line("a", Fraction(3), Fraction(0)), Line("b", Fraction(2), Fraction(2)))
    Fraction(1, 3)
    """
    lead = left.at_0 - right.at_0
    if lead <= 0 or left.at_1 >= right.at_1:
        return ZERO if lead <= 0 else ONE
    return lead / (right.slope - left.slope)


def first_turn(
    solve: Solve[A], first: Line[A], within: Fraction = ZERO, steps: Sequence[Fraction] = STEPS
) -> Turn[A] | None:
    """Return where `first`, a best line at 0, stops being best; None if it does not up to 1.

    From the first step at which another line is best, Newton's method goes back: each solve is
    where the last line found crosses `first`. Of several lines through the turn, the steepest
    comes after it.

    Parameters
    ----------
    solve : callable
    first : Line
    within : Fraction
        A line counts as above others only if it is by more than this.
    steps : sequence of Fraction
        The parameters tried first: solves near the present are quick. The last one is the end.
    """
    for step in steps:
        after = solve(step)
        if after.at(step) - first.at(step) > within:
            break
    else:
        return None
    while True:
        u = crossing(first, after)
        found = solve(u) if u > ZERO else first
        if not _is_between(first, found, after, u, within):
            return Turn(u, first, after)
        after = found


def turns(solve: Solve[A], first: Line[A], within: Fraction = ZERO) -> Iterator[Turn[A]]:
    """Yield the turns of the envelope from `first`, a best line at 0, up to parameter 1.

    Each takes about two solves.
    """
    left, right = first, [solve(ONE)]
    while right:
        after = right[-1]
        if after.slope <= left.slope or after.at_1 - left.at_1 <= within:
            right.pop()
            continue
        u = crossing(left, after)
        found = solve(u) if u > ZERO else left
        if _is_between(left, found, after, u, within):
            right.append(found)
        else:
            yield Turn(u, left, after)
            left = right.pop()


def turn_into(
    solve: Solve[A],
    value: Callable[[A], Fraction],
    least: Fraction,
    now: tuple[Fraction, Line[A]],
    within: Fraction = ZERO,
) -> Turn[A] | Line[A]:
    """Return the turn into answers of a value, where steeper lines never have a lower one.

    Parameters
    ----------
    solve, value : callable
    least : Fraction
        The value to reach.
    now : (Fraction, Line)
        A parameter to start from, and a best line there.

    Returns
    -------
    Turn or Line
        The line at parameter 0 if it has the value, that at parameter 1 if none has.
    """
    start, near = now
    is_reached = value(near.answer) >= least
    for step in STEPS:
        far = solve(start + step * ((ZERO if is_reached else ONE) - start))
        if (value(far.answer) >= least) != is_reached:
            break
        near = far
    else:
        return near
    left, right = (far, near) if is_reached else (near, far)
    while True:
        u = crossing(left, right)
        found = solve(u) if ZERO < u < ONE else left
        if not _is_between(left, found, right, u, within):
            return Turn(u, left, right)
        if value(found.answer) >= least:
            right = found
        else:
            left = found


def sandwich(
    solve: Solve[A], points: int | None = None, within: Fraction = ZERO
) -> tuple[list[Line[A]], list[Turn[A]]]:
    """Return up to so many lines of the envelope, at least two, and the turns between them.

    The largest gap is closed first. The envelope is convex: between two lines, each the best at a
    known parameter, it lies below the chord, and the gap is the chord's height above the crossing.

    Returns
    -------
    lines : list of Line
        By slope, each the best on more than a point. The first is the best just after 0, the last
        just before 1.
    turns : list of Turn
        One fewer.
    """
    first = _after_ties(solve, within)
    last = _after_ties(lambda u: solve(ONE - u).reversed, within).reversed
    known = [_Known(first, ZERO, ZERO), _Known(last, ONE, ONE)]
    if crossing(first, last) in (ZERO, ONE):
        return [first], []
    while True:
        found = [left.turn(right) for left, right in pairwise(known)]
        widest = max((turn.gap for turn in found), default=ZERO)
        if widest <= within or (points is not None and len(known) >= points):
            return [one.line for one in known], found
        k = next(k for k, turn in enumerate(found) if turn.gap == widest)
        left, right, u = known[k], known[k + 1], found[k].u
        line = solve(u)
        if _is_between(left.line, line, right.line, u, within):
            known.insert(k + 1, _Known(line, u, u))
        else:
            known[k : k + 2] = replace(left, high=u), replace(right, low=u)
        known = _proper(known)


def _after_ties(solve: Solve[A], within: Fraction) -> Line[A]:
    """Return the line that is best just after 0: of the best at 0, the steepest."""
    first = solve(ZERO)
    turn = first_turn(solve, first, within, STEPS[:1])
    return turn.after if turn and first.at_0 - turn.after.at_0 <= within else first


@dataclass(frozen=True, eq=False)
class _Known(Generic[A]):
    """A line that is best from `low` to `high`, and perhaps beyond."""

    line: Line[A]
    low: Fraction
    high: Fraction

    def turn(self, other: _Known[A]) -> Turn[A]:
        """Return the turn into a steeper line, with the gap that is left."""
        u = crossing(self.line, other.line)
        gap = ZERO
        if self.high < u < other.low:
            start, end = self.line.at(self.high), other.line.at(other.low)
            share = (u - self.high) / (other.low - self.high)
            gap = start + share * (end - start) - self.line.at(u)
        return Turn(u, self.line, other.line, gap)


def _is_between(
    left: Line[A], found: Line[A], right: Line[A], u: Fraction, within: Fraction
) -> bool:
    """Whether a line found at the crossing of two lies above both there, and so between them."""
    return left.slope < found.slope < right.slope and found.at(u) - right.at(u) > within


def _proper(known: list[_Known[A]]) -> list[_Known[A]]:
    """Leave out lines that are best on one point only, where neighbours are as good."""
    for k in range(len(known) - 2, 0, -1):
        left, middle, right = known[k - 1 : k + 2]
        u = crossing(left.line, middle.line)
        if u >= crossing(middle.line, right.line):
            known[k - 1 : k + 2] = replace(left, high=u), replace(right, low=u)
    return known
