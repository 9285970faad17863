"""Indicators of couples, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from matchcore.answer import Matching
from matchcore.season.indicators.of_couples import (
    active_couples,
    closures,
    closures_early,
    coverage,
    wanted_skills,
)
from tests.season.indicators.made import season, sessions, started


def by_hand(sample: object) -> list[object]:
    """Return values with their clusters; None for a missing one."""
    values = [None if value != value else value for value in sample.values]  # type: ignore[attr-defined]
    return [*zip(values, sample.clusters, strict=True)]  # type: ignore[attr-defined]


def test_coverage_counts_every_mentee_once() -> None:
    assert by_hand(coverage(season())) == [(0, "d"), (1, "a"), (1, "b"), (1, "c")]


def test_wishes_of_those_with_a_mentor_are_met_by_any_name() -> None:
    """Excel and golf of Ana, SQL of Bo, cooking and Excel of Cy: three of five."""
    found = sorted(by_hand(wanted_skills(season())))
    assert found == [(0, "a"), (0, "c"), (1, "a"), (1, "b"), (1, "c")]


def test_wishes_are_known_of_a_loaded_matching(tmp_path: object) -> None:
    made = season()
    made.matching.save(tmp_path / "matching")  # type: ignore[operator]
    loaded = season(matching=Matching.load(tmp_path / "matching"))  # type: ignore[operator]
    assert sorted(by_hand(wanted_skills(loaded))) == sorted(by_hand(wanted_skills(made)))


def test_nothing_is_known_of_activity_without_sessions_and_couples() -> None:
    assert active_couples(season()) is None
    assert closures_early(season()) is None


@pytest.mark.parametrize(
    ("day", "state", "expected"),
    [
        ("2026-04-19", "held", 1),
        ("2026-03-10", "held", 1),
        ("2026-03-08", "held", None),  # more than six weeks ago
        ("2026-04-19", "missed", 0),
        ("2026-04-19", "planned", None),  # nobody told
        ("2026-04-21", "planned", None),  # not due yet
    ],
)
def test_a_couple_is_active_that_held_a_session_lately(
    day: str, state: str, expected: float | None
) -> None:
    found = active_couples(season(sessions=sessions([("a", "m", day, state)])))
    assert by_hand(found)[0] == (expected, "m")


def test_one_session_held_lately_is_enough() -> None:
    rows = [("a", "m", "2026-04-19", "missed"), ("a", "m", "2026-04-05", "held")]
    assert by_hand(active_couples(season(sessions=sessions(rows))))[0] == (1, "m")


def test_recorded_states_decide_where_no_session_was_due() -> None:
    couples = started(("a", "m"), ("b", "m"), ("c", "n"))
    couples = couples.pause("b", "m", at="2026-04-01")
    rows = [("c", "n", "2026-04-19", "missed"), ("b", "m", "2026-04-19", "held")]
    found = by_hand(active_couples(season(couples=couples, sessions=sessions(rows))))
    assert found == [(1, "m"), (0, "m"), (0, "n")]


def test_without_a_day_the_last_session_told_of_is_now() -> None:
    rows = [("a", "m", "2026-01-05", "held"), ("c", "n", "2026-04-05", "missed")]
    found = active_couples(season(sessions=sessions(rows), today=None))
    assert by_hand(found) == [(None, "m"), (None, "m"), (0, "n")]


def test_closures_count_among_couples_that_started() -> None:
    couples = started(("a", "m"), ("b", "m"), ("c", "n")).propose([("d", "n")], at="2026-03-01")
    couples = couples.close("a", "m", reason="chemistry", at="2026-04-01")
    couples = couples.close("b", "m", reason="goals_met", at="2026-04-01")
    made = season(couples=couples, today=date(2026, 5, 1))
    assert by_hand(closures_early(made)) == [(1, "m"), (0, "m"), (0, "n")]
    assert closures(made) == {("a", "m"): "chemistry", ("b", "m"): "goals_met"}
