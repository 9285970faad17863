"""A programme as an estimator: what scikit-learn and Optuna do with it."""

from __future__ import annotations

import pickle
import warnings
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, LeaveOneOut, cross_val_score
from sklearn.utils import estimator_checks, get_tags

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity import EqualAttribute, SharedInterests, TaughtSkills
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import InfeasibleError, InputError
from matchcore.rules import Forbid, NoRepeat, SameAttribute
from matchcore.tuning import FewCouplesWarning, MatchingEstimator
from matchcore.tuning.agreement import percentile
from matchcore.tuning.past import read_past

PROGRAMME = Programme(
    affinity=Affinity(
        skills=TaughtSkills(weight=0.8),
        interests=SharedInterests(weight=0.1),
        site=EqualAttribute(column="site", weight=0.1),
    ),
    rules=[SameAttribute("department", weight=0.05), NoRepeat()],
)
TRUE_WEIGHT = {"affinity__interests__weight": 4}
GRID = {"affinity__interests__weight": [0.1, 0.5, 4]}


@cache
def seasons() -> tuple[list[Cohort], list[pd.DataFrame]]:
    """Return three small seasons, and couples that people with other weights called good."""
    cohorts = [make_cohort(34, 30, seed=seed) for seed in range(3)]
    liked = MatchingEstimator(PROGRAMME).set_params(**TRUE_WEIGHT)
    return cohorts, [matching.pairs for matching in liked.fit(cohorts).predict(cohorts)]


def ratings() -> list[pd.DataFrame]:
    """Return, for every season, ratings that follow the number of shared interests alone."""
    frames = []
    for cohort in seasons()[0]:
        own = Programme(affinity=Affinity(interests=SharedInterests()))
        scores = own.problem(cohort)[0].compatibility.dense()
        rows = [(i, j, scores[i, j]) for i in range(20) for j in range(i % 3, 30, 7)]
        ids = cohort.mentees.ids, cohort.mentors.ids
        frame = pd.DataFrame([(ids[0][i], ids[1][j], s) for i, j, s in rows])
        frames.append(frame.set_axis(["mentee", "mentor", "rating"], axis=1))
    return frames


# parameters ----------------------------------------------------------------------------------


def test_parameters_reach_down_into_the_programme() -> None:
    estimator = MatchingEstimator(PROGRAMME, scoring="made")
    known = estimator.get_params()
    assert known["affinity__skills__weight"] == 0.8
    assert known["rules__SameAttribute__weight"] == 0.05
    assert (known["scoring"], known["programme"]) == ("made", PROGRAMME)
    assert set(estimator.get_params(deep=False)) == {
        "programme",
        "scoring",
        "baseline",
        "random_state",
    }


def test_setting_a_parameter_makes_another_programme_and_keeps_the_first_to_compare() -> None:
    before = PROGRAMME.to_toml()
    estimator = MatchingEstimator(PROGRAMME)
    for weight in (0.2, 0.3):
        tuned = estimator.set_params(
            affinity__skills__weight=weight, rules__SameAttribute__weight=weight, floor=0.1
        )
    assert tuned is estimator
    assert estimator.programme.affinity.components["skills"].weight == 0.3
    assert estimator.programme.rules[0] == SameAttribute("department", weight=0.3)
    assert estimator.programme.floor == 0.1
    assert estimator.baseline == PROGRAMME
    assert PROGRAMME.to_toml() == before


def test_parameters_are_set_all_or_none() -> None:
    estimator = MatchingEstimator(PROGRAMME)
    with pytest.raises(InputError) as caught:
        estimator.set_params(affinity__skills__weight=0.2, affinity__skils__weight=1, seed=3)
    assert len(caught.value.problems) == 2
    assert "is it 'affinity__skills__weight'?" in str(caught.value)
    with pytest.raises(InputError, match="the weight of skills is -1"):
        estimator.set_params(affinity__skills__weight=-1, scoring="made")
    assert (estimator.programme, estimator.baseline, estimator.scoring) == (PROGRAMME, None, None)


