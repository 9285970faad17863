"""How much one side likes the other: after meetings from what was said, before from components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from matchcore.model.arrays import Floats, Rows
from matchcore.rounds.predictors import Predictors
from matchcore.rounds.ratings import Ratings
from matchcore.rounds.severity import Severity
from matchcore.short_repr import short_repr

_ANSWERS = 20  # of either kind, from which preferring is modelled
_PENALTIES = np.logspace(0, 5, 6)
_FOLDS = 5
_UNKNOWN = 0.5, np.sqrt(1 / 12)  # of a liking of which nothing is known: anything from 0 to 1


@dataclass(frozen=True, eq=False)
class Liking:
    """One side's liking of the other, from 0 to 1.

    Attributes
    ----------
    said : (k,) array of float
        The expected liking after each meeting of `Ratings`.
    said_spreads : (k,) array of float
        How uncertain each is, as a standard deviation.
    coefficients : (p,) array of float
        What a predictor adds to the liking of pairs that did not meet.
    people : Severity
        What raters and rated people add to it.
    """

    said: Floats
    said_spreads: Floats
    coefficients: Floats
    people: Severity

    __repr__ = short_repr

    def of_people(self, raters: int, rated: int) -> Liking:
        """Return the same for the first raters and rated people alone."""
        return replace(self, people=self.people.first(raters, rated))

    def of(self, values: Floats, raters: Rows, rated: Rows) -> tuple[Floats, Floats]:
        """Return the expected liking of pairs that did not meet, and its spread."""
        if np.isnan(self.people.level):
            return np.full(len(raters), _UNKNOWN[0]), np.full(len(raters), _UNKNOWN[1])
        expected = values @ self.coefficients + self.people.expected(raters, rated)
        return np.clip(expected, 0.0, 1.0), self.people.spread(raters, rated)


def fit_liking(
    ratings: Ratings, rater: int, predictors: Sequence[Predictors], people: tuple[int, int]
) -> Liking:
    """Fit the models of one side.

    Parameters
    ----------
    people : (int, int)
        How many raters and rated people there are over all rounds.
    """
    said, spreads = after_meetings(ratings, people)
    values = np.zeros((len(said), len(predictors[0].names())))
    for k, one in enumerate(predictors):
        here = ratings.rounds == k
        values[here] = one.values(ratings.mentees[here], ratings.mentors[here], rater)
    there = ~np.isnan(said)
    coefficients = _coefficients(values[there], said[there], ratings.where(there))
    effects = Severity.of(said - values @ coefficients, ratings.raters, ratings.rated, people)
    return Liking(said, spreads, coefficients, effects)


def after_meetings(ratings: Ratings, people: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return the expected liking of pairs that met, NaN where nothing was said, and its spread.

    Where raters said whom they would prefer, it is the probability of that, by a logistic
    regression on what they scored, as it stands and without their severity. Otherwise, it is the
    score without their severity.
    """
    severities = [
        Severity.of(column, ratings.raters, ratings.rated, people) for column in ratings.scores.T
    ]
    score = severities[0]
    plain = np.clip(score.without(ratings.scores[:, 0], ratings.raters), 0.0, 1.0)
    spreads = score.rater_spreads[ratings.raters]
    model = _preferring(ratings, severities)
    if model is None:
        return np.where(np.isnan(ratings.wants), plain, ratings.wants), spreads
    scored = ~np.isnan(ratings.scores).all(axis=1)
    said = np.where(np.isnan(ratings.wants), np.nan, ratings.wants)
    said[scored] = model.predict_proba(_scored(ratings, severities)[scored])[:, 1]
    return said, spreads


def _preferring(ratings: Ratings, severities: list[Severity]) -> Any | None:
    """Return a model of whom raters prefer, or None where too few said so."""
    usable = ~np.isnan(ratings.wants) & ~np.isnan(ratings.scores).all(axis=1)
    wants = ratings.wants[usable]
    if min((wants == 1).sum(), (wants == 0).sum()) < _ANSWERS:
        return None
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    return model.fit(_scored(ratings, severities)[usable], wants)


def _scored(ratings: Ratings, severities: list[Severity]) -> Floats:
    """Return scores and aspects, and the same without severity; a missing one is as expected."""
    raters, columns = ratings.raters, []
    for given, severity in zip(ratings.scores.T, severities, strict=True):
        if np.isnan(severity.level):
            continue
        filled = np.where(np.isnan(given), severity.expected(raters, ratings.rated), given)
        columns += [filled, severity.without(filled, raters)]
    return np.column_stack(columns)


def _coefficients(values: Floats, liking: Floats, ratings: Ratings) -> Floats:
    """Return what each predictor adds, by a ridge regression; 0 where there are too few people.

    Its penalty is chosen on rounds held out, or on raters where there are few rounds.
    """
    groups = ratings.rounds if len(np.unique(ratings.rounds)) >= 3 else ratings.raters
    folds = min(_FOLDS, len(np.unique(groups)))
    varied = values.std(axis=0) > 1e-12 if len(values) else np.zeros(values.shape[1], dtype=bool)
    found = np.zeros(values.shape[1])
    if folds < 3 or not varied.any():
        return found
    scaled = StandardScaler().fit(values[:, varied])
    x = scaled.transform(values[:, varied])
    splits = list(GroupKFold(folds).split(x, liking, groups))
    model = RidgeCV(_PENALTIES, cv=splits, scoring="neg_mean_squared_error").fit(x, liking)
    found[varied] = model.coef_ / scaled.scale_
    return found
