"""`Affinity`: the weighted sum of components, as a scikit-learn estimator."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, clone
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity import contract
from matchcore.affinity.components import Component
from matchcore.affinity.factors import Factors, Part, alike, beside
from matchcore.affinity.parameters import Parameterised
from matchcore.affinity.terms import PairTerm
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number
from matchcore.people import RESERVED, Cohort, Merged
from matchcore.threads import one_blas_thread
from matchcore.wording import Label


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
        reserved = [
            InputProblem("reserved_name", name, "", why, "choose another name")
            for name in parts
            for why, is_so in (
                ("__ leads to the parameters of a part", "__" in name),
                ("a column of the pairs has this name", name in RESERVED),
            )
            if is_so
        ]
        if reserved:
            raise InputError(reserved)

    def __eq__(self, other: object) -> bool:
        """Return whether both have the same parts, in one order, with equal parameters."""
        if not isinstance(other, Affinity):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(tuple(self._parts))  # names never change; parameters may

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
        """Return an affinity that shares nothing with this one and has learnt nothing yet.

        Raises
        ------
        InputError
            A part cannot be copied as scikit-learn asks.
        """
        parts, problems = {}, []
        for name, part in self._parts.items():
            try:
                parts[name] = clone(part)
            except (AttributeError, RuntimeError, TypeError) as error:
                remedy = "let its constructor only store its arguments, under their names"
                said = f"{type(part).__name__} cannot be copied"
                problems.append(InputProblem("not_copyable", name, "", said, f"{remedy}: {error}"))
        if problems:
            raise InputError(problems)
        return type(self)(**parts)

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parts and, with `deep`, their parameters as ``name__parameter``."""
        params: dict[str, Any] = dict(self._parts)
        if deep:
            for name, part in self._parts.items():
                for key, value in contract.parameters(name, part).items():
                    params[f"{name}__{key}"] = value
        return params

    def set_params(self, /, **params: Any) -> Self:
        """Set parts, or their parameters as ``name__parameter``: all, or none where one is unknown.

        What was learnt before is forgotten: `fit` must follow before `transform`.

        Raises
        ------
        InputError
            There is no such part, or it has no such parameter; all of them are named.
        """
        parts, problems = dict(self._parts), list[InputProblem]()
        within: dict[str, dict[str, Any]] = {}
        for key, value in params.items():
            name, nested, parameter = key.partition("__")
            if name not in parts:
                said, remedy = f"there is no component {name!r}", f"use one of {list(parts)}"
                problems.append(InputProblem("unknown_component", key, "", said, remedy))
            elif nested:
                within.setdefault(name, {})[parameter] = value
            else:
                parts[name] = value
        for name, some in within.items():
            known = contract.parameters(name, parts[name])
            remedy = f"use one of {sorted(known)}"
            problems += [
                InputProblem("unknown_option", name, "", f"no parameter {one!r}", remedy)
                for one in some
                if one not in known
            ]
        if problems:
            raise InputError(problems)
        self._forget()
        self._parts = parts
        for name, some in within.items():
            parts[name].set_params(**some)
        return self

    def __sklearn_clone__(self) -> Self:
        copies = {name: contract.copied(name, part) for name, part in self._parts.items()}
        return type(self)(**copies)

    def _forget(self) -> None:
        if hasattr(self, "weights_"):
            del self.weights_

    def weights(self) -> dict[str, float]:
        """Return the normalised weights of the components.

        Raises
        ------
        InputError
            A weight is negative or not finite, or of some components none is above 0; an amount
            is not finite; a part is neither a component nor a term.
        """
        remedy = "give a component or a pair term"
        problems = [
            InputProblem("wrong_type", name, repr(part), remedy=remedy)
            for name, part in self._parts.items()
            if not isinstance(part, (Component, PairTerm))
        ]
        components = self.components.items()
        problems += [one for name, c in components for one in contract.weight_problems(name, c)]
        problems += [
            InputProblem(
                "not_a_number", f"the amount of {name}", repr(amount), remedy="give a number"
            )
            for name, amount in (
                (name, getattr(t, "amount", None)) for name, t in self.terms.items()
            )
            if not is_number(amount)
        ]
        parts = [part for part in self._parts.values() if isinstance(part, Parameterised)]
        problems += [problem for part in parts for problem in part.problems()]
        if problems:
            raise InputError(problems)
        weights = {name: c.weight for name, c in components}
        if weights and not sum(weights.values()) > 0:
            said, remedy = "no component has a weight above 0", "give at least one, or none"
            raise InputError(InputProblem("no_positive_weight", "", "", said, remedy))
        whole = float(sum(weights.values()))
        return {name: float(w) / whole for name, w in weights.items()}

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn each component's vocabulary."""
        self._forget()
        weights = self.weights()
        for name, component in self.components.items():
            contract.fit(name, component, cohort)
        self.weights_ = weights
        return self

    @one_blas_thread()
    def transform(self, cohort: Cohort) -> Factors:
        """Return the factors of a cohort."""
        check_is_fitted(self, "weights_")
        us, vs = ([np.zeros((size, 0))] for size in cohort.shape)  # all, without components
        parts, at = [], 0
        for name, component in self.components.items():
            check_is_fitted(component, "labels_")
            sides = contract.transform(name, component, cohort)
            width = sides.mentees.shape[1]
            us.append(sides.mentees * self.weights_[name])
            vs.append(sides.mentors)
            known = sides.mentees_known, sides.mentors_known
            labels = [x if isinstance(x, Label) else str(x) for x in component.labels_]
            parts.append(Part(name, slice(at, at + width), labels, *known))
            at += width
        terms = tuple((name, term.pairs(cohort)) for name, term in self.terms.items())
        return Factors(*alike(beside(us), beside(vs)), tuple(parts), terms)

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


def _content(part: object) -> Any:
    return part.content() if isinstance(part, Parameterised) else part