@pytest.mark.slow
def test_a_clone_has_the_same_programme_unfitted() -> None:
    estimator = MatchingEstimator(PROGRAMME, random_state=3).set_params(**TRUE_WEIGHT)
    copy = clone(estimator.fit(seasons()[0]))
    assert copy.get_params(deep=False) == estimator.get_params(deep=False)
    with pytest.raises(NotFittedError):
        copy.predict(seasons()[0])


CHECKS = """
    check_estimator_cloneable check_estimator_repr check_estimator_tags_renamed check_mixin_order
    check_estimators_unfitted check_fit1d check_get_params_invariance
    check_no_attributes_set_in_init check_parameters_default_constructible check_set_params
    check_valid_tag_types
"""


@pytest.mark.parametrize("check", CHECKS.split())
def test_scikit_learn_s_own_checks_that_give_no_matrix(check: str) -> None:
    """The others fit a matrix of numbers, which a list of cohorts is not."""
    getattr(estimator_checks, check)("MatchingEstimator", MatchingEstimator(PROGRAMME))
    tags = get_tags(MatchingEstimator(PROGRAMME))
    assert not tags.input_tags.two_d_array
    assert tags.no_validation


# matching and scoring ------------------------------------------------------------------------


@pytest.mark.slow
def test_it_predicts_what_the_programme_matches() -> None:
    cohorts, _ = seasons()
    found = MatchingEstimator(PROGRAMME).fit(cohorts).predict(cohorts)
    assert all(isinstance(matching, Matching) for matching in found)
    for matching, cohort in zip(found, cohorts, strict=True):
        assert matching.pairs.equals(PROGRAMME.match(cohort).pairs)


@pytest.mark.slow
def test_the_true_weights_score_best() -> None:
    cohorts, good = seasons()
    for scoring in ("percentile", "made"):
        estimator = MatchingEstimator(PROGRAMME, scoring=scoring).fit(cohorts, good)
        before = estimator.score(cohorts, good)
        true = estimator.set_params(**TRUE_WEIGHT).fit(cohorts, good).score(cohorts, good)
        assert before < true
        assert (true == 1) == (scoring == "made")


@pytest.mark.slow
def test_the_score_is_pooled_over_couples() -> None:
    cohorts, good = seasons()
    parts = [good[0], good[1].head(5), good[2].head(0)]
    estimator = MatchingEstimator(PROGRAMME).fit(cohorts, parts)
    sums = counts = 0.0
    for cohort, past in zip(cohorts, read_past(cohorts, parts), strict=True):
        tally = percentile(PROGRAMME.problem(cohort)[0], past)
        sums, counts = sums + tally.sums.sum(), counts + tally.counts.sum()
    assert counts == len(good[0]) + 5
    assert estimator.score(cohorts, parts) == pytest.approx(sums / counts)


@pytest.mark.slow
def test_ratings_that_follow_interests_agree_with_interests_alone() -> None:
    cohorts, rated = seasons()[0], ratings()
    interests = Programme(affinity=Affinity(interests=SharedInterests()))
    assert MatchingEstimator(interests).fit(cohorts, rated).score(cohorts, rated) == 1.0
    mixed = MatchingEstimator(PROGRAMME).fit(cohorts, rated).score(cohorts, rated)
    assert 0 < mixed < 1


@pytest.mark.slow
def test_a_report_has_a_baseline_beside_every_score() -> None:
    cohorts, good = seasons()
    estimator = MatchingEstimator(PROGRAMME).set_params(**TRUE_WEIGHT).fit(cohorts, good)
    report = estimator.report(cohorts, good, draws=200).set_index("cohort")
    assert list(report.index) == ["0", "1", "2", "all"]
    assert report["couples"].tolist() == [*map(len, good), sum(map(len, good))]
    untuned = MatchingEstimator(PROGRAMME).fit(cohorts, good)
    for row, place in (("0", slice(0, 1)), ("2", slice(2, 3)), ("all", slice(None))):
        some = cohorts[place], good[place]
        assert report.loc[row, "score"] == estimator.score(*some)
        assert report.loc[row, "unchanged"] == untuned.score(*some)
    assert report["random"].tolist() == pytest.approx([0.5] * 4)
    assert (report["low"] <= report["score"]).all()
    assert (report["score"] <= report["high"]).all()
    assert (report["gain"] == report["score"] - report["unchanged"]).all()
    assert (report["gain_low"] > 0).all()
    again = estimator.report(cohorts, good, draws=200).set_index("cohort")
    assert again.equals(report)
    other = estimator.set_params(random_state=1).report(cohorts, good, draws=200)
    assert not other["low"].equals(report["low"].reset_index(drop=True))


