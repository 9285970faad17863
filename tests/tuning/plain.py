"""A second opinion: cohorts matched afresh at any weights, and every matching by brute force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st
from scipy.sparse import issparse

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity import EqualAttribute, Preferences, SharedInterests, TaughtSkills
from matchcore.rules import (
    Capacity,
    Demand,
    DifferentDepartment,
    EvenLoad,
    MinimumLoad,
    NoRepeat,
    SameAttribute,
    requirements,
)
from matchcore.rules.rule_list import soft_names

Pairs = tuple[tuple[int, int], ...]


class Plain:
    """What questions about weights need of an explorer, in the plainest way."""

    def __init__(self, programme: Programme, cohort: Cohort) -> None:
        self.programme, self.cohort = programme, cohort
        self.matching = programme.match(cohort)
        self.language = programme.language

    @cached_property
    def _rules(self) -> dict[str, int]:
        soft = [k for k, rule in enumerate(self.programme.rules) if rule.is_soft]
        return dict(zip(soft_names(self.programme.rules), soft, strict=True))

    @cached_property
    def weights(self) -> dict[str, float]:
        affinity, rules = self.programme.affinity, self.programme.rules
        found = {name: float(c.weight) for name, c in affinity.components.items()}
        found |= {name: float(t.amount) for name, t in affinity.terms.items()}
        return found | {n: float(getattr(rules[k], "weight", 0)) for n, k in self._rules.items()}

    @property
    def components(self) -> Sequence[str]:
        return [*self.programme.affinity.components]

    def at(self, weights: Mapping[str, float]) -> Programme:
        """Return the programme with other weights."""
        affinity, rules = self.programme.affinity, [*self.programme.rules]
        for name, weight in weights.items():
            if name in self._rules:
                rule: Any = rules[self._rules[name]]
                rules[self._rules[name]] = replace(rule, weight=weight)
            else:
                key = "weight" if name in affinity.components else "amount"
                affinity.set_params(**{f"{name}__{key}": weight})
        return self.programme.replace(affinity=affinity, rules=rules)

    def weighed(self, weights: Mapping[str, float]) -> Matching:
        return self.at(weights).match(self.cohort)

    @cached_property
    def tables(self) -> dict[str, np.ndarray]:
        """Return what each addend is worth at weight 1, for all pairs."""
        programme = self.at({n: 1.0 for n in self.weights if n not in self.components})
        shape, found = self.cohort.shape, {}
        for name, part in programme.affinity.components.items():
            sides = part.fit_transform(self.cohort)
            found[name] = _dense(sides.mentees @ sides.mentors.T)
        asked = requirements(programme.rules, self.cohort)
        terms = [(name, term.pairs(self.cohort)) for name, term in programme.affinity.terms.items()]
        for name, (i, j, amounts) in (*terms, *asked.soft_pairs):
            found[name] = np.zeros(shape)
            found[name][i, j] = amounts
        for name, sides in asked.soft_tables:
            found[name] = _dense(sides.mentees @ sides.mentors.T)
        return {name: found[name] for name in self.weights}

    def values_at(self, mentees: np.ndarray, mentors: np.ndarray) -> dict[str, np.ndarray]:
        return {name: table[mentees, mentors] for name, table in self.tables.items()}

    @cached_property
    def all(self) -> list[Pairs]:
        """Return every set of couples that is best in all that comes before the total."""
        p = self.matching.problem
        found = [*_assignments(p)]
        if p.objective == "score":
            return found
        rank = {pairs: (len({i for i, _ in pairs}), len(pairs)) for pairs in found}
        top = max(rank.values())
        return [pairs for pairs in found if rank[pairs] == top]

    def raw(self, pairs: Pairs) -> dict[str, Fraction]:
        """Return the raw totals of couples, and the cost of their loads, as exact numbers."""
        totals = {
            name: sum((Fraction(float(table[pair])) for pair in pairs), Fraction(0))
            for name, table in self.tables.items()
        }
        p = self.matching.problem
        load = np.bincount([j for _, j in pairs], minlength=p.shape[1])
        return totals | {"": sum((Fraction(float(c)) for c in p.load_costs(load)), Fraction(0))}

    def value(self, raw: Mapping[str, Fraction], weights: Mapping[str, Any]) -> Fraction:
        """Return the total of raw totals under some raw weights."""
        exact = {name: Fraction(weight) for name, weight in weights.items()}
        norm = sum(exact[name] for name in self.components)
        whole = sum((w * raw[n] / (norm if n in self.components else 1) for n, w in exact.items()),
                    Fraction(0))
        return whole - raw[""]


def _assignments(problem: Any) -> Iterator[Pairs]:
    """Yield every set of couples that obeys all hard rules."""
    allowed, (n, m) = problem.open.allowed, problem.shape
    required = {tuple(pair) for pair in problem.required.tolist()}
    choices = []
    for i in range(n):
        free = [j for j in range(m) if allowed[i, j]]
        sets = [tuple(j for j, t in zip(free, taken, strict=True) if t)
                for taken in product((0, 1), repeat=len(free))]
        least = int(problem.demand[i]) if problem.complete else 0
        choices.append([s for s in sets if least <= len(s) <= problem.demand[i]])
    for chosen in product(*choices):
        pairs = tuple((i, j) for i, mentors in enumerate(chosen) for j in mentors)
        load = np.bincount([j for _, j in pairs], minlength=m)
        if (load <= problem.capacity).all() and (load >= problem.minimum).all():
            if required <= {*pairs}:
                yield pairs


def _dense(product: Any) -> np.ndarray:
    return np.asarray(product.toarray() if issparse(product) else product)
