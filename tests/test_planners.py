"""The simulated evenings of `benchmarks.planners`."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from benchmarks import planners


def total(liking: planners.Floats) -> float:
    return float(liking[linear_sum_assignment(-liking)].sum())


@pytest.mark.parametrize("shape", [(5, 5), (6, 4), (4, 6)])
def test_what_a_couple_needs_is_found_by_matching_without_it_and_without_its_people(
    shape: tuple[int, int],
) -> None:
    liking = np.random.default_rng(sum(shape)).random(shape)
    found = planners.needed(liking)
    for i, j in np.ndindex(*shape):
        apart = liking.copy()
        apart[i, j] = -1e3
        pairs = linear_sum_assignment(-apart)
        people = np.delete(np.delete(liking, i, axis=0), j, axis=1)
        without = float(np.where(apart < 0, 0.0, liking)[pairs].sum())
        assert found[i, j] == pytest.approx(without - total(people))


def test_a_meeting_that_can_change_nothing_is_worth_nothing() -> None:
    evening = planners.Evening((3, 3), np.random.default_rng(0))
    known = planners.Known(evening, np.ones((3, 3), dtype=np.bool_))
    assert planners.improvement(known) == pytest.approx(np.zeros((3, 3)), abs=1e-8)


def test_what_is_expected_of_pairs_is_their_mean_given_what_was_said() -> None:
    """By the covariance of all likings, instead of equations for people."""
    evening = planners.Evening((3, 4), np.random.default_rng(3))
    met = np.eye(3, 4, dtype=np.bool_) | np.eye(3, 4, k=1, dtype=np.bool_)
    expected, _ = planners.Known(evening, met)._side(0)
    raters, rated, noise = planners.OF_LIKING[0]
    woman, man = np.divmod(np.arange(12), 4)
    covariance = raters * (woman[:, None] == woman) + rated * (man[:, None] == man)
    seen = np.flatnonzero(met)
    more = (evening.likings[0] - evening.foreseen[0]).ravel()[seen]
    weights = np.linalg.solve(covariance[np.ix_(seen, seen)] + noise * np.eye(len(seen)), more)
    foreseen = evening.foreseen[0].ravel() + covariance[:, seen] @ weights
    assert expected[~met] == pytest.approx(foreseen.reshape(3, 4)[~met].clip(0.0, 1.0))


def test_simulated_people_say_yes_about_as_often_as_real_ones() -> None:
    """Of the 2 417 real pairs, 395 both said yes; sets of twelve evenings differ by 44."""
    random = np.random.default_rng(0)
    mutual = [planners.Evening((14, 14), random).mutual.mean() for _ in range(300)]
    assert np.mean(mutual) == pytest.approx(395 / 2417, abs=44 / 2417)


def test_five_rounds_are_five_meetings_each_with_somebody_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[planners.Bools] = []

    def lot(known: planners.Known) -> planners.Floats:
        seen.append(known.met)
        return planners.at_random(known)

    planners.found(planners.Evening((7, 7), np.random.default_rng(1)), lot, strong=True)
    assert [set(met.sum(axis=1).tolist()) for met in seen] == [{k} for k in range(5)]
