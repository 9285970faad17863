"""The life of one couple: the table of transitions, answers, and what stays settled."""

from __future__ import annotations

from functools import reduce
from itertools import permutations, product
from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rounds.couple import ACTS, REASONS, SIDES, TRANSITIONS, Couple, Event, Standing
from matchcore.rounds.moments import read_moment
from matchcore.wording import say

VERDICTS = list(product(["accept", "decline"], repeat=2))  # of the mentee, of the mentor
STATES = ["draft", "proposed", "accepted", "declined", "expired", "running", "paused", "closed"]
REACHED_BY: dict[str, list[tuple[str, str]]] = {  # state → acts and sides that lead there
    "": [],
    "draft": [("draft", "")],
    "proposed": [("propose", "")],
    "accepted": [("propose", ""), ("accept", "mentee"), ("accept", "mentor")],
    "declined": [("propose", ""), ("decline", "mentor")],
    "expired": [("propose", ""), ("expire", "")],
    "running": [("draft", ""), ("start", "")],
    "paused": [("start", ""), ("pause", "")],
    "closed": [("start", ""), ("close", "")],
}


def event(act: str, day: int = 1, by: str = "", reason: str | None = None) -> Event:
    if reason is None:
        reason = "other" if act == "close" else ""
    return Event("ana", "zoe", act, read_moment(f"2026-03-{day:02}"), by, reason)


def standing(*events: Event) -> Standing:
    return reduce(Standing.after, events, Standing())


def reached(state: str) -> Standing:
    return standing(*(event(act, 1, by) for act, by in REACHED_BY[state]))


def test_the_table_has_the_declared_states_and_leads_to_no_other() -> None:
    assert set(TRANSITIONS) == {"", *STATES}
    assert {state for acts in TRANSITIONS.values() for state in acts.values()} == set(STATES)
    ends = {state for state, acts in TRANSITIONS.items() if not acts}
    assert ends == {"declined", "expired", "closed"}


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("act", sorted(set(ACTS) - {"accept", "decline"}))
def test_an_act_does_what_the_table_says_or_is_refused(state: str, act: str) -> None:
    """By hand: the brief's picture of the life, written as a list of arrows."""
    arrows = {
        ("", "draft", "draft"),
        ("", "propose", "proposed"),
        ("", "start", "running"),
        ("draft", "propose", "proposed"),
        ("draft", "start", "running"),
        ("proposed", "expire", "expired"),
        ("accepted", "start", "running"),
        ("accepted", "close", "closed"),
        ("running", "pause", "paused"),
        ("running", "close", "closed"),
        ("paused", "resume", "running"),
        ("paused", "close", "closed"),
    }
    before = reached(state)
    assert before.state == state
    after = {new for old, by, new in arrows if (old, by) == (state, act)}
    if after:
        assert {before.after(event(act)).state} == after
        return
    with pytest.raises(InputError) as caught:
        before.after(event(act))
    (problem,) = caught.value.records
    assert problem.code == "impossible_act"
    assert f"'ana' with 'zoe' is {state or 'not there yet'}" in str(problem)
    possible = [by for old, by, _ in sorted(arrows) if old == state]
    assert all(one in problem.remedy for one in possible)
    if not possible and state != "proposed":
        assert problem.remedy == "nothing more is possible"


@pytest.mark.parametrize("state", ["", "draft"])
def test_nobody_answers_before_a_proposal(state: str) -> None:
    with pytest.raises(InputError, match="accept is impossible: possible: "):
        reached(state).after(event("accept", 2, "mentee"))


def test_a_couple_that_nobody_asked_takes_no_answer() -> None:
    with pytest.raises(InputError, match="is running, so decline is impossible"):
        reached("running").after(event("decline", 2, "mentee"))


@pytest.mark.parametrize("verdicts", VERDICTS)
def test_both_must_accept_and_one_who_declines_settles(verdicts: tuple[str, str]) -> None:
    answers = [event(act, 3, by) for act, by in zip(verdicts, SIDES, strict=True)]
    found = standing(event("propose"), *answers)
    assert found.state == ("accepted" if verdicts == ("accept", "accept") else "declined")
    assert len(found.answers) == 2
    assert found.told == ()


def test_one_side_alone_settles_nothing() -> None:
    found = standing(event("propose"), event("accept", 2, "mentor"))
    assert (found.state, found.since) == ("proposed", read_moment("2026-03-01"))


@pytest.mark.parametrize("verdicts", VERDICTS)
def test_answers_of_one_date_may_arrive_in_any_order(verdicts: tuple[str, str]) -> None:
    reasons = {"accept": ["", ""], "decline": ["no_time", "conflict"]}
    answers = [
        event(act, 3, by, reasons[act][k])
        for k, (act, by) in enumerate(zip(verdicts, SIDES, strict=True))
    ]
    found = {standing(event("propose"), *order) for order in permutations(answers)}
    assert len(found) == 1


def test_an_accepted_couple_is_so_since_the_later_answer_whichever_came_first() -> None:
    answers = event("accept", 5, "mentee"), event("accept", 3, "mentor")
    found = [standing(event("propose"), *order) for order in permutations(answers)]
    assert found[0] == found[1]
    assert found[0].since == read_moment("2026-03-05")


