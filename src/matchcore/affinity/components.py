"""The components of affinity: each has one published formula, bilinear, with values in [0, 1].

A component learns its vocabulary in `fit` and turns people into factors in `transform`; a score
is the product of the two. Scikit-learn's conventions hold: constructors only store.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from numbers import Real
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.feature_extraction import DictVectorizer
from sklearn.preprocessing import normalize

from matchcore.affinity.skills import skill_names
from matchcore.cohort import Cohort
from matchcore.errors import InputError
from matchcore.people import COLUMNS, Items, People, fold
from matchcore.scores import Floats

_MIDDLE = 3.0  # the level, or importance, of an entry that states none
_TOP = 5.0


class Sides(NamedTuple):
    """Factors of both sides, and for whom the component knows anything at all."""

    mentees: Floats
    mentors: Floats
    mentees_known: NDArray[np.bool_]
    mentors_known: NDArray[np.bool_]


class Component(BaseEstimator, ABC):
    """The base of all components: a weight, `fit` and `transform`.

    A subclass sets ``labels_`` in `fit` (one name per factor, for explanations) and returns
    `Sides` from `transform`; products must lie in [0, 1]. See ``docs/add-a-component.md``.
    """

    label: ClassVar[str] = "component"
    weight: float
    labels_: list[str]

    @abstractmethod
    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the vocabulary from a cohort."""

    @abstractmethod
    def transform(self, cohort: Cohort) -> Sides:
        """Return the factors of a cohort."""


class TaughtSkills(Component):
    """What the mentor teaches of what the mentee wants.

    ``Σ importance · level / 5`` over the wanted skills that the mentor has, divided by all the
    mentee's importance: 1 where the mentor masters everything wanted. An entry without a number
    counts 3. Names meet without regard to case and accents, and across French and English where
    `names` knows both.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    names : mapping of str to str, optional
        Other name → name, for skills; None takes the table that comes with matchcore.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["machine learning:5|excel:1"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "wants": ["apprentissage automatique:4|cuisine:4"]})
    >>> sides = TaughtSkills().fit(Cohort(mentors, mentees)).transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "skills"

    def __init__(self, weight: float = 1.0, names: Mapping[str, str] | None = None) -> None:
        self.weight = weight
        self.names = names

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn which wanted skills are taught."""
        if self.names is not None and not isinstance(self.names, Mapping):
            remedy = "give a mapping of name to skill, or None"
            raise InputError(f"TaughtSkills: names is {self.names!r}: {remedy}")
        wanted = {name for entry in self._wanted(cohort) for name in entry}
        self._vectorizer = DictVectorizer(sparse=False)
        taught = [_only(entry, wanted) for entry in self._taught(cohort)]
        self._vectorizer.fit([*taught, {}])
        self.labels_ = [str(name) for name in self._vectorizer.get_feature_names_out()]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return importances as shares (mentees) and levels as parts of 5 (mentors)."""
        wanted, taught = self._wanted(cohort), self._taught(cohort)
        all_of_it = np.array([sum(entry.values()) for entry in wanted])
        shares = self._vectorizer.transform(wanted) / np.maximum(all_of_it, 1e-9)[:, None]
        levels = self._vectorizer.transform(taught) / _TOP
        return Sides(shares, levels, all_of_it > 0, np.array([bool(entry) for entry in taught]))

    def _wanted(self, cohort: Cohort) -> list[dict[str, float]]:
        return self._entries(cohort.mentees, "wants")

    def _taught(self, cohort: Cohort) -> list[dict[str, float]]:
        return self._entries(cohort.mentors, "skills")

    def _entries(self, people: People, column: str) -> list[dict[str, float]]:
        known = skill_names() if self.names is None else self.names
        canonical = {fold(name): target for name, target in known.items()}
        return _by_person(people.items(column), len(people), canonical)


class SharedInterests(Component):
    """Interests in common: the cosine of the two sets, ``|both| / √(|one| · |other|)``.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        The list column to compare.
    """

    label = "interests"

    def __init__(self, weight: float = 1.0, column: str = "interests") -> None:
        self.weight = weight
        self.column = column

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn all interests of both sides."""
        _check_column(self, self.column, cohort)
        if self.column in COLUMNS and COLUMNS[self.column].kind != "list":
            raise InputError(f"SharedInterests: column {self.column!r} holds no lists")
        self._vectorizer = DictVectorizer(sparse=False)
        entries = [e for people in (cohort.mentees, cohort.mentors) for e in self._sets(people)]
        self._vectorizer.fit([*entries, {}])
        self.labels_ = [str(name) for name in self._vectorizer.get_feature_names_out()]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return indicator rows of length 1."""
        sides = []
        for people in (cohort.mentees, cohort.mentors):
            indicators = self._vectorizer.transform([*self._sets(people), {}])[:-1]
            sides.append((_unit_rows(indicators), indicators.any(axis=1)))
        return Sides(sides[0][0], sides[1][0], sides[0][1], sides[1][1])

    def _sets(self, people: People) -> list[dict[str, float]]:
        entries = _by_person(people.items(self.column), len(people), {})
        return [dict.fromkeys(entry, 1.0) for entry in entries]


class SeniorityCurve(Component):
    """How well the distance in grade suits: 1 at `ideal`, falling evenly to 0 over `width`.

    ``max(0, 1 − |gap − ideal| / width)`` with gap = mentee's grade − mentor's grade. A table over
    the grades that occur, hence bilinear.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    ideal : float
        The best gap; above 0 the mentee is the senior (reverse mentoring).
    width : float
        The distance from `ideal` at which nothing is left; above 0.
    """

    label = "seniority"

    def __init__(self, weight: float = 1.0, ideal: float = 4.0, width: float = 4.0) -> None:
        self.weight = weight
        self.ideal = ideal
        self.width = width

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn which grades the mentors have."""
        problems = [
            f"SeniorityCurve: {name} is {value!r}: give a number{above}"
            for name, value, above in (("ideal", self.ideal, ""), ("width", self.width, " above 0"))
            if not isinstance(value, Real) or not np.isfinite(value) or (above and value <= 0)
        ]
        if problems:
            raise InputError(problems)
        grades = cohort.mentors.numbers("grade")
        self._grades = np.unique(grades[~np.isnan(grades)])
        self.labels_ = [f"grade {grade:g}" for grade in self._grades]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return rows of the curve's table (mentees) and one-hot grades (mentors)."""
        mentee, mentor = (p.numbers("grade") for p in (cohort.mentees, cohort.mentors))
        gaps = mentee[:, None] - self._grades
        curve = np.nan_to_num(np.maximum(0.0, 1.0 - np.abs(gaps - self.ideal) / self.width))
        one_hot = (mentor[:, None] == self._grades).astype(float)
        return Sides(curve, one_hot, ~np.isnan(mentee), ~np.isnan(mentor))


