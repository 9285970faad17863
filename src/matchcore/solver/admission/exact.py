"""The problem as one model of CP-SAT over some pairs, one objective after another."""

from __future__ import annotations

from typing import Any

import numpy as np

from matchcore.solver.admission.chosen import Chosen
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Pairs
from matchcore.solver.timetable.cp import Cp

MOST_PAIRS = 8000  # of more, it proves little in its time


class Model:
    """People and pairs as truth values."""

    def __init__(self, problem: AdmissionProblem, candidates: Pairs, limit: float) -> None:
        self._problem, (self._i, self._j) = problem, candidates
        self._cp, (n, m) = Cp(limit), problem.shape
        self._pairs = self._cp.bools(len(self._i))
        self._mentees, self._mentors = self._cp.bools(n), self._cp.bools(m)
        self._covered = (
            self._cp.bools(n) if any(objective.covered for objective in problem.objectives) else []
        )
        self._of_mentee = [[self._pairs[k] for k in np.flatnonzero(self._i == i)] for i in range(n)]
        self._of_mentor = [[self._pairs[k] for k in np.flatnonzero(self._j == j)] for j in range(m)]
        self._places: list[Any] = []
        self._place_of: list[tuple[int, int]] = []  # of each: the mentor and the turn
        self._state()

    def _state(self) -> None:
        p, cp = self._problem, self._cp
        for k, pair in enumerate(self._pairs):
            cp.implies(pair, self._mentees[self._i[k]])
            cp.implies(pair, self._mentors[self._j[k]])
        for i, own in enumerate(self._of_mentee):
            cp.at_most(own, int(p.demand[i]))
            if p.complete and p.demand[i]:
                self._needs(own, int(p.demand[i]), self._mentees[i])
            if self._covered:
                cp.any_of([self._covered[i].negated(), *own])
        for j, own in enumerate(self._of_mentor):
            cp.at_most(own, int(p.capacity[j]))
            if p.minimum[j]:
                self._needs(own, int(p.minimum[j]), self._mentors[j])
        for k in np.flatnonzero(p.required_pairs[self._i, self._j]).tolist():
            cp.any_of([self._pairs[k]])
        self._state_groups()
        self._state_places()

    def _state_groups(self) -> None:
        p, cp = self._problem, self._cp
        for side, admitted in enumerate((self._mentees, self._mentors)):
            for row in np.flatnonzero(~p.optional[side]).tolist():
                cp.any_of([admitted[row]])
            for group, places in enumerate(p.places[side].tolist()):
                own = [admitted[row] for row in np.flatnonzero(p.groups[side] == group)]
                cp.at_most(own, places)

    def _needs(self, pairs: list[Any], count: int, person: Any) -> None:
        """Let a person be admitted only with so many partners."""
        self._cp.at_least([*pairs, person.negated()], count, [*[1] * len(pairs), count])

    def _state_places(self) -> None:
        """Let a mentor's pairs fill places, the cheapest first."""
        steps = np.any([objective.step != 0 for objective in self._problem.objectives], axis=0)
        for j in np.flatnonzero(steps).tolist():
            own = self._of_mentor[j]
            places = self._cp.bools(min(len(own), int(self._problem.capacity[j])))
            self._places += places
            self._place_of += [(j, turn) for turn in range(len(places))]
            weights = [1] * len(places) + [-1] * len(own)
            if own:
                self._cp.at_least([*places, *own], 0, weights)

    def _amounts(self, objective: Objective) -> list[int]:
        """Return what an objective counts for each variable, in the order of their making."""
        before = self._problem.before
        places = [-int(objective.step[j] * (before[j] + turn)) for j, turn in self._place_of]
        people = np.concatenate(
            [objective.pairs[self._i, self._j], objective.mentees, objective.mentors]
        )
        return [*map(int, people), *([objective.covered] * len(self._covered)), *places]

    @property
    def _all(self) -> list[Any]:
        return [*self._pairs, *self._mentees, *self._mentors, *self._covered, *self._places]

    def at_least(self, objective: Objective, least: int) -> None:
        """Let an objective count so much at least."""
        self._cp.at_least(self._all, least, self._amounts(objective))

    def best(self, objective: Objective, hint: Chosen | None) -> tuple[Chosen, int] | None:
        """Return the best choice that was found, and a bound on what these pairs can reach."""
        amounts = self._amounts(objective)
        hints = None if hint is None else self._hints(hint)
        found = self._cp.minimise(self._all, [-x for x in amounts], hints)
        return None if found is None else (self._chosen(found.chosen), -found.bound)

    def _hints(self, chosen: Chosen) -> list[bool]:
        load = chosen.pairs.sum(axis=0)
        people = np.concatenate(
            [chosen.pairs[self._i, self._j], chosen.mentees, chosen.mentors]
            + [chosen.pairs.any(axis=1)] * bool(self._covered)
        )
        return [*map(bool, people), *(bool(turn < load[j]) for j, turn in self._place_of)]

    def _chosen(self, values: list[bool]) -> Chosen:
        n, m = self._problem.shape
        made, people = np.array(values[: len(self._i)]), np.array(values[len(self._i) :])
        pairs = np.zeros((n, m), dtype=np.bool_)
        pairs[self._i, self._j] = made
        return Chosen(pairs, people[:n], people[n : n + m])
