"""Solving in stages: each stage is a flow on the optimal face of those before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from typing import Unpack

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.problem import Problem
from matchcore.model.stages import Stage, StageBound, StagedAssignment, staged
from matchcore.solver.engine import proofs_of, proven, refuse, searched, was_misled
from matchcore.solver.options import SolveOptions, checked_options
from matchcore.solver.pair_generation import FEW_CELLS, PairGeneration
from matchcore.solver.proof.certificate import certify, stated
from matchcore.solver.proof.stages import certify_together
from matchcore.solver.scan.found import NEVER, Found, gathered
from matchcore.solver.scan.scan import Scan
from matchcore.solver.search import Search
from matchcore.solver.stages.face import Costs, Face
from matchcore.solver.watch import StoppedError, Watch

_EACH = 32  # tight pairs of a mentee, on average, up to which all of them are candidates
_WIDER = 8  # times as many are asked for where a mentee has more
_SAMPLED = 64  # mentees whose tight pairs are counted first
_MOST_MORE = 128  # pairs that enter for one mentee in a late iteration
_NONE = np.zeros(0, dtype=np.int64)


def solve_stages(
    problem: Problem, then: Sequence[Stage], **options: Unpack[SolveOptions[Assignment]]
) -> StagedAssignment:
    """Find the best assignment, and among all best ones the best in each further stage, in order.

    No stage gives up anything of those before it, however much it would gain. Stages are compared
    in integer scores: an answer counts as equally good before if it is in integers.

    Parameters
    ----------
    problem : Problem
        The first stage, with all its quantities, and the hard rules of every stage.
    then : sequence of Stage
        The further stages, the most important first.
    **options
        Those of `matchcore.solve`. `start`, `gap` and `memory_limit` concern the first stage alone.
        `time_limit` and `cancel` cover all stages together.

    Returns
    -------
    StagedAssignment
        Its status is OPTIMAL if every stage is proven. A search stopped in the first stage returns
        what `solve` returns, and no further stage. Stopped later, it returns an answer that is best
        in the first stage and in those that `stages` lists. Its status is then FEASIBLE.

    Raises
    ------
    InputError
        As in `matchcore.solve`; or a stage does not fit the problem.
    MemoryLimitError
        As in `matchcore.solve`.

    Notes
    -----
    Lexicographic linear programming: Isermann, *Linear lexicographic optimization*, OR Spektrum 4,
    1982; Ehrgott, *Multicriteria Optimization*, 2005, ch. 5.

    Examples
    --------
    Both ways to fill two places score 1; the second stage prefers the couple (0, 1).

    >>> from matchcore import Compatibility, Problem
    >>> problem = Problem(Compatibility.from_matrix([[0.5, 0.5], [0.5, 0.5]]))
    >>> kept = Stage(Compatibility.from_matrix([[0.0, 1.0], [0.0, 0.0]]), name="kept couples")
    >>> a = solve_stages(problem, [kept])
    >>> a.status.value, a.assignment.mentors.tolist(), a.stages[0].total
    ('optimal', [1, 0], 1.0)
    """
    staged(problem, then)
    settings = checked_options(options)
    refuse(problem, settings)
    watch = Watch(settings["time_limit"], settings["progress"], settings["cancel"])
    with watch.until_done():
        found = _solved(problem, then, settings, watch)
        if found is None:
            found = _solved(problem, then, {**settings, "start": None}, watch)
    return found or StagedAssignment(Assignment(SolveStatus.UNKNOWN), (), len(then))


def _solved(
    problem: Problem,
    then: Sequence[Stage],
    settings: SolveOptions[Assignment],
    watch: Watch,
) -> StagedAssignment | None:
    """Solve all stages; None if the answer to start from was misleading."""
    with ExitStack() as held:
        search = searched(problem, settings, watch, held, checks_unique=not then)
        if isinstance(search, Assignment):
            return StagedAssignment(search, (), len(then))
        stages = _Stages(problem, then, search) if then and search.is_done else None
        if stages is not None:
            watch.hold(len(stages.pairs[0]))
            with suppress(StoppedError, KeyboardInterrupt):  # the stages before are solved
                stages.solve()
    if stages is None:
        return StagedAssignment(proven(problem, search, settings), (), len(then))
    watch.report("proof", 0)
    found = stages.proven()
    was_vain = was_misled(search) and found.assignment.status is not SolveStatus.OPTIMAL
    return None if was_vain else found


class _Stages:
    """The further stages of a problem whose search has ended.

    Attributes
    ----------
    face : Face or None
        The best answers of the stages solved so far; None if the prices do not describe them.
    """

    def __init__(
        self,
        problem: Problem,
        then: Sequence[Stage],
        search: Search,
    ) -> None:
        self.problem, self.then, self.problems = problem, then, staged(problem, then)
        self.watch, self.resources = search.watch, search.generation.resources
        self.search, self.proofs = search, proofs_of(problem, search)
        self.shift, found = search.problem.shift, search.incumbent
        self.pairs = (found.mentees, found.mentors) if found else (_NONE, _NONE)
        costly = np.any([p.load_step > 0 for p in (problem, *self.problems)], axis=0)
        self.face = Face.of(problem, self.pairs, self.shift, self.proofs[-1][1], costly)
        self.whole = False  # whether every pair of a best answer is a candidate

    def solve(self) -> None:
        """Solve one stage after the other."""
        for problem in self.problems:
            if self.face is not None:
                self.face = self._next(self.face, problem)

    def _next(self, face: Face, problem: Problem) -> Face:
        """Return the face of one more stage."""
        costs = Costs(problem, problem.shift)
        generation = None
        if not self.whole:
            face, generation = self._with_candidates(face, problem)
        start = np.zeros(face.network.nodes, dtype=np.int64)
        if generation is not None and generation.start is not None:
            start = generation.start.potentials(face.network, 0)
        while True:
            self.watch.step("flow", len(face.network.candidates))
            face, made = face.best(costs, start)
            self.watch.check()
            if generation is None or not self._added(face, made, generation):
                return face.then(costs, made)
            candidates, start = generation.network.candidates, made
            face = face.widened(candidates.mentees, candidates.mentors)

    def _with_candidates(self, face: Face, problem: Problem) -> tuple[Face, PairGeneration | None]:
        """Choose the first candidates; None if they are all pairs that best answers may have."""
        few = problem.shape[0] * problem.shape[1] <= FEW_CELLS and not self.resources.generate
        listed = None if few or self.resources.generate is False else self._listed(face)
        if listed is not None:
            self.whole = True
            return face.widened(*listed), None
        search = Search(face.within(problem), self.watch, self.resources)
        search.begin()
        generation = search.generation
        self.whole = generation.whole
        candidates = generation.network.candidates
        face = face.widened(candidates.mentees, candidates.mentors)
        return face, None if generation.whole else generation

    def _listed(self, face: Face) -> tuple[Rows, Rows] | None:
        """Return all pairs that best answers may have; None if they are too many."""
        costs, made = face.costs[-1], face.potentials[-1]
        tight = costs.tight(made, face.network.shape)
        problem = replace(face, costs=face.costs[:-1], potentials=face.potentials[:-1]).within(
            costs.problem
        )
        seats = face.network.first + face.network.further
        above = np.where(seats > 0, tight.mentees - 1, NEVER)
        first = max(1, _EACH + int(seats.max(initial=0)))
        if self.search.generation.resumed and len(face.costs) == 1:
            return _all_above(above, first, partial(self.search.generation.best, tight.mentors))
        r, worth = self.resources, costs.worth
        scan = Scan.of(problem.usable, costs.shift, r.workers, r.device, r.check, r.threads)
        some = np.arange(0, len(above), max(1, len(above) // _SAMPLED))
        part = partial(scan.part(some, slice(None)).best, tight.mentors, worth=worth)
        if _all_above(above[some], first, part) is None:
            return None
        return _all_above(above, first, partial(scan.best, tight.mentors, worth=worth))

    def _added(self, face: Face, made: Ints, generation: PairGeneration) -> bool:
        """Add the best new pairs of each mentee; return whether there are any."""
        n, network = face.network.shape[0], face.network
        self.watch.step("scan", len(network.candidates))
        above = made[:n] - made[network.sink]
        above[network.first + network.further == 0] = NEVER
        near = generation.best(face.mentors(made), generation.count, above)
        is_added = bool(generation.add(near, generation.more))
        generation.more = min(2 * generation.more, _MOST_MORE)
        return is_added

    def proven(self) -> StagedAssignment:
        """Return the answer with the proof of each stage that was solved."""
        prices = []
        if self.face is not None:
            prices = [self.face.prices(made) for made in self.face.potentials[1:]]
            self.pairs = _joined(self.face.pairs, self.problem)
        found, stages = (self.shift, self.proofs), tuple[StageBound, ...]()
        if prices:
            args = self.problem, self.then, self.pairs, *found, prices
            certificate, stages = certify_together(*args)
        else:
            certificate = certify(self.problem, *self.pairs, *found)
        answer = Assignment(
            SolveStatus.OPTIMAL if certificate.proven else SolveStatus.FEASIBLE,
            *self.pairs,
            certificate=certificate,
            candidates=self.search.generation.ended_with,
            listing=self.search.listing_for(self.problem),
            **stated(self.problem, *self.pairs, certificate),
        )
        return StagedAssignment(answer, stages, len(self.then))


def _all_above(
    above: Ints, count: int, best: Callable[[int, Ints], Found]
) -> tuple[Rows, Rows] | None:
    """Return all pairs that gain more than their mentee's bound; None if they are too many.

    A few mentees may have very many, such as those who wrote nothing about themselves.
    """
    kept: list[Found] = []
    while True:
        found = best(count, above)
        number = np.bincount(found.rows, minlength=len(above))
        full = number >= count
        kept.append(found.where(~full[found.rows]))
        if sum(map(len, kept)) + number[full].sum() > _EACH * len(above):
            return None
        if not full.any():
            every = gathered(kept)
            return every.rows, every.cols
        above, count = np.where(full, above, NEVER), _WIDER * count


def _joined(pairs: tuple[Rows, Rows], problem: Problem) -> tuple[Rows, Rows]:
    """Return some pairs and the required ones, sorted."""
    i, j = (np.concatenate([x, y]) for x, y in zip(pairs, problem.required.T, strict=True))
    order = np.lexsort((j, i))
    return i[order], j[order]
