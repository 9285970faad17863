"""What if? Exact answers from the residual network of a solved problem.

Every question takes a unit of flow from one node to another: requiring a pair sends one from its
mentor back to its mentee; forbidding one, from its mentee to its mentor around it. The shortest
path costs least, so the new answer is again the best (sensitivity analysis and the successive
shortest path algorithm: Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9). One run from a
person prices the pairs with everyone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.problem import Problem
from matchcore.number_checks import is_whole
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.network import Network
from matchcore.solver.residual import loads
from matchcore.solver.residual.changes import Change, Costs, Move, compared, moves_along
from matchcore.solver.residual.graph import Graph, Worths
from matchcore.solver.residual.paths import FAR

_MOST = 1 << 61  # the largest sum of costs along a path


@dataclass(frozen=True, eq=False)
class Residual:
    """A solved problem that answers what another requirement would change.

    Make one with `of`. All open pairs are kept in memory. Answers are exact in the integers of the
    certificate's scale, as the assignment itself is.

    Examples
    --------
    Two mentees prefer the same mentor; the second has the better claim.

    >>> from matchcore import Compatibility, Problem, solve
    >>> problem = Problem(Compatibility.from_matrix([[0.75, 0.5], [1.0, 0.25]]))
    >>> residual = Residual.of(problem, solve(problem))
    >>> change = residual.force(0, 0)
    >>> change.total, change.moves
    (-0.5, (Move(mentee=0, left=1, joined=0), Move(mentee=1, left=0, joined=1)))
    >>> residual.costs_of(mentor=0).total
    array([0.5, 0. ])
    """

    problem: Problem
    graph: Graph
    shift: int

    @classmethod
    def of(cls, problem: Problem, assignment: Assignment) -> Residual:
        """Build the residual network of an optimal assignment, such as a loaded one.

        Parameters
        ----------
        problem : Problem
        assignment : Assignment
            The optimal answer to this problem, with its certificate.

        Raises
        ------
        InputError
            The assignment is not proven optimal, has pairs that are not open, or belongs to a
            problem whose scores or load costs lie too far apart.
        FlowError
            The assignment is not optimal for this problem, whatever it claims.
        """
        proof = assignment.certificate
        if assignment.status is not SolveStatus.OPTIMAL or proof is None:
            raise _refused("assignment", "is not proven optimal", "solve without a limit")
        worths, shift = Worths.of(problem.objective), proof.shift
        _refuse_wide_ranges(problem, worths, shift)
        candidates = Candidates.all_of(problem.open, shift)
        whole = replace(problem, required=())  # required pairs are held instead
        network = Network.of(whole, candidates, worths.score, shift)
        pairs = assignment.mentees, assignment.mentors
        if not candidates.holds(*pairs, problem.shape[1]).all():
            raise _refused("assignment", "has pairs that are not open", "solve this problem")
        used = np.zeros(len(candidates), dtype=np.int64)
        held = np.zeros(len(candidates), dtype=np.bool_)
        used[candidates.places(*pairs)] = 1
        held[candidates.places(*problem.required.T)] = True
        return cls(problem, Graph.of(network, used, held, worths, proof), shift)

    # Pairs -----------------------------------------------------------------------------------

    def force(self, mentee: int, mentor: int) -> Change | None:
        """Return what requiring a pair would change; None if no answer has it."""
        graph, place = self.graph, self._place(mentee, mentor)
        if place is None:
            return None
        if graph.used[place]:
            return self._same()
        source = graph.network.shape[0] + mentor
        lengths = graph.arcs.lengths(source)
        if lengths.to(mentee) is None:
            return None
        path = lengths.path(mentee)[::-1]
        moves = moves_along([*path[-2:], *path[:-1]], graph.network.shape)
        after = graph.along(path)
        after[place] = 1
        return self._told((replace(graph, used=after), moves))

    def forbid(self, mentee: int, mentor: int) -> Change | None:
        """Return what forbidding a pair would change; None if every answer has it."""
        place = self._place(mentee, mentor)
        if place is None or not self.graph.used[place]:
            return self._same()
        return None if self.graph.held[place] else self._told(loads.without_pair(self.graph, place))

    def costs_of(self, *, mentee: int | None = None, mentor: int | None = None) -> Costs:
        """Return what requiring each pair of one person would cost; give one of the two.

        Pairs of the answer cost nothing.
        """
        side, person = self._person(mentee, mentor)
        graph, c = self.graph, self.graph.network.candidates
        n, m = graph.network.shape
        if side == 1:
            lengths = graph.arcs.lengths(n + person)
            pairs = np.flatnonzero(c.mentors == person)
            people = nodes = c.mentees[pairs]
        else:
            lengths = graph.arcs.backwards.lengths(person)
            pairs = np.arange(*np.searchsorted(c.mentees, [person, person + 1]))
            people = c.mentors[pairs]
            nodes = n + people
        counts, scores = (np.full((m, n)[side], x) for x in (FAR, 0))
        more, here = graph.reduced(pairs), lengths.reached[nodes]
        made = graph.used[pairs] > 0
        counts[people[here]] = (lengths.counts[nodes] + more[0])[here]
        scores[people[here]] = (lengths.scores[nodes] + more[1])[here]
        counts[people[made]] = scores[people[made]] = 0
        return Costs.of(counts, scores, graph.worths, self.shift)

    # People and loads ------------------------------------------------------------------------

    def drop(self, *, mentee: int | None = None, mentor: int | None = None) -> Change | None:
        """Return what changes if one person leaves; None if no answer is left.

        The person's required pairs and minimum no longer count.
        """
        side, person = self._person(mentee, mentor)
        return self._told(loads.without_person(self.graph, person, side))

    def more_places(self, mentor: int) -> Change:
        """Return what one place more of a mentor would change."""
        j, problem, load = self._row(mentor, 1), self.problem, self.graph.load
        if load[j] < min(int(problem.capacity[j]), problem.shape[0]) or load[j] == problem.shape[0]:
            return self._same()
        step = problem.load_steps(self.shift)[j] * self.graph.worths.score
        cost = step * int(problem.load_before[j] + load[j])
        return self._told(loads.with_place(self.graph, j, cost)) or self._same()

    def fewer_places(self, mentor: int) -> Change | None:
        """Return what one place fewer of a mentor would change; None if no answer is left.

        Raises InputError if the mentor has none.
        """
        j, problem = self._row(mentor, 1), self.problem
        if not problem.capacity[j]:
            raise _refused("mentor", "has no place", "name another")
        if problem.capacity[j] == problem.minimum[j]:
            return None
        if self.graph.load[j] < problem.capacity[j]:
            return self._same()
        return self._told(loads.without_place(self.graph, j))

    def more_seats(self, mentee: int) -> Change | None:
        """Return what one seat more of a mentee would change; None if no answer is left.

        There is always one unless demands are complete.
        """
        i, problem = self._row(mentee, 0), self.problem
        if problem.complete:
            return self._told(loads.with_seat_to_fill(self.graph, i))
        if self.graph.seats[i] < min(int(problem.demand[i]), problem.shape[1]):
            return self._same()
        is_first = not problem.demand[i]
        return self._told(loads.with_seat(self.graph, i, is_first)) or self._same()

    def fewer_seats(self, mentee: int) -> Change | None:
        """Return what one seat fewer of a mentee would change; None if no answer is left.

        Raises InputError if the mentee has none.
        """
        i, problem = self._row(mentee, 0), self.problem
        if not problem.demand[i]:
            raise _refused("mentee", "has no seat", "name another")
        if self.graph.seats[i] < problem.demand[i]:
            return self._same()
        return self._told(loads.without_seat(self.graph, i))

    def _same(self) -> Change:
        return self._changed(self.graph, ())

    def _told(self, sent: loads.Sent | None) -> Change | None:
        return None if sent is None else self._changed(*sent)

    def _changed(self, after: Graph, moves: tuple[Move, ...]) -> Change:
        return compared(self.problem, self.shift, self.graph.pairs, after.pairs, moves)

    def _person(self, mentee: int | None, mentor: int | None) -> tuple[int, int]:
        """Return a side and a row on it."""
        if mentee is not None and mentor is None:
            return 0, self._row(mentee, 0)
        if mentor is not None and mentee is None:
            return 1, self._row(mentor, 1)
        problem, remedy = "mentee and mentor exclude each other", "give one of the two"
        raise InputError(InputProblem("wrong_arguments", "", "", problem, remedy))

    def _row(self, row: int, side: int) -> int:
        name, size = ("mentee", "mentor")[side], self.problem.shape[side]
        if not is_whole(row) or not 0 <= row < size:
            remedy = f"give a row number from 0 to {size - 1}"
            raise InputError(InputProblem("unknown_row", name, f"{row!r:.40}", remedy=remedy))
        return int(row)

    def _place(self, mentee: int, mentor: int) -> int | None:
        """Return where a pair stands among the candidates; None if it is not open."""
        i, j = self._row(mentee, 0), self._row(mentor, 1)
        c = self.graph.network.candidates
        (place,) = c.places(np.array([i]), np.array([j])).tolist()
        is_open = place < len(c) and (c.mentees[place], c.mentors[place]) == (i, j)
        return place if is_open else None


def _refuse_wide_ranges(problem: Problem, worths: Worths, shift: int) -> None:
    """Raise InputError where scores are raised, or costs of a path might not fit in 64 bits."""
    if problem.at_scale(shift) is not problem:
        remedy = "forbid the pairs of very low scores"
        raise _refused("compatibility", "has scores too far apart", remedy)
    n, m = problem.shape
    rows = zip(
        problem.load_steps(shift),
        problem.load_before.tolist(),
        np.minimum(problem.capacity, n + 1).tolist(),
        strict=True,
    )
    place = max((step * (before + most) for step, before, most in rows), default=0)
    score = round(Fraction(problem.compatibility.magnitude) * Fraction(2) ** shift)
    if worths.score * (2 * (min(n, m) + 1) * (score + 1) + 2 * place) >= _MOST:
        raise _refused("load_step", "is too large beside the scores", "lower the capacities")


def _refused(place: str, found: str, remedy: str) -> InputError:
    return InputError(InputProblem("unusable", place, "", found, remedy))
