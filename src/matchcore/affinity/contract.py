"""What a component promises, held to it: slips in one's own are errors that name the remedy."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.base import BaseEstimator, clone

from matchcore.affinity.components import Component, Factor, Label, Sides
from matchcore.affinity.products import outside
from matchcore.arguments import is_number
from matchcore.cohort import Cohort
from matchcore.errors import InputError
from matchcore.masks import Bools

_STORE = "store each argument of __init__, as it is, under its own name"


def parameters(name: str, part: Any, *, deep: bool = True) -> dict[str, Any]:
    """Return the parameters of a part; none where it is no estimator at all.

    Raises
    ------
    InputError
        Its constructor does not store what it gets.
    """
    if not isinstance(part, BaseEstimator):
        return {}
    try:
        return dict(part.get_params(deep=deep))
    except (AttributeError, RuntimeError) as error:
        said = str(error).split(". ")[0]
        kind = type(part).__name__
        raise InputError(f"{name}: {kind} cannot be copied ({said}): {_STORE}") from None


def copied(name: str, part: Any) -> Any:
    """Return an unfitted copy of a part.

    Raises
    ------
    InputError
        Its constructor does not store what it gets, or stores something else.
    """
    parameters(name, part, deep=False)
    try:
        return clone(part, safe=False)
    except RuntimeError:
        kind = type(part).__name__
        raise InputError(f"{name}: {kind} changes an argument that it gets: {_STORE}") from None


def weight_problems(name: str, component: Component) -> list[str]:
    """Return what is wrong with how a component keeps its parameters, and with its weight."""
    try:
        parameters(name, component, deep=False)
    except InputError as error:
        return [str(error)]
    if not hasattr(component, "weight"):
        return [f"{name}: {type(component).__name__} has no weight: store one in __init__"]
    weight = component.weight
    wrong = not is_number(weight) or weight < 0
    return [f"the weight of {name} is {weight!r}: give a number, 0 or more"] if wrong else []


def fit(name: str, component: Component, cohort: Cohort) -> None:
    """Fit a component, which must learn its labels.

    Raises
    ------
    InputError
        `fit` returned something else than the component, or set no list of names in ``labels_``.
    """
    returned = component.fit(cohort)
    if returned is not component:
        raise InputError(f"{name}: fit returned {type(returned).__name__}: return self")
    labels: Any = getattr(component, "labels_", None)
    is_list = isinstance(labels, (list, tuple, np.ndarray)) and np.ndim(labels) == 1
    if not is_list or not all(isinstance(label, (str, Label)) for label in labels):
        raise InputError(
            f"{name}: fit set labels_ to {labels!r:.80}: set a list of text, one for each factor "
            "(an empty one is not shown)"
        )


def transform(name: str, component: Component, cohort: Cohort) -> Sides:
    """Return the factors of a component: arrays of numbers that make products in [0, 1].

    Any four values in the order of `Sides` will do, and factors of any type of numbers; lists of
    numbers become arrays. Products are held to [0, 1] for every pair, as `outside` says.

    Raises
    ------
    InputError
        Something else was returned, of other shapes or types, or a pair lies outside.
    """
    returned = component.transform(cohort)
    if not isinstance(returned, (tuple, list)) or len(returned) != len(Sides._fields):
        order = ", ".join(Sides._fields)
        raise InputError(
            f"{name}: transform returned {type(returned).__name__}: return Sides({order})"
        )
    problems: list[str] = []
    values = zip(Sides._fields, returned, strict=True)
    arrays = [_array(f"{name}: {field}", value, problems) for field, value in values]
    if problems:
        raise InputError(problems)
    sides = Sides(*arrays)
    _check_shapes(name, len(component.labels_), sides, cohort.shape)
    _check_values(name, sides, cohort)
    return sides


def _array(place: str, value: Any, problems: list[str]) -> Factor | Bools:
    """Return factors as numbers, and knowledge as truth values; what is neither is a problem."""
    is_known = place.endswith("_known")
    kinds, due = ("b", "bool") if is_known else ("biuf", "numbers")
    try:
        array = value if issparse(value) and not is_known else np.asarray(value)
    except ValueError:
        problems.append(f"{place} has rows of several lengths: return an array of {due}")
        return np.zeros(0)
    if array.dtype.kind not in kinds:
        problems.append(f"{place} is of type {array.dtype}: return an array of {due}")
    elif np.ma.is_masked(value):
        problems.append(f"{place} has masked cells: fill them with 0, and say who is known")
    elif issparse(array):
        return csr_array(array).astype(np.float64, copy=False)
    return array if is_known or problems else array.astype(np.float64, copy=False)


def _check_shapes(name: str, width: int, sides: Sides, shape: tuple[int, int]) -> None:
    found = tuple(np.shape(x) for x in sides)
    due = (shape[0], width), (shape[1], width), (shape[0],), (shape[1],)
    if found != due:
        remedy = f"return factors and knowledge of shapes {due}, one column for each of labels_"
        raise InputError(f"{name}: transform returned shapes {found}: {remedy}")


def _check_values(name: str, sides: Sides, cohort: Cohort) -> None:
    for people, factor in ((cohort.mentees, sides.mentees), (cohort.mentors, sides.mentors)):
        cells = factor.tocoo() if issparse(factor) else factor
        values = cells.data if issparse(factor) else factor
        strange = np.argwhere(~np.isfinite(values))
        if len(strange):
            first = tuple(strange[0])
            row = cells.coords[0][first] if issparse(factor) else first[0]
            said = f"a factor is {values[first]}: return finite numbers"
            raise InputError(f"{name}: {people.role}, {people.ids[row]!r}: {said}")
    worst = outside(sides.mentees, sides.mentors)
    if worst is not None:
        mentee, mentor = cohort.mentees.ids[worst.mentee], cohort.mentors.ids[worst.mentor]
        said = f"a pair has the value {worst.value:g}: products must lie in [0, 1]"
        raise InputError(f"{name}: mentee {mentee!r}, mentor {mentor!r}: {said}")
