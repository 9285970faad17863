"""From a problem of admission to a checked answer: objectives relaxed, and searched if needed."""

from __future__ import annotations

import math

import numpy as np

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.solver.admission.answer import Admission, AdmissionLevel, Priced
from matchcore.solver.admission.candidates import (
    first_candidates,
    gaining,
    joined,
    most_gaining,
    possible,
)
from matchcore.solver.admission.chosen import Chosen, filled, value, values
from matchcore.solver.admission.exact import MOST_PAIRS, Model
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Pairs, pairs_of
from matchcore.solver.admission.pruning import worth_trying
from matchcore.solver.admission.relaxation import Relaxation, Relaxed, Row
from matchcore.solver.admission.verified import verify, violations

_WORK = 3.0  # of CP-SAT for one objective, in its deterministic units, at effort 1
_ITERATIONS = 30
_NODES = 500  # of branch and bound, before CP-SAT
_ROUNDING = 1e-9  # of a price
LARGEST = 2.0**48  # of a price: sums over people stay in int64


def admit(
    problem: AdmissionProblem, starts: tuple[Chosen, ...] = (), effort: float = 1.0
) -> Admission | None:
    """Return the best admission and what is proven of it; None if required pairs leave none.

    Parameters
    ----------
    problem : AdmissionProblem
    starts : tuple of Chosen
        Admissions with which the answer is compared; it is no worse than any.
    effort : float
        Scales the work of the search, never by the clock.
    """
    search = _Search(problem, effort)
    for start in starts:
        search.offer(start)
    search.begin()
    for objective in problem.objectives:
        if not search.settle(objective):
            return None
    if search.best is None:
        return None
    answer = search.answer(search.best)
    verify(problem, answer)
    return answer


