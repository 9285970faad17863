"""`learn`: what meetings say about couples, about pairs that did not meet, and about weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from matchcore.errors import InputError
from matchcore.model.arrays import Rows
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.learning_arguments import argument_problems, read_rounds
from matchcore.rounds.learning_result import Learning
from matchcore.rounds.mutual import Met, MutualLiking, fit_mutual
from matchcore.rounds.predictors import Predictors
from matchcore.rounds.ratings import Round
from matchcore.rounds.weights_learnt import Held, Weights, learn_weights, refitted
from matchcore.wording import Language, checked_language


def learn(
    feedback: Feedback,
    of: object = None,
    *,
    programme: Programme | None = None,
    cohort: Cohort | None = None,
    past: Sequence[tuple[Feedback, Any]] = (),
    refit: bool = False,
    unmet: bool = False,
    worth: float = 1.0,
    features: Sequence[str] | None = None,
    random_state: int = 0,
    language: Language | None = None,
) -> Learning:
    """Learn from what people said after meetings.

    Parameters
    ----------
    feedback : Feedback
        What was said in this round, as `read_feedback` returns it; it may be empty.
    of : MeetingPlan or Matching, optional
        What the meetings were of: it states the programme, and a plan the cohort.
    programme, cohort : optional
        Those of the meetings, where they are others, or nothing states them. Without them and
        without a plan, the cohort is the one that the feedback was read with.
    past : sequence of (Feedback, MeetingPlan, Matching or (Programme, Cohort))
        Earlier rounds. Models are fitted to all rounds together; a person of one round is never
        taken for one of another, even with the same id.
    refit : bool
        Whether to match by the learnt weights, where the data support them.
    unmet : bool
        Whether pairs that did not meet get an amount too, from what is predicted of them. There
        are as many as mentees times mentors.
    worth : float
        What a mutual liking of 1, beside one of 0, is worth in units of the score.
    features : sequence of str, optional
        Columns of people to predict from, beside the components. Only so are protected attributes
        ever used, such as age or gender: by their own column, or by a component that reads it.
    random_state : int
        Of the bootstrap behind the intervals of weights.
    language : {"en", "fr"}, optional
        Of the summary; by default the programme's.

    Returns
    -------
    Learning
        Taken by ``programme.match(cohort, learnt=…)`` and by `rematch`.

    Raises
    ------
    InputError
        There is no programme or cohort, an id is unknown, a feature is no column of numbers or
        text, or another argument cannot be used; all problems at once.

    Notes
    -----
    Likings lie between 0 and 1. After a meeting, a side's liking is its score, from 0 for the
    lowest to 1 for the highest, without the rater's severity, which is shrunk (see `Severity`).
    If raters said whom they would prefer, at least 20 times yes and 20 times no over all rounds,
    it is the probability that they would: a logistic regression on score and aspects, each as it
    stands and without the rater's severity. What a rater said they prefer counts as 1, what they
    do not as 0. Before a meeting, it is a ridge regression on the components, plus what is known
    of the rater and of the rated from their other meetings. The mutual liking is the product of
    both.

    A pair's score gains ``worth · (mutual liking − what its score promised)``. The promise is a
    line through the scores and likings of the pairs that met, which never falls. It is the
    flatter, the less the scores agree with the likings: its slope is shrunk as by James and Stein.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.rounds import learn, read_feedback
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> matching = programme.match(cohort)
    >>> couple = matching.pairs.loc[0, ["mentee", "mentor"]]
    >>> said = [{"rater": couple["mentee"], "rated": couple["mentor"], "score": 2}]
    >>> learnt = learn(read_feedback(said, cohort), matching)
    >>> learnt.pairs["mentee_liking"].tolist()
    [0.25]
    """
    problems = argument_problems(worth, features, random_state)
    if problems:
        raise InputError(problems)
    rounds = read_rounds(feedback, of, programme, cohort, past)
    spoken = rounds[0].programme.language if language is None else checked_language(language)
    columns = tuple(features or ())
    own = [Predictors.of(r.programme, r.cohort, columns) for r in rounds]
    predictors = [one.common(own) for one in own]
    likings, met = fit_mutual(rounds, predictors)
    weights = _weights(rounds, predictors, met, random_state)
    chosen = _all_weights(rounds[0].programme, weights) if refit else None
    scored = [one.weighed(chosen or {}) for one in predictors]  # what scores will promise
    promise = _promise(scored, met)
    likings = replace(likings, predictors=scored[0])
    pairs = _pairs(rounds[0], likings, promise, unmet=unmet, worth=float(worth))
    return Learning(
        amounts=_amounts(pairs),
        vetoes=feedback.vetoes,
        weights=chosen,
        pairs=pairs,
        components=weights.frame,
        gain=weights.gain,
        gain_low=weights.gain_low,
        features=columns,
        worth=float(worth),
        promise=promise,
        language=spoken,
        likings=likings,
        programme=rounds[0].programme,
        cohort=rounds[0].cohort,
    )


def _pairs(
    one: Round, likings: MutualLiking, promise: tuple[float, float], *, unmet: bool, worth: float
) -> pd.DataFrame:
    """Return what is expected of the pairs that met, or of all pairs, by id."""
    m = one.cohort.shape[1]
    held = _met_codes(one)
    codes = np.arange(one.cohort.shape[0] * m) if unmet else held
    mentees, mentors = codes // m, codes % m
    found = likings.at(mentees, mentors)
    level, slope = promise
    amount = worth * (found.mutual - level - slope * likings.predictors.score(mentees, mentors))
    return pd.DataFrame(
        {
            "mentee": one.cohort.mentees.ids[mentees],
            "mentor": one.cohort.mentors.ids[mentors],
            "met": np.isin(codes, held),
            **found._asdict(),
            "amount": amount,
        }
    )


def _met_codes(one: Round) -> Rows:
    """Return the pairs that met, each as one number, sorted."""
    frame = one.feedback.frame
    frame = frame[~frame["declined"].to_numpy(dtype=bool)]
    mentees = one.cohort.rows("mentees", frame["mentee"].to_numpy(dtype=object))
    mentors = one.cohort.rows("mentors", frame["mentor"].to_numpy(dtype=object))
    return np.unique(mentees * one.cohort.shape[1] + mentors)


def _promise(predictors: list[Predictors], met: Met) -> tuple[float, float]:
    """Return the line from scores to likings: what a score promises before a meeting."""
    y, x = met.liking, np.zeros(len(met.liking))
    for k, one in enumerate(predictors):
        here = met.rounds == k
        x[here] = one.score(met.mentees[here], met.mentors[here])
    if not len(y):
        return 0.5, 0.0
    across = float(((x - x.mean()) ** 2).sum())
    if len(y) < 4 or across < 1e-12:
        return float(y.mean()), 0.0
    slope = float(((x - x.mean()) * y).sum()) / across
    left = y - y.mean() - slope * (x - x.mean())
    doubt = float((left**2).sum()) / (len(y) - 2) / across  # the variance of the slope
    kept = max(0.0, 1.0 - doubt / slope**2) if slope > 0 else 0.0
    slope *= kept
    return float(y.mean() - slope * x.mean()), slope


def _amounts(pairs: pd.DataFrame) -> dict[tuple[str, str], float]:
    columns = (pairs[name].tolist() for name in ("mentee", "mentor", "amount"))
    return {(a, b): amount for a, b, amount in zip(*columns, strict=True)}


def _weights(
    rounds: list[Round], predictors: list[Predictors], met: Met, random_state: int
) -> Weights:
    """Return what all meetings say about the weights of components."""
    names = predictors[0].components
    stated = rounds[0].programme.affinity.weights()
    values = np.zeros((len(met.liking), len(names)))
    starts = np.cumsum([(0, 0), *(r.cohort.shape for r in rounds)], axis=0)
    for k, one in enumerate(predictors):
        here = met.rounds == k
        values[here] = one.of_components(met.mentees[here], met.mentors[here])
    people = [x + starts[met.rounds, k] for k, x in enumerate((met.mentees, met.mentors))]
    held = Held(values, met.liking, met.rounds, *people)
    return learn_weights(names, np.array([stated[name] for name in names]), held, random_state)


def _all_weights(programme: Programme, weights: Weights) -> dict[str, float] | None:
    """Return weights for every component, or None where the data support no change."""
    learnt = refitted(weights)
    return None if learnt is None else {**programme.affinity.weights(), **learnt}
