"""Pair rules as numbers: forbidden pairs, required pairs, and amounts for soft pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.addends import PairAmounts
from matchcore.model.arrays import Rows
from matchcore.model.origin import ONESELF, Origin
from matchcore.number_checks import is_whole
from matchcore.people import Cohort
from matchcore.rules.evaluation.origins import origin_of
from matchcore.rules.rule import PairRule, rule_problem


def pair_sets(
    rules: Sequence[PairRule], cohort: Cohort
) -> tuple[dict[Origin, tuple[Rows, Rows]], Rows]:
    """Return the forbidden pairs by origin, nobody with oneself among them, and the required."""
    forbidden = {ONESELF: cohort.oneself}
    required = [np.zeros((0, 2), dtype=np.int64)]
    for rule in rules:
        pairs = _checked_pairs(rule, cohort)
        if rule.required:
            required.append(np.stack(pairs, axis=1))
        else:
            origin = origin_of(rule)
            before = forbidden.get(origin, ((), ()))
            forbidden[origin] = (
                np.concatenate([before[0], pairs[0]]).astype(np.int64),
                np.concatenate([before[1], pairs[1]]).astype(np.int64),
            )
    return forbidden, np.concatenate(required)


def soft_pairs(rule: PairRule, cohort: Cohort) -> PairAmounts:
    """Return the pairs of a soft rule, each once, with the weight as the amount of each."""
    mentees, mentors = _checked_pairs(rule, cohort)
    width = max(1, cohort.shape[1])
    rows, cols = np.divmod(np.unique(mentees * width + mentors).astype(np.int64), width)
    return PairAmounts(rows, cols, np.full(len(rows), float(rule.weight or 0.0)))


def _checked_pairs(rule: PairRule, cohort: Cohort) -> tuple[Rows, Rows]:
    """Return the pairs of a rule, checked: a user-defined rule may return anything."""
    sides = _parallel(rule.pairs(cohort))
    if len(sides) != 2:
        problem = told("pairs returned no two parallel arrays of row numbers")
        remedy = told("return those of mentees and those of mentors")
        raise InputError(rule_problem(rule, "wrong_shape", problem, remedy))
    for rows, size, side in zip(sides, cohort.shape, ("mentee", "mentor"), strict=True):
        if rows.dtype.kind in "iu" and (not len(rows) or 0 <= rows.min() <= rows.max() < size):
            continue
        wrong = [row for row in rows.tolist() if not (is_whole(row) and 0 <= row < size)]
        if wrong:
            code = "out_of_range" if is_whole(wrong[0]) else "not_a_whole_number"
            problem = told(
                "pairs returned {wrong!r} as the row of a {side}", wrong=wrong[0], side=side
            )
            remedy = told("use whole numbers from 0 to {size}", size=size - 1)
            raise InputError(rule_problem(rule, code, problem, remedy))
    return sides[0].astype(np.int64), sides[1].astype(np.int64)


def _parallel(returned: Any) -> list[NDArray[Any]]:
    """Return the arrays of equal length in a result, or none where it holds anything else."""
    listed = list(returned) if isinstance(returned, Iterable) else []
    try:
        sides = [np.asarray(rows) for rows in listed]
    except ValueError:  # nested rows of different lengths
        return []
    return sides if all(rows.shape == sides[0].shape[:1] for rows in sides) else []
