"""First sessions and trainings in letters: in the reader's language, on the reader's clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from matchcore.errors import InputError
from tests.answer.couples_for_people import people

PARIS = ZoneInfo("Europe/Paris")
FIRST = pd.Timestamp(datetime(2026, 3, 1, 14, 30, tzinfo=PARIS))


def sessions(**changes: Any) -> pd.DataFrame:
    """Return two sessions of one couple, the later first."""
    row = {"mentee": "e1", "mentor": "m1", **changes}
    return pd.DataFrame([{**row, "start": FIRST + pd.Timedelta(weeks=2)}, {**row, "start": FIRST}])


DAY_BEFORE = FIRST - pd.Timedelta(days=1)


def training(start: Any = DAY_BEFORE) -> pd.DataFrame:
    row = {"person": "e1", "role": "mentee", "training": "first steps", "start": start}
    return pd.DataFrame([row])


def steps(who: str, **options: Any) -> tuple[str, ...]:
    return people(**options.pop("of", {})).letters(**options)[who][0].sections[-1].items


def test_the_earliest_session_of_a_couple_is_told() -> None:
    told = steps("e1", first_sessions=sessions())
    assert told[0] == (
        "You meet Zoé Ferrand for the first time on Sunday 1 March 2026 at 14:30. If that does not "
        "suit you, agree on another date together."
    )
    assert not any("propose a first meeting" in one or "both free" in one for one in told)


def test_french_tells_it_as_french_does() -> None:
    told = steps("e1", first_sessions=sessions(), language="fr")
    assert told[0].startswith(
        "Votre première séance avec Zoé Ferrand a lieu le dimanche 1er mars 2026 à 14\xa0h 30."
    )


def test_couples_without_a_date_are_asked_to_find_one() -> None:
    told = steps("m1", first_sessions=sessions())
    assert told[0].startswith("You meet Hélène Roy for the first time on Sunday")
    assert told[1].startswith("Ida will write to you to propose a first meeting")


@pytest.mark.slow
def test_the_clock_is_the_reader_s() -> None:
    elsewhere = steps("e1", first_sessions=sessions(), zones={"e1": "Asia/Tokyo"})
    assert "Sunday 1 March 2026 at 22:30 (Asia/Tokyo time)" in elsewhere[0]
    same_clock = steps("e1", first_sessions=sessions(), zones={"e1": "Europe/Berlin"})
    assert "at 14:30. " in same_clock[0]


@pytest.mark.slow
def test_trainings_come_before_the_first_steps() -> None:
    sections = people().letters(training=training())["e1"][0].sections
    assert [one.heading for one in sections][-2:] == ["Before you begin", "First steps"]
    assert sections[-2].items == ("first steps, on Saturday 28 February 2026 at 14:30",)
    own = people().letters(training=training(pd.NaT))["e1"][0].sections[-2]
    assert own.items == ("first steps, at your own pace, before the first session",)
    assert "Before you begin" not in people().letters(training=training())["m1"][0].text


def test_the_usual_trainings_are_called_in_the_reader_s_language() -> None:
    plan = training().assign(training="Briefing for mentees")
    told = people().letters(training=plan, language="fr")["e1"][0].sections[-2].items
    assert told == ("Réunion d'information des mentorés, le samedi 28 février 2026 à 14\xa0h 30",)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"first_sessions": [("e1", "m1")]}, [("wrong_type", "first_sessions")]),
        (
            {"first_sessions": sessions().drop(columns="mentor"), "training": pd.DataFrame()},
            [("missing_column", "first_sessions"), *[("missing_column", "training")] * 4],
        ),
        ({"first_sessions": sessions(mentee="zoe")}, [("unknown_person", "first_sessions")]),
        ({"training": training(datetime(2026, 3, 1))}, [("wrong_type", "training, row 0, start")]),
        ({"zones": {"e1": "Mars/Base"}}, [("unknown_zone", "zones of 'e1'")]),
        ({"zones": ["Europe/Paris"]}, [("wrong_type", "zones")]),
    ],
)
def test_what_is_wrong_is_told(given: dict[str, Any], found: list[tuple[str, str]]) -> None:
    with pytest.raises(InputError) as caught:
        people().letters(**given)
    assert [(one.code, one.place) for one in caught.value.problems] == found


@pytest.mark.slow
def test_what_is_past_is_left_out() -> None:
    def of(today: date) -> tuple[Any, ...]:
        return people().letters(first_sessions=sessions(), training=training(), today=today)["e1"]

    before, between, after = (
        of(date(2026, 2, 1))[0].text,
        of(date(2026, 3, 2))[0].text,
        of(date(2026, 4, 1))[0].text,
    )
    assert "first steps" in before
    assert "for the first time on Sunday 1 March 2026" in before
    assert "first steps" not in between + after
    assert "You meet Zoé Ferrand next on Sunday 15 March 2026" in between
    assert "You meet" not in after
    assert "first meeting" not in between + after  # they have met
    with pytest.raises(InputError, match="today"):
        people().letters(today="2026-02-01")  # type: ignore[arg-type]
