"""Round after round: each search goes on from what the one before saw of all pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort, Matching, Programme, SolveStatus, datasets
from matchcore.affinity import Learnt
from matchcore.rounds import rematch
from matchcore.solver import pair_generation
from tests.answer.solved import pairs_of, rounding

SIZES, MOVED = (360, 200), (6, 4)  # mentees and mentors: more pairs than enter at once


def cohort_of(number: int) -> Cohort:
    """Return the people of a round: each time some leave and as many join."""
    made = datasets.make_cohort(*(size + 3 * more for size, more in zip(SIZES, MOVED, strict=True)))
    there, gone = [], []
    for frame, size, more in zip(
        (made.mentees.frame, made.mentors.frame), SIZES, MOVED, strict=True
    ):
        here = np.isin(np.arange(len(frame)), np.arange(number * more, number * more + size))
        there.append(frame[here])
        gone.append(frame.loc[~here, ["id", "name", "manager"]])
    return Cohort(mentors=there[1], mentees=there[0], staff=pd.concat(gone))


def said_of(matching: Matching, number: int) -> Learnt:
    """Return what a few couples say, another few each time; nothing of before stays said."""
    rng = np.random.default_rng(number)
    pairs = [pairs_of(matching)[k] for k in rng.choice(len(matching.pairs), 12, replace=False)]
    return Learnt(dict.fromkeys(pairs[3:], -0.2), pairs[:3])


@pytest.mark.slow
@pytest.mark.parametrize("price", [0.05, 0.0])
@pytest.mark.parametrize("is_saved", [True, False])
def test_each_round_goes_on_from_the_one_before(
    price: float, is_saved: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on: list[bool] = []
    resumed = pair_generation.resumed

    def spied(*given: Any) -> Any:
        found = resumed(*given)
        went_on.append(found is not None)
        return found

    monkeypatch.setattr(pair_generation, "resumed", spied)
    programme = Programme.reverse_mentoring()
    previous = programme.match(cohort_of(0))
    for number in (1, 2, 3):
        if is_saved:
            previous.save(tmp_path / str(number))
            previous = Matching.load(tmp_path / str(number))
        learnt, cohort = said_of(previous, number), cohort_of(number)
        went_on.clear()
        again = rematch(programme, cohort, previous=previous, learnt=learnt, change_cost=price)
        assert went_on == [True]  # once, and not in vain: else the search begins anew
        assert again.status is SolveStatus.OPTIMAL
        again.verify()
        fresh = programme.match(cohort, learnt=learnt)
        assert len(again.matching.pairs) == len(fresh.pairs)
        if not price:
            near = rounding(fresh, again.matching)
            assert again.matching.total == pytest.approx(fresh.total, abs=near)
        previous = again.matching