class EqualAttribute(Component):
    """1 where both have the same value in a column, else 0.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A text column, extra ones included; case and accents do not count.
    """

    label = "attribute"

    def __init__(self, weight: float = 1.0, column: str = "site") -> None:
        self.weight = weight
        self.column = column

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the values that both sides have."""
        _check_column(self, self.column, cohort)
        mentees, mentors = (self._folded(p) for p in (cohort.mentees, cohort.mentors))
        self.labels_ = sorted((set(mentees) & set(mentors)) - {""})
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return one-hot rows."""
        mentees, mentors = (np.array(self._folded(p)) for p in (cohort.mentees, cohort.mentors))
        values = np.array(self.labels_, dtype=str)
        one_hot = [(side[:, None] == values).astype(float) for side in (mentees, mentors)]
        return Sides(one_hot[0], one_hot[1], mentees != "", mentors != "")

    def _folded(self, people: People) -> list[str]:
        values = people.values(self.column).tolist()
        return ["" if v is None or v != v else fold(str(v)) for v in values]


def _check_column(component: Component, column: str, cohort: Cohort) -> None:
    if not cohort.has_column(column):
        kind = type(component).__name__
        raise InputError(f"{kind}: neither table has a column {column!r}: correct its name")


def _by_person(items: Items, size: int, names: Mapping[str, str]) -> list[dict[str, float]]:
    """Return {name: level} of each person; of two names for one skill the higher level counts."""
    entries: list[dict[str, float]] = [{} for _ in range(size)]
    levels = np.where(np.isnan(items.values), _MIDDLE, items.values)
    folded = {label: fold(label) for label in set(items.labels.tolist())}
    one = {label: names.get(key, key) for label, key in folded.items()}
    for row, label, level in zip(items.rows.tolist(), items.labels, levels.tolist(), strict=True):
        entry, name = entries[row], one[label]
        entry[name] = max(level, entry.get(name, 0.0))
    return entries


def _only(entry: dict[str, float], names: set[str]) -> dict[str, float]:
    return {name: level for name, level in entry.items() if name in names}


def _unit_rows(rows: Any) -> Floats:
    return np.asarray(normalize(rows), dtype=np.float64) if rows.size else np.asarray(rows)
