"""Each cause is told once, with the people whom it keeps without a partner."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort, Matching
from matchcore.rules.columns import DifferentDepartment
from tests.answer.html_pages import Page, report
from tests.cohorts import season, season_programme, season_tables


def crowd(count: int, **options: Any) -> Matching:
    """Return one mentor with one place, and so many mentees of whom every fifth asks for nobody."""
    mentees = pd.DataFrame(
        {
            "id": [f"e{k:05d}" for k in range(count)],
            "wants": "python",
            "demand": [0 if k % 5 == 4 else 1 for k in range(count)],
        }
    )
    mentors = pd.DataFrame({"id": ["m"], "skills": ["python"]})
    return season_programme(**options).match(Cohort(mentors, mentees))


def causes(page: Page) -> list[str]:
    return [said for said in page.said("h3") if said.endswith(".")]


def test_a_cause_stands_above_its_people_and_details_beside_each() -> None:
    page = report(season())
    assert causes(page) == ["None of the possible mentors has a place left."]
    assert "Mentees without a mentor (1 of 3)" in page.said("h2")
    assert not any(said.startswith("Mentors without") for said in page.said("h2"))
    [line] = [said for said in page.said("li") if said.startswith("e3")]
    assert line == ("e3There were 2; the closest: Zoé Ferrand, with Ana <b>; Bob & Co, with =1+1.")


def test_people_of_one_cause_stand_together_the_largest_group_first() -> None:
    page = report(crowd(11))
    assert causes(page) == [
        "None of the possible mentors has a place left.",
        "This person asks for no mentor (demand 0).",
    ]
    counted = [said for said in page.said("p") if said.endswith(("person", "people"))]
    assert counted == ["8 people", "2 people"]


@pytest.mark.slow
def test_thousands_are_summed_up_and_the_file_is_named() -> None:
    page = report(crowd(4000))
    assert len(page.html) < 120_000
    assert "3199 people" in page.said("p")
    assert "… and 3159 more; the file unmatched.csv names everybody." in page.said("p")


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    tables = season_tables()
    tables["mentors"]["name"] = "Kim"
    [line] = [
        one
        for one in report(season_programme().match(Cohort(**tables))).said("li")
        if one.startswith("e3")
    ]
    assert "Kim (m1), with Ana <b>; Kim (m2)" in line


def test_a_missing_value_is_named_in_the_readers_language() -> None:
    tables = season_tables()
    tables["mentees"]["department"] = ["a", "a", None]
    tables["mentors"]["department"] = ["b", "b"]
    programme = season_programme(language="fr", rules=[DifferentDepartment()])
    page = report(programme.match(Cohort(**tables)))
    assert causes(page) == [
        "Le service manque dans le tableau\xa0: sans lui, aucun mentor ne peut être proposé."
    ]
