"""`alternatives` against a fresh match for every partner, and by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.answer.couples import Couples
from matchcore.model.side import Side
from matchcore.rules.decisions import Forbid, Require
from tests.answer.solved import Solved, changes, rounding, season_of, solved
from tests.cohorts import examples, season, season_programme, season_tables
from tests.programme.problems import found as refused


def check_partners(found: Solved, some: Callable[[Sequence[str]], Sequence[str]] = list) -> None:
    """All partners of everybody, or of some on each side, cost what a fresh match loses."""
    matching = found.matching
    for side in Side:
        for person in some(matching.rosters[side].ids):
            frame = matching.alternatives(person, k=99, role=side.role)
            assert (frame[side.role] == person).all()
            expected = {}
            for pair in found.pairs:
                if pair[side] == person and pair not in found.couples:
                    open_pair = not matching.why_not(*pair).rules
                    fresh = found.again(Require([pair])) if open_pair else None
                    if fresh is not None:
                        expected[pair] = changes(matching, fresh), rounding(matching, fresh)
            listed = list(zip(frame["mentee"], frame["mentor"], strict=True))
            assert len(listed) == len(set(listed))
            assert set(listed) == set(expected)
            for k, pair in enumerate(listed):
                (covered, seats, total), apart = expected[pair]
                assert frame["total_change"][k] == pytest.approx(total, abs=apart)
                if found.programme.objective == "coverage":
                    assert frame["covered_change"][k] == covered
                    assert frame["seats_change"][k] == seats


@pytest.mark.slow
@examples(20)
@given(solved())
def test_all_partners_cost_what_a_fresh_match_loses(found: Solved) -> None:
    check_partners(found)


@pytest.mark.long
@examples(600)
@given(solved(most=6), st.data())
def test_all_partners_cost_what_a_fresh_match_loses_in_hundreds_of_cohorts(
    found: Solved, data: st.DataObject
) -> None:
    check_partners(found, lambda ids: [data.draw(st.sampled_from(ids))])


@pytest.mark.slow
@examples(20)
@given(solved())
def test_they_are_sorted_by_cost_then_by_id(found: Solved) -> None:
    matching = found.matching
    for side in Side:
        for person in matching.rosters[side].ids:
            frame = matching.alternatives(person, k=99, role=side.role)
            first = ["covered_change", "seats_change", "total_change"]
            keys = first if found.programme.objective == "coverage" else first[:0:-1]
            assert list(frame.columns) == ["mentee", "mentor", "score", *keys]
            rows = frame[keys].to_numpy().tolist()
            ranked = [
                ([-x for x in row], one)
                for row, one in zip(rows, frame[side.other.role], strict=True)
            ]
            assert ranked == sorted(ranked)
            assert matching.alternatives(person, k=2, role=side.role).equals(frame[:2])


def test_the_season_by_hand() -> None:
    """e2 with m1 moves e1 to m2: 1.0 in all. e3 with m2 leaves e1 with m1 alone: 0.875."""
    rows = season().alternatives("m1").to_numpy().tolist()
    assert rows == [["e2", "m1", 0.4375, 0, 0, -0.0625], ["e3", "m1", 0.0, 0, 0, -0.5]]
    assert season().alternatives("m1", k=1).to_numpy().tolist() == rows[:1]
    rows = season().alternatives("e3").to_numpy().tolist()
    assert rows == [["e3", "m2", 0.0, 0, 0, -0.1875], ["e3", "m1", 0.0, 0, 0, -0.5]]


def test_no_cost_is_not_a_negative_zero() -> None:
    tables = season_tables()
    tables["mentors"] = tables["mentors"].assign(skills=None, interests=None)
    frame = season_programme().match(Cohort(**tables)).alternatives("m1")
    assert frame["total_change"].tolist() == [0.0, 0.0]
    assert all(math.copysign(1, x) == 1 for x in frame["total_change"])


@pytest.mark.slow
def test_forbidden_partners_and_those_below_the_floor_are_left_out() -> None:
    forbidden = season_of(rules=[Forbid([("e2", "m1")])])
    assert forbidden.alternatives("m1")["mentee"].tolist() == ["e3"]
    floor = season_of(floor=0.4)  # e1 with m2 and e2 with m1: 1.0; with m1, e1 leaves e2 alone
    assert floor.alternatives("m1").to_numpy().tolist() == [["e1", "m1", 0.875, -1, -1, -0.125]]
    assert season_of(floor=0.7).alternatives("m1").empty


def test_somebody_without_a_seat_has_none() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [1, 1, 0]
    frame = season_programme().match(Cohort(**tables)).alternatives("e3")
    assert frame.empty
    assert list(frame.columns)[:3] == ["mentee", "mentor", "score"]


def both_sides() -> Couples:
    tables = season_tables()
    tables["mentees"].loc[2, "id"] = "m2"
    return season_programme().match(Cohort(**tables))


def test_an_id_on_both_sides_needs_its_role() -> None:
    matching: Any = both_sides()
    assert refused(lambda: matching.alternatives("m2")) == [("unclear", "person", "'m2'")]
    assert set(matching.alternatives("m2", role="mentor")["mentor"]) == {"m2"}
    assert set(matching.alternatives("m2", role="mentee")["mentee"]) == {"m2"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"person": "x"}, ("unknown_person", "person", "'x'")),
        ({"person": "e1", "role": "mentor"}, ("unknown_person", "mentor", "'e1'")),
        ({"person": "e1", "role": "boss"}, ("not_a_choice", "role", "'boss'")),
        ({"person": "e1", "k": 0}, ("out_of_range", "k", "0")),
        ({"person": "e1", "k": 1.5}, ("not_a_whole_number", "k", "1.5")),
        ({"person": "e1", "k": True}, ("not_a_number", "k", "True")),
    ],
)
def test_wrong_arguments_are_refused(
    arguments: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert refused(lambda: season().alternatives(**arguments)) == [expected]
