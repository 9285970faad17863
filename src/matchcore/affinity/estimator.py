"""`Affinity`: the weighted sum of components, as a scikit-learn estimator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import hstack, issparse
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.components import Component, Factor, Parameterised, Sides, alike
from matchcore.affinity.terms import PairAmounts, PairTerm
from matchcore.arguments import is_number
from matchcore.cohort import Cohort
from matchcore.errors import InputError
from matchcore.people import RESERVED, Merged
from matchcore.threads import one_blas_thread


@dataclass(frozen=True, eq=False)
class Part:
    """The columns of the factors that one component fills.

    Attributes
    ----------
    name : str
    columns : slice
        Into the columns of `Factors.U` and `Factors.V`.
    labels : list of str
        What each column stands for, such as a skill.
    mentees_known, mentors_known : arrays of bool
        For whom the component knows anything; an unknown scores 0.
    """

    name: str
    columns: slice
    labels: list[str]
    mentees_known: NDArray[np.bool_]
    mentors_known: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Factors:
    """Affinity of all pairs: ``U[i] · V[j]``, the components side by side, weights in U.

    To single pairs the terms, by name, add their amounts.
    """

    U: Factor
    V: Factor
    parts: tuple[Part, ...]
    terms: tuple[tuple[str, PairAmounts], ...] = ()

    def with_part(self, name: str, sides: Sides) -> Factors:
        """Return the same with one more addend for all pairs, in units of the final score."""
        at, width = self.U.shape[1], sides.mentees.shape[1]
        known = sides.mentees_known, sides.mentors_known
        part = Part(name, slice(at, at + width), [""] * width, *known)
        both = _beside([self.U, sides.mentees]), _beside([self.V, sides.mentors])
        return Factors(*alike(*both), (*self.parts, part), self.terms)

    def with_term(self, name: str, amounts: PairAmounts) -> Factors:
        """Return the same with one more addend for single pairs."""
        return replace(self, terms=(*self.terms, (name, amounts)))


_LOOKED_AT = 256  # people of each side
_ROUNDING = 1e-6


class Affinity(BaseEstimator):
    """How well a mentor suits a mentee: named components with their weights, and terms.

    The score of a pair is ``Σ weight · component + Σ term``. Weights are normalised to 1, so
    without terms it lies in [0, 1] like its components; a term adds its own signed amount to the
    few pairs that it speaks of.

    Parameters
    ----------
    **parts : Component or PairTerm
        By the name that explanations and columns show.

    Examples
    --------
    >>> from matchcore.affinity import EqualAttribute, Preferences, TaughtSkills
    >>> affinity = Affinity(
    ...     skills=TaughtSkills(weight=3),
    ...     site=EqualAttribute(column="site"),
    ...     wishes=Preferences(amount=0.2),
    ... )
    >>> affinity.set_params(skills__weight=4).weights()
    {'skills': 0.8, 'site': 0.2}
    """

    def __init__(self, /, **parts: Component | PairTerm) -> None:
        self._parts = parts
        nested = sorted(name for name in parts if "__" in name)
        if nested:
            raise InputError(f"{nested[0]!r} cannot name a part: __ leads to its parameters")
        reserved = sorted(set(RESERVED) & set(parts))
        if reserved:
            raise InputError(
                f"{reserved[0]!r} cannot name a component: it is a column of the pairs"
            )

    @property
    def components(self) -> dict[str, Component]:
        """The components by name."""
        return {name: c for name, c in self._parts.items() if isinstance(c, Component)}

    @property
    def terms(self) -> dict[str, PairTerm]:
        """The terms by name."""
        return {name: t for name, t in self._parts.items() if isinstance(t, PairTerm)}

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parts and, with `deep`, their parameters as ``name__parameter``."""
        params: dict[str, Any] = dict(self._parts)
        if deep:
            for name, part in self._parts.items():
                for key, value in part.get_params(deep=True).items():
                    params[f"{name}__{key}"] = value
        return params

    def set_params(self, /, **params: Any) -> Self:
        """Set parts, or their parameters as ``name__parameter``."""
        for key, value in sorted(params.items(), key=lambda item: "__" in item[0]):
            name, _, parameter = key.partition("__")
            if name not in self._parts:
                raise InputError(f"there is no component {name!r}: use one of {list(self._parts)}")
            if parameter:
                self._parts[name].set_params(**{parameter: value})
            else:
                self._parts[name] = value
        return self

    def weights(self) -> dict[str, float]:
        """Return the normalised weights of the components.

        Raises
        ------
        InputError
            A weight is negative or not finite, or none is above 0; an amount is not finite; a
            part is neither a component nor a term.
        """
        weights = {name: c.weight for name, c in self.components.items()}
        problems = [
            f"{name} is {part!r}: give a component or a pair term"
            for name, part in self._parts.items()
            if not isinstance(part, (Component, PairTerm))
        ]
        problems += [
            f"the weight of {name} is {w!r}: give a number, 0 or more"
            for name, w in weights.items()
            if not is_number(w) or w < 0
        ]
        problems += [
            f"the amount of {name} is {t.amount!r}: give a number"
            for name, t in self.terms.items()
            if not is_number(t.amount)
        ]
        parts = [part for part in self._parts.values() if isinstance(part, Parameterised)]
        problems += [problem for part in parts for problem in part.problems()]
        if not problems and not sum(weights.values()) > 0:
            problems.append("no component has a weight above 0: give at least one")
        if problems:
            raise InputError(problems)
        whole = float(sum(weights.values()))
        return {name: float(w) / whole for name, w in weights.items()}

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn each component's vocabulary."""
        self.weights_ = self.weights()
        for component in self.components.values():
            component.fit(cohort)
        return self

    @one_blas_thread()
    def transform(self, cohort: Cohort) -> Factors:
        """Return the factors of a cohort."""
        check_is_fitted(self, "weights_")
        us, vs, parts, at = [], [], [], 0
        for name, component in self.components.items():
            sides = component.transform(cohort)
            _check_sides(name, component, sides, cohort.shape)
            width = sides.mentees.shape[1]
            us.append(sides.mentees * self.weights_[name])
            vs.append(sides.mentors)
            known = sides.mentees_known, sides.mentors_known
            parts.append(Part(name, slice(at, at + width), list(component.labels_), *known))
            at += width
        terms = tuple((name, term.pairs(cohort)) for name, term in self.terms.items())
        return Factors(*alike(_beside(us), _beside(vs)), tuple(parts), terms)

    def merged(self, cohort: Cohort) -> pd.DataFrame:
        """Return the lists that name one thing in several ways, as the components read them.

        Returns
        -------
        pandas.DataFrame
            table, who, column, names; the thing counts once, at its highest level.

        Examples
        --------
        >>> from matchcore import Affinity, Cohort
        >>> from matchcore.affinity import TaughtSkills
        >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["machine learning:2|ML:4|SQL"]})
        >>> cohort = Cohort(mentors, pd.DataFrame({"id": ["e"]}))
        >>> Affinity(skills=TaughtSkills()).merged(cohort)
             table who  column                   names
        0  mentors   m  skills  (ML, machine learning)
        """
        lists = [one for c in self.components.values() for one in c.merged(cohort)]
        return pd.DataFrame(list(dict.fromkeys(lists)), columns=list(Merged._fields))

    def fit_transform(self, cohort: Cohort, y: None = None) -> Factors:
        """Fit, then return the factors of the same cohort."""
        return self.fit(cohort).transform(cohort)


def _beside(factors: list[Factor]) -> Factor:
    """Put factors side by side."""
    return hstack(factors, format="csr") if any(map(issparse, factors)) else np.hstack(factors)


def _check_sides(name: str, component: Component, sides: Sides, shape: tuple[int, int]) -> None:
    """Refuse what no component may return, as far as a look at some pairs can tell."""
    U, V = sides.mentees, sides.mentors
    width = len(component.labels_)
    found = tuple(np.shape(x) for x in (U, V, sides.mentees_known, sides.mentors_known))
    due = (shape[0], width), (shape[1], width), (shape[0],), (shape[1],)
    if found != due:
        remedy = f"return factors and knowledge of shapes {due}, one column for each of labels_"
        raise InputError(f"{name}: transform returned shapes {found}: {remedy}")
    products = U[:_LOOKED_AT] @ V[:_LOOKED_AT].T
    values = np.asarray(products.toarray() if issparse(products) else products)
    if not np.all((values >= -_ROUNDING) & (values <= 1 + _ROUNDING)):
        worst = values.ravel()[np.argmax(np.abs(np.nan_to_num(values, nan=np.inf) - 0.5))]
        raise InputError(f"{name}: a pair has the value {worst:g}: products must lie in [0, 1]")
