"""What a rule over columns says of a cohort: a table over classes, or products to compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools, Rows
from matchcore.model.masks import ClassTable
from matchcore.model.origin import Origin
from matchcore.people import COLUMNS, Cohort, People
from matchcore.rules.rule import ClassRule, ColumnRule, Products, Rule, ThresholdRule, rule_problem


@dataclass(frozen=True, eq=False)
class _Classes:
    """People by their values in some columns: the class of each, and of each class its values."""

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


def class_masks(rule: ClassRule, cohort: Cohort) -> Iterator[ClassTable]:
    """Ask a rule once per pair of classes; what it forbids for want of a value is a mask apart."""
    mentees, mentors, table = _ask(rule, cohort)
    known = ~(mentees.gaps[:, None] | mentors.gaps[None, :])
    yield ClassTable(origin_of(rule), mentees.of, mentors.of, table | ~known)
    if rule.missing == "forbid" and not known.all():
        yield ClassTable(_unknown(rule), mentees.of, mentors.of, known)


def soft_sides(rule: ClassRule, cohort: Cohort) -> Sides:
    """Return the rows of the rule's table times its weight, and one-hot classes.

    Mentors' classes whom the rule treats alike share a factor. Where it allows most, it is written
    as what all have less what the others lack.
    """
    mentees, mentors, table = _ask(rule, cohort)
    known = ~(mentees.gaps[:, None] | mentors.gaps[None, :])
    mostly = int((table & known).sum()) > int(known.sum()) / 2
    table = known & ~table if mostly else known & table  # the few: factors stay sparse
    columns = [column.tobytes() for column in np.packbits(table, axis=0).T]
    first = {column: k for k, column in reversed(list(enumerate(columns)))}
    kept = sorted(first.values())
    alike = table[:, kept]
    of_mentor = np.searchsorted(kept, [first[column] for column in columns])[mentors.of]
    ones = np.ones(len(of_mentor)), (np.arange(len(of_mentor)), of_mentor)
    weight = float(rule.weight or 0.0)
    rows = csr_array(np.where(alike, -weight if mostly else weight, 0.0))[mentees.of]
    one_hot = csr_array(ones, shape=(len(of_mentor), alike.shape[1]))
    knowing = ~mentees.gaps[mentees.of], ~mentors.gaps[mentors.of]
    if mostly:  # all whose values are known, less the few
        everybody = [csr_array(x.astype(np.float64)[:, None]) for x in knowing]
        rows = hstack([weight * everybody[0], rows], format="csr")
        one_hot = hstack([everybody[1], one_hot], format="csr")
    return Sides(rows, one_hot, *knowing)


def threshold(rule: ThresholdRule, cohort: Cohort) -> tuple[Products, ClassTable | None]:
    """Return products that let pass whom nothing is known of, and whom that forbids, as a mask.

    For each side one more factor is at least the threshold where a value is missing.
    """
    _check_columns(rule, cohort)
    F, G, at_least = rule.products(cohort)
    sides = (cohort.mentees, cohort.mentors)
    known = [_known(people, rule.reads(people.role)) for people in sides]
    if all(one.all() for one in known):
        return Products(F, G, at_least), None
    gaps = [at_least * ~one[:, None] for one in known]
    ones = [np.ones((len(people), 1)) for people in sides]
    open_to_unknown = Products(
        hstack([csr_array(F), csr_array(gaps[0]), csr_array(ones[0])], format="csr"),
        hstack([csr_array(G), csr_array(ones[1]), csr_array(gaps[1])], format="csr"),
        at_least,
    )
    if rule.missing == "allow":
        return open_to_unknown, None
    both = np.array([[False, False], [False, True]])
    mentee_class, mentor_class = (one.astype(np.int64) for one in known)
    return open_to_unknown, ClassTable(_unknown(rule), mentee_class, mentor_class, both)


def _ask(rule: ClassRule, cohort: Cohort) -> tuple[_Classes, _Classes, Bools]:
    _check_columns(rule, cohort)
    mentees = _Classes.read(cohort.mentees, rule.reads("mentees"))
    mentors = _Classes.read(cohort.mentors, rule.reads("mentors"))
    try:
        table = rule.allows(
            {name: values[:, None] for name, values in mentees.profiles.items()},
            {name: values[None, :] for name, values in mentors.profiles.items()},
        )
    except KeyError as error:
        known = sorted({*mentees.profiles, *mentors.profiles})
        problem = f"allows asks for {error}, but the rule reads {known}"
        raise InputError(
            rule_problem(rule, "undeclared_column", problem, "add it to `columns`")
        ) from None
    return mentees, mentors, _checked_table(rule, table, (len(mentees.gaps), len(mentors.gaps)))


def _checked_table(rule: ClassRule, table: Any, shape: tuple[int, int]) -> Bools:
    """Return a table in full shape; a rule of one's own may return anything."""
    try:
        found = np.asarray(table)
    except ValueError:  # rows of several lengths
        found = np.array(None)
    fits = all(size in (1, whole) for size, whole in zip(found.shape, shape, strict=False))
    if found.dtype != np.bool_ or found.ndim != 2 or not fits:
        code = "wrong_shape" if found.dtype == np.bool_ else "wrong_type"
        problem = f"allows returned an array of {found.dtype}, shape {found.shape}"
        remedy = (
            "return booleans, mentees' classes × mentors' classes, as comparing their columns does"
        )
        raise InputError(rule_problem(rule, code, problem, remedy))
    return np.broadcast_to(found, shape).copy()


def origin_of(rule: Rule) -> Origin:
    """Return what the masks of a rule come from; two rules of one text are one origin."""
    return Origin("rule", str(rule))


def _unknown(rule: ColumnRule) -> Origin:
    """Return the origin of what a rule forbids where a value is missing."""
    names = dict.fromkeys((*rule.reads("mentees"), *rule.reads("mentors")))
    return Origin("missing", str(rule), tuple(names))


def _known(people: People, names: tuple[str, ...]) -> Bools:
    """Return who has a value in each of some columns."""
    known = np.ones(len(people), dtype=np.bool_)
    for name in names:
        if name in COLUMNS and COLUMNS[name].kind == "list":
            known &= np.bincount(people.items(name).rows, minlength=len(people)) > 0
        else:
            known &= np.array([v is not None and v == v for v in people.values(name).tolist()])
    return known


def _check_columns(rule: ColumnRule, cohort: Cohort) -> None:
    """Refuse a column that nobody has, or of the wrong kind, and values that must be there."""
    sides = cohort.mentees, cohort.mentors
    names = dict.fromkeys(name for people in sides for name in rule.reads(people.role))
    remedy = "correct its name"
    problems = [
        rule_problem(rule, "unknown_column", f"neither table has a column {name!r}", remedy)
        for name in names
        if not cohort.has_column(name)
    ]
    if isinstance(rule, ClassRule):
        remedy = "use one that holds single values"
        problems += [
            rule_problem(rule, "wrong_column_kind", f"column {name!r} holds lists", remedy)
            for name in names
            if name in COLUMNS and COLUMNS[name].kind == "list"
        ]
    if rule.missing == "error" and not problems:
        asked = f", and {rule} asks for one"
        remedy = "fill it in, or choose missing='forbid' or 'allow'"
        problems = [
            InputProblem("missing_value", people.role, "", f"{who} has no {name}{asked}", remedy)
            for people in sides
            for name in rule.reads(people.role)
            for who in people.ids[~_known(people, (name,))]
        ]
    if problems:
        raise InputError(problems)
