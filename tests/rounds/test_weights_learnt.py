"""Weights follow liking where the data support it, and only there."""

import numpy as np
import pytest

from matchcore.rounds.weights_learnt import Held, learn_weights, refitted

NAMES = ("skills", "interests", "site")
STATED = np.array([0.5, 0.3, 0.2])


def meetings(seed, truth, people=50, each=4, noise=0.1, rounds=1):
    """Random meetings whose liking follows true weights, with effects of people on top."""
    random = np.random.default_rng(seed)
    mentees = np.repeat(np.arange(people), each)
    mentors = random.integers(people, size=len(mentees))
    values = random.random((len(mentees), len(truth)))
    severe = 0.05 * random.normal(size=(2, people))
    liking = values @ truth + severe[0][mentees] + severe[1][mentors]
    liking += noise * random.normal(size=len(liking))
    return Held(values, liking, mentees * rounds // people, mentees, mentors)


def test_planted_weights_are_found_and_supported() -> None:
    truth = np.array([0.1, 0.2, 0.7])
    found = learn_weights(NAMES, STATED, meetings(0, truth), 0)
    assert found.frame["learnt"].to_numpy() == pytest.approx(truth, abs=0.08)
    assert found.gain > found.gain_low > 0
    assert found.frame["supported"].tolist() == [True, True, True] or found.frame["supported"][2]
    assert refitted(found)["site"] == pytest.approx(0.7, abs=0.08)


@pytest.mark.slow
def test_intervals_hold_planted_weights_about_as_often_as_they_say() -> None:
    truth = np.array([0.3, 0.3, 0.4])
    inside = []
    for seed in range(60):
        frame = learn_weights(NAMES, STATED, meetings(seed, truth), seed).frame
        inside.append((frame["low"] <= truth) & (truth <= frame["high"]))
    assert 0.90 <= np.mean(inside) <= 0.99


@pytest.mark.slow
def test_weights_rarely_change_where_the_stated_ones_are_right_or_nothing_matters() -> None:
    for truth in (STATED, np.zeros(3)):
        changed = [
            refitted(learn_weights(NAMES, STATED, meetings(seed, truth), 0)) is not None
            for seed in range(40)
        ]
        assert np.mean(changed) <= 0.05


def test_pure_noise_changes_nothing() -> None:
    found = learn_weights(NAMES, STATED, meetings(1, np.zeros(3), noise=0.3), 0)
    assert not found.frame["supported"].any()
    assert refitted(found) is None


def test_too_few_meetings_say_nothing() -> None:
    found = learn_weights(NAMES, STATED, meetings(0, STATED, people=5, each=2), 0)
    assert found.frame["learnt"].tolist() == STATED.tolist()
    assert found.frame["low"].isna().all()
    assert refitted(found) is None


def test_a_component_that_never_varies_keeps_its_weight() -> None:
    met = meetings(0, np.array([0.1, 0.2, 0.7]))
    flat = met.values.copy()
    flat[:, 0] = 0.4
    found = learn_weights(NAMES, STATED, Held(flat, *list(vars(met).values())[1:]), 0)
    assert found.frame["learnt"][0] == STATED[0]
    assert not found.frame["supported"][0]
    assert found.frame["learnt"].sum() == pytest.approx(1.0)


def test_learnt_weights_are_those_of_non_negative_least_squares() -> None:
    """With so many meetings that the penalty hardly counts."""
    from scipy.optimize import nnls

    met = meetings(5, np.array([0.6, 0.0, 0.4]), people=400, each=6)
    x, y = met.values - met.values.mean(axis=0), met.liking - met.liking.mean()
    slopes = nnls(x, y)[0]
    found = learn_weights(NAMES, STATED, met, 0).frame["learnt"].to_numpy()
    assert found == pytest.approx(slopes / slopes.sum(), abs=2e-3)
