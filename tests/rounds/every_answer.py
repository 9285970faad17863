"""Every answer to a tiny problem, one by one, for orders that no other oracle knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations, product

from matchcore import Assignment, Problem

Pair = tuple[int, int]


@dataclass(frozen=True)
class Made:
    """One answer: its pairs and what they are worth."""

    pairs: frozenset[Pair]
    covered: int
    seats: int
    total: Fraction

    @classmethod
    def of(cls, problem: Problem, pairs: frozenset[Pair]) -> Made:
        """Add up the exact scores, less what loads cost."""
        scores = problem.compatibility.dense()
        total = sum((Fraction(scores[pair]) for pair in pairs), Fraction(0))
        for mentor, step in enumerate(problem.load_step.tolist()):
            load, before = sum(j == mentor for _, j in pairs), int(problem.load_before[mentor])
            total -= sum((Fraction(step) * (before + k) for k in range(load)), Fraction(0))
        return cls(pairs, len({i for i, _ in pairs}), len(pairs), total)

    def kept(self, old: set[Pair]) -> int:
        return len(self.pairs & old)


def made_by(problem: Problem, answer: Assignment) -> Made:
    """Return a solver's answer in the same form."""
    pairs = zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True)
    return Made.of(problem, frozenset(pairs))


def open_pairs(problem: Problem) -> set[Pair]:
    """Return the pairs that no hard rule excludes."""
    c, forbidden = problem.compatibility, {tuple(p) for p in problem.forbidden.tolist()}
    scores, allowed = c.dense(), c.allowed
    n, m = problem.shape
    return {
        (i, j)
        for i, j in product(range(n), range(m))
        if allowed[i, j]
        and (i, j) not in forbidden
        and (problem.floor is None or scores[i, j] >= problem.floor)
    }


def every_answer(problem: Problem) -> Iterator[Made]:
    """Yield each set of pairs that obeys every hard rule."""
    may = open_pairs(problem)
    required = {tuple(p) for p in problem.required.tolist()}
    choices = []
    for i, demand in enumerate(problem.demand.tolist()):
        mine = [j for a, j in sorted(may) if a == i]
        must = {j for a, j in required if a == i}
        sizes = [demand] if problem.complete else range(demand + 1)
        sets = chain.from_iterable(combinations(mine, size) for size in sizes)
        choices.append([{(i, j) for j in chosen} for chosen in sets if must <= set(chosen)])
    for parts in product(*choices):
        pairs = frozenset().union(*parts)
        loads = [sum(j == mentor for _, j in pairs) for mentor in range(problem.shape[1])]
        limits = zip(problem.minimum.tolist(), loads, problem.capacity.tolist(), strict=True)
        if all(least <= load <= most for least, load, most in limits):
            yield Made.of(problem, pairs)