@pytest.mark.parametrize(
    ("events", "state", "code"),
    [
        # said twice
        ([("accept", 2, "mentee"), ("accept", 3, "mentee")], "proposed", "answer_repeated"),
        ([("decline", 2, "mentee"), ("decline", 3, "mentee")], "declined", "answer_repeated"),
        # the opposite, after it was settled
        ([("decline", 2, "mentee"), ("accept", 2, "mentee")], "declined", "answer_contradicts"),
        (
            [("accept", 2, "mentee"), ("accept", 2, "mentor"), ("decline", 2, "mentee")],
            "accepted",
            "answer_contradicts",
        ),
        # too late
        ([("decline", 2, "mentee"), ("accept", 3, "mentor")], "declined", "answer_late"),
        ([("decline", 2, "mentee"), ("decline", 3, "mentor")], "declined", "answer_late"),
        ([("expire", 9, ""), ("accept", 3, "mentor")], "expired", "answer_late"),
        ([("expire", 9, ""), ("accept", 9, "mentor")], "expired", "answer_late"),
    ],
)
def test_what_comes_after_changes_nothing_and_is_told(
    events: list[tuple[str, int, str]], state: str, code: str
) -> None:
    *first, last = [event(act, day, by) for act, day, by in events]
    before = standing(event("propose"), *first)
    after = before.after(last)
    assert (after.state, after.since, after.reason) == (state, before.since, before.reason)
    assert after.answers == before.answers
    assert after.told == ((code, last),)


def test_who_waits_was_proposed_and_is_not_settled() -> None:
    limit, same = read_moment("2026-03-02"), read_moment("2026-03-01")
    drafted = standing(event("draft"), event("propose"), event("accept", 5, "mentee"))
    assert drafted.waits_since_before(limit)
    assert not drafted.waits_since_before(same)
    assert not drafted.after(event("decline", 5, "mentor")).waits_since_before(limit)
    assert not reached("draft").waits_since_before(limit)


def test_a_side_may_change_its_mind_before_it_is_settled() -> None:
    found = standing(event("propose"), event("accept", 2, "mentee"), event("decline", 3, "mentee"))
    assert (found.state, found.told) == ("declined", ())
    assert [answer.act for answer in found.answers] == ["decline"]


def test_an_answer_once_running_or_closed_changes_nothing() -> None:
    lived = [event("propose"), event("accept", 2, "mentee"), event("accept", 2, "mentor")]
    for acts in ([], ["start"], ["start", "pause"], ["start", "close"]):
        before = standing(*lived, *(event(act, 3) for act in acts))
        after = before.after(event("decline", 4, "mentor"))
        assert (after.state, after.since) == (before.state, before.since)
        assert [code for code, _ in after.told] == ["answer_contradicts"]


def test_nothing_is_dated_before_what_it_follows() -> None:
    with pytest.raises(InputError, match="accept is dated before the couple was proposed"):
        standing(event("propose", 2), event("accept", 1, "mentee"))
    with pytest.raises(InputError, match=r"(?s)at is '2026-03-01'.*pause .* was running.*03-02"):
        standing(event("start", 2), event("pause", 1))


@pytest.mark.parametrize("act", ACTS)
def test_reasons_are_coded_and_belong_to_some_acts(act: str) -> None:
    by = "mentee" if act in ("accept", "decline") else ""
    for reason in REASONS.get(act, ("",)):
        assert event(act, 1, by, reason).reason == reason
    with pytest.raises(InputError, match="reason is 'because'"):
        event(act, 1, by, "because")


def test_closing_needs_a_reason() -> None:
    with pytest.raises(InputError, match="use one of"):
        event("close", reason="")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_has_words(language: Any) -> None:
    codes = [f"state_{state}" for state in STATES]
    codes += [f"reason_{reason}" for many in REASONS.values() for reason in many if reason]
    said = [say(code, language) for code in dict.fromkeys(codes)]
    assert len(set(said)) == len(said)


def test_an_event_lists_every_problem() -> None:
    with pytest.raises(InputError) as caught:
        Event("", 7, "marry", "soon", "boss", "love")  # type: ignore[arg-type]
    assert [problem.place for problem in caught.value.records] == [
        *("mentee", "mentor", "act", "by", "reason", "at")
    ]
    with pytest.raises(InputError, match=r"by is ''.*'mentee', 'mentor'"):
        event("accept")


def test_an_event_comes_back_from_plain_values() -> None:
    given = event("decline", 2, "mentee", "no_time")
    assert Event.from_dict(given.to_dict()) == given
    assert "reason" not in event("propose").to_dict()


def test_a_couple_keeps_all_that_was_recorded() -> None:
    couple = Couple("ana", "zoe").after(event("propose")).after(event("accept", 2, "mentee"))
    again = couple.after(event("accept", 3, "mentee"))
    assert [one.act for one in again.events] == ["propose", "accept", "accept"]
    assert again != couple
    assert again.standing.state == "proposed"
