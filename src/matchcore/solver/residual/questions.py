"""What if? Exact answers from the residual network of a solved problem.

Every question takes a unit of flow from one node to another: requiring a pair sends one from its
mentor back to its mentee; forbidding one, from its mentee to its mentor around it. The shortest
path costs least, so the new answer is again the best (sensitivity analysis and the successive
shortest path algorithm: Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9). One run from a
person prices the pairs with everyone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Index, Ints, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.integers import integers
from matchcore.model.objective import MEASURES, Quantity
from matchcore.model.problem import Problem
from matchcore.number_checks import is_whole
from matchcore.solver.engine import solve
from matchcore.solver.flow.paths import FAR
from matchcore.solver.proof.certificate import violations
from matchcore.solver.residual import loads
from matchcore.solver.residual import requirements as other
from matchcore.solver.residual.changes import Change, Costs, Move, Pairs, compared, moves_along
from matchcore.solver.residual.graph import Graph
from matchcore.solver.residual.levels import Potentials, Worths
from matchcore.solver.residual.nearby import Nearby, WidenedError

T = TypeVar("T")
_MOST = 1 << 61  # the largest sum of costs along a path
_LITTLE = 8  # the largest score over this: how far to look for the cheapest pairs
_FARTHEST = 1 << 52  # sums up to it are exact in float64


class Residual:
    """A solved problem that answers what another requirement would change.

    Answers are exact in the integers of the certificate's scale, as the assignment itself is; where
    scores or load costs lie so far apart that paths do not fit in 64 bits, questions are solved
    anew. Only the pairs near to each person are kept in memory; a question that needs others finds
    them. Questions share what they find, so ask from one thread at a time.

    Parameters
    ----------
    problem : Problem
    assignment : Assignment
        The optimal answer to this problem, with its certificate; a loaded one will do.

    Raises
    ------
    InputError
        The assignment is not proven optimal, or has pairs that are not open.
    FlowError
        The assignment is not optimal for this problem, whatever it claims.

    Examples
    --------
    Two mentees prefer the same mentor; the second has the better claim.

    >>> from matchcore import Compatibility, Problem, solve
    >>> problem = Problem(Compatibility.from_matrix([[0.75, 0.5], [1.0, 0.25]]))
    >>> residual = Residual(problem, solve(problem))
    >>> change = residual.force(0, 0)
    >>> change.total, change.moves
    (-0.5, (Move(mentee=0, left=1, joined=0), Move(mentee=1, left=0, joined=1)))
    >>> residual.costs_of(mentor=0).total
    array([0.5, 0. ])
    """

    def __init__(self, problem: Problem, assignment: Assignment) -> None:
        proof = assignment.certificate
        if assignment.status is not SolveStatus.OPTIMAL or proof is None:
            raise _refused(
                "assignment", told("is not proven optimal"), told("solve without a limit")
            )
        self.problem, self.worths, self.shift = problem, Worths.of(problem.objective), proof.shift
        self.pairs = assignment.mentees, assignment.mentors
        self._seats, self._load = (
            np.bincount(rows, minlength=size)
            for rows, size in zip(self.pairs, problem.shape, strict=True)
        )
        self._anew = _is_wide(problem, self.worths, self.shift)
        if not problem.open.allowed_at(*self.pairs).all():
            raise _refused(
                "assignment", told("has pairs that are not open"), told("solve this problem")
            )
        if self._anew:
            return
        largest = Fraction(problem.compatibility.magnitude) * Fraction(2) ** self.shift
        self._top = round(largest) * self.worths.score
        self._near = Nearby(problem, self.worths, self.shift, self.pairs)
        start = self.worths.start(proof, problem.shape[0])
        while True:
            self._near.look(0, start)
            start = Graph.of(problem, self._near, self.pairs).priced(start)
            if self._near.settled(start):
                break
        self._graph = Graph.of(problem, self._near, self.pairs)

    def _asked(self, ask: Callable[[Graph], T]) -> T:
        """Ask until no other pair can change the answer."""
        while True:
            try:
                return ask(self._graph)
            except WidenedError:
                self._graph = Graph.of(self.problem, self._near, self.pairs)

    # Pairs -----------------------------------------------------------------------------------

    def force(self, mentee: int, mentor: int) -> Change | None:
        """Return what requiring a pair would change; None if no answer has it."""
        i, j = pair = self._row(mentee, 0), self._row(mentor, 1)
        if self._has(*pair):
            return self._same()
        if not self.problem.open.allowed_at(*np.array([[i], [j]])).all():
            return None
        required = other.requiring(self.problem, i, j)
        if self._anew or other.needs_finer(required, self.shift):
            return self._solved(required)
        source = self.problem.shape[0] + j
        lengths = self._asked(lambda graph: graph.lengths(source, i))
        if lengths is None:
            return None
        path = lengths.path(i)[::-1]
        moves = moves_along([*path[-2:], *path[:-1]], self.problem.shape)
        graph = self._graph
        mentees, mentors = replace(graph, used=graph.along(path)).pairs
        return self._changed((np.append(mentees, i), np.append(mentors, j)), moves)

    def forbid(self, mentee: int, mentor: int) -> Change | None:
        """Return what forbidding a pair would change; None if every answer has it."""
        pair = self._row(mentee, 0), self._row(mentor, 1)
        if not self._has(*pair):
            return self._same()
        if (self.problem.required == pair).all(axis=1).any():
            return None
        return self._told(
            other.forbidding(self.problem, *pair), lambda graph: loads.without_pair(graph, pair)
        )

    def costs_of(
        self, *, mentee: int | None = None, mentor: int | None = None, most: int | None = None
    ) -> Costs:
        """Return what requiring each pair of one person would cost; give one of the two.

        Pairs of the answer cost nothing. With `most`, only so many of the other pairs, the
        cheapest ones, are sure to be there.
        """
        side, person = self._person(mentee, mentor)
        made = self.pairs[1 - side][self.pairs[side] == person]
        is_free = self.problem.open.allowed_tile(*_row_of(person, side)).ravel()
        is_free[made] = False
        free = np.flatnonzero(is_free)
        if self._anew:
            return self._solved_costs(person, side, free, made)
        found = None if most is None else self._cheapest(person, side, free, most)
        if found is None:
            levels = self._asked(lambda graph: graph.around(person, side, free))
            found = self._priced(levels, person, side, free)
        counts, scores = found
        counts[made] = scores[made] = 0
        return Costs.of(counts, scores, self.worths, self.shift)

    def _solved_costs(self, person: int, side: int, free: Rows, made: Rows) -> Costs:
        """Solve anew with each pair of one person that may be made."""
        size = self.problem.shape[1 - side]
        nothing = self.worths.split(np.zeros(1, np.int64), np.zeros(1, np.int64))
        lost: dict[Quantity, Ints] = {  # totals may be of any size
            quantity: np.zeros(size, np.int64 if MEASURES[quantity].is_count else np.object_)
            for quantity in nothing
        }
        possible = np.zeros(size, dtype=np.bool_)
        possible[made] = True
        for one in free.tolist():
            pair = (one, person) if side else (person, one)
            change = self._solved(other.requiring(self.problem, *pair))
            if change is not None:
                possible[one] = True
                score = round(Fraction(change.total) * Fraction(2) ** self.shift)
                by = {"covered": change.covered, "seats": change.seats, "total": score}
                for quantity, less in lost.items():
                    less[one] = -by[quantity]
        return Costs(lost, possible, self.shift)

    def _cheapest(self, person: int, side: int, free: Rows, most: int) -> Potentials | None:
        """Return the costs of pairs that cost no count and little; None if these are too few."""
        limit = min(self._top // _LITTLE, _FARTHEST)
        levels = self._asked(lambda graph: graph.close(person, side, free, limit))
        counts, scores = self._priced(levels, person, side, free)
        counts[(counts != 0) | (scores > limit)] = FAR
        return (counts, scores) if np.count_nonzero(counts == 0) >= most else None

    def _priced(self, levels: Potentials, person: int, side: int, free: Rows) -> Potentials:
        """Add a person's pairs with those reached to what they cost beside their values."""
        reached = free[levels[0][free] < FAR]
        pairs = _row_of(person, side, reached)
        values = integers(self.problem.compatibility.tile(*pairs).ravel(), self.shift)
        counts, scores = np.full(len(levels[0]), FAR), np.zeros(len(levels[0]), dtype=np.int64)
        counts[reached] = levels[0][reached]
        scores[reached] = levels[1][reached] - values * self.worths.score - self.worths.bonus
        return counts, scores

    # People and loads ------------------------------------------------------------------------

    def drop(self, *, mentee: int | None = None, mentor: int | None = None) -> Change | None:
        """Return what changes if one person leaves; None if no answer is left.

        The person's required pairs and minimum no longer count.
        """
        side, person = self._person(mentee, mentor)
        return self._told(
            other.without(self.problem, person, side),
            lambda graph: loads.without_person(graph, person, side),
        )

    def more_places(self, mentor: int) -> Change:
        """Return what one place more of a mentor would change."""
        j, problem, load = self._row(mentor, 1), self.problem, self._load
        if load[j] < min(int(problem.capacity[j]), problem.shape[0]) or load[j] == problem.shape[0]:
            return self._same()
        step = problem.load_steps(self.shift)[j] * self.worths.score
        cost = min(step * int(problem.load_before[j] + load[j]), _MOST)  # beyond all paths at most
        more = other.with_more(problem, "capacity", j, 1)
        return self._told(more, lambda graph: loads.with_place(graph, j, cost)) or self._same()

    def fewer_places(self, mentor: int) -> Change | None:
        """Return what one place fewer of a mentor would change; None if no answer is left.

        Raises InputError if the mentor has none.
        """
        j, problem = self._row(mentor, 1), self.problem
        if not problem.capacity[j]:
            raise _refused("mentor", told("has no place"), told("name another"))
        if problem.capacity[j] == problem.minimum[j]:
            return None
        if self._load[j] < problem.capacity[j]:
            return self._same()
        fewer = other.with_more(problem, "capacity", j, -1)
        return self._told(fewer, lambda graph: loads.without_place(graph, j))

    def more_seats(self, mentee: int) -> Change | None:
        """Return what one seat more of a mentee would change; None if no answer is left.

        There is always one unless demands are complete.
        """
        i, problem = self._row(mentee, 0), self.problem
        more = other.with_more(problem, "demand", i, 1)
        if problem.complete:
            return self._told(more, lambda graph: loads.with_seat_to_fill(graph, i))
        if self._seats[i] < min(int(problem.demand[i]), problem.shape[1]):
            return self._same()
        is_first = not problem.demand[i]
        return self._told(more, lambda graph: loads.with_seat(graph, i, is_first)) or self._same()

    def fewer_seats(self, mentee: int) -> Change | None:
        """Return what one seat fewer of a mentee would change; None if no answer is left.

        Raises InputError if the mentee has none.
        """
        i, problem = self._row(mentee, 0), self.problem
        if not problem.demand[i]:
            raise _refused("mentee", told("has no seat"), told("name another"))
        if self._seats[i] < problem.demand[i]:
            return self._same()
        fewer = other.with_more(problem, "demand", i, -1)
        return self._told(fewer, lambda graph: loads.without_seat(graph, i))

    def _has(self, mentee: int, mentor: int) -> bool:
        return bool(((self.pairs[0] == mentee) & (self.pairs[1] == mentor)).any())

    def _same(self) -> Change:
        return self._changed(self.pairs, ())

    def _told(self, asked: Problem, ask: Callable[[Graph], loads.Sent | None]) -> Change | None:
        if self._anew or other.needs_finer(asked, self.shift):
            return self._solved(asked)
        sent = self._asked(ask)
        return None if sent is None else self._changed(sent[0].pairs, sent[1])

    def _solved(self, asked: Problem) -> Change | None:
        """Solve a problem that the scale here is too coarse for; None without an answer."""
        found = solve(asked)
        if found.certificate is None:
            return None
        shift, after = found.certificate.shift, (found.mentees, found.mentors)
        change = compared(self.problem, shift, self.pairs, after)
        if any((change.covered, change.seats, change.score)) or violations(asked, *self.pairs):
            return change
        return compared(self.problem, shift, self.pairs, self.pairs)  # nobody moves for nothing

    def _changed(self, after: Pairs, moves: tuple[Move, ...]) -> Change:
        return compared(self.problem, self.shift, self.pairs, after, moves)

    def _person(self, mentee: int | None, mentor: int | None) -> tuple[int, int]:
        """Return a side and a row on it."""
        if mentee is not None and mentor is None:
            return 0, self._row(mentee, 0)
        if mentor is not None and mentee is None:
            return 1, self._row(mentor, 1)
        problem, remedy = told("mentee and mentor exclude each other"), told("give one of the two")
        raise InputError(InputProblem("wrong_arguments", "", "", problem, remedy))

    def _row(self, row: int, side: int) -> int:
        name, size = ("mentee", "mentor")[side], self.problem.shape[side]
        if not is_whole(row) or not 0 <= row < size:
            remedy = told("give a row number from 0 to {size}", size=size - 1)
            raise InputError(InputProblem("unknown_row", name, f"{row!r:.40}", remedy=remedy))
        return int(row)


def _row_of(person: int, side: int, others: Index = slice(None)) -> tuple[Index, Index]:
    """Return the tile of one person with some of the other side."""
    own = np.array([person])
    return (others, own) if side else (own, others)


def _is_wide(problem: Problem, worths: Worths, shift: int) -> bool:
    """Whether scores are raised, or costs of a path might not fit in 64 bits."""
    if problem.at_scale(shift) is not problem:
        return True
    n, m = problem.shape
    before = problem.load_before + np.minimum(problem.capacity, n + 1) - 1  # of the dearest place
    before[problem.capacity == problem.minimum] = 0  # all must be filled
    rows = zip(problem.load_steps(shift), before.tolist(), strict=True)
    place = max((step * burden for step, burden in rows), default=0)
    score = round(Fraction(problem.compatibility.magnitude) * Fraction(2) ** shift)
    return bool(worths.score * (2 * (min(n, m) + 1) * (score + 1) + 2 * place) >= _MOST)


def _refused(place: str, found: str, remedy: str) -> InputError:
    return InputError(InputProblem("unusable", place, "", found, remedy))