class _Search:
    """Settles one objective after another; the best choice so far is kept."""

    def __init__(self, problem: AdmissionProblem, effort: float) -> None:
        self.problem, self.effort = problem, effort
        self.best: Chosen | None = None
        self.rows: list[Row] = []
        self.priced: list[Priced] = []
        self.proofs: list[Priced | None] = []
        self.bounds: list[int] = []
        self.candidates = first_candidates(problem)
        self.tried = possible(problem)  # by CP-SAT: pairs that can be in a best answer

    def offer(self, chosen: Chosen) -> None:
        """Keep a choice if it obeys the problem and is better than the best so far."""
        if violations(self.problem, chosen) or not self._keeps(chosen):
            return
        is_better = self.best is None or (
            values(self.problem, chosen) > values(self.problem, self.best)
        )
        self.best = chosen if is_better else self.best

    def begin(self) -> None:
        """Offer what the relaxation of all objectives together suggests."""
        relaxation, rows = Relaxation(self.problem, self.candidates), list[Row]()
        for objective in self.problem.objectives:
            found = relaxation.solve(objective, rows)
            if found is None:
                return
            self.offer(relaxation.chosen(found)) if found.whole else self.offer_rounded(found)
            rows.append(Row(objective, math.floor(found.value * (1 - _ROUNDING) + _ROUNDING)))

    def settle(self, objective: Objective) -> bool:
        """Settle an objective among the best of those before; return whether any answer is left."""
        relaxed, priced = self._relaxed(objective)
        bound = None if priced is None else self._bound(priced)
        if relaxed is not None:
            relaxation = Relaxation(self.problem, self.candidates)
            if relaxed.whole:
                self.offer(relaxation.chosen(relaxed))
            elif not self._reaches(objective, bound):
                self.offer_rounded(relaxed)
        if not self._reaches(objective, bound):
            bound, priced = self._searched(objective, bound, priced)
        if self.best is None or bound is None:
            return False
        reached = value(self.problem, objective, self.best)
        self.proofs.append(priced)
        self.priced.append(priced or self._unpriced(objective))
        self.bounds.append(bound)
        self.rows.append(Row(objective, reached))
        return True

    def _reaches(self, objective: Objective, bound: int | None) -> bool:
        return (
            self.best is not None
            and bound is not None
            and value(self.problem, objective, self.best) == bound
            and self._keeps(self.best)
        )

    def _keeps(self, chosen: Chosen) -> bool:
        """Return whether a choice is as good as needed in the objectives before."""
        return all(value(self.problem, row.objective, chosen) >= row.least for row in self.rows)

    def _relaxed(self, objective: Objective) -> tuple[Relaxed | None, Priced | None]:
        """Relax an objective over more and more candidates, until no pair gains at the prices."""
        found: Relaxed | None = None
        priced: Priced | None = None
        for _ in range(_ITERATIONS):
            found = Relaxation(self.problem, self.candidates).solve(objective, self.rows)
            if found is None:
                break
            last = self._price(objective, found)
            priced = self._better(priced, last)
            more = gaining(self.problem, last, self.candidates)
            if not len(more[0]):
                break
            self.candidates = joined(self.problem, self.candidates, more)
        if found is None and self._is_partial:
            self.candidates = pairs_of(possible(self.problem))
            found = Relaxation(self.problem, self.candidates).solve(objective, self.rows)
            priced = None if found is None else self._price(objective, found)
        return found, priced

    def _unpriced(self, objective: Objective) -> Priced:
        """Return an objective without prices, as it is."""
        nothing = np.zeros(self.problem.shape, dtype=np.int64)
        return Priced(objective, nothing, (0,) * len(self.rows), 1)

    def _bound(self, priced: Priced) -> int:
        return priced.bound(self.problem, [row.least for row in self.rows])

    @property
    def _is_partial(self) -> bool:
        return len(self.candidates[0]) < int(possible(self.problem).sum())

    def _better(self, one: Priced | None, other: Priced) -> Priced:
        if one is None or self._bound(other) <= self._bound(one):
            return other
        return one

    def _price(self, objective: Objective, found: Relaxed) -> Priced:
        """Return the prices of a relaxation in whole numbers, as fine as int64 can hold."""
        parts = objective.parts
        while parts:
            made = self._priced(objective, found, parts)
            if made is not None:
                return made
            parts >>= 6
        return self._unpriced(objective)

    def _priced(self, objective: Objective, found: Relaxed, parts: int) -> Priced | None:
        """Return prices in parts of a unit, or None where they could leave int64.

        Prices of the objectives before are rounded up, with the prices of pairs that belong to
        them: on the face of the best in those objectives a higher price changes nothing.
        """
        paid, asked = found.prices * parts, list(found.rows)
        taken: list[tuple[int, Priced]] = []
        multiples, size = [0] * len(asked), parts * objective.largest
        for k in reversed(range(len(asked))):
            priced = self.priced[k]
            exact = asked[k] * parts / priced.parts
            times = math.ceil(max(exact, 0.0) - _ROUNDING)
            paid = paid - exact * priced.prices
            size += times * (priced.objective.largest + float(np.abs(priced.prices).max(initial=0)))
            taken.append((times, priced))
            multiples[k] += times * priced.parts
            for earlier, count in enumerate(priced.multiples):
                asked[earlier] -= exact * count / parts
                multiples[earlier] += times * count
        if size + float(np.abs(paid).max(initial=0)) > LARGEST:
            return None
        whole, prices = objective.times(parts), np.rint(paid).astype(np.int64)
        for times, priced in taken:
            whole, prices = whole.plus(times, priced.objective), prices + times * priced.prices
        return Priced(whole, prices, tuple(multiples), parts)

    def offer_rounded(self, relaxed: Relaxed) -> None:
        """Admit those of the largest shares, and pair them as well as possible."""
        admitted = [
            _largest(share, self.problem.groups[side], self.problem.places[side])
            for side, share in enumerate((relaxed.mentees, relaxed.mentors))
        ]
        found = paired(self.problem, admitted[0], admitted[1], self.candidates)
        if found is not None:
            self.offer(found)

    def _searched(
        self, objective: Objective, bound: int | None, priced: Priced | None
    ) -> tuple[int | None, Priced | None]:
        """Search by branch and bound, then CP-SAT; return the lowest bound at hand."""
        start = pairs_of(self._worth_trying(objective, priced))
        if 0 < len(start[0]) <= MOST_PAIRS:
            found = Relaxation(self.problem, start).whole(objective, self.rows, _NODES)
            if found is not None:
                self.offer(found)
            if self._reaches(objective, bound):
                return bound, priced
        some, is_whole = pairs_of(self._worth_trying(objective, priced)), True
        if len(some[0]) > MOST_PAIRS:
            some, is_whole = most_gaining(self.problem, priced, some, self.best), False
        model = Model(self.problem, some, _WORK * self.effort)
        for row in self.rows:
            model.at_least(row.objective, row.least)
        exact = model.best(objective, self.best)
        if exact is None:
            return bound, priced
        self.offer(exact[0])
        if is_whole and (bound is None or exact[1] < bound):
            return exact[1], None
        return bound, priced

    def _worth_trying(self, objective: Objective, priced: Priced | None) -> Bools:
        """Return the pairs that may be in an answer at least as good as the best so far."""
        if priced is not None and self.best is not None:
            reached = [*(row.least for row in self.rows), value(self.problem, objective, self.best)]
            slack = priced.slack(self.problem, reached)
            self.tried &= worth_trying(self.problem, priced.objective, priced.prices, slack)
        return self.tried

    def answer(self, best: Chosen) -> Admission:
        """Return the best choice with its levels; places that are left are given away."""
        best = filled(self.problem, best)
        reached = values(self.problem, best)
        levels = tuple(
            AdmissionLevel(objective.name, found, max(found, bound))
            for objective, found, bound in zip(
                self.problem.objectives, reached, self.bounds, strict=True
            )
        )
        return Admission(best, levels, tuple(self.proofs))


def paired(
    problem: AdmissionProblem,
    mentees: Bools,
    mentors: Bools,
    candidates: Pairs | None = None,
) -> Chosen | None:
    """Return the best pairs among given people, as a relaxation over the candidates has them.

    Without one that is whole, None.
    """
    inside = problem.only(mentees, mentors)
    i, j = pairs_of(possible(problem)) if candidates is None else candidates
    own = inside.open[i, j]
    relaxation, rows = Relaxation(inside, (i[own], j[own])), list[Row]()
    chosen = None
    for objective in problem.objectives:
        found = relaxation.solve(objective, rows)
        if found is None or not found.whole:
            return chosen
        chosen = relaxation.chosen(found)
        rows.append(Row(objective, value(problem, objective, chosen)))
    return chosen


def _largest(shares: Floats, groups: Rows, places: Rows) -> Bools:
    """Return the people of the largest shares in each group, as many as there are places."""
    admitted = np.zeros(len(shares), dtype=np.bool_)
    for group, most in enumerate(places.tolist()):
        own = np.flatnonzero(groups == group)
        admitted[own[np.argsort(-np.round(shares[own], 6), kind="stable")[:most]]] = True
    return admitted
