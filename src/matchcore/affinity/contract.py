"""What a component promises, held to it: slips in one's own are errors that name the remedy."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.base import BaseEstimator, clone

from matchcore.affinity.components import Component
from matchcore.affinity.products import outside
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools, Factor
from matchcore.number_checks import is_number
from matchcore.people import Cohort
from matchcore.wording import Label

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
        said = f"{type(part).__name__} cannot be copied ({str(error).split('. ')[0]})"
        raise InputError(InputProblem("not_copyable", name, "", said, _STORE)) from None


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
        said = f"{type(part).__name__} changes an argument that it gets"
        raise InputError(InputProblem("not_copyable", name, "", said, _STORE)) from None


def weight_problems(name: str, component: Component) -> list[InputProblem]:
    """Return what is wrong with how a component keeps its parameters, and with its weight."""
    try:
        parameters(name, component, deep=False)
    except InputError as error:
        return list(error.records)
    if not hasattr(component, "weight"):
        said = f"{type(component).__name__} has no weight"
        return [InputProblem("no_weight", name, "", said, "store one in __init__")]
    weight = component.weight
    if is_number(weight) and weight >= 0:
        return []
    code, place = "negative" if is_number(weight) else "not_a_number", f"the weight of {name}"
    return [InputProblem(code, place, repr(weight), remedy="give a number, 0 or more")]


def fit(name: str, component: Component, cohort: Cohort) -> None:
    """Fit a component, which must learn its labels.

    Raises
    ------
    InputError
        `fit` returned something else than the component, or set no list of names in ``labels_``.
    """
    returned = component.fit(cohort)
    if returned is not component:
        said = f"fit returned {type(returned).__name__}"
        raise InputError(InputProblem("wrong_type", name, "", said, "return self"))
    labels: Any = getattr(component, "labels_", None)
    is_list = isinstance(labels, (list, tuple, np.ndarray)) and np.ndim(labels) == 1
    if not is_list or not all(isinstance(label, (str, Label)) for label in labels):
        said = f"fit set labels_ to {labels!r:.80}"
        remedy = "set a list of text, one for each factor (an empty one is not shown)"
        raise InputError(InputProblem("wrong_type", name, "", said, remedy))


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
        said, order = f"transform returned {type(returned).__name__}", ", ".join(Sides._fields)
        raise InputError(InputProblem("wrong_type", name, "", said, f"return Sides({order})"))
    problems: list[InputProblem] = []
    values = zip(Sides._fields, returned, strict=True)
    arrays = [_array(name, field, value, problems) for field, value in values]
    if problems:
        raise InputError(problems)
    sides = Sides(*arrays)
    _check_shapes(name, len(component.labels_), sides, cohort.shape)
    _check_values(name, sides, cohort)
    return sides


def _array(name: str, field: str, value: Any, problems: list[InputProblem]) -> Factor | Bools:
    """Return factors as numbers, and knowledge as truth values; what is neither is a problem."""
    is_known = field.endswith("_known")
    kinds, due = ("b", "bool") if is_known else ("biuf", "numbers")

    def wrong(code: str, said: str, remedy: str = f"return an array of {due}") -> None:
        problems.append(InputProblem(code, name, "", f"{field} {said}", remedy))

    try:
        array = value if issparse(value) and not is_known else np.asarray(value)
    except ValueError:
        wrong("ragged", "has rows of several lengths")
        return np.zeros(0)
    if array.dtype.kind not in kinds:
        wrong("wrong_type", f"is of type {array.dtype}")
    elif np.ma.is_masked(value):
        wrong("masked", "has masked cells", "fill them with 0, and say who is known")
    elif issparse(array):
        return csr_array(array).astype(np.float64, copy=False)
    return array if is_known or problems else array.astype(np.float64, copy=False)


def _check_shapes(name: str, width: int, sides: Sides, shape: tuple[int, int]) -> None:
    found = tuple(np.shape(x) for x in sides)
    due = (shape[0], width), (shape[1], width), (shape[0],), (shape[1],)
    if found != due:
        said = f"transform returned shapes {found}"
        remedy = f"return factors and knowledge of shapes {due}, one column for each of labels_"
        raise InputError(InputProblem("wrong_shape", name, "", said, remedy))


def _check_values(name: str, sides: Sides, cohort: Cohort) -> None:
    for people, factor in ((cohort.mentees, sides.mentees), (cohort.mentors, sides.mentors)):
        cells = factor.tocoo() if issparse(factor) else factor
        values = cells.data if issparse(factor) else factor
        strange = np.argwhere(~np.isfinite(values))
        if len(strange):
            first = tuple(strange[0])
            row = cells.coords[0][first] if issparse(factor) else first[0]
            place = f"{name}: {people.role}, {people.ids[row]!r}"
            said = f"a factor is {values[first]}"
            raise InputError(InputProblem("not_finite", place, "", said, "return finite numbers"))
    worst = outside(sides.mentees, sides.mentors)
    if worst is not None:
        mentee, mentor = cohort.mentees.ids[worst.mentee], cohort.mentors.ids[worst.mentor]
        place = f"{name}: mentee {mentee!r}, mentor {mentor!r}"
        said, remedy = f"a pair has the value {worst.value:g}", "products must lie in [0, 1]"
        raise InputError(InputProblem("out_of_range", place, "", said, remedy))
