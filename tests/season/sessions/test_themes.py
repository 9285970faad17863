"""Themes: shares against the definition of the method, needs before what builds on them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.names import SkillNames
from matchcore.season.sessions.apportionment import in_order, shared_out
from matchcore.season.sessions.prerequisites import read_needs
from matchcore.season.sessions.themes import Entry, plan_themes
from tests.cohorts import examples

WEIGHTS = st.dictionaries(
    st.sampled_from("abcdef"), st.integers(1, 25).map(Fraction), min_size=1, max_size=6
)


@examples(200)
@given(WEIGHTS, st.integers(0, 12))
def test_shares_are_those_of_the_largest_quotients(
    weights: dict[str, Fraction], seats: int
) -> None:
    """D'Hondt: the seats go to the largest of all quotients weight / 1, weight / 2, …"""
    found = shared_out(seats, weights, {})
    every = sorted((w / k for w in weights.values() for k in range(1, seats + 1)), reverse=True)
    won = sorted((weights[t] / k for t, n in found.items() for k in range(1, n + 1)), reverse=True)
    assert won == every[:seats]


@examples(100)
@given(WEIGHTS, st.integers(0, 11))
def test_one_session_more_costs_no_theme_any(weights: dict[str, Fraction], seats: int) -> None:
    fewer, more = shared_out(seats, weights, {}), shared_out(seats + 1, weights, {})
    assert all(more[theme] >= count for theme, count in fewer.items())


@examples(100)
@given(WEIGHTS, st.integers(0, 8))
def test_what_is_built_on_comes_first(weights: dict[str, Fraction], seats: int) -> None:
    themes = [*weights]
    needs = {one: [later for later in themes if later > one][:2] for one in themes}
    found = shared_out(seats, weights, needs)
    order = in_order([theme for theme in themes if theme in found], needs)
    for theme in found:
        for need in needs[theme]:
            assert need in found
            assert order.index(need) < order.index(theme)


def entries(**levels: float) -> dict[str, Entry]:
    return {name: Entry(name.title(), level) for name, level in levels.items()}


def test_a_need_that_the_mentee_lacks_is_a_theme_too() -> None:
    needs = {"dashboard": {"excel": "Excel"}}
    taught = entries(dashboard=5, excel=3)
    steps, goals = plan_themes(5, entries(dashboard=5), {}, taught, needs)
    assert [step.theme for step in steps] == ["", "Excel", "Dashboard", "Dashboard", ""]
    assert [goal.after for goal in goals] == [1, 1]
    known, _ = plan_themes(5, entries(dashboard=5), entries(excel=3), taught, needs)
    assert {step.theme for step in known} == {"", "Dashboard"}


def test_few_sessions_and_no_themes_are_filled() -> None:
    taught = entries(excel=5)
    goals = [
        [s.goal for s in plan_themes(n, entries(excel=1), {}, taught, {})[0]] for n in range(5)
    ]
    assert goals == [
        [],
        ["meet"],
        ["meet", "begin"],
        ["meet", "begin", "review"],
        ["meet", "begin", "alone", "review"],
    ]
    nothing, none = plan_themes(4, entries(go=5), {}, taught, {})
    assert ([step.goal for step in nothing], none) == (["meet", "talk", "talk", "review"], [])


def test_wrong_prerequisites_are_named() -> None:
    with pytest.raises(InputError, match=r"in a circle: .*excel"):
        read_needs({"Excel": "SQL", "SQL": ["Excel"]}, SkillNames())
    with pytest.raises(InputError, match="give a skill, or a list of skills"):
        read_needs({"Excel": 3}, SkillNames())  # type: ignore[dict-item]
