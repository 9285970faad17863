"""`skill_shortage` by hand, against a loop, and its effects against cohorts made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchcore import Affinity, Cohort, Programme, datasets
from matchcore.affinity import TaughtSkills
from matchcore.errors import InputError
from matchcore.rules import Capacity, SameAttribute, Trained
from matchcore.season import Shortage, skill_shortage

MENTORS = [
    {"id": "a", "name": "Ada", "skills": "Python", "site": "Lyon"},
    {"id": "b", "name": "Bo", "skills": "jazz", "site": "Nice", "capacity": 2},
]
MENTEES = [
    {"id": "e", "wants": "python", "site": "Lyon"},
    {"id": "f", "wants": "PYTHON|pottery", "site": "Lyon"},
    {"id": "g", "wants": "jazz", "site": "Lyon"},
    {"id": "h", "wants": "jazz", "site": "Nice"},
    {"id": "i", "site": "Nice"},
]


def programme(*rules: Any, **options: Any) -> Programme:
    return Programme(affinity=Affinity(skills=TaughtSkills()), rules=rules, **options)


def found(*rules: Any, **options: Any) -> Shortage:
    return skill_shortage(programme(*rules), Cohort(MENTORS, MENTEES), **options)


@pytest.mark.slow
def test_each_skill_has_its_demand_supply_and_what_the_couples_give() -> None:
    rows: Any = found().frame.set_index("skill")
    python, jazz, pottery = (rows.loc[name].tolist() for name in ("Python", "jazz", "pottery"))
    assert python == [2, 1, 1, 1, 1]
    assert jazz == [2, 1, 2, 2, 0]
    assert pottery == [1, 0, 0, 0, 1]


@pytest.mark.slow
def test_who_stays_short_is_named_with_the_rules_that_matter() -> None:
    short = found(SameAttribute("site"))
    rows = short.bottlenecks.to_dict(orient="records")
    assert [row["mentees"] for row in rows] == [("e", "f"), ("g",)]
    assert [(row["places"], row["short"], row["places_without_rules"]) for row in rows] == [
        (1, 1, 1),
        (0, 1, 2),
    ]
    assert (short.asking, short.coverable) == (4, 2)
    assert "2 places if no rule forbade a pair" in str(short)
    assert found().coverable == 3


@pytest.mark.slow
def test_effects_are_those_of_the_larger_cohort() -> None:
    """Another mentor of Python with one place reaches the second who wants it."""
    effects = found().effects
    python = effects[effects["skill"] == "Python"].iloc[0]
    assert (python["added"], python["like"], python["more"], python["more_covered"]) == (
        1,
        "a",
        1,
        1,
    )
    by_hand = Cohort([*MENTORS, {"id": "c", "skills": "Python:4", "site": "Lyon"}], MENTEES)
    again = skill_shortage(programme(), by_hand, added=0)
    assert again.covered == python["covered"]
    assert again.matched == python["matched"]


@pytest.mark.slow
def test_an_added_mentor_has_the_stated_places_or_those_of_the_rule() -> None:
    assert set(found(Capacity(3)).effects["places"]) == {3}
    assert set(found(places=2).effects["places"]) == {2}


def test_an_added_mentor_is_trained_where_the_rule_asks() -> None:
    mentees = [{"id": "e", "wants": "go", "trained": True}]
    mentors = [{"id": "m", "skills": "go", "trained": False}]
    short = skill_shortage(programme(Trained()), Cohort(mentors, mentees))
    assert short.matched == 0
    assert short.effects["more_matched"].tolist() == [1, 1]


def test_a_minimum_of_the_rule_does_not_bind_added_mentors() -> None:
    mentees = [{"id": "e", "wants": "go|art"}]
    mentors = [{"id": "m", "skills": "go", "minimum": 1}]
    short = skill_shortage(programme(), Cohort(mentors, mentees))
    assert short.effects["more"].tolist() == [0, 0]


@pytest.mark.slow
def test_the_people_stay_what_they_were() -> None:
    """With a mentor nobody may have, the sample is matched as before."""
    people, reverse = datasets.load_demo(), Programme.reverse_mentoring()
    from matchcore.season.shortage.more_mentors import with_mentors

    larger = with_mentors(people, "python", str(people.mentors.ids[0]), 2, 0)
    assert larger.shape == (people.shape[0], people.shape[1] + 2)
    assert reverse.match(larger).pairs.equals(reverse.match(people).pairs)
    assert not {*larger.cautions} - {*people.cautions}


@pytest.mark.parametrize(
    ("options", "place"),
    [({"most": 0}, "most"), ({"added": -1}, "added"), ({"places": "x"}, "places")],
)
def test_wrong_arguments_are_named(options: Any, place: str) -> None:
    with pytest.raises(InputError, match=place):
        found(**options)


def test_a_matching_of_other_people_is_refused() -> None:
    other = Cohort([{"id": "x", "skills": "go"}], [{"id": "y", "wants": "go"}])
    with pytest.raises(InputError, match=r"'x'[\s\S]*'y'|'y'[\s\S]*'x'"):
        skill_shortage(programme(), Cohort(MENTORS, MENTEES), programme().match(other))


@pytest.mark.slow
def test_no_skills_on_a_side_are_no_error() -> None:
    assert skill_shortage(programme(), Cohort([{"id": "a"}], MENTEES)).coverable == 0
    nothing = skill_shortage(programme(), Cohort(MENTORS, [{"id": "e"}]))
    assert (nothing.asking, len(nothing.effects), len(nothing.bottlenecks)) == (0, 0, 0)
    assert str(nothing)
    assert nothing.to_html()


@pytest.mark.slow
def test_it_is_said_in_both_languages_and_kept(tmp_path: Path) -> None:
    english, french = found(), found(language="fr")
    assert "3 of 4 mentees who want skills have a mentor who teaches one of them" in str(english)
    assert "3 mentorés sur 4 ont un mentor qui enseigne une compétence souhaitée" in str(french)
    french.save(tmp_path / "s.json")
    loaded = Shortage.load(tmp_path / "s.json")
    assert (str(loaded), loaded.to_html()) == (str(french), french.to_html())
    assert loaded.effects.equals(french.effects)
    french.to_csv(tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_text("utf-8-sig").startswith("Compétence;Souhaitée par;")


def test_the_heat_map_loads_nothing_and_escapes_names() -> None:
    mentees = [{"id": "e", "wants": "<b>x</b>"}]
    page = skill_shortage(programme(), Cohort(MENTORS, mentees))._repr_html_()
    assert "<b>" not in page
    assert "http" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.slow
def test_row_order_means_nothing() -> None:
    turned = skill_shortage(programme(), Cohort(MENTORS[::-1], MENTEES[::-1]))
    assert str(turned) == str(found())
    assert turned.effects.equals(found().effects)
