"""A programme as a scikit-learn estimator: scored by past couples, tuned by their search tools."""

from __future__ import annotations

import math
import warnings
from typing import Any, Self

import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.programme.parameters import parameters, with_parameters
from matchcore.tuning.agreement import Scoring, checked_scoring, measured, pooled
from matchcore.tuning.comparison import report
from matchcore.tuning.past import Past, read_cohorts, read_past
from matchcore.wording import say

__all__ = ["FewCouplesWarning", "MatchingEstimator"]

_FEW = 30  # couples below which a warning is given
_NOTHING = {
    "percentile": (
        told("no good couple of a mentee with another allowed mentor"),
        told("give couples"),
    ),
    "made": (told("there are no couples"), told("give couples")),
    "concordance": (
        told("no two couples of one person have different ratings"),
        told("give more ratings"),
    ),
}


class FewCouplesWarning(UserWarning):
    """There are so few past couples that a difference in scores may be chance."""


class MatchingEstimator(BaseEstimator):
    """A programme as an estimator: `GridSearchCV`, `cross_val_score` and others tune its weights.

    `X` is a list of cohorts and `y` has one entry per cohort: its good couples, or ratings of its
    couples. The programme stays a value: setting a parameter makes another one.

    `fit` checks and learns nothing; only a search learns. So the best score of a search flatters
    itself: its parameters were chosen by the couples that scored them, whatever its ``cv``.
    ``cross_val_score(search, X, y)`` scores each season with parameters that other seasons chose.
    Couples that the same programme made flatter it, too.

    Parameters
    ----------
    programme : Programme
        Its parameters are the estimator's, too: ``affinity__skills__weight``,
        ``rules__SameAttribute__weight``, ``floor`` (see `get_params`). Weights of components are
        divided by their sum, so keep one fixed when you search over the others.
    scoring : {"percentile", "made", "concordance"}, optional
        How well the programme agrees with the past; the mean over couples, or comparisons.
        ``"percentile"``, the default for couples: the share of the mentee's allowed mentors who
        score lower than the good one; 0 if the couple is forbidden. ``"made"``: the share of the
        good couples that the best matching makes. ``"concordance"``, for ratings: Somers' D of
        scores and ratings within people, from −1 to 1.
    baseline : Programme, optional
        What `report` compares with; the programme as it was before `set_params` if left out.
    random_state : int
        The seed of the intervals and random matchings of `report`.

    Attributes
    ----------
    programme_ : Programme
        The programme that `predict` and `score` use.

    Examples
    --------
    Three seasons, and couples that turned out well: here, those that interests make. Nothing comes
    before the score, as weights have no say in what does.

    >>> from matchcore import Programme, datasets
    >>> from matchcore.tuning import MatchingEstimator
    >>> from sklearn.model_selection import GridSearchCV, cross_val_score
    >>> preset = Programme.reverse_mentoring()
    >>> by_score = preset.affinity.set_params(skills__first=False)
    >>> programme = preset.replace(affinity=by_score)
    >>> liked = programme.replace(affinity=programme.affinity.set_params(interests__weight=2))
    >>> seasons = [datasets.make_cohort(60, 50, seed=year) for year in range(3)]
    >>> good = [liked.match(cohort).pairs for cohort in seasons]

    >>> weights = {"affinity__interests__weight": [0.2, 0.7, 2, 7]}
    >>> search = GridSearchCV(MatchingEstimator(programme), weights, cv=2)
    >>> best = search.fit(seasons, good).best_estimator_
    >>> best.programme.affinity.components["interests"].weight
    2
    >>> report = best.report(seasons, good).set_index("cohort")
    >>> report[["couples", "score", "random", "unchanged"]].round(2)
            couples  score  random  unchanged
    cohort
    0            71   0.95     0.5       0.85
    1            64   0.96     0.5       0.82
    2            63   0.95     0.5       0.86
    all         198   0.95     0.5       0.84

    Each season scored with the weight that the two others choose:

    >>> cross_val_score(search, seasons, good, cv=3).round(2)
    array([0.95, 0.96, 0.95])
    """

    def __init__(
        self,
        programme: Programme,
        *,
        scoring: Scoring | None = None,
        baseline: Programme | None = None,
        random_state: int = 0,
    ) -> None:
        self.programme = programme
        self.scoring = scoring
        self.baseline = baseline
        self.random_state = random_state

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.no_validation = True
        return tags

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the estimator's parameters and, with `deep`, those of the programme by name.

        Examples
        --------
        >>> estimator = MatchingEstimator(Programme.peer_mentoring())
        >>> estimator.get_params()["affinity__interests__weight"]
        0.3
        """
        own: dict[str, Any] = super().get_params(deep=False)
        of_programme = isinstance(self.programme, Programme) and deep
        return {**(parameters(self.programme) if of_programme else {}), **own}

    def set_params(self, **params: Any) -> Self:
        """Set parameters of the estimator or the programme: all or, if one cannot be, none.

        Raises
        ------
        InputError
            Lists the unknown names, with one that each resembles, or the wrong values.
        """
        names = super().get_params(deep=False).keys()
        own = {key: value for key, value in params.items() if key in names}
        deeper = {key: value for key, value in params.items() if key not in names}
        if deeper:
            before = _checked_programme(own.get("programme", self.programme))
            own["programme"] = with_parameters(before, deeper)
            if own.get("baseline", self.baseline) is None:
                own["baseline"] = before
        for name, value in own.items():
            setattr(self, name, value)
        return self

    def fit(self, X: list[Cohort], y: list[Any] | None = None) -> Self:
        """Check the cohorts, the past couples and the parameters; nothing is learnt.

        Parameters
        ----------
        X : list of Cohort
        y : list of data frames or of lists of (mentee id, mentor id), optional
            One entry per cohort. Frames have the columns ``mentee`` and ``mentor`` and, for
            ratings, ``rating``; `Matching.pairs` is one. Numbers under any other name are refused
            where there is no ``rating``.

        Raises
        ------
        InputError
            Lists every problem.

        Warns
        -----
        FewCouplesWarning
            There are fewer than 30 couples.
        """
        cohorts = read_cohorts(X)
        programme = _checked_programme(self.programme)
        if y is not None:
            self._past(cohorts, y, programme)
        self.programme_ = programme
        return self

    def predict(self, X: list[Cohort]) -> list[Matching]:
        """Return the best matching of each cohort."""
        check_is_fitted(self)
        return [self.programme_.match(cohort) for cohort in read_cohorts(X)]

    def score(self, X: list[Cohort], y: list[Any]) -> float:
        """Return how well the programme agrees with past couples; higher is better.

        Parameters
        ----------
        X, y
            As in `fit`.

        Raises
        ------
        InputError
            Lists every problem. There is also one if nothing can be compared: no couples, or no
            two ratings of one person's couples that differ.

        Warns
        -----
        FewCouplesWarning
            There are fewer than 30 couples.
        """
        check_is_fitted(self)
        cohorts = read_cohorts(X)
        past, scoring = self._past(cohorts, y, self.programme_)
        seasons = zip(cohorts, past, strict=True)
        score = pooled([measured(scoring, self.programme_, *one)[0] for one in seasons]).score
        if math.isnan(score):
            raise InputError(InputProblem("nothing_to_compare", "y", "", *_NOTHING[scoring]))
        return score

    def report(self, X: list[Cohort], y: list[Any], *, draws: int = 1000) -> pd.DataFrame:
        """Return the score of each cohort and of all, beside what chance and no change would get.

        Parameters
        ----------
        X, y
            As in `fit`.
        draws : int
            How often people are resampled for the intervals.

        Returns
        -------
        pandas.DataFrame
            One row per cohort, by its place in `X`, and one for all. ``couples``; ``score`` with
            its 95 % interval ``low`` to ``high``; ``random``, what scores drawn at random get on
            average, or for "made" the mean of 20 matchings of random scores under the same
            rules; ``unchanged``, the score of `baseline`; ``gain`` over it, with ``gain_low``
            and ``gain_high``. Intervals come from resampling mentees (for "concordance", the
            people who compare), and are NaN for fewer than two.

        Raises
        ------
        InputError
            As for `score`.
        """
        check_is_fitted(self)
        cohorts = read_cohorts(X)
        past, scoring = self._past(cohorts, y, self.programme_)
        baseline = self.programme_ if self.baseline is None else _checked_programme(self.baseline)
        seasons = [*zip(cohorts, past, strict=True)]
        return report(scoring, self.programme_, baseline, seasons, draws, self.random_state)

    def _past(
        self, cohorts: list[Cohort], y: list[Any], programme: Programme
    ) -> tuple[list[Past], Scoring]:
        """Return the past couples and how to score by them; warn if they are few."""
        past = read_past(cohorts, y)
        scoring = checked_scoring(self.scoring, past)
        count = sum(map(len, past))
        if count < _FEW:
            words = say("few_couples", programme.language, count=count, least=_FEW)
            warnings.warn(words, FewCouplesWarning, stacklevel=3)
        return past, scoring


def _checked_programme(programme: object) -> Programme:
    if isinstance(programme, Programme):
        return programme
    value, remedy = f"{programme!r:.80}", told("give a Programme")
    raise InputError(InputProblem("wrong_type", "programme", value, remedy=remedy))
