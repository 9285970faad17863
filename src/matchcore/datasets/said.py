"""What made-up people say of their meetings, from a chemistry that no table shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, wrong_count

_CHEMISTRY, _APPEAL, _SEVERITY, _MOOD = 0.9, 0.4, 0.5, 0.5  # of a pair, rated, rater, one answer
_USUAL = 3.6  # of scores from 1 to 5
_VETO, _DECLINED = 0.5, 0.04  # shares: of the scores of 1, and of meetings


def make_feedback(pairs: pd.DataFrame, *, answered: float = 0.9, seed: int = 0) -> pd.DataFrame:
    """Return what people would say of their meetings, as `matchcore.rounds.read_feedback` reads it.

    Each pair has a chemistry, which both of its people feel; each person is liked more or less by
    all, and is more or less severe. The score is their sum, rounded, from 1 to 5. Half of the
    scores of 1 are vetoes, and one meeting in 25 is declined.

    Parameters
    ----------
    pairs : pandas.DataFrame
        mentee and mentor, a row for each meeting; the order of rows means nothing.
    answered : float
        The share of answers that are given, from 0 to 1.
    seed : int
        Equal seeds give equal answers.

    Returns
    -------
    pandas.DataFrame
        rater, rated, role (of the rater), score, avoid and declined.

    Raises
    ------
    InputError
        `answered` is no share, or `seed` no whole number, 0 or more.

    Examples
    --------
    >>> pairs = pd.DataFrame({"mentee": ["e", "e", "f"], "mentor": ["m", "n", "m"]})
    >>> make_feedback(pairs, answered=1.0, seed=1).columns.tolist()
    ['rater', 'rated', 'role', 'score', 'avoid', 'declined']
    """
    problems = []
    if not (is_number(answered) and 0 <= answered <= 1):
        remedy = told("give a share from 0 to 1")
        problems.append(InputProblem("out_of_range", "answered", repr(answered), remedy=remedy))
    problems += wrong_count("seed", seed, least=0)
    if problems:
        raise InputError(problems)
    met = pairs[["mentee", "mentor"]].drop_duplicates().sort_values(["mentee", "mentor"])
    rng = np.random.default_rng(seed)
    sides = {"mentee": met["mentee"].to_numpy(), "mentor": met["mentor"].to_numpy()}
    appeal, severity = (
        {s: _of_people(rng, sides[s], by) for s in sides} for by in (_APPEAL, _SEVERITY)
    )
    shared = rng.normal(0, _CHEMISTRY, len(met))
    declined = rng.random(len(met)) < _DECLINED
    tables = []
    for rater, rated in (("mentee", "mentor"), ("mentor", "mentee")):
        felt = _USUAL + shared + appeal[rated] + severity[rater] + rng.normal(0, _MOOD, len(met))
        score = np.clip(np.rint(felt), 1, 5)
        veto = (score == 1) & (rng.random(len(met)) < _VETO) & ~declined
        said = {
            "rater": sides[rater],
            "rated": sides[rated],
            "role": rater,
            "score": np.where(declined, np.nan, score),
            "avoid": veto,
            "declined": declined,
        }
        tables.append(pd.DataFrame(said)[rng.random(len(met)) < answered])
    return pd.concat(tables, ignore_index=True)


def _of_people(rng: np.random.Generator, people: np.ndarray, spread: float) -> np.ndarray:
    """Draw a number for each person, and return it for each of their meetings."""
    _, which = np.unique(people, return_inverse=True)
    return np.asarray(rng.normal(0, spread, int(which.max(initial=-1)) + 1)[which])
