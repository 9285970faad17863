"""Sessions held and people trained, counted by hand."""

from __future__ import annotations

from matchcore.answer import Matching
from matchcore.season.indicators.of_couples import active_couples
from matchcore.season.indicators.of_sessions import sessions_held, trained
from tests.season.indicators.made import missed_before, season, sessions, training
from tests.season.indicators.test_of_couples import by_hand


def test_sessions_that_are_due_and_not_told_of_are_unknown() -> None:
    rows = [
        ("a", "m", "2026-04-01", "held"),
        ("b", "m", "2026-04-02", "missed"),
        ("c", "n", "2026-04-20", "planned"),  # today: due
        ("c", "n", "2026-04-21", "planned"),  # tomorrow: not due
        ("a", "m", "2026-04-25", "held"),  # told before its day: it was moved forward
    ]
    found = by_hand(sessions_held(season(sessions=sessions(rows))))
    assert found == [(1, "m"), (0, "m"), (None, "n"), (1, "m")]


def test_nothing_due_is_nothing_measured() -> None:
    assert sessions_held(season()) is None
    assert sessions_held(season(sessions=sessions([]))) is None
    later = sessions([("a", "m", "2026-05-01", "planned")])
    assert sessions_held(season(sessions=later)) is None


def test_the_tables_say_who_is_trained_and_only_people_in_couples_count() -> None:
    found = by_hand(trained(season()))
    assert found == [(1, "a"), (None, "b"), (0, "c"), (1, "m"), (0, "n")]


def test_the_plan_says_who_needs_nothing_and_whose_training_is_over() -> None:
    needs = [
        ("b", "mentee", "start"),
        ("c", "mentee", "start"),
        ("n", "mentor", "start"),
        ("n", "mentor", "listening"),
        ("a", "mentee", "start"),
    ]
    planned = [
        ("b", "mentee", "start", "2026-04-20 17:00"),  # today
        ("c", "mentee", "start", "2026-04-21 09:00"),  # tomorrow
        ("n", "mentor", "start", "2026-04-01 10:00"),
        ("n", "mentor", "listening", None),  # at one's own pace
    ]
    found = by_hand(trained(season(training=training(needs, planned))))
    assert found == [(1, "a"), (1, "b"), (0, "c"), (1, "m"), (0, "n")]


def test_a_loaded_matching_knows_training_by_the_plan_alone(tmp_path: object) -> None:
    season().matching.save(tmp_path / "matching")  # type: ignore[operator]
    loaded = Matching.load(tmp_path / "matching")  # type: ignore[operator]
    assert trained(season(matching=loaded)) is None
    found = trained(season(matching=loaded, training=training([("a", "mentee", "start")], [])))
    assert by_hand(found) == [(0, "a"), (1, "b"), (1, "c"), (1, "m"), (1, "n")]


def test_a_session_missed_and_planned_again_stays_missed() -> None:
    plan = sessions([("a", "m", "2026-04-18", "held"), ("c", "n", "2026-05-06", "planned")])
    plan = missed_before(plan, ("a", "m", 1, "2026-04-04"), ("c", "n", 2, "2026-04-15"))
    found = by_hand(sessions_held(season(sessions=plan)))
    assert found == [(0, "m"), (0, "n"), (1, "m")]  # in order of time
    one = by_hand(active_couples(season(sessions=plan)))
    assert one == [(1, "m"), (None, "m"), (0, "n")]
