"""Where the couples of a round stand."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from matchcore.errors import InputError
from matchcore.rounds.couple import ACTS, REASONS, SIDES, TRANSITIONS, Couple, Event
from matchcore.rounds.couples import Couples
from matchcore.rounds.moments import read_moment
from tests.cohorts import examples

PAIRS = [("ana", "zoe"), ("ana", "max"), ("bea", "zoe")]
SETTLED = {"declined", "expired", "closed"}


def proposed(**options: Any) -> Couples:
    return Couples(**options).propose(PAIRS, at="2026-03-01")


def day(number: int) -> str:
    return f"2026-03-{number:02}"


def states(couples: Couples) -> dict[tuple[str, str], str]:
    frame = couples.frame
    return dict(
        zip(zip(frame["mentee"], frame["mentor"], strict=True), frame["state"], strict=True)
    )


def test_a_couple_goes_the_whole_way() -> None:
    couples = Couples().propose([PAIRS[0]], at=day(1))
    for by in SIDES:
        couples = couples.answer(*PAIRS[0], by=by, accepted=True, at=day(2))
    couples = couples.start(*PAIRS[0], at=day(3)).pause(*PAIRS[0], reason="absence", at=day(4))
    assert couples.frame.to_numpy().tolist() == [
        ["ana", "zoe", "paused", pd.Timestamp(day(4)), "absence"]
    ]
    couples = couples.resume(*PAIRS[0], at=day(5)).close(*PAIRS[0], reason="goals_met", at=day(9))
    assert couples.frame.to_numpy().tolist() == [
        ["ana", "zoe", "closed", pd.Timestamp(day(9)), "goals_met"]
    ]
    with pytest.raises(InputError, match="nothing more is possible"):
        couples.resume(*PAIRS[0], at=day(10))


def test_the_frame_is_sorted_by_id_whatever_the_order() -> None:
    one = Couples().propose(PAIRS, at=day(1))
    other = Couples().propose(PAIRS[::-1], at=day(1))
    assert one == other
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert list(zip(one.frame["mentee"], one.frame["mentor"], strict=True)) == sorted(PAIRS)


def test_no_couples_have_an_empty_frame_of_the_same_columns() -> None:
    assert list(Couples().frame.columns) == ["mentee", "mentor", "state", "since", "reason"]
    assert Couples().frame.empty
    assert Couples().answers.empty
    assert list(Couples().answers.columns) == list(proposed().answers.columns)


def test_events_are_recorded_all_or_none_and_every_problem_is_listed() -> None:
    couples = proposed()
    at = read_moment(day(2))
    wrong = [
        Event("ana", "zoe", "accept", at, "mentee"),
        Event("ana", "max", "resume", at),
        Event("gone", "zoe", "pause", at),
    ]
    with pytest.raises(InputError) as caught:
        couples.record(wrong)
    assert [problem.code for problem in caught.value.records] == ["impossible_act"] * 2
    assert "'gone' with 'zoe' is not there yet" in str(caught.value)
    assert couples == proposed()


def test_old_proposals_expire_and_answers_after_that_change_nothing() -> None:
    couples = proposed().answer(*PAIRS[0], by="mentee", accepted=True, at=day(2))
    couples = couples.propose([("new", "zoe")], at=day(8))
    for by in SIDES:
        couples = couples.answer(*PAIRS[1], by=by, accepted=True, at=day(3))
    couples = couples.expire(before=day(8), at=day(9))
    found = {("ana", "max"): "accepted", ("ana", "zoe"): "expired"}
    found |= {("bea", "zoe"): "expired", ("new", "zoe"): "proposed"}
    assert states(couples) == found
    assert couples.expire(before=day(8)) == couples, "nothing is left to expire"
    late = couples.answer(*PAIRS[0], by="mentor", accepted=True, at=day(4))
    pd.testing.assert_frame_equal(late.frame, couples.frame)
    assert late.cautions == (
        "ana and zoe (expired): the answer of the mentor, of 2026-03-04, came too late; "
        "it changes nothing",
    )


def test_answers_of_each_side_are_recorded_also_those_without_effect() -> None:
    couples = proposed().answer(*PAIRS[0], by="mentor", accepted=False, reason="no_time", at=day(2))
    couples = couples.answer(*PAIRS[0], by="mentee", accepted=True, at=day(5))
    assert couples.answers.drop(columns="at").to_numpy().tolist() == [
        ["ana", "zoe", "mentor", "no_time", False, True],
        ["ana", "zoe", "mentee", "", True, False],
    ]


def test_a_decline_is_no_veto() -> None:
    """The next draft may have the couple again, in couples of its own."""
    declined = proposed().answer(*PAIRS[0], by="mentee", accepted=False, at=day(2))
    assert states(declined)[PAIRS[0]] == "declined"
    assert states(Couples().propose([PAIRS[0]], at=day(9)))[PAIRS[0]] == "proposed"


def test_it_is_told_in_both_languages() -> None:
    texts = {}
    for language in ("en", "fr"):
        couples = proposed(language=language)
        for _ in range(2):
            couples = couples.answer(
                *PAIRS[0], by="mentee", accepted=False, reason="no_time", at=day(2)
            )
        texts[language] = str(couples)
    assert texts["en"].splitlines() == [
        "3 couples",
        "  proposed: 2",
        "  declined (no time): 1",
        "",
        "Answers that changed nothing",
        "  ana and zoe (declined): the mentee said so before; the answer of 2026-03-02 changes "
        "nothing",
    ]
    assert "refusé (manque de temps) : 1" in texts["fr"]
    assert "le mentoré l'avait déjà dit" in texts["fr"]


def test_of_many_cautions_the_first_are_told() -> None:
    couples = proposed().expire(before=day(2))
    for number in range(3, 28):
        couples = couples.answer(*PAIRS[0], by="mentee", accepted=True, at=day(number))
    assert len(couples.cautions) == 25
    assert str(couples).splitlines()[-1] == "  … and 5 more"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"by": "boss"}, "by is 'boss'"),
        ({"accepted": "yes"}, "give True or False"),
        ({"accepted": True, "reason": "no_time"}, "leave it out"),
        ({"reason": "because"}, "reason is 'because'"),
        ({"at": "soon"}, "at is 'soon'"),
    ],
)
def test_a_wrong_argument_is_named(changes: dict[str, Any], message: str) -> None:
    options: dict[str, Any] = {"by": "mentee", "accepted": False, "at": day(2)} | changes
    with pytest.raises(InputError, match=message):
        proposed().answer(*PAIRS[0], **options)


@pytest.mark.parametrize("pairs", [["ana"], [("a", "b", "c")], [7], [("a", None)]])
def test_what_is_no_pair_is_refused(pairs: Any) -> None:
    with pytest.raises(InputError, match="give"):
        Couples().propose(pairs, at=day(1))


def test_damaged_values_make_no_couples() -> None:
    values = proposed().to_dict()
    values["events"].append({"mentee": "x", "mentor": "y", "act": "pause", "at": day(1)})
    with pytest.raises(InputError, match="'x' with 'y' is not there yet"):
        Couples.from_dict(values)


def answers() -> st.SearchStrategy[Event]:
    return st.builds(
        lambda pair, act, number, by: Event(*pair, act, read_moment(day(number)), by),
        st.sampled_from(PAIRS),
        st.sampled_from(["accept", "decline"]),
        st.integers(1, 3),
        st.sampled_from(SIDES),
    )


@examples(50)
@given(st.lists(answers(), max_size=8), st.data())
def test_couples_do_not_depend_on_answers_of_others(events: list[Event], data: Any) -> None:
    """Any merge of the couples' own orders of arrival gives the same."""
    by_couple = {pair: [e for e in events if e.pair == pair] for pair in PAIRS}
    order = data.draw(st.permutations([e.pair for e in events]))
    merged = [by_couple[pair].pop(0) for pair in order]
    assert proposed().record(events) == proposed().record(merged)


