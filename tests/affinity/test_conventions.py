"""Scikit-learn's conventions, by its own checks as far as they apply.

Its full suite feeds numbers in two dimensions, and turns estimators of text or of people away: what
is run here are the checks that need no data.
"""

from __future__ import annotations

from typing import Any

import pytest
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.model_selection import GridSearchCV, ParameterGrid
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

import matchcore.affinity
from matchcore import Affinity, datasets
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.words import TextVectorizer

CHECKS = (
    "check_do_not_raise_errors_in_init_or_set_params",
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_get_params_invariance",
    "check_mixin_order",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_set_params",
    "check_valid_tag_types",
)
KINDS = [
    kind
    for kind in (getattr(matchcore.affinity, name) for name in matchcore.affinity.__all__)
    if isinstance(kind, type)
    and issubclass(kind, BaseEstimator)
    and kind is not Affinity
    and not getattr(kind, "__abstractmethods__", None)
]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("kind", KINDS)
def test_scikit_learn_checks_every_kind(kind: Any, check: str) -> None:
    getattr(estimator_checks, check)(kind.__name__, kind())


def test_every_kind_is_meant() -> None:
    assert {TaughtSkills, EqualAttribute, TextVectorizer} < set(KINDS)
    assert len(KINDS) >= 12


def test_text_rows_stand_in_a_pipeline() -> None:
    from sklearn.decomposition import TruncatedSVD

    pipeline = make_pipeline(TextVectorizer(), TruncatedSVD(2, random_state=0))
    texts = ["maps and trees", "maps", "stone trees", "stone"]
    assert pipeline.fit_transform(texts).shape == (4, 2)
    assert clone(pipeline).fit(texts[:3]).transform(["maps"]).shape == (1, 2)


class Coupled(TransformerMixin, BaseEstimator):
    """An affinity inside another estimator, judged by the score of the first pair."""

    def __init__(self, affinity: Affinity) -> None:
        self.affinity = affinity

    def fit(self, cohorts: list[Any], y: Any = None) -> Coupled:
        self.fitted_ = clone(self.affinity).fit(cohorts[0])
        return self

    def score(self, cohorts: list[Any], y: Any = None) -> float:
        factors = self.fitted_.transform(cohorts[0])
        return float((factors.U @ factors.V.T).mean())


@pytest.mark.slow
def test_a_grid_search_goes_over_weights_and_options() -> None:
    cohorts = [datasets.make_cohort(12, 9, seed=k) for k in range(4)]
    affinity = Affinity(skills=TaughtSkills(), site=EqualAttribute())
    grid = {
        "affinity__skills__weight": [0.0, 1.0],
        "affinity__site__column": ["site", "department"],
    }
    search = GridSearchCV(Coupled(affinity), grid, cv=2).fit(cohorts)
    assert len(search.cv_results_["params"]) == len(ParameterGrid(grid)) == 4
    assert set(search.best_params_) == set(grid)
    assert search.best_score_ == max(search.cv_results_["mean_test_score"])
    assert affinity.get_params()["site__column"] == "site"


def test_notebooks_show_components_and_weights() -> None:
    affinity = Affinity(skills=TaughtSkills(weight=3), site=EqualAttribute(column="club"))
    html = affinity._repr_html_()
    assert all(text in html for text in ("skills", "TaughtSkills", "weight", "club"))
    assert "TaughtSkills" in TaughtSkills()._repr_html_()
