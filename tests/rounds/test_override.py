"""Overrides and what they cost."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rounds.override import (
    Cost,
    Override,
    frame_of,
    overrides_from_dict,
    overrides_to_dict,
    rules_of,
)
from matchcore.rules.decisions import Forbid, Require
from tests.rounds.drafts import best, draft

OVERRIDES = (
    Override("require", "e2", "m1", "same project"),
    Override("forbid", "e1", "m3"),
    Override("require", "e1", "m2"),
)
COSTS = (Cost(0, 0, 0.5), Cost(1, 2, -0.25), Cost(0, 0, 0.0))


def test_overrides_become_one_rule_of_each_kind() -> None:
    assert rules_of(OVERRIDES) == [
        Forbid([("e1", "m3")]),
        Require([("e1", "m2"), ("e2", "m1")]),
    ]
    assert rules_of([]) == []


def test_a_cost_is_what_is_lost_between_two_matchings() -> None:
    without = draft().matching
    mentee, mentor = without.pairs.loc[0, ["mentee", "mentor"]]
    having = draft().forbid(mentee, mentor).matching
    free, forbidding = best([], []), best([], [(mentee, mentor)])
    assert free is not None
    assert forbidding is not None
    lost = free[1] - forbidding[1]
    assert lost > 0
    assert Cost.between(without, having) == Cost(0, 0, lost)
    assert Cost.between(having, without) == Cost(0, 0, -lost)
    assert Cost.between(without, without) == Cost(0, 0, 0.0)


@pytest.mark.parametrize(
    ("cost", "english", "french"),
    [
        (COSTS[0], "0.5 less in total", "0,5 de moins au total"),
        (COSTS[2], "costs nothing", "ne coûte rien"),
        (
            COSTS[1],
            "1 fewer mentee has a mentor; 2 fewer couples; 0.25 more in total",
            "1 mentoré de moins a un mentor ; 2 couples de moins ; 0,25 de plus au total",
        ),
    ],
)
def test_a_cost_in_words(cost: Cost, english: str, french: str) -> None:
    assert cost.words("en") == english
    assert cost.words("fr") == french


def test_an_override_in_words() -> None:
    assert OVERRIDES[0].words(draft().matching) == "m1 → e2: required (same project)"
    assert OVERRIDES[1].words(draft("fr").matching) == "m3 → e1 : interdit"


def test_the_frame_has_a_row_for_each() -> None:
    frame = frame_of(OVERRIDES, COSTS)
    assert list(frame.columns) == [
        *("kind", "mentee", "mentor", "reason", "covered", "couples", "cost")
    ]
    assert frame.iloc[1].tolist() == ["forbid", "e1", "m3", "", 1, 2, -0.25]
    assert list(frame_of((), ()).columns) == list(frame.columns)


def test_overrides_come_back_from_plain_values() -> None:
    assert overrides_from_dict(overrides_to_dict(OVERRIDES, COSTS)) == (OVERRIDES, COSTS)


def test_an_override_lists_every_problem() -> None:
    wrong: Any = ("marry", 7, None, 1)
    with pytest.raises(InputError) as caught:
        Override(*wrong)
    places = [problem.place for problem in caught.value.records]
    assert places == ["mentee", "mentor", "reason", "kind"]
