"""The programme in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from matchcore import Cohort, Programme
from matchcore.datasets import load_demo
from matchcore.rules.columns import DifferentDepartment, SameAttribute
from matchcore.rules.loads import Capacity, MinimumLoad
from matchcore.rules.rule import PairRule
from tests.answer.html_pages import Page, report
from tests.cohorts import season, season_programme, season_tables


@dataclass(frozen=True, kw_only=True)
class Apart(PairRule):
    """A rule of one's own, without a sentence."""

    def pairs(self, cohort: Cohort) -> tuple[Any, Any]:
        return np.array([2]), np.array([1])


def lines(page: Page, heading: str) -> list[str]:
    """Return the lines of the list under a heading of the programme."""
    after = page.html.split(f"<h3>{heading}</h3>", 1)[1].split("</ul>", 1)[0]
    return Page(f"{after}</ul>").said("li")


def test_weights_are_shares_and_contributions_are_means() -> None:
    """Skills ¾ and interests ¼; (0.75 + 0.1875) / 2 and 0.125 / 2."""
    assert report(season()).table("Shares of the score")[1:] == [
        ["skills", "", "75%", "0.469"],
        ["interests", "", "25%", "0.062"],
    ]


def test_rules_are_told_as_people_know_them() -> None:
    rules = [
        DifferentDepartment(missing="allow"),
        Capacity(2),
        MinimumLoad(),
        Apart(),
        SameAttribute("site", weight=-0.25),
    ]
    page = report(season_programme(rules=rules, floor=0.1).match(Cohort(**season_tables())))
    assert lines(page, "Rules that always hold") == [
        "Different departments",
        "At most two mentees per mentor, unless the table says otherwise",
        "At least the number of mentees that the table states for a mentor, where it does",
        "Apart",
        "A score of at least 0.100",
    ]
    assert lines(page, "Preferences") == ["The same site: -0.25"]
    assert lines(page, "Order of priority") == [
        "Most mentees with a mentor, then most couples, then the best total"
    ]


@pytest.mark.slow
def test_a_preset_in_french() -> None:
    programme = Programme.reverse_mentoring().replace(language="fr")
    page = report(programme.match(load_demo()))
    assert lines(page, "Règles toujours respectées")[:2] == [
        "Mentoré au moins deux grades au-dessus du mentor",
        "Services différents",
    ]


def test_a_matching_that_states_no_programme_has_a_page() -> None:
    matching = season()
    bare = type(matching)(
        matching.problem, matching.assignment, matching.mentees, matching.mentors, matching.parts
    )
    page = report(bare)
    assert page.table("Shares of the score")[1][2] == "–"
    assert page.said("h1") == ["matching"]
