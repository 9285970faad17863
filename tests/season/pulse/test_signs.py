"""Early warning: each sign alone, at its threshold and just before it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from matchcore.errors import InputError
from matchcore.season.pulse.pulse import sessions_frame
from matchcore.season.pulse.signs import SIGNS
from matchcore.wording.pulse_sentences import PULSE
from tests.season.pulse.answers import read, row


def signs(*rows: dict[str, Any], **options: Any) -> tuple[str, ...]:
    """Return the signs of the couple e1 and m1."""
    found = read(*rows, **options).troubled
    own = found[(found["mentee"] == "e1") & (found["mentor"] == "m1")]
    return own["signs"].tolist()[0] if len(own) else ()


def of_both(code: str, mentee: Any, mentor: Any = None, wave: int = 1) -> list[dict[str, Any]]:
    return [row("e1", "m1", wave, **{code: mentee}), row("m1", "e1", wave, **{code: mentor})]


@pytest.mark.parametrize(
    ("code", "mentee", "mentor", "found"),
    [
        ("satisfaction", 2, None, ("low",)),
        ("satisfaction", "2,1", None, ()),
        ("satisfaction", None, 1, ("low",)),
        ("satisfaction", 3, 5, ("disagree",)),
        ("satisfaction", 3.5, 5, ()),
        ("burden", 4, 1, ("burden",)),
        ("burden", 3.9, 1, ()),
        ("regularity", 5, 2, ("irregular",)),
        ("change", "yes", None, ("change",)),
        ("change", "no", None, ()),
        ("concern", None, "yes", ("concern",)),
        ("concern", "no", "no", ()),
        ("progress", 1, 1, ()),
    ],
)
def test_one_survey(code: str, mentee: Any, mentor: Any, found: tuple[str, ...]) -> None:
    assert signs(*of_both(code, mentee, mentor)) == found


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ([5, 4, 3], ("falling",)),
        ([5, 4, 4], ("falling",)),
        ([5, 5, 4], ("falling",)),
        ([5, 4.5, 4.5], ()),
        ([4, 5, 4], ()),
        ([5, 3], ()),  # two points always have a slope
        ([3, 5, 4, 3], ("falling",)),  # of the last three
        ([5, 4, 3, 5], ()),
    ],
)
def test_falling_is_seen_from_three_surveys_on(scores: list[float], found: tuple[str, ...]) -> None:
    rows = [row("m1", "e1", k, satisfaction=one) for k, one in enumerate(scores, 1)]
    rows += [row("e1", "m1", k, progress=3) for k in range(1, len(scores) + 1)]
    assert signs(*rows) == found


@pytest.mark.slow
def test_silence_is_two_surveys_in_a_row() -> None:
    other = [row("e2", "m1", k, progress=3) for k in (1, 2, 3)]
    mentor = [row("m1", "e1", k, progress=3) for k in (1, 2, 3)]
    assert signs(*other[:1], *mentor[:1]) == ()
    assert signs(*other, *mentor, row("e1", "m1", 1, progress=3)) == ("silence",)
    assert signs(*other, *mentor, row("e1", "m1", 2, progress=3)) == ()


@pytest.mark.slow
def test_an_answer_counts_until_the_next() -> None:
    first = row("e1", "m1", 1, satisfaction=1, concern="yes", change="yes")
    mentor = [row("m1", "e1", k, progress=3) for k in (1, 2)]
    assert signs(first, *mentor) == ("change", "concern", "low")
    skipped = row("e1", "m1", 2, progress=4)
    assert signs(first, *mentor, skipped) == ("change", "low")  # a concern, only till an answer
    better = row("e1", "m1", 2, satisfaction=4, change="no")
    assert signs(first, *mentor, better) == ()


@pytest.mark.slow
def test_sessions_missed_are_a_sign_where_a_plan_is_given() -> None:
    states = ["missed", "missed", "held", "planned"]
    plan = pd.DataFrame({"mentee": "e1", "mentor": "m1", "state": states})
    of = read(*of_both("progress", 3, 3), sessions=plan)
    assert of.troubled["evidence"].tolist() == ["2 sessions missed of 3 due"]
    one = read(*of_both("progress", 3, 3), sessions=plan[1:])
    assert one.troubled.empty
    assert one.with_sessions(plan).troubled["signs"].tolist() == [("missed",)]
    with pytest.raises(InputError, match="SessionPlan"):
        one.with_sessions("plan.json")


def test_every_sign_has_words_and_evidence() -> None:
    assert all(f"{what}_{sign}" in PULSE for sign in SIGNS for what in ("sign", "evidence"))
    of = read(*of_both("satisfaction", 1, 3), language="fr")
    assert of.troubled["evidence"].tolist() == [
        "au moins l'une des deux personnes note la façon de travailler ensemble 2 ou moins sur 5 "
        "(enquête n° 1) ; les deux notes sur la façon de travailler ensemble diffèrent de 2 points "
        "ou plus (enquête n° 1)"
    ]


def test_a_session_missed_and_planned_again_stays_a_sign() -> None:
    couple = {"mentee": ["e", "e"], "mentor": ["m", "m"], "session": [1, 2]}
    times = pd.to_datetime(["2026-03-01", "2026-03-15"])
    frame = pd.DataFrame({**couple, "start": times, "end": times, "state": "planned"})
    later = frame.assign(start=times + pd.Timedelta(days=30))
    plan = SimpleNamespace(frame=later, missed=frame.drop(columns="state"))
    found = sessions_frame(plan, [])
    assert found.to_numpy().tolist() == [["e", "m", 2, 2]]
