"""Grades as numbers, on a known ladder, or as labels to be put in order."""

from __future__ import annotations

from typing import Any

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
    every = tuple(f"N{number}" for number in range(1, 11))
    assert grades_of([["N10", "N2"], ["N1"]]).proposal == every
    assert grades_of([["Or", "Bronze"], ["Argent"]]).proposal == ("Argent", "Bronze", "Or")


def test_numbers_that_run_against_a_ladder_are_proposed_the_other_way_round() -> None:
    """Workday counts management levels from the top."""
    labels = ["2 - VP", "3 - Director", "5 - Manager", "8 - Individual contributor"]
    assert grades_of([labels]).proposal == tuple(labels[::-1])
    assert grades_of([["N-1", "N-2"], ["N-4"]]).proposal == ("N-4", "N-3", "N-2", "N-1")
    assert grades_of([["IC3", "M1"], ["IC2", "M2"]]).proposal == ("IC2", "IC3", "M1", "M2")


def test_one_label_off_the_ladder_is_asked_about() -> None:
    found = grades_of([["Employé", "Cadre", "Licorne"]])
    assert found.scale == ()
    assert set(found.proposal) == {"Employé", "Cadre", "Licorne"}


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["N2", "N5", "N3"], ("N2", "N3", "N4", "N5")),
        (["Classe 1", "Classe 4"], ("Classe 1", "Classe 2", "Classe 3", "Classe 4")),
        (["Cadre 1A", "Cadre 2B"], ("Cadre 1A", "Cadre 2B")),
        (["N1", "N90"], ("N1", "N90")),
    ],
)
def test_a_proposed_order_has_the_grades_between(cells: list[str], scale: tuple[str, ...]) -> None:
    assert grades_of([cells]).proposal == scale


@pytest.mark.parametrize(
    ("cells", "fine"),
    [
        (["Coefficient 190", "Coefficient 400"], (190, 400)),
        ([190, 215, 400], (190, 400)),
        (["310"], None),
        (["Groupe 3", "Groupe 7"], None),
        ([1, 12], None),
    ],
)
def test_coefficients_are_told_apart_from_steps(
    cells: list[Any], fine: tuple[int, int] | None
) -> None:
    assert grades_of([cells]).fine == fine


def test_classes_of_the_french_metal_industry_are_a_ladder() -> None:
    scale = grades_of([["C6", "F11"], ["D8"]]).scale
    assert [scale.index(label) for label in ("C6", "D8", "F11")] == [5, 7, 10]


def test_labels_with_a_number_are_proposed_by_ladder_first() -> None:
    found = grades_of([["AM niveau 4", "Cadre niveau 10"], ["Cadre niveau 9", "Employé niveau 2"]])
    expected = ("Employé niveau 2", "AM niveau 4", "Cadre niveau 9", "Cadre niveau 10")
    assert found.proposal == expected
