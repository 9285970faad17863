"""The top of the page."""

from __future__ import annotations

from dataclasses import replace

from matchcore import Cohort
from tests.answer.html_pages import report
from tests.cohorts import season, season_programme, season_tables


def test_it_says_whose_matching_when_and_how_many() -> None:
    page = report(season())
    assert page.said("h1") == ["season"]
    assert page.said("time") == ["Matching report, 1 November 2026"]
    assert page.all("time") == [{"datetime": "2026-11-01"}]
    assert list(zip(page.said("dt"), page.said("dd"), strict=True)) == [
        ("mentees with a mentor", "2 of 3"),
        ("mentors with a mentee", "2 of 2"),
        ("couples", "2"),
        ("mean score", "0.531"),
    ]


def test_french_says_the_first_of_a_month_as_french_does() -> None:
    page = report(season_programme(language="fr").match(Cohort(**season_tables())))
    assert page.said("time") == ["Rapport d'appariement du 1er novembre 2026"]
    assert ("mentorés avec un mentor", "2 sur 3") in zip(
        page.said("dt"), page.said("dd"), strict=True
    )


def test_cautions_stand_above_the_couples() -> None:
    page = report(replace(season(), cautions=("look at <this>",)))
    assert "Cautions" in page.said("h2")
    assert "Look at <this>" in page.said("li")
    assert page.text.index("Look at <this>") < page.text.index("Every couple")
    assert "Cautions" not in report(season()).said("h2")


def test_the_contents_name_every_section() -> None:
    page = report(season())
    named = [own["href"] for own in page.all("a")][1:]
    assert named == [f"#{own['id']}" for own in page.all("section") if "id" in own]
