"""What changed: by hand, and as an account that adds up."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import Learnt, Preferences
from matchcore.rounds import Rematch, rematch
from matchcore.rounds.rematch_words import exchange_sentences
from matchcore.rules.loads import Capacity
from tests.answer.solved import pairs_of, rounding
from tests.cohorts import examples
from tests.rounds.again import Round, rounds

COLUMNS = ["mentee", "before", "after", "why", "exchange", "gain"]


def account(case: Round) -> None:
    again = case.again()
    frame = again.changes
    assert frame.columns.tolist() == COLUMNS
    for side, matching in (("before", case.previous), ("after", again.matching)):
        rows = frame[frame[side] != ""]
        assert sorted(zip(rows["mentee"], rows[side], strict=True)) == sorted(pairs_of(matching))
    assert frame["mentee"].tolist() == sorted(frame["mentee"])
    changed = frame[frame["exchange"] > 0]
    assert (changed["before"] != changed["after"]).all()
    assert set(frame.loc[frame["exchange"] == 0, "why"]) <= {
        "kept",
        "still_waiting",
        "joined",
        "left",
    }
    assert_exchanges_share_nobody(changed)
    assert_gains_add_up(again, changed)


def assert_exchanges_share_nobody(changed: Any) -> None:
    of: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in changed.itertuples():
        of["mentee", row.mentee].add(row.exchange)
        for mentor in {row.before, row.after} - {""}:
            of["mentor", mentor].add(row.exchange)
    assert all(len(numbers) == 1 for numbers in of.values())


def assert_gains_add_up(again: Rematch, changed: Any) -> None:
    """All gains together lead from the old couples that could stay to the new total."""
    problem, old = again.matching.problem, again._old
    loads = problem.load_costs(np.bincount(old.mentors, minlength=problem.shape[1]))
    had = problem.compatibility.at(old.mentees, old.mentors).sum() - loads.sum()
    price = again.change_cost if again.change_cost < math.inf else 0.0
    gains = changed.drop_duplicates("exchange")["gain"].sum()
    expected = (again.matching.total or 0.0) - had - price * again.dropped
    assert gains == pytest.approx(expected, abs=1e-6 + rounding(again.matching))


@pytest.mark.slow
@examples(8)
@given(rounds(3))
def test_the_changes_lead_from_one_matching_to_the_other(case: Round) -> None:
    account(case)


@pytest.mark.long
@examples(500)
@given(rounds())
def test_the_changes_lead_from_one_matching_to_the_other_in_many_cases(case: Round) -> None:
    account(case)


WISHES = Programme(affinity=Affinity(wishes=Preferences(amount=1.0)), rules=[Capacity(1)])


def people(mentors: str, mentees: dict[str, str]) -> Cohort:
    """Mentors by their letters, mentees with what they think of some of them."""
    rows = [{"id": one, "prefers": wish} for one, wish in mentees.items()]
    return Cohort([{"id": one} for one in mentors], rows)


@pytest.mark.slow
def test_a_chain_by_hand() -> None:
    """Max leaves, so Ana takes Zoé, where Léa was, who takes Tom."""
    wishes = {"ana": "zoe:4|max:5", "lea": "zoe:5|tom:3", "noe": "ian:5"}
    before = WISHES.match(people(["max", "zoe", "tom", "ian"], wishes))
    now = people(["zoe", "tom", "ian"], {**wishes, "ana": "zoe:5|tom:-5", "lea": "zoe:4|tom:4"})
    again = rematch(WISHES, now, previous=before, change_cost=0.1)
    found = again.changes.drop(columns="gain").to_numpy().tolist()
    assert found == [
        ["ana", "max", "zoe", "mentor_left", 1],
        ["lea", "zoe", "tom", "displaced", 1],
        ["noe", "ian", "ian", "kept", 0],
    ]
    # ana 1.0 and lea 0.8 are new, lea's 0.8 with zoe is lost, and one dropped couple costs 0.1
    assert again.changes["gain"].tolist()[:2] == pytest.approx([0.9, 0.9])
    assert exchange_sentences(again.exchanges, "en") == [
        "ana moves from max to zoe, because max has left; "
        "this displaces lea, who moves from zoe to tom; gain +0.900"
    ]
    assert exchange_sentences(again.exchanges, "fr") == [
        "ana passe à zoe, car max ne participe plus ; "
        "cela déplace lea, qui quitte zoe pour tom ; gain +0,900"
    ]


@pytest.mark.slow
def test_each_reason_by_hand() -> None:
    wishes = {"a": "m:5", "b": "n:5", "c": "o:5", "d": "p:5", "w": "m:-5", "x": "n:1"}
    programme = WISHES.replace(objective="score", rules=[Capacity(1)])
    before = programme.match(people("mnop", wishes))
    assert pairs_of(before) == [("a", "m"), ("b", "n"), ("c", "o"), ("d", "p")]
    now = people(
        "mnpq", {"b": "n:5", "c": "m:-5", "d": "p:1|q:5", "w": "m:5", "x": "n:1", "y": "p:5"}
    )
    learnt = Learnt(vetoes=[("b", "n")])
    again = rematch(programme, now, previous=before, learnt=learnt, change_cost=0.25)
    found = {row[0]: row[1:] for row in again.changes.drop(columns="gain").to_numpy().tolist()}
    assert {one: row[:3] for one, row in found.items()} == {
        "a": ["m", "", "left"],
        "b": ["n", "", "vetoed"],
        "c": ["o", "", "mentor_left"],
        "d": ["p", "q", "displaced"],
        "w": ["", "m", "placed"],
        "x": ["", "n", "placed"],
        "y": ["", "p", "joined"],
    }
    text = " ".join(exchange_sentences(again.exchanges, "en"))
    assert "b loses n, because that couple was ruled out after the meetings" in text
    assert "by b" not in text
    assert "by n" not in text


@pytest.mark.slow
def test_a_change_for_the_score_alone_is_told_as_one() -> None:
    before = WISHES.match(people("mn", {"a": "m:5", "b": "n:5"}))
    now = people("mn", {"a": "n:5", "b": "m:5"})
    for price, why in ((0.5, "better"), (1.5, "kept")):
        again = rematch(WISHES, now, previous=before, change_cost=price)
        assert set(again.changes["why"]) == {why}
    still = rematch(WISHES, people("m", {"a": "m:5", "b": "", "c": ""}), previous=before)
    assert still.changes["why"].tolist() == ["kept", "mentor_left", "joined"]
    later = rematch(WISHES, people("m", {"a": "m:5", "b": ""}), previous=still.matching)
    assert later.changes["why"].tolist() == ["kept", "still_waiting", "left"]
    assert "1 mentee is still waiting" in str(later)
