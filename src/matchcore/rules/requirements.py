"""From rules and people to numbers: class tables, pair sets and loads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.cohort import Cohort
from matchcore.compatibility import Compatibility
from matchcore.errors import InputError
from matchcore.masks import Rows
from matchcore.people import People
from matchcore.rules.kinds import ClassRule, LoadRule, PairRule, Rule
from matchcore.rules.loads import Capacity, Demand, MinimumLoad

ONESELF = "Oneself"


@dataclass(frozen=True, eq=False)
class ClassMask:
    """A class rule, evaluated: the class of each person, and the table over classes."""

    name: str
    mentee_class: Rows
    mentor_class: Rows
    allowed: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Requirements:
    """What all rules together ask of a cohort, by row number.

    Attributes
    ----------
    tables : tuple of ClassMask
    forbidden : dict of str to (mentee rows, mentor rows)
        By the name of the rule.
    required : array of int of shape (k, 2)
    capacity, minimum, demand : arrays of int
    """

    tables: tuple[ClassMask, ...]
    forbidden: dict[str, tuple[Rows, Rows]]
    required: Rows
    capacity: Rows
    minimum: Rows
    demand: Rows

    def restrict(self, compatibility: Compatibility) -> Compatibility:
        """Add every table and pair set to a compatibility."""
        for t in self.tables:
            compatibility = compatibility.with_table(
                t.name, t.mentee_class, t.mentor_class, t.allowed
            )
        for name, (mentees, mentors) in self.forbidden.items():
            if len(mentees):
                compatibility = compatibility.with_pairs(name, mentees, mentors)
        return compatibility


def requirements(rules: Sequence[Rule], cohort: Cohort) -> Requirements:
    """Evaluate rules on a cohort; nobody is ever paired with oneself.

    Raises
    ------
    InputError
        Two load rules of one kind; a rule that names nobody; a value that ``missing="error"``
        asks for and is not there; an object that is no rule.
    """
    strangers = [r for r in rules if not isinstance(r, (ClassRule, PairRule, LoadRule))]
    if strangers:
        raise InputError(f"{strangers[0]!r} is no rule: subclass ClassRule, PairRule or LoadRule")
    load_rules = [r for r in rules if isinstance(r, LoadRule)]
    other = [r for r in load_rules if not isinstance(r, (Capacity, MinimumLoad, Demand))]
    if other:
        raise InputError(f"{other[0]}: loads are Capacity, MinimumLoad and Demand; subclass one")
    loads = {
        kind.column: _load([r for r in load_rules if isinstance(r, kind)] or [kind()], cohort)
        for kind in (Capacity, MinimumLoad, Demand)
    }
    same = cohort.rows("mentors", cohort.mentees.ids)
    forbidden: dict[str, tuple[Rows, Rows]] = {}
    forbidden[ONESELF] = np.flatnonzero(same >= 0), same[same >= 0]
    required = [np.zeros((0, 2), dtype=np.int64)]
    for rule in (r for r in rules if isinstance(r, PairRule)):
        pairs = rule.pairs(cohort)
        if rule.required:
            required.append(np.stack(pairs, axis=1))
        else:
            before = forbidden.get(str(rule), ((), ()))
            forbidden[str(rule)] = (
                np.concatenate([before[0], pairs[0]]).astype(np.int64),
                np.concatenate([before[1], pairs[1]]).astype(np.int64),
            )
    tables = [t for r in rules if isinstance(r, ClassRule) for t in _evaluate(r, cohort)]
    return Requirements(tuple(tables), forbidden, np.concatenate(required), **loads)


def _evaluate(rule: ClassRule, cohort: Cohort) -> Iterator[ClassMask]:
    """Ask a rule once per pair of classes; what it forbids for want of a value is a mask apart."""
    _check_columns(rule, cohort)
    mentee_class, mentees, mentee_gaps = _classes(rule, cohort.mentees)
    mentor_class, mentors, mentor_gaps = _classes(rule, cohort.mentors)
    table = rule.allows(
        {name: values[:, None] for name, values in mentees.items()},
        {name: values[None, :] for name, values in mentors.items()},
    )
    known = ~(mentee_gaps[:, None] | mentor_gaps[None, :])
    yield ClassMask(
        str(rule), mentee_class, mentor_class, np.asarray(table | ~known, dtype=np.bool_)
    )
    if rule.missing == "forbid" and not known.all():
        name = f"{rule} [{' or '.join(rule.columns)} unknown]"
        yield ClassMask(name, mentee_class, mentor_class, known)


def _classes(
    rule: ClassRule, people: People
) -> tuple[Rows, dict[str, NDArray[Any]], NDArray[np.bool_]]:
    """Return the class of each person, the classes' values, and which classes miss one."""
    columns = [people.values(name).tolist() for name in rule.columns]
    keys = [tuple(None if v != v else v for v in row) for row in zip(*columns, strict=True)]
    number = {key: k for k, key in enumerate(dict.fromkeys(keys))}
    gaps = np.array([None in key for key in number], dtype=np.bool_)
    one = np.array([number[key] for key in keys], dtype=np.int64)
    profiles = {}
    for k, name in enumerate(rule.columns):
        is_number = people.values(name).dtype.kind == "f"
        values = [key[k] for key in number]
        profiles[name] = np.array(
            [(np.nan if is_number else "") if v is None else v for v in values],
            dtype=float if is_number else object,
        )
    return one, profiles, gaps


def _check_columns(rule: ClassRule, cohort: Cohort) -> None:
    """Refuse a column that nobody has and, where a rule insists on it, each missing value."""
    problems = [
        f"{rule}: neither table has a column {name!r}: correct its name"
        for name in rule.columns
        if not cohort.has_column(name)
    ]
    if rule.missing == "error" and not problems:
        problems = [
            f"{people.role}: {who} has no {name}, and {rule} asks for one: "
            "fill it in, or choose missing='forbid' or 'allow'"
            for people in (cohort.mentees, cohort.mentors)
            for name in rule.columns
            for who, value in zip(people.ids, people.values(name).tolist(), strict=True)
            if value is None or value != value
        ]
    if problems:
        raise InputError(problems)


def _load(rules: list[LoadRule], cohort: Cohort) -> Rows:
    """Return the load of each person: the own value, or the rule's."""
    rule = rules[0]
    kind = type(rule).__name__
    if len(rules) > 1:
        raise InputError(f"{kind} stands {len(rules)} times: keep one")
    people = cohort.mentors if rule.role == "mentors" else cohort.mentees
    own = people.numbers(rule.column)
    return np.where(np.isnan(own), rule.default, own).astype(np.int64)
