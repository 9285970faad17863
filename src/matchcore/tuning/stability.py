"""How often each couple is made when the weights are drawn at random around the present ones."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.charts import plot_stability
from matchcore.errors import InfeasibleError, InputError, InputProblem
from matchcore.model.assignment import Assignment
from matchcore.number_checks import is_number, number_code, wrong_count
from matchcore.tuning.oracle import OnSolve, Weighed
from matchcore.wording import Language, say

_SHOWN = 5
_TENTHS = 0.9
_NOISE = 1e-9  # of sums in float64


@dataclass(frozen=True, eq=False, repr=False)
class Stability(Told):
    """How often each couple is made under weights drawn at random around the present ones.

    ``print`` shows sentences, a notebook shows HTML.

    Attributes
    ----------
    spread : float
        The standard deviation of the logarithm of each weight.
    couples : pandas.DataFrame
        Every couple that was ever made: mentee, mentor, present (whether it is made now) and
        share (in how many of the draws with a matching it is made; where the present couples are as
        good as others, they stay). The present couples come
        first, the least stable ones at the top.
    draws : pandas.DataFrame
        One row per draw: the weights, by name; those of components sum to 1. ``changed``: how many
        of the present couples are not made; NaN where no matching obeys every hard rule, which a
        floor can cause.
    """

    spread: float
    couples: pd.DataFrame
    draws: pd.DataFrame
    _language: Language = field(default="en", repr=False)

    @property
    def changed(self) -> pd.Series[float]:
        """How many couples change: the least, quartiles, nine in ten draws, and the most."""
        return self.draws["changed"].quantile([0.0, 0.25, 0.5, 0.75, _TENTHS, 1.0])

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as blocks."""
        language, present = self._language, self.couples[self.couples["present"]]
        counts = self.draws["changed"].dropna()
        half, most = (
            int(counts.quantile(q, interpolation="higher")) if len(counts) else 0
            for q in (0.5, _TENTHS)
        )
        heading = say(
            "stability",
            language,
            draws=len(self.draws),
            spread=self.spread,
            half=say(
                "draws_change" if half else "draws_change_none",
                language,
                count=half,
                couples=len(present),
            ),
            most=say("at_most" if most else "none", language, count=most),
        )
        lines = [say("stable_always", language, count=int((present["share"] == 1).sum()))]
        if failed := int(self.draws["changed"].isna().sum()):
            lines.append(say("draws_without", language, count=failed))
        blocks = [Block(heading, tuple(lines))]
        weak = present[present["share"] < 1][:_SHOWN]
        if len(weak):
            rows = zip(weak["mentor"], weak["mentee"], weak["share"], strict=True)
            shown = [
                say(
                    "who_and_what", language, who=f"{j} → {i}", what=say("share", language, share=s)
                )
                for j, i, s in rows
            ]
            blocks.append(Block(say("least_stable", language), tuple(shown)))
        return Summary(tuple(blocks))

    def plot(self) -> Any:
        """Return `couples` as a chart of Altair.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_stability(self.couples, self._language)


def stability(
    weighed: Weighed,
    spread: float = 0.1,
    draws: int = 100,
    random_state: int = 0,
    progress: OnSolve | None = None,
) -> Stability:
    """Return how often each couple is made under drawn weights, as `Explorer.stability` says."""
    _check(spread, draws, random_state)
    rng, names = np.random.default_rng(random_state), [*weighed.weights]
    factors = np.exp(spread * rng.standard_normal((draws, len(names))))
    weights = factors * np.array([float(weighed.weights[name]) for name in names])
    is_component = np.isin(names, [*weighed.components])
    if is_component.any():
        weights[:, is_component] /= weights[:, is_component].sum(axis=1, keepdims=True)
    made = [_couples_at(weighed, names, row, k, progress) for k, row in enumerate(weights)]
    present = _numbers(weighed.matching.assignment, weighed.matching.problem.shape[1])
    changed = [
        math.nan if couples is None else len(np.setdiff1d(present, couples)) for couples in made
    ]
    frame = pd.DataFrame(weights, columns=names).assign(changed=changed)
    counted = [couples for couples in made if couples is not None]
    return Stability(
        float(spread), _shares(weighed, present, counted), frame, weighed.matching.language
    )


def _couples_at(
    weighed: Weighed,
    names: list[str],
    weights: np.ndarray[tuple[int], np.dtype[np.float64]],
    done: int,
    progress: OnSolve | None,
) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
    """Return the couples at some weights, one number each; None if no matching is possible."""
    if progress is not None:
        progress(done)
    try:
        matching = weighed.weighed(dict(zip(names, weights.tolist(), strict=True)))
    except InfeasibleError:
        return None
    if _is_as_good(matching, weighed.matching.assignment):
        return _numbers(weighed.matching.assignment, matching.problem.shape[1])
    return _numbers(matching.assignment, matching.problem.shape[1])


def _numbers(a: Assignment, mentors: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return each couple as one number."""
    return np.asarray(a.mentees * mentors + a.mentors, dtype=np.int64)


def _is_as_good(matching: Matching, present: Assignment) -> bool:
    """Whether the present couples are as good at other weights: of equal answers, they stay."""
    problem, found = matching.problem, matching.assignment
    i, j = present.mentees, present.mentors
    if len(i) != len(found.mentees) or len(np.unique(i)) != len(np.unique(found.mentees)):
        return False
    if not problem.open.allowed_at(i, j).all() or found.certificate is None:
        return False
    costs = problem.load_costs(np.bincount(j, minlength=problem.shape[1])).sum()
    total = float(problem.compatibility.at(i, j).sum() - costs)
    return total >= (matching.total or 0.0) - found.certificate.rounding - _NOISE


def _shares(
    weighed: Weighed,
    present: np.ndarray[tuple[int], np.dtype[np.int64]],
    made: list[np.ndarray[tuple[int], np.dtype[np.int64]]],
) -> pd.DataFrame:
    """Return the frame of couples."""
    mentees, mentors = (np.array(roster.ids, dtype=object) for roster in weighed.matching.rosters)
    every, counts = np.unique(np.concatenate([present, *made]), return_counts=True)
    is_present = np.isin(every, present)
    share = (counts - is_present) / max(1, len(made))
    m = weighed.matching.problem.shape[1]
    frame = pd.DataFrame(
        {
            "mentee": mentees[every // m],
            "mentor": mentors[every % m],
            "present": is_present,
            "share": share,
        }
    )
    order = np.lexsort((every, np.where(is_present, share, -share), ~is_present))
    return frame.iloc[order].reset_index(drop=True)


def _check(spread: object, draws: object, random_state: object) -> None:
    problems = []
    if not (is_number(spread) and spread >= 0):
        code = number_code(spread, least=0)
        remedy = told("give a number, 0 or more, such as 0.1")
        problems.append(InputProblem(code, "spread", repr(spread), remedy=remedy))
    problems += wrong_count("draws", draws) + wrong_count("random_state", random_state, least=0)
    if problems:
        raise InputError(problems)
