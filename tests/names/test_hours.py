"""Weekly hours in words: all words are known, or nothing is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.hours import day_of, hours_of

MORNING, NOON, AFTERNOON, EVENING = (9, 10, 11), (12, 13), (14, 15, 16, 17), (18, 19, 20)
WORKING = ("mon", "tue", "wed", "thu", "fri")


def week(days: str | tuple[str, ...], *hours: int) -> tuple[str, ...]:
    several = (days,) if isinstance(days, str) else days
    return tuple(f"{day}-{hour:02d}" for day in several for hour in sorted(hours))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Lundi matin", week("mon", *MORNING)),
        ("lun. matin", week("mon", *MORNING)),
        ("LUNDI MATIN", week("mon", *MORNING)),
        ("le lundi matin", week("mon", *MORNING)),
        ("Mon AM", week("mon", *MORNING)),
        ("Monday morning", week("mon", *MORNING)),
        ("Matin (lundi)", week("mon", *MORNING)),
        ("Lundi : matin", week("mon", *MORNING)),
        ("Lundi, matin", week("mon", *MORNING)),
        ("Lundi - matin", week("mon", *MORNING)),
        ("Lundi-matin", week("mon", *MORNING)),
        ("mardi après-midi", week("tue", *AFTERNOON)),
        ("Mardi apres midi", week("tue", *AFTERNOON)),
        ("Tue PM", week("tue", *AFTERNOON)),
        ("tuesday afternoons", week("tue", *AFTERNOON)),
        ("Wednesday evening", week("wed", *EVENING)),
        ("mercredi soir", week("wed", *EVENING)),
        ("Jeudi midi", week("thu", *NOON)),
        ("jeudi, pause déjeuner", week("thu", *NOON)),
        ("Thursday lunch break", week("thu", *NOON)),
        ("Jeudi entre midi et deux", week("thu", *NOON)),
        ("Monday 9-11", week("mon", 9, 10)),
        ("Mardi 9h-11h", week("tue", 9, 10)),
        ("mardi de 9h à 11h", week("tue", 9, 10)),
        ("mardi entre 9h et 11h", week("tue", 9, 10)),
        ("jeudi 14h00–16h30", week("thu", 14, 15)),
        ("Fri 2pm-4pm", week("fri", 14, 15)),
        ("Lundi 14h", week("mon", 14)),
        ("Lundi matin (9h-11h)", week("mon", 9, 10)),
        ("Lundi", week("mon", *MORNING, *AFTERNOON)),
        ("Samedi toute la journée", week("sat", *MORNING, *AFTERNOON)),
        ("Tous les matins", week(WORKING, *MORNING)),
        ("every morning", week(WORKING, *MORNING)),
        ("chaque soir", week(WORKING, *EVENING)),
        ("tous les jours midi", week(WORKING, *NOON)),
        ("du lundi au vendredi 9h-10h", week(WORKING, 9)),
        ("Mon-Wed 9-10", week(("mon", "tue", "wed"), 9)),
        ("week-end", week(("sat", "sun"), *MORNING, *AFTERNOON)),
        ("Lundi matin et après-midi", week("mon", *MORNING, *AFTERNOON)),
        ("Lundi matin et mardi soir", (*week("mon", *MORNING), *week("tue", *EVENING))),
        ("Lundi et mardi", week(("mon", "tue"), *MORNING, *AFTERNOON)),
        ("lundi 9h-10h et 14h-15h", week("mon", 9, 14)),
        ("mon-09", ("mon-09",)),
        ("MON-09", ("mon-09",)),
        ("Indisponible", ()),
        ("not available", ()),
    ],
)
def test_words_stand_for_hours(text: str, hours: tuple[str, ...]) -> None:
    assert hours_of(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "",
        "flexible",
        "selon planning",
        "matin",
        "9h-11h",
        "Lundi 9",  # the ninth?
        "Lundi 12/05",
        "sauf lundi matin",
        "pas le lundi",
        "Lundi matin si possible",
        "not Monday",
        "Lundi et mardi matin",  # all Monday?
        "Lundi, mardi, matin",
        "Lundi AM",  # après-midi?
        "Lundi soir 9h-11h",
        "Lundi 2-4",
        "Lundi après 17h",
        "mon-24",
        "tous",
        "2024-09-11",
        "Python",
    ],
)
def test_what_is_not_sure_is_no_hours(text: str) -> None:
    assert hours_of(text) is None


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("Matin", "Lundi", week("mon", *MORNING)),
        ("9h-10h", "mon", week("mon", 9)),
        ("matin, soir", "Friday", week("fri", *MORNING, *EVENING)),
        ("mardi matin", "mardi", week("tue", *MORNING)),
        ("mardi matin", "lundi", None),
        ("mon-09", "tue", None),
        ("AM", "Mon", week("mon", *MORNING)),
        ("AM", "Lundi", None),
        ("Matin", "Finance", None),
        ("x", "lundi", None),
        ("", "lundi", None),
    ],
)
def test_a_grid_gives_the_day(text: str, day: str, hours: tuple[str, ...] | None) -> None:
    assert hours_of(text, day) == hours


def test_days_have_their_names() -> None:
    names = ["Mon", "mardi", "Mercredi", "jeu.", "FRIDAY", "samedis", "le dimanche"]
    assert [day_of(name) for name in names] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert day_of("matin") is day_of("") is day_of("lundi et mardi") is None


@pytest.mark.slow
@given(st.integers(0, 6), st.integers(6, 22))
def test_codes_and_words_mean_the_same(number: int, hour: int) -> None:
    french = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][number]
    code = f"{day_of(french)}-{hour:02d}"
    assert hours_of(f"{french} {hour}h-{hour + 1}h") == hours_of(code) == (code,)
