"""A season is checked when it is made: all problems at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from matchcore.errors import InputError
from matchcore.rounds import Couples
from matchcore.season import Season
from tests.season.parts import TODAY, matched, pulse, season, sessions, training


def test_it_holds_what_it_is_given_and_says_so_in_one_line() -> None:
    one = season(sessions=sessions(("1", "2026-03-20 10:00", "planned")))
    assert repr(one) == "Season(3 couples, sessions)"
    assert (one.day, one.language) == (TODAY, "en")
    assert one.labels["m2"] == "Bo-Mentor (m2)"
    assert one.in_language("fr").language == "fr"


def test_people_of_the_parts_are_people_of_the_matching() -> None:
    plan = sessions(("1", "2026-03-20 10:00", "planned"))
    plan.frame = plan.frame.assign(mentee="zoe")
    needs = training(("e1",), ())
    needs.needs = needs.needs.assign(person="yan")
    levels = pd.DataFrame({"person": ["xu"], "skill": ["a"], "before": [1.0], "after": [2.0]})
    couples = Couples().propose([("wim", "m1")], at="2026-03-01")
    with pytest.raises(InputError) as caught:
        season(sessions=plan, training=needs, levels=levels, couples=couples)
    found = [(one.code, one.place, one.value) for one in caught.value.problems]
    assert found == [
        ("unknown_person", "sessions", "'zoe'"),
        ("unknown_person", "training", "'yan'"),
        ("unknown_person", "levels", "'xu'"),
        ("unknown_person", "couples", "'wim'"),
    ]


def test_couples_that_ended_may_have_left() -> None:
    couples = Couples().start("gone", "m1", at="2026-01-01")
    couples = couples.close("gone", "m1", reason="left", at="2026-02-01")
    assert ("gone", "m1") not in season(couples=couples).active


@pytest.mark.parametrize(
    ("part", "given"),
    [
        ("programme", "reverse"),
        ("matching", None),
        ("sessions", "plan.json"),
        ("training", 3),
        ("pulse", pd.DataFrame()),
        ("couples", {}),
        ("levels", [1]),
        ("today", "2026-03-18"),
        ("today", datetime(2026, 3, 18)),
    ],
)
def test_parts_of_another_type_are_told(part: str, given: object) -> None:
    plain, _, matching = matched()
    parts = {"programme": plain, "matching": matching, part: given}
    with pytest.raises(InputError) as caught:
        Season(**parts)  # type: ignore[arg-type]
    assert [(one.code, one.place) for one in caught.value.problems] == [("wrong_type", part)]


def test_levels_need_their_columns() -> None:
    with pytest.raises(InputError) as caught:
        season(levels=pd.DataFrame({"person": ["e1"], "skill": ["a"]}))
    assert [one.code for one in caught.value.problems] == ["missing_column"] * 2


def test_paused_and_ended_couples_do_not_meet() -> None:
    couples = Couples().start("e1", "m1", at="2026-01-01").start("e2", "m2", at="2026-01-01")
    couples = couples.pause("e1", "m1", at="2026-02-01")
    couples = couples.close("e2", "m2", reason="completed", at="2026-02-01")
    one = season(couples=couples)
    assert one.active == [("e3", "m3")]
    assert one.states["e1", "m1"] == "paused"


def test_without_a_day_it_is_looked_at_today() -> None:
    assert replace(season(), today=None).day == date.today()
    assert season(pulse=pulse(())).pulse is not None
