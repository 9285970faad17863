"""The table of skill names: every name leads to one skill."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from matchcore.affinity.skills import skill_names
from matchcore.people import fold


def table() -> list[dict[str, str]]:
    text = files("matchcore.affinity").joinpath("skills.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("apprentissage automatique", "machine learning"),
        ("reseaux sociaux", "social media"),
        ("tableaux de bord", "dashboards"),
        ("internet des objets", "internet of things"),
    ],
)
def test_a_french_name_leads_to_the_english(french: str, english: str) -> None:
    assert skill_names()[french] == english


def test_no_name_stands_for_two_skills() -> None:
    """The later row would win in silence, and the earlier skill would lose a name."""
    claims = Counter(
        name
        for row in table()
        for name in {fold(x) for x in (row["en"], row["fr"], *row["also"].split("|"))} - {""}
    )
    assert [name for name, count in claims.items() if count > 1] == []


def test_every_skill_is_its_own_name() -> None:
    assert all(skill_names()[fold(row["en"])] == row["en"] for row in table())


def test_names_with_signs_stay_apart() -> None:
    """A tokeniser would drop these; each is a skill of its own."""
    names = skill_names()
    assert len({names[name] for name in ("c++", "c#", "r", ".net", "sql")}) == 5


def test_an_unknown_name_is_not_made_up() -> None:
    assert fold("under-water basket weaving") not in skill_names()