def test_an_untuned_programme_gains_nothing() -> None:
    cohorts, rated = seasons()[0][:1], ratings()[:1]
    report = MatchingEstimator(PROGRAMME).fit(cohorts, rated).report(cohorts, rated, draws=50)
    assert report[["gain", "gain_low", "gain_high", "random"]].eq(0).all(axis=None)


@pytest.mark.slow
def test_a_report_of_made_couples_has_random_matchings() -> None:
    cohorts, good = seasons()[0][:1], seasons()[1][:1]
    estimator = MatchingEstimator(PROGRAMME, scoring="made").fit(cohorts, good)
    report = estimator.report(cohorts, good, draws=50)
    assert 0 < report["random"][0] < 0.15  # about 1 of 30 mentors
    assert report["random"][0] < report["score"][0]


# few couples, wrong arguments ----------------------------------------------------------------


def test_few_couples_are_a_warning() -> None:
    cohorts, good = seasons()
    with pytest.warns(FewCouplesWarning, match="only 29 past couples, fewer than 30") as caught:
        estimator = MatchingEstimator(PROGRAMME).fit(cohorts[:1], [good[0].head(29)])
    assert caught[0].filename == __file__
    with pytest.warns(FewCouplesWarning, match="only 29"):
        estimator.score(cohorts[:1], [good[0].head(29)])
    french = MatchingEstimator(PROGRAMME.replace(language="fr"))
    with pytest.warns(UserWarning, match="seulement 1 couple passé"):
        french.fit(cohorts[:1], [good[0].head(1)])
    estimator.fit(cohorts[:1], [good[0].head(30)])  # no warning, which would be an error here


@pytest.mark.slow
def test_nothing_to_compare_is_an_error() -> None:
    cohorts, good = seasons()
    for scoring, y in (
        (None, good[0].head(0)),
        ("made", good[0].head(0)),
        (None, good[0].head(3).assign(rating=4)),
    ):
        estimator = MatchingEstimator(PROGRAMME, scoring=scoring).fit(cohorts[:1])
        with pytest.warns(FewCouplesWarning), pytest.raises(InputError) as caught:
            estimator.score(cohorts[:1], [y])
        assert caught.value.problems[0].code == "nothing_to_compare"


@pytest.mark.parametrize(
    ("estimator", "text"),
    [
        (MatchingEstimator("spring"), "programme is 'spring': give a Programme"),  # type: ignore[arg-type]
        (MatchingEstimator(PROGRAMME, scoring="best"), "scoring is 'best'"),  # type: ignore[arg-type]
        (MatchingEstimator(PROGRAMME, scoring="concordance"), "y has no ratings"),
    ],
)
def test_wrong_parameters_are_refused_when_it_is_fitted(estimator: Any, text: str) -> None:
    with pytest.raises(InputError, match=text):
        estimator.fit(*seasons())


def test_a_matrix_is_no_list_of_cohorts() -> None:
    with pytest.raises(InputError, match="give a list of cohorts"):
        MatchingEstimator(PROGRAMME).fit(np.zeros((3, 2)), [])  # type: ignore[arg-type]


def test_an_infeasible_programme_has_no_made_couples() -> None:
    cohorts, good = seasons()
    everybody = [(a, b) for a in cohorts[0].mentees.ids for b in cohorts[0].mentors.ids]
    closed = PROGRAMME.replace(rules=[Forbid(everybody)], complete=True)
    estimator = MatchingEstimator(closed, scoring="made").fit(cohorts[:1], good[:1])
    with pytest.raises(InfeasibleError):
        estimator.score(cohorts[:1], good[:1])


