"""The summary: proof, best and weakest couples, and the unmatched."""

from __future__ import annotations

import pandas as pd
import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.preferences import Preferences
from tests.cohorts import (
    season,
)


def test_the_summary_says_what_a_coordinator_asks() -> None:
    text = str(season().summary())
    for piece in (
        "season: 2 couples; 2 of 3 mentees have a mentor",
        "proven best",
        "2 of 2 mentors have a mentee",
        "total 1.0625, bound 1.0625, gap 0.00%",
        "mean 0.531, median 0.531, lowest 0.188, highest 0.875",
        "Zoé Ferrand (m1) → Ana <b> (e1)",
        "Mentees without a mentor (1)",
    ):
        assert piece in text


def couples_shown(count: int) -> dict[str, list[str]]:
    """Return the lists of a summary of so many couples, by their mentees.

    Mentee k gives mentor k, alone, the score (k + 1) / 4.
    """
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(count)], "site": "Lyon"})
    mentees = pd.DataFrame({"id": [f"e{k}" for k in range(count)], "site": "Nice"})
    mentees["prefers"] = [f"m{k}:{(k + 1) / 4}" for k in range(count)]
    affinity = Affinity(site=EqualAttribute(), wishes=Preferences(amount=5))
    matching = Programme(affinity=affinity).match(Cohort(mentors, mentees))
    return {
        block.heading: [line.split()[2] for line in block.lines]
        for block in matching.summary().blocks
        if block.heading.endswith(" couples")
    }


def test_best_and_weakest_couples_are_in_their_order() -> None:
    assert couples_shown(12) == {
        "Best couples": ["e11", "e10", "e9", "e8", "e7"],
        "Weakest couples": ["e0", "e1", "e2", "e3", "e4"],
    }


@pytest.mark.parametrize(
    ("count", "lists"),
    [
        (1, ["All couples"]),
        (2, ["All couples"]),
        (9, ["All couples"]),
        (10, ["Best couples", "Weakest couples"]),
    ],
)
def test_no_couple_is_listed_twice(count: int, lists: list[str]) -> None:
    shown = couples_shown(count)
    assert list(shown) == lists
    listed = [one for couples in shown.values() for one in couples]
    assert sorted(listed) == [f"e{k}" for k in range(count)]
    if lists == ["All couples"]:
        assert listed == [f"e{k}" for k in reversed(range(count))]


def test_the_summary_is_html_in_a_notebook_with_names_escaped() -> None:
    html = season().summary()._repr_html_()
    assert "Ana &lt;b&gt; (e1)" in html
    assert "Bob &amp; Co (m2)" in html
    assert "<b>" not in html
