"""From a problem to a proven answer: one step after another, each stated before it runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matchcore.assignment import Assignment, Diagnosis, Prices, Quantity, SolveStatus
from matchcore.errors import InputError
from matchcore.problem import Problem
from matchcore.solver.certificate import certify, quantities, stated
from matchcore.solver.diagnosis import contradictions, shortages
from matchcore.solver.flow import Ints
from matchcore.solver.network import Network, all_pairs
from matchcore.solver.prices import Duals

Proofs = list[tuple[Quantity, Prices]]


@dataclass(frozen=True)
class Progress:
    """What `solve` is about to do.

    Attributes
    ----------
    step : str
        ``"pairs"``, ``"feasibility"``, ``"seats"``, ``"score"`` or ``"proof"``.
    seconds : float
        Time since the start.
    pairs : int
        Pairs under consideration.
    """

    step: str
    seconds: float
    pairs: int


class _OutOfTimeError(Exception):
    """The time limit has passed."""


def solve(
    problem: Problem,
    time_limit: float | None = None,
    gap: float = 0.0,
    seed: int = 0,
    progress: Callable[[Progress], object] | None = None,
) -> Assignment:
    """Find the best assignment and prove it.

    All pairs enter one network flow; dual prices from its residual graph then bound every other
    answer, checked in integers by code of its own (see `matchcore.solver.certificate`).

    Parameters
    ----------
    problem : Problem
    time_limit : float, optional
        Seconds. It is looked at between steps: the overrun is at most one step (on two cores
        about 0.5 s for 2 000 × 1 000 people, 5 s for 5 000 × 3 000, two fifths of pairs allowed).
    gap : float
        A relative gap that is good enough; all pairs at once always end at 0.
    seed : int
        Part of the interface; this method draws nothing at random.
    progress : callable, optional
        Called with a `Progress` before each step; what it raises stops the work.

    Returns
    -------
    Assignment
        Never raises for a problem that has no answer: the status says so, the diagnosis why.

    Raises
    ------
    InputError
        The problem carries limits, which this version does not solve; or an option is no number.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> a = solve(Problem(Compatibility.from_matrix([[0.9, 0.8], [0.7, 0.1]]), capacity=1))
    >>> a.status.value, a.mentees.tolist(), a.mentors.tolist(), a.total, a.gap
    ('optimal', [0, 1], [1, 0], 1.5, 0.0)
    """
    _refuse_options(problem, time_limit, gap, seed)
    return _Solve(problem, time_limit, progress).run()


class _Solve:
    """One call of `solve`: the clock, and the answer in hand."""

    def __init__(
        self,
        problem: Problem,
        time_limit: float | None,
        progress: Callable[[Progress], object] | None,
    ) -> None:
        self.problem = problem
        self.time_limit = time_limit
        self.progress = progress
        self.started = time.perf_counter()
        self.shift = problem.shift
        self.network: Network | None = None
        self.in_hand: Ints | None = None

    def run(self) -> Assignment:
        clashes = contradictions(self.problem)
        if clashes:
            return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
        try:
            self._step("pairs")
            self.network = Network.of(self.problem, all_pairs(self.problem, self.shift))
            self._step("feasibility")
            diagnosis = shortages(self.problem, self.network)
            if diagnosis:
                return Assignment(SolveStatus.INFEASIBLE, diagnosis=diagnosis)
            best = self._by_score if self.problem.objective == "score" else self._by_coverage
            return self._answer(self.network, *best(self.network))
        except _OutOfTimeError:
            return self._unproven()

    def _step(self, step: str) -> None:
        """Tell what comes next, unless the time is up."""
        self._tell(step)
        seconds = time.perf_counter() - self.started
        if self.time_limit is not None and seconds >= self.time_limit:
            raise _OutOfTimeError

    def _tell(self, step: str) -> None:
        if self.progress:
            pairs = len(self.network.candidates.scores) if self.network else 0
            self.progress(Progress(step, time.perf_counter() - self.started, pairs))

    def _by_score(self, network: Network) -> tuple[Ints, Proofs, bool]:
        """Best total first, then most seats.

        A cycle of changes alters the seats by at most one, so twice the score plus one per seat
        puts more seats among equal totals first, and changes nothing else.
        """
        scores = network.candidates.scores
        both = 2 * scores + 1
        self._step("score")
        used = network.best(both, None)
        seats = Duals.of(network, used, both, (0, 0))
        total = Duals.of(network, used, scores, (0, 0), start=seats.potentials // 2)
        proofs: Proofs = [
            ("total", total.prices(score=1)),
            ("seats", seats.prices(seats=1, score=2)),
        ]
        return used, proofs, seats.unique()

    def _by_coverage(self, network: Network) -> tuple[Ints, Proofs, bool]:
        """Most covered mentees, most seats, then the best total.

        The first two are reached together, as augmenting a flow takes no seat away from anybody:
        both are counted first, and the score is best among the answers that have both.
        """
        scores, worthless = network.candidates.scores, np.zeros_like(network.candidates.scores)
        self._step("seats")
        most = network.most(network.first + network.further, network.room)
        covered = network.most(network.first, network.room) if network.further.any() else most
        if not network.need.any():
            self.in_hand = most
        self._step("score")
        first = int(covered.sum())
        used = network.best(scores, (first, int(most.sum()) - first))
        total = Duals.of(network, used, scores, None)
        proofs: Proofs = [
            ("seats", Duals.of(network, used, worthless, (1, 1)).prices(seats=1)),
            ("total", total.prices_of_fixed_seats()),
        ]
        if "covered" in quantities(self.problem):
            prices = Duals.of(network, used, worthless, (1, 0)).prices(covered=1)
            proofs.insert(0, ("covered", prices))
        return used, proofs, total.unique()

    def _answer(
        self, network: Network, used: Ints, proofs: Proofs, unique: bool = False
    ) -> Assignment:
        self._tell("proof")
        pairs, required = network.candidates, self.problem.required
        mentees = np.concatenate([pairs.mentees[used > 0], required[:, 0]])
        mentors = np.concatenate([pairs.mentors[used > 0], required[:, 1]])
        order = np.lexsort((mentors, mentees))
        mentees, mentors = mentees[order], mentors[order]
        held = certify(self.problem, mentees, mentors, self.shift, proofs)
        held = replace(held, unique=unique and held.proven)
        return Assignment(
            SolveStatus.OPTIMAL if held.proven else SolveStatus.FEASIBLE,
            mentees,
            mentors,
            certificate=held,
            **stated(self.problem, mentees, mentors, held),
        )

    def _unproven(self) -> Assignment:
        """Return the answer in hand, bounded by prices of nothing."""
        if self.network is None or self.in_hand is None:
            return Assignment(SolveStatus.UNKNOWN)
        nothing = np.zeros(self.problem.shape[1], dtype=np.int64)
        worth: dict[Quantity, Prices] = {
            "covered": Prices(nothing, covered=1),
            "seats": Prices(nothing, seats=1),
            "total": Prices(nothing, score=1),
        }
        proofs: Proofs = [(q, worth[q]) for q in quantities(self.problem)]
        return self._answer(self.network, self.in_hand, proofs)


def _refuse_options(problem: Problem, time_limit: float | None, gap: float, seed: int) -> None:
    problems = []
    if problem.limits:
        problems.append("limits are not solved by this version: solve without them")
    if time_limit is not None and not time_limit >= 0:
        problems.append(f"time_limit is {time_limit!r}: give seconds, or None for no limit")
    if not gap >= 0:
        problems.append(f"gap is {gap!r}: give a number, 0 or more")
    if not isinstance(seed, (int, np.integer)):
        problems.append(f"seed is {seed!r}: give a whole number")
    if problems:
        raise InputError(problems)
