"""`Affinity`: the weighted sum of components, as a scikit-learn estimator."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity import contract
from matchcore.affinity.components import Component
from matchcore.affinity.factors import Factors, Part, alike, beside
from matchcore.affinity.measured import Measured, Paired
from matchcore.affinity.missing import Means
from matchcore.affinity.parameters import Parameterised
from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import PairAmounts, Sides
from matchcore.people import Cohort, Merged
from matchcore.threads import one_blas_thread
from matchcore.wording import reserved_name_problems

__all__ = ["Affinity"]


class Affinity(BaseEstimator):
    """How well a mentor suits a mentee: named components with their weights, and terms.

    The score of a pair is ``Σ weight · component + Σ term``. Weights are normalised to sum to 1,
    so without terms the score lies in [0, 1] like its components. A term adds a signed amount to
    single pairs.

    Parameters
    ----------
    **parts : Component or PairTerm
        Each under the name that explanations and columns show.

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
        reserved = [problem for name in parts for problem in reserved_name_problems(name, name)]
        if reserved:
            raise InputError(reserved)

    def __eq__(self, other: object) -> bool:
        """Return whether both have the same parts, in one order, with equal parameters."""
        if not isinstance(other, Affinity):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(tuple(self._parts))  # names never change, parameters may

    def _content(self) -> list[tuple[str, type, Any]]:
        return [(name, type(part), _content(part)) for name, part in self._parts.items()]

    @property
    def components(self) -> dict[str, Component]:
        """The components by name."""
        return {name: c for name, c in self._parts.items() if isinstance(c, Component)}

    @property
    def terms(self) -> dict[str, PairTerm]:
        """The terms by name."""
        return {name: t for name, t in self._parts.items() if isinstance(t, PairTerm)}

    def copy(self) -> Self:
        """Return an unfitted affinity that shares nothing with this one.

        Raises
        ------
        InputError
            Parts that cannot be copied as scikit-learn requires.
        """
        parts, problems = {}, list[InputProblem]()
        for name, part in self._parts.items():
            try:
                parts[name] = contract.copied(name, part)
            except InputError as error:
                problems += error.records
        if problems:
            raise InputError(problems)
        return type(self)(**parts)

    def __sklearn_clone__(self) -> Self:
        return self.copy()

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parts and, with `deep`, their parameters as ``name__parameter``."""
        params: dict[str, Any] = dict(self._parts)
        if deep:
            for name, part in self._parts.items():
                for key, value in contract.parameters(name, part).items():
                    params[f"{name}__{key}"] = value
        return params

    def set_params(self, /, **params: Any) -> Self:
        """Set parts, or parameters as ``name__parameter``: all or, if one is unknown, none.

        What was learnt is discarded: call `fit` before `transform`.

        Raises
        ------
        InputError
            There is no such part, or it has no such parameter; all of them are named.
        """
        parts, problems = dict(self._parts), list[InputProblem]()
        nested: dict[str, dict[str, Any]] = {}
        for key, value in params.items():
            name, separator, parameter = key.partition("__")
            if name not in parts:
                problem, remedy = (
                    told("there is no component {name!r}", name=name),
                    told("use one of {choices}", choices=list(parts)),
                )
                problems.append(InputProblem("unknown_component", key, "", problem, remedy))
            elif separator:
                nested.setdefault(name, {})[parameter] = value
            else:
                parts[name] = value
        for name, values in nested.items():
            known = contract.parameters(name, parts[name])
            remedy = told("use one of {choices}", choices=sorted(known))
            problems += [
                InputProblem(
                    "unknown_option",
                    name,
                    "",
                    told("no parameter {parameter!r}", parameter=parameter),
                    remedy,
                )
                for parameter in values
                if parameter not in known
            ]
        if problems:
            raise InputError(problems)
        self._forget()
        self._parts = parts
        for name, values in nested.items():
            parts[name].set_params(**values)
        return self

    def _forget(self) -> None:
        for learnt in ("weights_", "means_"):
            if hasattr(self, learnt):
                delattr(self, learnt)

    def weights(self) -> dict[str, float]:
        """Return the normalised weights of the components.

        Raises
        ------
        InputError
            A weight is negative or not finite, or there are components but none has a weight
            above 0; an amount is not finite; a part is neither a component nor a term.
        """
        if problems := self._problems():
            raise InputError(problems)
        weights = {name: c.weight for name, c in self.components.items()}
        total = math.fsum(weights.values())
        if weights and not total > 0:
            problem = told("no component has a weight above 0")
            remedy = told("give one a weight above 0, or remove all components")
            raise InputError(InputProblem("no_positive_weight", "", "", problem, remedy))
        return {name: float(weight) / total for name, weight in weights.items()}

    def _problems(self) -> list[InputProblem]:
        """Return what is wrong with the parts: kinds, weights, amounts, then other parameters."""
        remedy = told("give a component or a pair term")
        problems = [
            InputProblem("wrong_type", name, repr(part), remedy=remedy)
            for name, part in self._parts.items()
            if not isinstance(part, (Component, PairTerm))
        ]
        for name, component in self.components.items():
            problems += contract.weight_problems(name, component)
        for name, term in self.terms.items():
            problems += contract.amount_problems(name, term)
        for part in self._parts.values():
            if isinstance(part, Parameterised):
                problems += part.problems()
        return problems

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn each component's vocabulary."""
        self._forget()
        weights = self.weights()
        means = {}
        for name, component in self.components.items():
            if component.missing == "mean":
                means[name] = Means.of(contract.fit_transform(name, component, cohort))
            else:
                contract.fit(name, component, cohort)
        self.weights_, self.means_ = weights, means
        return self

    @one_blas_thread()
    def transform(self, cohort: Cohort) -> Factors:
        """Return the factors of a cohort."""
        check_is_fitted(self, "weights_")
        for component in self.components.values():
            check_is_fitted(component, "labels_")
        measured = {
            name: Measured.of_fitted(name, component, self.means_.get(name), cohort)
            for name, component in self.components.items()
        }
        return _weighed(measured, self.weights_, self.paired(cohort), cohort.shape)

    @one_blas_thread()
    def fit_transform(self, cohort: Cohort, y: None = None) -> Factors:
        """Fit, then return the factors of the same cohort; its lists are read once."""
        self._forget()
        weights, measured = self.weights(), self.measure(cohort)
        factors = _weighed(measured, weights, self.paired(cohort), cohort.shape)
        means = {name: x.means for name, x in measured.items() if x.means is not None}
        self.weights_, self.means_ = weights, means
        return factors

    @one_blas_thread()
    def measure(
        self, cohort: Cohort, known: Mapping[str, Measured] | None = None
    ) -> dict[str, Measured]:
        """Return what each component makes of a cohort, before its weight.

        Parameters
        ----------
        cohort : Cohort
        known : mapping of str to Measured, optional
            Measured before over the same cohort, under other weights or parameters: what would be
            the same is taken over.
        """
        self.weights()  # checks every part first
        before = known or {}
        return {
            name: before[name]
            if name in before and before[name].is_of(component)
            else Measured.of(name, component, cohort)
            for name, component in self.components.items()
        }

    @one_blas_thread()
    def weigh(
        self, measured: Mapping[str, Measured], paired: Mapping[str, Paired], shape: tuple[int, int]
    ) -> Factors:
        """Return the factors of a cohort from what `measure` and `paired` returned for it."""
        return _weighed(measured, self.weights(), paired, shape)

    def paired(
        self, cohort: Cohort, known: Mapping[str, Paired] | None = None
    ) -> dict[str, Paired]:
        """Return what each term adds to the pairs of a cohort, as `measure` does."""
        before = known or {}
        return {
            name: before[name]
            if name in before and before[name].is_of(term)
            else Paired.of(term, cohort)
            for name, term in self.terms.items()
        }

    def merged(self, cohort: Cohort) -> pd.DataFrame:
        """Return the lists that name one thing in several ways, as the components read them.

        Returns
        -------
        pandas.DataFrame
            table, who, column, names. The thing counts once, at its highest level.

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
        lists = [found for c in self.components.values() for found in c.merged(cohort)]
        return pd.DataFrame(list(dict.fromkeys(lists)), columns=list(Merged._fields))


def _weighed(
    measured: Mapping[str, Measured],
    weights: Mapping[str, float],
    paired: Mapping[str, Paired],
    shape: tuple[int, int],
) -> Factors:
    """Return the components side by side, with their weights, and the terms."""
    us, vs = ([np.zeros((size, 0))] for size in shape)  # all there is, if no components
    parts, at = [], 0
    for name, component in measured.items():
        sides = component.sides
        width = sides.mentees.shape[1]
        us.append(sides.mentees * weights[name])
        vs.append(sides.mentors)
        known = sides.mentees_known, sides.mentors_known
        parts.append(Part(name, slice(at, at + width), component.labels, *known))
        at += width
    found = Factors(*alike(beside(us), beside(vs)), tuple(parts))
    for name, term in paired.items():
        if isinstance(term.pairs, Sides):
            found = found.with_part(name, term.pairs)
    for name, term in paired.items():
        if isinstance(term.pairs, PairAmounts):
            found = found.with_term(name, term.pairs)
    return found


def _content(part: object) -> Any:
    return part.content() if isinstance(part, Parameterised) else part
