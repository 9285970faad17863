"""Where questions are asked: one network, made once, by one thread at a time, proven only."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import sleep
from typing import Any

import pytest

from matchcore import Matching, SolveStatus
from matchcore.errors import MatchcoreError
from matchcore.solver.residual import Residual
from tests.answer.solved import season_of
from tests.cohorts import season


def unproven() -> Matching:
    matching = season_of(floor=0.2)
    return replace(matching, assignment=replace(matching.assignment, status=SolveStatus.FEASIBLE))


def test_the_network_is_made_at_the_first_question_and_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    begin = Residual.__init__

    def counted(self: Residual, *arguments: Any) -> None:
        made.append(1)
        begin(self, *arguments)

    monkeypatch.setattr(Residual, "__init__", counted)
    matching = season_of()
    assert made == []
    for one in ("e1", "e2", "m1"):
        matching.alternatives(one)
    matching.why_not("e1", "m2")
    assert made == [1]


def test_what_is_not_proven_best_cannot_be_asked_for_costs() -> None:
    for ask in (lambda: unproven().why_not("e1", "m2"), lambda: unproven().alternatives("e1")):
        with pytest.raises(MatchcoreError, match="not proven best") as caught:
            ask()
        assert [one.code for one in caught.value.records] == ["not_proven"]  # type: ignore[attr-defined]


def test_rules_and_differences_need_no_proof() -> None:
    assert unproven().why_not("e3", "m1").rules == ("Floor",)
    assert len(unproven().diff(season()).lost) == 2


@pytest.mark.slow
def test_threads_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    asking, together = [0], [0]
    force = Residual.force

    def slow(self: Residual, *pair: int) -> Any:
        asking[0] += 1
        together[0] = max(together[0], asking[0])
        sleep(0.002)
        asking[0] -= 1
        return force(self, *pair)

    expected = [season().why_not(one, "m2").total for one in ("e1", "e3")] * 10
    monkeypatch.setattr(Residual, "force", slow)
    matching = season_of()
    assert matching.questions is matching.questions
    with ThreadPoolExecutor(4) as several:
        asked = several.map(lambda one: matching.why_not(one, "m2").total, ["e1", "e3"] * 10)
        assert list(asked) == expected
    assert together == [1]


def sent(one: Matching) -> Matching:
    copied: Matching = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
    return copied


@pytest.mark.parametrize("copied", [sent, copy.copy, copy.deepcopy])
def test_a_matching_that_was_asked_can_be_copied(copied: Any) -> None:
    matching = season_of()
    matching.why_not("e1", "m2")
    assert copied(matching).why_not("e1", "m2").total == -0.0625
