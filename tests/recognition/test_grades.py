"""Grades as numbers, on a known ladder, or as labels to be put in order."""

from __future__ import annotations

import pytest

from matchcore.people import labels_of
from matchcore.recognition.grades import Grades, grades_of


@pytest.mark.parametrize(
    "columns",
    [
        [[1, 2, 3]],
        [["1", "2,5", None]],
        [["1 - Employé", "2 - Cadre"], ["3 - Directeur"]],
        [],
        [[None, ""]],
    ],
)
def test_numbers_need_no_scale(columns: list[list[object]]) -> None:
    assert grades_of(columns) == Grades()


@pytest.mark.parametrize(
    ("mentors", "mentees"),
    [
        (["Employé", "Technicien"], ["Cadre", "Cadre dirigeant"]),
        (["Junior"], ["Senior", "Manager"]),
    ],
)
def test_a_known_ladder_orders_labels_of_both_sides(mentors: list[str], mentees: list[str]) -> None:
    """The labels stand in the test from the lowest to the highest."""
    scale = grades_of([mentees, mentors]).scale
    order = list(labels_of(scale))
    assert [order.index(label) for label in (*mentors, *mentees)] == sorted(
        order.index(label) for label in (*mentors, *mentees)
    )


def test_labels_of_no_ladder_are_proposed_in_natural_order() -> None:
    assert grades_of([["N10", "N2"], ["N1"]]).proposal == ("N1", "N2", "N10")
    assert grades_of([["Or", "Bronze"], ["Argent"]]).proposal == ("Argent", "Bronze", "Or")


def test_numbers_that_run_against_a_ladder_are_proposed_the_other_way_round() -> None:
    """Workday counts management levels from the top."""
    labels = ["2 - VP", "3 - Director", "5 - Manager", "8 - Individual contributor"]
    assert grades_of([labels]).proposal == tuple(labels[::-1])
    assert grades_of([["N-1", "N-2"], ["N-10"]]).proposal == ("N-10", "N-2", "N-1")
    assert grades_of([["IC3", "M1"], ["IC2", "M2"]]).proposal == ("IC2", "IC3", "M1", "M2")


def test_one_label_off_the_ladder_is_asked_about() -> None:
    found = grades_of([["Employé", "Cadre", "Licorne"]])
    assert found.scale == ()
    assert set(found.proposal) == {"Employé", "Cadre", "Licorne"}
