"""Drafts: couples required and forbidden by hand, what that costs, and publication."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from matchcore import Programme, datasets
from matchcore.errors import InfeasibleError, InputError
from matchcore.rounds.draft import Draft
from matchcore.rounds.override import Cost
from matchcore.rules import Capacity, Forbid, Require
from tests.cohorts import examples
from tests.rounds.drafts import COHORT, PAIRS, PROGRAMME, Pair, best, draft


def couples(of: Draft) -> list[Pair]:
    return sorted(zip(of.matching.pairs["mentee"], of.matching.pairs["mentor"], strict=True))


def made(of: Draft) -> tuple[int, float]:
    return len(of.matching.pairs), of.matching.total or 0.0


def test_a_draft_begins_as_the_best_matching() -> None:
    assert made(draft()) == best([], [])
    assert draft().overrides.empty
    assert draft().cost == Cost(0, 0, 0.0)


def test_a_required_couple_is_made_and_a_forbidden_one_is_not() -> None:
    first = draft()
    lost = couples(first)[0]
    changed = first.require("e4", "m1", reason="same project").forbid(*lost)
    assert ("e4", "m1") in couples(changed)
    assert lost not in couples(changed)
    assert made(changed) == best([("e4", "m1")], [lost])
    assert couples(first)[0] == lost, "the draft before is as it was"
    assert changed.matching.programme["rules"][-2:] == [
        {"kind": "Forbid", "pairs": [list(lost)]},
        {"kind": "Require", "pairs": [["e4", "m1"]]},
    ]


@pytest.mark.slow
def test_an_undone_override_leaves_no_trace() -> None:
    changed = draft().require("e4", "m1").forbid("e1", "m2")
    left = changed.undo("e4", "m1")
    assert [one.pair for one in left.decisions] == [("e1", "m2")]
    assert made(left) == best([], [("e1", "m2")])
    assert left.matching.programme == draft().forbid("e1", "m2").matching.programme


@pytest.mark.slow
def test_to_decide_what_holds_anyway_moves_nobody_and_costs_nothing() -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    first = Draft.of(programme, cohort)
    changed = first.require(*couples(first)[0])
    assert couples(changed) == couples(first)
    assert changed.cost == Cost(0, 0, 0.0)


def test_the_overrides_of_a_programme_stay() -> None:
    programme = PROGRAMME.replace(rules=[Capacity(2), Forbid([("e1", "m1")])])
    changed = Draft.of(programme, COHORT).forbid("e2", "m1").require("e3", "m1")
    assert not {("e1", "m1"), ("e2", "m1")} & set(couples(changed))
    assert ("e3", "m1") in couples(changed)


@pytest.mark.slow
def test_what_cannot_be_is_refused_by_the_engine() -> None:
    programme = PROGRAMME.replace(rules=[Forbid([("e1", "m1")])])
    first = Draft.of(programme, COHORT)
    with pytest.raises(InfeasibleError, match=r"The pair e1 and m1 is required, but does not meet"):
        first.require("e1", "m1")
    with pytest.raises(InfeasibleError, match="but capacity 1"):
        first.require("e2", "m1").require("e3", "m1")
    with pytest.raises(InputError, match="'nobody' is not the id of a mentee"):
        first.forbid("nobody", "m1")
    assert made(first.require("e2", "m2")) == made(Draft.of(programme, COHORT).require("e2", "m2"))


def test_a_pair_has_one_override() -> None:
    changed = draft().require("e1", "m2")
    for again in (changed.require, changed.forbid):
        with pytest.raises(InputError, match="'e1' with 'm2' has 'require' already: undo that"):
            again("e1", "m2")
    with pytest.raises(InputError, match=r"neither required nor forbidden.*\('e1', 'm2'\)"):
        changed.undo("e2", "m2")


@pytest.mark.slow
def test_costs_are_told_in_both_languages() -> None:
    english = str(draft().require("e4", "m1", reason="same project"))
    assert english.startswith("Draft: spring: 3 couples; 3 of 4 mentees have a mentor")
    assert "1 decision by hand\n  m1 → e4: required (same project): 0.4375 less in total" in english
    french = str(draft("fr").require("e4", "m1").forbid("e3", "m2"))
    assert "2 décisions manuelles\n  m1 → e4 : exigé : 0,4375 de moins au total" in french
    assert "\n  toutes ensemble : " in french


def test_its_repr_is_one_line_and_needs_no_search() -> None:
    changed = draft().require("e4", "m1")
    assert repr(changed) == "Draft(Matching(3 couples, optimal), 1 override)"
    assert "costs" not in vars(changed)


# publication ---------------------------------------------------------------------------------


def test_published_couples_are_proposed_or_run_at_once() -> None:
    asked = draft().publish(by="a", at="2026-03-01").couples.frame
    assert list(zip(asked["mentee"], asked["mentor"], strict=True)) == couples(draft())
    assert set(asked["state"]) == {"proposed"}
    running = draft().publish(by="a", at="2026-03-01", proposed=False).couples
    assert set(running.frame["state"]) == {"running"}


def test_a_draft_that_is_not_published_cannot_be_answered() -> None:
    unpublished = draft().couples(at="2026-03-01")
    assert set(unpublished.frame["state"]) == {"draft"}
    mentee, mentor = couples(draft())[0]
    with pytest.raises(InputError, match="is draft, so accept is impossible: possible: propose"):
        unpublished.answer(mentee, mentor, by="mentee", accepted=True, at="2026-03-02")


def test_a_draft_is_published_once_also_under_another_name() -> None:
    """All drafts made from one another are one round."""
    first = draft()
    changed = first.require("e4", "m1")
    changed.publish(by="rh@x.org", at="2026-03-01")
    again: list[Any] = [
        lambda: changed.publish(by="b", at="2026-03-02"),
        lambda: first.publish(by="b", at="2026-03-02"),
        lambda: first.forbid("e1", "m1"),
        lambda: changed.undo("e4", "m1"),
        lambda: copy.copy(changed).publish(by="b", at="2026-03-02"),
    ]
    for call in again:
        with pytest.raises(InputError, match=r"published on 2026-03-01 by rh@x\.org"):
            call()
    assert draft().publish(by="b", at="2026-03-02").by == "b"


def test_of_several_who_publish_at_once_one_does() -> None:
    one, barrier, done, refused = draft(), Barrier(4), [], []
    assert one.cost == Cost(0, 0, 0.0)

    def publish(name: str) -> None:
        barrier.wait()
        try:
            done.append(one.publish(by=name, at="2026-03-01"))
        except InputError:
            refused.append(name)

    threads = [Thread(target=publish, args=(str(k),)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(refused)) == (1, 3)


# on disk -------------------------------------------------------------------------------------


def reloaded(of: Draft, *, matching: bool) -> Draft:
    values = json.loads(json.dumps(of.to_dict()))
    given = of.matching if matching else None
    programme = of.programme
    return Draft.from_dict(values, programme=programme, cohort=COHORT, matching=given)


@pytest.mark.slow
@pytest.mark.parametrize("matching", [True, False])
def test_a_draft_comes_back(matching: bool) -> None:
    one = draft().require("e4", "m1", reason="why").forbid("e1", "m2")
    again = reloaded(one, matching=matching)
    assert again.decisions == one.decisions
    assert couples(again) == couples(one)
    assert again.costs == one.costs
    assert (again.matching is one.matching) == matching


@pytest.mark.slow
def test_a_matching_that_is_not_the_drafts_is_only_a_start() -> None:
    one = draft().require("e4", "m1")
    other = draft().matching
    again = Draft.from_dict(one.to_dict(), programme=one.programme, cohort=COHORT, matching=other)
    assert couples(again) == couples(one)


# any calls in any order ----------------------------------------------------------------------


class Deciding(RuleBasedStateMachine):
    """Overrides in any order; each cost equals that of all matchings tried one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = draft()
        self.decided: dict[Pair, str] = {}

    def named(self, kind: str, without: Pair | None = None) -> list[Pair]:
        return [pair for pair, k in self.decided.items() if k == kind and pair != without]

    @rule(pair=st.sampled_from(PAIRS), kind=st.sampled_from(["require", "forbid"]))
    def decide(self, pair: Pair, kind: str) -> None:
        if pair in self.decided:
            with pytest.raises(InputError, match="already"):
                getattr(self.draft, kind)(*pair)
            return
        after = {**self.decided, pair: kind}
        possible = best(
            [p for p, k in after.items() if k == "require"],
            [p for p, k in after.items() if k == "forbid"],
        )
        if possible is None:
            with pytest.raises(InfeasibleError):
                getattr(self.draft, kind)(*pair)
            return
        self.draft, self.decided = getattr(self.draft, kind)(*pair), after

    @precondition(lambda self: self.decided)
    @rule(data=st.data())
    def undo(self, data: Any) -> None:
        pair = data.draw(st.sampled_from(sorted(self.decided)))
        del self.decided[pair]
        self.draft = self.draft.undo(*pair)

    @rule(matching=st.booleans())
    def save_and_load(self, matching: bool) -> None:
        self.draft = reloaded(self.draft, matching=matching)

    @invariant()
    def each_override_costs_what_trying_all_matchings_says(self) -> None:
        now = made(self.draft)
        assert now == best(self.named("require"), self.named("forbid"))
        frame = self.draft.overrides
        for _, row in frame.iterrows():
            pair = row["mentee"], row["mentor"]
            without = best(self.named("require", pair), self.named("forbid", pair))
            assert without is not None
            assert (row["couples"], row["cost"]) == (without[0] - now[0], without[1] - now[1])
        free = best([], [])
        assert free is not None
        cost = self.draft.cost
        assert (cost.couples, cost.total) == (free[0] - now[0], free[1] - now[1])