class Life(RuleBasedStateMachine):
    """Any calls in any order, beside a model that knows the table of transitions alone."""

    def __init__(self) -> None:
        super().__init__()
        self.couples = Couples()
        self.settled: dict[tuple[str, str], Any] = {}

    @rule(
        pair=st.sampled_from(PAIRS),
        act=st.sampled_from(ACTS),
        number=st.integers(1, 5),
        by=st.sampled_from(SIDES),
        data=st.data(),
    )
    def record(self, pair: tuple[str, str], act: str, number: int, by: str, data: Any) -> None:
        is_answer = act in ("accept", "decline")
        reason = data.draw(st.sampled_from(REASONS.get(act, ("",))))
        event = Event(*pair, act, read_moment(day(number)), by if is_answer else "", reason)
        before = self.couples.by_pair.get(pair, Couple(*pair)).standing
        possible = act in TRANSITIONS[before.state] or (is_answer and before.proposed)
        first = before.proposed if is_answer else before.since
        try:
            changed = self.couples.record([event])
        except InputError:
            assert not possible or (first is not None and event.at < first)
            return
        after = changed.by_pair[pair].standing
        assert possible
        assert after.state in {before.state, TRANSITIONS[before.state].get(act)}
        self.couples = changed

    @precondition(lambda self: self.couples.by_pair)
    @rule(before=st.integers(1, 6))
    def expire(self, before: int) -> None:
        expired = self.couples.expire(before=day(before))
        for pair, state in states(self.couples).items():
            couple = self.couples.by_pair[pair].standing
            is_late = state == "proposed" and couple.since < read_moment(day(before))  # type: ignore[operator]
            assert states(expired)[pair] == ("expired" if is_late else state)
        self.couples = expired

    @rule()
    def save_and_load(self) -> None:
        loaded = Couples.from_dict(json.loads(json.dumps(self.couples.to_dict())))
        assert loaded == self.couples
        assert loaded.cautions == self.couples.cautions
        pd.testing.assert_frame_equal(loaded.frame, self.couples.frame)
        self.couples = loaded

    @invariant()
    def states_are_declared_and_what_is_settled_stays(self) -> None:
        for pair, couple in self.couples.by_pair.items():
            standing = couple.standing
            assert standing.state in set(TRANSITIONS) - {""}
            accepted = {a.by for a in standing.answers if a.act == "accept"}
            if standing.state == "accepted":
                assert accepted == set(SIDES)
            if standing.state in SETTLED:
                shown = standing.state, standing.since
                assert self.settled.setdefault(pair, shown) == shown


Life.TestCase.settings = settings(examples(10), stateful_step_count=20)
TestLife = Life.TestCase


@pytest.mark.long
def test_a_long_life() -> None:
    run_state_machine_as_test(Life, settings=settings(examples(60), stateful_step_count=50))
