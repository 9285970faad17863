"""Values of meetings: expected scores, spreads and prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from matchcore import Cohort, Matching
from matchcore.affinity import Learnt
from matchcore.errors import InputError
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.rounds import learn, read_feedback
from matchcore.rounds.surrogate import mentor_prices, surrogate_of
from tests.cohorts import season_programme, season_tables

NOBODY = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
SCORES = np.array([[0.875, 0.5625], [0.4375, 0.1875], [0.0, 0.0]])  # by hand, in tests/cohorts.py


@dataclass(frozen=True, eq=False)
class Foreseen(Learnt):
    """What meetings taught, with expected scores and spreads of all pairs."""

    both: Any = None

    def expected_scores(self, mentees: list[str], mentors: list[str]) -> Any:
        return self.both


def season() -> Matching:
    return season_programme().match(Cohort(**season_tables()))


def test_expected_scores_are_those_of_the_matching_and_all_spreads_are_one() -> None:
    found = surrogate_of(season(), None, NOBODY, kappa=2.0)
    assert found.expected.tolist() == SCORES.tolist()
    assert found.spread == pytest.approx(np.full((3, 2), SCORES.std()))
    assert found.values == pytest.approx(SCORES + 2 * SCORES.std() - found.price)


def test_at_its_prices_nobody_would_rather_have_another_mentor() -> None:
    """What a dual price is: each couple is the best choice of its mentee."""
    best = season()
    price = mentor_prices(best.assignment, 2)
    gains = SCORES - price
    couples = best.assignment.mentees, best.assignment.mentors
    assert (price >= 0).all()
    assert gains[couples] == pytest.approx(gains[best.assignment.mentees].max(axis=1))
    left = sorted({0, 1, 2} - set(best.assignment.mentees.tolist()))
    assert gains[left].max() <= gains[couples].min() + 1e-12


def test_prices_of_a_stopped_search_are_0() -> None:
    assert mentor_prices(Assignment(SolveStatus.UNKNOWN), 2).tolist() == [0.0, 0.0]


def test_what_is_known_has_no_spread() -> None:
    learnt = Learnt(amounts={("e1", "m1"): 0.5, ("gone", "m1"): 0.5})
    best = season_programme().match(Cohort(**season_tables()), learnt=learnt)
    met = np.array([1]), np.array([0])
    found = surrogate_of(best, learnt, met, kappa=1.0, spread=0.25)
    assert found.expected[0, 0] == 1.375
    assert found.spread.tolist() == [[0.0, 0.25], [0.0, 0.25], [0.25, 0.25]]


def test_learning_foresees_scores_and_spreads_and_given_spreads_replace_its_own() -> None:
    both = np.full((3, 2), 0.5), np.arange(6.0).reshape(3, 2)
    found = surrogate_of(season(), Foreseen(both=both), NOBODY, kappa=1.0)
    assert (found.expected == 0.5).all()
    assert found.spread.tolist() == both[1].tolist()
    given = surrogate_of(season(), Foreseen(both=both), NOBODY, 1.0, np.ones((3, 2)))
    assert (given.spread == 1.0).all()


def test_people_whom_learning_did_not_see_keep_their_scores() -> None:
    cohort = Cohort(**season_tables())
    taught = learn(
        read_feedback([{"rater": "e1", "rated": "m1", "score": 5}], cohort),
        programme=season_programme(),
        cohort=cohort,
    )
    tables = season_tables()
    more = [*tables["mentees"].to_dict("records"), {"id": "new", "wants": None}]
    best = season_programme().match(Cohort(tables["mentors"], more))
    found = surrogate_of(best, taught, NOBODY, kappa=1.0)
    row = best.mentees.ids.index("new")
    assert found.expected[row].tolist() == best.problem.compatibility.dense()[row].tolist()
    others = [one for one in best.mentees.ids if one != "new"]
    scores, _ = taught.expected_scores(others, list(best.mentors.ids))
    assert np.delete(found.expected, row, axis=0) == pytest.approx(scores)


@pytest.mark.parametrize(
    ("spread", "code"),
    [
        (-0.1, "negative"),
        (np.zeros((2, 3)), "wrong_shape"),
        (np.full((3, 2), np.nan), "not_finite"),
        ("wide", "wrong_type"),
        (True, "wrong_type"),
        (-np.ones((3, 2)), "negative"),
    ],
)
def test_wrong_spreads_are_refused(spread: Any, code: str) -> None:
    with pytest.raises(InputError) as caught:
        surrogate_of(season(), None, NOBODY, 1.0, spread)
    assert [p.code for p in caught.value.records] == [code]


def test_wrong_foreseen_scores_are_refused_together_with_wrong_spreads() -> None:
    both = np.zeros((2, 2)), -np.ones((3, 2))
    with pytest.raises(InputError) as caught:
        surrogate_of(season(), Foreseen(both=both), NOBODY, 1.0)
    assert [p.code for p in caught.value.records] == ["wrong_shape", "negative"]
