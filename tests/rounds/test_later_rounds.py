"""Round after round: each search goes on from what the one before saw of all pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.rematch import cohorts, feedback
from matchcore import Matching, Programme, SolveStatus
from matchcore.rounds import rematch
from matchcore.solver import pair_generation
from tests.answer.solved import rounding

SIZE = 360, 200  # mentees and mentors: more pairs than enter at once


@pytest.mark.slow
@pytest.mark.parametrize("price", [3.0, 0.05, 0.0])  # the first makes another scale
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
    first, *later = cohorts(*SIZE, rounds=3)
    previous = programme.match(first)
    for number, cohort in enumerate(later):
        if is_saved:
            previous.save(tmp_path / str(number))
            previous = Matching.load(tmp_path / str(number))
        learnt = feedback(previous, number)  # nothing of before stays said
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
