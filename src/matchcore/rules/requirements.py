"""From rules and people to numbers: masks, terms, required pairs and loads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import PairAmounts, Sides
from matchcore.model.arrays import Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import ClassTable
from matchcore.model.origin import ONESELF, Origin
from matchcore.number_checks import is_whole
from matchcore.people import Cohort
from matchcore.rules.evaluation import (
    class_masks,
    origin_of,
    soft_sides,
    threshold,
)
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad, running
from matchcore.rules.rule import (
    ClassRule,
    LoadRule,
    PairRule,
    Products,
    Rule,
    ThresholdRule,
    rule_problem,
)

__all__ = ["Requirements", "requirements"]

_Kind = TypeVar("_Kind", bound=Rule)


@dataclass(frozen=True, eq=False)
class Requirements:
    """What all rules together ask of a cohort, by row number.

    Attributes
    ----------
    tables : tuple of ClassTable
    thresholds : tuple of (Origin, Products)
    forbidden : dict of Origin to (mentee rows, mentor rows)
    required : array of int of shape (k, 2)
    capacity, minimum, demand : arrays of int
    load_step : float
        How much more each further mentee of a mentor costs than the one before.
    running : array of int
        Couples of each mentor that run already.
    soft_tables : dict of str to Sides
        Soft class rules, by name: addends of every score.
    soft_pairs : dict of str to PairAmounts
        Soft pair rules, by name: terms for single pairs.
    """

    tables: tuple[ClassTable, ...]
    thresholds: tuple[tuple[Origin, Products], ...]
    forbidden: dict[Origin, tuple[Rows, Rows]]
    required: Rows
    capacity: Rows
    minimum: Rows
    demand: Rows
    load_step: float
    running: Rows
    soft_tables: dict[str, Sides]
    soft_pairs: dict[str, PairAmounts]

    def restrict(self, compatibility: Compatibility) -> Compatibility:
        """Add every table, pair set and threshold to a compatibility."""
        for table in self.tables:
            compatibility = compatibility.with_mask(table)
        for origin, (mentees, mentors) in self.forbidden.items():
            if len(mentees):
                compatibility = compatibility.with_pairs(origin, mentees, mentors)
        for origin, (F, G, at_least) in self.thresholds:
            compatibility = compatibility.with_threshold(origin, F, G, at_least)
        return compatibility


def requirements(rules: Sequence[Rule], cohort: Cohort) -> Requirements:
    """Evaluate rules on a cohort; nobody is ever paired with oneself.

    Raises
    ------
    InputError
        Two load rules of one kind, or two soft rules of one name; a rule that names nobody; a
        value that ``missing="error"`` asks for and is not there; an object that is no rule.
    """
    check_once(rules)
    hard = [r for r in rules if not r.is_soft]
    soft = list(zip(soft_names(rules), (r for r in rules if r.is_soft), strict=True))
    tables: list[ClassTable] = []
    thresholds: list[tuple[Origin, Products]] = []
    for rule in hard:
        if isinstance(rule, ClassRule):
            tables += class_masks(rule, cohort)
        elif isinstance(rule, ThresholdRule):
            products, unknown = threshold(rule, cohort)
            thresholds.append((origin_of(rule), products))
            tables += [] if unknown is None else [unknown]
    forbidden, required = _pairs([r for r in hard if isinstance(r, PairRule)], cohort)
    loads = {
        kind.column: _one(rules, kind, kind()).loads(cohort)
        for kind in (Capacity, MinimumLoad, Demand)
    }
    return Requirements(
        tuple(tables),
        tuple(thresholds),
        forbidden,
        required,
        **loads,
        load_step=_one(rules, EvenLoad, EvenLoad(0.0)).step,
        running=running(cohort),
        soft_tables={n: soft_sides(r, cohort) for n, r in soft if isinstance(r, ClassRule)},
        soft_pairs={n: _amounts(r, cohort) for n, r in soft if isinstance(r, PairRule)},
    )


def soft_names(rules: Sequence[Rule]) -> list[str]:
    """Return what the soft rules are called, in their order; of one name, they are numbered.

    Raises
    ------
    InputError
        Two of them differ in their weight alone.
    """
    soft = [r for r in rules if r.is_soft]
    plain = [repr({**r.options(), "weight": None, "kind": type(r).__name__}) for r in soft]
    twice = sorted({str(r) for r, one in zip(soft, plain, strict=True) if plain.count(one) > 1})
    if twice:
        raise InputError([_duplicate(f"the soft rule {name} stands twice") for name in twice])
    said = [str(r) for r in soft]
    earlier = [said[:k].count(name) for k, name in enumerate(said)]
    return [f"{s} #{n + 1}" if n else s for s, n in zip(said, earlier, strict=True)]


def check_once(rules: Sequence[Rule]) -> None:
    """Refuse what is no rule, and rules of loads that stand twice."""
    _check_kinds(rules)
    for kind in (Capacity, MinimumLoad, Demand, EvenLoad):
        _one(rules, kind, kind())


def _check_kinds(rules: Sequence[Rule]) -> None:
    """Refuse what is no rule, and loads that nobody reads."""
    kinds = (ClassRule, PairRule, ThresholdRule, LoadRule, EvenLoad)
    remedy = "subclass ClassRule, PairRule or ThresholdRule, or use a load such as Capacity"
    strangers = [
        InputProblem("wrong_type", "rules", "", f"{r!r} is no rule", remedy)
        for r in rules
        if not isinstance(r, kinds)
    ]
    if strangers:
        raise InputError(strangers)
    loads = [r for r in rules if isinstance(r, LoadRule)]
    other = [r for r in loads if not isinstance(r, (Capacity, MinimumLoad, Demand))]
    if other:
        problem = "loads are Capacity, MinimumLoad and Demand; subclass one"
        raise InputError([rule_problem(r, "unknown_kind", problem) for r in other])


def _pairs(
    rules: Sequence[PairRule], cohort: Cohort
) -> tuple[dict[Origin, tuple[Rows, Rows]], Rows]:
    """Return forbidden pairs by their origin, and required ones."""
    same = cohort.rows("mentors", cohort.mentees.ids)
    forbidden = {ONESELF: (np.flatnonzero(same >= 0), same[same >= 0])}
    required = [np.zeros((0, 2), dtype=np.int64)]
    for rule in rules:
        pairs = _checked_pairs(rule, cohort)
        if rule.required:
            required.append(np.stack(pairs, axis=1))
        else:
            before = forbidden.get(origin_of(rule), ((), ()))
            forbidden[origin_of(rule)] = (
                np.concatenate([before[0], pairs[0]]).astype(np.int64),
                np.concatenate([before[1], pairs[1]]).astype(np.int64),
            )
    return forbidden, np.concatenate(required)


def _checked_pairs(rule: PairRule, cohort: Cohort) -> tuple[Rows, Rows]:
    """Return the pairs of a rule; one of one's own may return anything."""
    sides = _parallel(rule.pairs(cohort))
    if len(sides) != 2:
        problem = "pairs returned no two parallel arrays of row numbers"
        remedy = "return those of mentees and those of mentors"
        raise InputError(rule_problem(rule, "wrong_shape", problem, remedy))
    for rows, size, side in zip(sides, cohort.shape, ("mentee", "mentor"), strict=True):
        if rows.dtype.kind in "iu" and (not len(rows) or 0 <= rows.min() <= rows.max() < size):
            continue
        wrong = [row for row in rows.tolist() if not (is_whole(row) and 0 <= row < size)]
        if wrong:
            code = "out_of_range" if is_whole(wrong[0]) else "not_a_whole_number"
            problem = f"pairs returned {wrong[0]!r} as the row of a {side}"
            remedy = f"use whole numbers from 0 to {size - 1}"
            raise InputError(rule_problem(rule, code, problem, remedy))
    return sides[0].astype(np.int64), sides[1].astype(np.int64)