Deciding.TestCase.settings = settings(examples(5), stateful_step_count=4)
TestDeciding = Deciding.TestCase


@pytest.mark.long
def test_long_deciding() -> None:
    run_state_machine_as_test(Deciding, settings=settings(examples(40), stateful_step_count=12))


@pytest.mark.slow
def test_costs_of_the_sample_equal_fresh_constrained_matches() -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    changed = Draft.of(programme, cohort).require("E-0007", "E-0271").forbid("E-0015", "E-0140")
    rules = {"require": Require([("E-0007", "E-0271")]), "forbid": Forbid([("E-0015", "E-0140")])}
    whole = programme.replace(rules=[*programme.rules, *rules.values()]).match(cohort)
    for kind, cost in zip(rules, changed.costs, strict=True):
        others = [one for name, one in rules.items() if name != kind]
        fresh = programme.replace(rules=[*programme.rules, *others]).match(cohort)
        assert cost.couples == len(fresh.pairs) - len(whole.pairs)
        assert cost.total == pytest.approx((fresh.total or 0) - (whole.total or 0), abs=1e-12)
    assert changed.cost.total == pytest.approx(
        (programme.match(cohort).total or 0) - (whole.total or 0), abs=1e-12
    )


def test_publishing_without_a_date_means_now() -> None:
    before = datetime.now(UTC).replace(tzinfo=None)
    record = draft().publish(by="rh", reason="spring")
    assert before <= record.at <= datetime.now(UTC).replace(tzinfo=None)
    assert set(record.couples.frame["since"]) == {record.at}
