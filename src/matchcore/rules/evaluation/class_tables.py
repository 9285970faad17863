"""Class rules as numbers: a table over classes, or factors where the rule is soft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools, Rows
from matchcore.model.masks import ClassTable
from matchcore.people import Cohort, People
from matchcore.rules.evaluation.known_values import check_columns
from matchcore.rules.evaluation.origins import missing_origin, origin_of
from matchcore.rules.rule import ClassRule, rule_problem


def class_tables(rule: ClassRule, cohort: Cohort) -> Iterator[ClassTable]:
    """Yield a rule's table; pairs forbidden by missing values get a separate one."""
    mentees, mentors, table = _evaluate(rule, cohort)
    known = _both_known(mentees, mentors)
    yield ClassTable(origin_of(rule), mentees.of, mentors.of, table | ~known)
    if rule.missing == "forbid" and not known.all():
        yield ClassTable(missing_origin(rule), mentees.of, mentors.of, known)


def soft_sides(rule: ClassRule, cohort: Cohort) -> Sides:
    """Return a soft rule as factors: rows of its table times the weight, and one-hot classes.

    Mentor classes that the rule treats alike share a factor. A rule that allows most pairs is
    written as the weight for all pairs less the weight of the few forbidden ones: factors stay
    sparse.
    """
    mentees, mentors, table = _evaluate(rule, cohort)
    known = _both_known(mentees, mentors)
    allows_most = int((table & known).sum()) > int(known.sum()) / 2
    few = known & ~table if allows_most else known & table
    distinct, of_class = _distinct_columns(few)
    of_mentor = of_class[mentors.of]
    weight = float(rule.weight or 0.0)
    rows = csr_array(np.where(distinct, -weight if allows_most else weight, 0.0))[mentees.of]
    ones = np.ones(len(of_mentor)), (np.arange(len(of_mentor)), of_mentor)
    one_hot = csr_array(ones, shape=(len(of_mentor), distinct.shape[1]))
    have_values = ~mentees.gaps[mentees.of], ~mentors.gaps[mentors.of]
    if allows_most:
        constant = [csr_array(x.astype(np.float64)[:, None]) for x in have_values]
        rows = hstack([weight * constant[0], rows], format="csr")
        one_hot = hstack([constant[1], one_hot], format="csr")
    return Sides(rows, one_hot, *have_values)


@dataclass(frozen=True, eq=False)
class _Classes:
    """People by their values in some columns.

    Attributes
    ----------
    of : array of int
        The class of each person.
    profiles : dict of str to array
        By column, the value of each class.
    gaps : array of bool
        Classes with a missing value.
    """

    of: Rows
    profiles: dict[str, NDArray[Any]]
    gaps: Bools

    @classmethod
    def read(cls, people: People, names: tuple[str, ...]) -> _Classes:
        columns = [people.values(name).tolist() for name in names]
        keys = [
            tuple(None if v != v else v for v in row) for row in zip(*columns, strict=True)
        ] or [()] * len(people)
        number = {key: k for k, key in enumerate(dict.fromkeys(keys))}
        profiles = {}
        for k, name in enumerate(names):
            is_number = people.values(name).dtype.kind == "f"
            values = [key[k] for key in number]
            profiles[name] = np.array(
                [(np.nan if is_number else "") if v is None else v for v in values],
                dtype=float if is_number else object,
            )
        return cls(
            np.array([number[key] for key in keys], dtype=np.int64),
            profiles,
            np.array([None in key for key in number], dtype=np.bool_),
        )


def _both_known(mentees: _Classes, mentors: _Classes) -> Bools:
    """Return which pairs of classes have every value."""
    return np.asarray(~(mentees.gaps[:, None] | mentors.gaps[None, :]))


def _distinct_columns(table: Bools) -> tuple[Bools, Rows]:
    """Return the distinct columns of a table, and which of them each column is."""
    columns = [column.tobytes() for column in np.packbits(table, axis=0).T]
    first = {column: k for k, column in reversed(list(enumerate(columns)))}
    kept = sorted(first.values())
    return table[:, kept], np.searchsorted(kept, [first[column] for column in columns])


def _evaluate(rule: ClassRule, cohort: Cohort) -> tuple[_Classes, _Classes, Bools]:
    """Evaluate a rule once per pair of classes."""
    check_columns(rule, cohort)
    mentees = _Classes.read(cohort.mentees, rule.reads("mentees"))
    mentors = _Classes.read(cohort.mentors, rule.reads("mentors"))
    try:
        table = rule.allows(
            {name: values[:, None] for name, values in mentees.profiles.items()},
            {name: values[None, :] for name, values in mentors.profiles.items()},
        )
    except KeyError as error:
        known = sorted({*mentees.profiles, *mentors.profiles})
        problem = told(
            "allows asks for {error}, but the rule reads {known}", error=error, known=known
        )
        raise InputError(
            rule_problem(rule, "undeclared_column", problem, told("add it to `columns`"))
        ) from None
    return mentees, mentors, _checked_table(rule, table, (len(mentees.gaps), len(mentors.gaps)))


def _checked_table(rule: ClassRule, table: Any, shape: tuple[int, int]) -> Bools:
    """Return a table in full shape, checked: a user-defined rule may return anything."""
    try:
        found = np.asarray(table)
    except ValueError:  # rows of different lengths
        found = np.array(None)
    fits = all(size in (1, whole) for size, whole in zip(found.shape, shape, strict=False))
    if found.dtype != np.bool_ or found.ndim != 2 or not fits:
        code = "wrong_shape" if found.dtype == np.bool_ else "wrong_type"
        problem = told(
            "allows returned an array of {dtype}, shape {shape}",
            dtype=found.dtype,
            shape=found.shape,
        )
        remedy = told(
            "return booleans, mentees' classes × mentors' classes, as comparing their columns does"
        )
        raise InputError(rule_problem(rule, code, problem, remedy))
    return np.broadcast_to(found, shape).copy()