def _parallel(told: Any) -> list[NDArray[Any]]:
    """Return parallel arrays as such; none where it is something else."""
    listed = list(told) if isinstance(told, Iterable) else []
    try:
        sides = [np.asarray(rows) for rows in listed]
    except ValueError:  # rows within rows, of several lengths
        return []
    return sides if all(rows.shape == sides[0].shape[:1] for rows in sides) else []


def _amounts(rule: PairRule, cohort: Cohort) -> PairAmounts:
    """Return the pairs of a soft rule, each once, with what it adds to them."""
    mentees, mentors = _checked_pairs(rule, cohort)
    width = max(1, cohort.shape[1])
    rows, cols = np.divmod(np.unique(mentees * width + mentors).astype(np.int64), width)
    return PairAmounts(rows, cols, np.full(len(rows), float(rule.weight or 0.0)))


def _one(rules: Sequence[Rule], kind: type[_Kind], default: _Kind) -> _Kind:
    """Return the one rule of its kind, or the default."""
    found = [r for r in rules if isinstance(r, kind)]
    if len(found) > 1:
        raise InputError(_duplicate(f"{type(found[0]).__name__} stands {len(found)} times"))
    return found[0] if found else default


def _duplicate(problem: str) -> InputProblem:
    return InputProblem("duplicate", "rules", "", problem, "keep one")