# search --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_grid_search_finds_the_true_weight() -> None:
    cohorts, good = seasons()
    search = GridSearchCV(MatchingEstimator(PROGRAMME), GRID, cv=LeaveOneOut())
    search.fit(cohorts, good)
    assert search.best_params_ == TRUE_WEIGHT
    assert search.best_estimator_.baseline == PROGRAMME
    scores = [
        MatchingEstimator(PROGRAMME).set_params(**TRUE_WEIGHT).fit([c]).score([c], [g])
        for c, g in zip(cohorts, good, strict=True)
    ]
    assert search.best_score_ == pytest.approx(np.mean(scores))
    assert search.score(cohorts[:1], good[:1]) == scores[0]
    assert search.predict(cohorts[:1])[0].pairs.equals(good[0])


@pytest.mark.slow
def test_a_search_over_soft_rules_and_options() -> None:
    cohorts, good = seasons()
    grid = {"rules__SameAttribute__weight": [None, 0, np.float64(0.1)], "floor": [None, 0.05]}
    search = GridSearchCV(MatchingEstimator(PROGRAMME), grid, cv=3).fit(cohorts, good)
    assert len(search.cv_results_["params"]) == 6
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()


def test_a_search_names_an_unknown_parameter() -> None:
    search = GridSearchCV(MatchingEstimator(PROGRAMME), {"affinity__skils__weight": [1]}, cv=3)
    with pytest.raises(ValueError, match="is it 'affinity__skills__weight'"):
        search.fit(*seasons())


def test_too_few_cohorts_for_the_folds_are_named() -> None:
    search = GridSearchCV(MatchingEstimator(PROGRAMME), GRID)
    with pytest.raises(ValueError, match=r"n_splits=5 greater than .*samples.*3"):
        search.fit(*seasons())
    with pytest.raises(ValueError, match=r"n_splits=2 greater than .*samples.*1"):
        GridSearchCV(MatchingEstimator(PROGRAMME), GRID, cv=2).fit(*(x[:1] for x in seasons()))
    with pytest.raises(ValueError, match="inconsistent numbers of samples"):
        search.fit(seasons()[0], seasons()[1][:2])


@pytest.mark.slow
def test_one_season_can_be_cut_by_mentee() -> None:
    """The same cohort several times, each with the couples of some mentees."""
    people = load_demo()
    good = PROGRAMME.match(people).pairs
    parts = [good[good["mentee"].isin(people.mentees.ids[k::2])] for k in range(2)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FewCouplesWarning)
        scores = cross_val_score(MatchingEstimator(PROGRAMME), [people] * 2, parts, cv=2)
        whole = MatchingEstimator(PROGRAMME).fit([people]).score([people], [good])
    sizes = [*map(len, parts)]
    assert sum(sizes) == len(good)
    # A mentee's couples stay together, so the parts are the whole
    assert np.average(scores, weights=sizes) == pytest.approx(whole)


@pytest.mark.slow
def test_what_workers_receive_is_what_was_sent() -> None:
    cohorts, good = seasons()
    estimator = MatchingEstimator(PROGRAMME).fit(cohorts, good)
    copies = pickle.loads(pickle.dumps((estimator, cohorts)))  # noqa: S301
    assert copies[0].programme == PROGRAMME
    assert copies[0].score(copies[1], good) == estimator.score(cohorts, good)


@pytest.mark.slow  # two processes start
def test_two_workers_find_what_one_finds() -> None:
    cohorts, good = seasons()
    searches = [
        GridSearchCV(MatchingEstimator(PROGRAMME), GRID, cv=3, n_jobs=jobs).fit(cohorts, good)
        for jobs in (None, 2)
    ]
    scores = [search.cv_results_["mean_test_score"] for search in searches]
    assert np.array_equal(*scores)


@pytest.mark.slow
def test_optuna_tunes_by_a_plain_function() -> None:
    optuna = pytest.importorskip("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    cohorts, good = seasons()
    estimator = MatchingEstimator(PROGRAMME)

    def objective(trial: Any) -> float:
        weight = trial.suggest_float("affinity__interests__weight", 0.01, 10, log=True)
        tuned = clone(estimator).set_params(affinity__interests__weight=weight)
        return float(cross_val_score(tuned, cohorts, good, cv=3).mean())

    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.RandomSampler(seed=0))
    study.optimize(objective, n_trials=8)
    best = clone(estimator).set_params(**study.best_params).fit(cohorts, good)
    assert best.score(cohorts, good) > estimator.fit(cohorts).score(cohorts, good)
