"""A second opinion: cohorts matched afresh at any weights, and every matching by brute force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any, Self

import numpy as np
import pandas as pd
from hypothesis import assume
from hypothesis import strategies as st
from scipy.sparse import issparse

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity import Preferences
from matchcore.affinity.components import Component
from matchcore.errors import InfeasibleError
from matchcore.model.addends import Sides
from matchcore.rules import (
    Capacity,
    Demand,
    EvenLoad,
    Forbid,
    MinimumLoad,
    SameAttribute,
)
from matchcore.rules.rule_list import soft_rules
from matchcore.tuning import Explorer

Pairs = tuple[tuple[int, int], ...]


class Plain:
    """An explorer, and the same in the plainest way to compare with."""

    def __init__(self, programme: Programme, *tables: pd.DataFrame) -> None:
        self.programme, self.cohort = programme, Cohort(*tables)
        self.reversed = Cohort(*(table.iloc[::-1] for table in tables))
        self.explorer = Explorer(programme, self.cohort)
        self.matching = self.explorer.matching

    @cached_property
    def _rules(self) -> dict[str, int]:
        soft = [k for k, rule in enumerate(self.programme.rules) if rule.is_soft]
        return dict(zip(soft_rules(self.programme.rules), soft, strict=True))

    @cached_property
    def weights(self) -> dict[str, float]:
        affinity, rules = self.programme.affinity, self.programme.rules
        found = {name: float(c.weight) for name, c in affinity.components.items()}
        found |= {name: float(t.amount) for name, t in affinity.terms.items()}
        return found | {n: float(getattr(rules[k], "weight", 0)) for n, k in self._rules.items()}

    @cached_property
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
                key = "weight" if name in self.components else "amount"
                affinity.set_params(**{f"{name}__{key}": weight})
        return self.programme.replace(affinity=affinity, rules=rules)

    def weighed(self, weights: Mapping[str, float]) -> Matching:
        """Match afresh."""
        return self.fresh(weights)

    def fresh(self, weights: Mapping[str, float], **options: Any) -> Matching:
        """Match afresh, with other options too."""
        return self.at(weights).replace(**options).match(self.cohort)

    @cached_property
    def tables(self) -> dict[str, np.ndarray]:
        """Return what each addend is worth at weight 1, for all pairs."""
        programme = self.at({n: 1.0 for n in self.weights if n not in self.components})
        found = {}
        for name, part in programme.affinity.components.items():
            sides = part.fit_transform(self.cohort)
            found[name] = _dense(sides.mentees @ sides.mentors.T)
        _, factors = programme.problem(self.cohort)
        for part in factors.parts[len(found) :]:
            found[part.name] = _dense(factors.U[:, part.columns] @ factors.V[:, part.columns].T)
        for name, (i, j, amounts) in factors.terms:
            found[name] = np.zeros(self.cohort.shape)
            found[name][i, j] = amounts
        return {name: found[name] for name in self.weights}

    @cached_property
    def all(self) -> dict[Pairs, dict[str, Fraction]]:
        """The sets of couples that are best in all that comes before the total, with raw totals."""
        p = self.matching.problem
        found = [*_assignments(p)]
        if p.objective == "coverage":
            rank = {pairs: (len({i for i, _ in pairs}), len(pairs)) for pairs in found}
            top = max(rank.values())
            found = [pairs for pairs in found if rank[pairs] == top]
        return {pairs: self.raw(pairs) for pairs in found}

    def raw(self, pairs: Pairs) -> dict[str, Fraction]:
        """Return raw totals, and under "" the cost of loads; sums of eighths are exact."""
        rows = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        totals = {n: Fraction(float(table[*rows].sum())) for n, table in self.tables.items()}
        p = self.matching.problem
        costs = p.load_costs(np.bincount(rows[1], minlength=p.shape[1]))
        return totals | {"": Fraction(float(costs.sum()))}

    def value(self, raw: Mapping[str, Fraction], weights: Mapping[str, Any]) -> Fraction:
        """Return the total of raw totals under some raw weights."""
        exact = {name: Fraction(weight) for name, weight in weights.items()}
        norm = sum(exact[name] for name in self.components)
        whole = sum(
            (w * raw[n] / (norm if n in self.components else 1) for n, w in exact.items()),
            Fraction(0),
        )
        return whole - raw[""]


def _assignments(problem: Any) -> Iterator[Pairs]:
    """Yield every set of couples that obeys all hard rules."""
    allowed, (n, m) = problem.open.allowed, problem.shape
    required = {tuple(pair) for pair in problem.required.tolist()}
    choices = []
    for i in range(n):
        free = [j for j in range(m) if allowed[i, j]]
        sets = [
            tuple(j for j, t in zip(free, taken, strict=True) if t)
            for taken in product((0, 1), repeat=len(free))
        ]
        least = int(problem.demand[i]) if problem.complete else 0
        choices.append([s for s in sets if least <= len(s) <= problem.demand[i]])
    for chosen in product(*choices):
        pairs = tuple((i, j) for i, mentors in enumerate(chosen) for j in mentors)
        load = np.bincount([j for _, j in pairs], minlength=m)
        fits = (load <= problem.capacity).all() and (load >= problem.minimum).all()
        if fits and required <= {*pairs}:
            yield pairs


def _dense(product: Any) -> np.ndarray:
    return np.asarray(product.toarray() if issparse(product) else product)


class Given(Component):
    """Values of all pairs: an extra column of the mentees holds one for each mentor, by id."""

    def __init__(self, weight: float = 1.0, column: str = "skills_values") -> None:
        self.weight, self.column = weight, column

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        self.labels_ = ["" for _ in cohort.mentees.ids]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        cells = cohort.mentees.values(self.column).tolist()
        values = np.array([[float(value) for value in cell.split()] for cell in cells])
        known = [np.ones(size, dtype=bool) for size in cohort.shape]
        return Sides(np.eye(len(cells)), values.T, known[0], known[1])


SHORT = ("skills", "site", "tastes")
WEIGHTS = st.sampled_from([0.0, 0.5, 1.0, 1.0, 2.0, 3.0])


@st.composite
def plain(draw: st.DrawFn, *, most: int = 4, soft: bool = True) -> Plain:
    """Draw people with values in eighths, and a programme with weights that matches them."""
    n, m = draw(st.integers(2, most)), draw(st.integers(2, most))
    parts = draw(st.integers(2, 3))
    mentees, mentors = [f"e{k}" for k in range(n)], [f"m{k}" for k in range(m)]
    people = [
        {
            "id": one,
            "site": draw(st.sampled_from("xy")),
            "prefers": "|".join(draw(st.permutations(mentors))[: draw(st.integers(0, 2))]) or None,
        }
        for one in mentees
    ]
    teachers = [{"id": one, "site": draw(st.sampled_from("xy"))} for one in mentors]
    weights = [draw(WEIGHTS) for _ in range(parts)]
    assume(any(weights))
    top = draw(st.sampled_from([1, 2, 8, 8, 8]))
    cells = st.integers(0, top).map(lambda drawn: drawn / top)
    named: dict[str, Any] = {
        name: Given(weight, f"{name}_values") for name, weight in zip(SHORT, weights, strict=False)
    }
    for person in people:
        for name in named:
            person[f"{name}_values"] = " ".join(str(draw(cells)) for _ in mentors)
    rules: list[Any] = [Capacity(draw(st.integers(1, 2))), Demand(draw(st.sampled_from([1, 1, 2])))]
    rules += [MinimumLoad(1)] * draw(st.sampled_from([0, 0, 1]))
    rules += [Forbid([(draw(st.sampled_from(mentees)), draw(st.sampled_from(mentors)))])] * draw(
        st.integers(0, 1)
    )
    if soft:
        rules += [EvenLoad(0.125)] * draw(st.sampled_from([0, 0, 1]))
        extra = draw(st.sampled_from([None, None, -0.5, 0.0, 0.25]))
        rules += [] if extra is None else [SameAttribute("site", weight=extra)]
        if draw(st.booleans()):
            named["wishes"] = Preferences(amount=draw(st.sampled_from([-0.25, 0.0, 0.5])))
    objective: Any = draw(st.sampled_from(["coverage", "coverage", "score"]))
    programme = Programme(affinity=Affinity(**named), rules=rules, objective=objective)
    tables = (pd.DataFrame(table, dtype=object) for table in (teachers, people))
    try:
        return Plain(programme, *tables)
    except InfeasibleError:
        assume(False)
        raise


def small(*, weights: Sequence[float] = (1, 1, 1), **options: Any) -> Plain:
    """Return a case by hand: rows of mentees, ``skills="1 0/0 1"``; the rest is the programme's."""
    rows = {name: options.pop(name).split("/") for name in SHORT if name in options}
    n, m = len(rows["skills"]), len(rows["skills"][0].split())
    people = [{"id": f"e{k}"} | {f"{x}_values": rows[x][k] for x in rows} for k in range(n)]
    parts: Any = {x: Given(w, f"{x}_values") for x, w in zip(rows, weights, strict=False)}
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(m)]}, dtype=object)
    mentees = pd.DataFrame(people, dtype=object)
    return Plain(Programme(affinity=Affinity(**parts), **options), mentors, mentees)
