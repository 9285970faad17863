"""Checks of what components promise: mistakes in user-defined ones are errors with a remedy."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.base import BaseEstimator, clone

from matchcore.affinity.components import Component
from matchcore.affinity.missing import CHOICES
from matchcore.affinity.products import outside
from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools, Factor
from matchcore.number_checks import is_number
from matchcore.people import Cohort
from matchcore.wording import Label

_STORE = told("store each argument of __init__, as it is, under its own name")


def parameters(name: str, part: Any, *, deep: bool = True) -> dict[str, Any]:
    """Return the parameters of a part; none if it is no estimator at all.

    Raises
    ------
    InputError
        Its constructor does not store its arguments.
    """
    if not isinstance(part, BaseEstimator):
        return {}
    try:
        return dict(part.get_params(deep=deep))
    except (AttributeError, RuntimeError) as error:
        reason = str(error).split(". ")[0]
        raise _not_copyable(
            name,
            told("{kind} cannot be copied ({reason})", kind=type(part).__name__, reason=reason),
        ) from None


def copied(name: str, part: Any) -> Any:
    """Return an unfitted copy of a part.

    Raises
    ------
    InputError
        Its constructor does not store its arguments or changes them, or one cannot be copied.
    """
    parameters(name, part, deep=False)
    kind = type(part).__name__
    try:
        return clone(part, safe=False)
    except RuntimeError:
        raise _not_copyable(
            name, told("{kind} changes an argument of its constructor", kind=kind)
        ) from None
    except (AttributeError, TypeError) as error:
        remedy = told("give arguments that copy.deepcopy can copy, or define __sklearn_clone__")
        raise _not_copyable(
            name, told("{kind} cannot be copied ({error})", kind=kind, error=error), remedy
        ) from None


def _not_copyable(name: str, problem: str, remedy: str = _STORE) -> InputError:
    return InputError(InputProblem("not_copyable", name, "", problem, remedy))


def weight_problems(name: str, component: Component) -> list[InputProblem]:
    """Return what is wrong with how a component stores its parameters, its weight and `missing`."""
    try:
        parameters(name, component, deep=False)
    except InputError as error:
        return list(error.records)
    if not hasattr(component, "weight"):
        problem = told("{kind} has no weight", kind=type(component).__name__)
        return [InputProblem("no_weight", name, "", problem, told("store one in __init__"))]
    problems, weight, missing = [], component.weight, component.missing
    if not (is_number(weight) and weight >= 0):
        code, place = (
            "negative" if is_number(weight) else "not_a_number",
            told("the weight of {name}", name=name),
        )
        problems.append(
            InputProblem(code, place, repr(weight), "", told("give a number, 0 or more"))
        )
    if missing not in CHOICES:
        remedy = told("use one of {choices}", choices=list(CHOICES))
        problems.append(
            InputProblem(
                "not_a_choice", told("{name}: missing", name=name), repr(missing), "", remedy
            )
        )
    return problems


def amount_problems(name: str, term: PairTerm) -> list[InputProblem]:
    """Return what is wrong with the amount of a term."""
    amount = getattr(term, "amount", None)
    if is_number(amount):
        return []
    place = told("the amount of {name}", name=name)
    return [InputProblem("not_a_number", place, repr(amount), remedy=told("give a number"))]


def fit(name: str, component: Component, cohort: Cohort) -> None:
    """Fit a component, which must learn its labels.

    Raises
    ------
    InputError
        `fit` returned something else than the component, or set no list of names in ``labels_``.
    """
    returned = component.fit(cohort)
    if returned is not component:
        problem = told("fit returned {kind}", kind=type(returned).__name__)
        raise InputError(InputProblem("wrong_type", name, "", problem, told("return self")))
    _check_labels(name, "fit", component)


def transform(name: str, component: Component, cohort: Cohort) -> Sides:
    """Return the factors of a component: arrays of numbers with products in [0, 1].

    Any four values in the order of `Sides` are accepted, and factors of any type of numbers;
    lists of numbers become arrays. `outside` says which products are checked.

    Raises
    ------
    InputError
        Something else was returned, a shape or type is wrong, or a product lies outside [0, 1].
    """
    return _checked_sides(name, "transform", component, cohort, component.transform(cohort))


def fit_transform(name: str, component: Component, cohort: Cohort) -> Sides:
    """Fit a component and return its factors, with the checks of `fit` and of `transform`.

    A component's `fit_transform` is called only if no subclass overrides `fit` or `transform`
    below it: it would bypass them.

    Raises
    ------
    InputError
        As `fit` and `transform` do.
    """
    if not _has_own_fit_transform(type(component)):
        fit(name, component, cohort)
        return transform(name, component, cohort)
    returned = component.fit_transform(cohort)
    _check_labels(name, "fit_transform", component)
    return _checked_sides(name, "fit_transform", component, cohort, returned)


def _has_own_fit_transform(kind: type[Component]) -> bool:
    """Return whether the class that defines `fit_transform` has the same `fit` and `transform`."""
    definer, *steps = (
        next(base for base in kind.__mro__ if method in vars(base))
        for method in ("fit_transform", "fit", "transform")
    )
    return all(issubclass(definer, step) for step in steps)


def _check_labels(name: str, method: str, component: Component) -> None:
    labels: Any = getattr(component, "labels_", None)
    is_list = isinstance(labels, (list, tuple, np.ndarray)) and np.ndim(labels) == 1
    if not is_list or not all(isinstance(label, (str, Label)) for label in labels):
        problem = told("{method} set labels_ to {labels!r:.80}", method=method, labels=labels)
        remedy = told("set a list of text, one per factor (empty text is not shown)")
        raise InputError(InputProblem("wrong_type", name, "", problem, remedy))


def _checked_sides(
    name: str, method: str, component: Component, cohort: Cohort, returned: Any
) -> Sides:
    """Return what a method returned as arrays in `Sides`."""
    if not isinstance(returned, (tuple, list)) or len(returned) != len(Sides._fields):
        problem, fields = (
            told("{method} returned {kind}", method=method, kind=type(returned).__name__),
            ", ".join(Sides._fields),
        )
        raise InputError(
            InputProblem(
                "wrong_type", name, "", problem, told("return Sides({fields})", fields=fields)
            )
        )
    problems: list[InputProblem] = []
    values = zip(Sides._fields, returned, strict=True)
    arrays = [_array(name, field, value, problems) for field, value in values]
    if problems:
        raise InputError(problems)
    sides = Sides(*arrays)
    _check_shapes(name, method, len(component.labels_), sides, cohort.shape)
    _check_finite(name, sides, cohort)
    _check_products(name, sides, cohort)
    return sides


def _array(name: str, field: str, value: Any, problems: list[InputProblem]) -> Factor | Bools:
    """Return factors as numbers, or known flags as truth values; anything else is a problem."""
    is_known = field.endswith("_known")
    kinds, expected = ("b", "bool") if is_known else ("biuf", "numbers")

    def add(
        code: str,
        problem: str,
        remedy: str = told("return an array of {expected}", expected=expected),
    ) -> None:
        problems.append(
            InputProblem(
                code, name, "", told("{field} {problem}", field=field, problem=problem), remedy
            )
        )

    try:
        array = value if issparse(value) and not is_known else np.asarray(value)
    except ValueError:
        add("ragged", told("has rows of several lengths"))
        return np.zeros(0)
    if array.dtype.kind not in kinds:
        add("wrong_type", told("is of type {dtype}", dtype=array.dtype))
    elif np.ma.is_masked(value):
        add(
            "masked",
            told("has masked cells"),
            told("fill them with 0, and mark these people as unknown"),
        )
    elif issparse(array):
        return csr_array(array).astype(np.float64, copy=False)
    return array if is_known or problems else array.astype(np.float64, copy=False)


def _check_shapes(name: str, method: str, width: int, sides: Sides, shape: tuple[int, int]) -> None:
    found = tuple(np.shape(x) for x in sides)
    expected = (shape[0], width), (shape[1], width), (shape[0],), (shape[1],)
    if found != expected:
        problem = told("{method} returned shapes {found}", method=method, found=found)
        remedy = told(
            "return arrays of shapes {expected}, with one column per entry of labels_",
            expected=expected,
        )
        raise InputError(InputProblem("wrong_shape", name, "", problem, remedy))


def _check_finite(name: str, sides: Sides, cohort: Cohort) -> None:
    for people, factor in ((cohort.mentees, sides.mentees), (cohort.mentors, sides.mentors)):
        cells = factor.tocoo() if issparse(factor) else factor
        values = cells.data if issparse(factor) else factor
        bad = np.argwhere(~np.isfinite(values))
        if len(bad):
            first = tuple(bad[0])
            row = cells.coords[0][first] if issparse(factor) else first[0]
            place = f"{name}: {people.role}, {people.ids[row]!r}"
            problem = told("a factor is {values}", values=values[first])
            raise InputError(
                InputProblem("not_finite", place, "", problem, told("return finite numbers"))
            )


def _check_products(name: str, sides: Sides, cohort: Cohort) -> None:
    worst = outside(sides.mentees, sides.mentors)
    if worst is not None:
        mentee, mentor = cohort.mentees.ids[worst.mentee], cohort.mentors.ids[worst.mentor]
        place = told(
            "{name}: mentee {mentee!r}, mentor {mentor!r}", name=name, mentee=mentee, mentor=mentor
        )
        problem, remedy = (
            told("a pair has the value {value:g}", value=worst.value),
            told("products must lie in [0, 1]"),
        )
        raise InputError(InputProblem("out_of_range", place, "", problem, remedy))
