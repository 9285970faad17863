"""Grades with numbers: read where they are grades for sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.grades import number_in, numbered, numbers_in


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("1 - Employé", 1),
        ("5 – Cadre dirigeant", 5),
        ("2 — Technicien", 2),
        ("1. Junior", 1),
        ("3) Senior", 3),
        ("4: Manager", 4),
        ("4-Manager", 4),
        ("3 (cadre)", 3),
        ("7", 7),
        ("3.0", 3),
        ("Grade 7", 7),
        ("GRADE\u00a07", 7),
        ("grade: 7", 7),
        ("G7", 7),
        ("Niveau 3 (cadre)", 3),
        ("Niveau 3 - cadre", 3),
        ("niv. 3", 3),
        ("Level 4: Senior manager", 4),
        ("Échelon 12", 12),
        ("Band 5", 5),
        ("Coefficient 210", 210),
        ("E5", 5),
        ("L4", 4),
        ("IC3", 3),
        ("IC3 - Senior", 3),
        ("N+2", None),
        ("N-1", None),
        ("N1", None),
        ("R2", None),
        ("12/2024", None),
        ("12-2024", None),
        ("1-2", None),
        ("3.5", None),
        ("-1", None),
        ("5 ans", None),
        ("Cadre", None),
        ("Cadre 3", None),
        ("Cadre niveau 2", None),
        ("Site 2", None),
        ("Classe 1", None),
        ("2e classe", None),
        ("1 - Employé (de 2 à 5 ans)", None),
        ("", None),
    ],
)
def test_the_number_of_a_grade(label: str, number: int | None) -> None:
    assert number_in(label) == number


def test_a_label_falls_into_prefix_number_and_name() -> None:
    assert numbered("Niveau 3 (Cadre)") == ("niveau", 3, "cadre")
    assert numbered("3 - Cadre") == ("", 3, "cadre")


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["1 - Employé", "5 - Cadre dirigeant"], [1, 5]),
        (["E5", "e4"], [5, 4]),
        (["Niveau 1 (employé)", "niveau 3"], [1, 3]),
        (["1 - Ouvrier", "1 - Employé"], [1, 1]),
        (["7"], [7]),
        (["E5", "L4"], None),
        (["Grade 7", "7"], None),
        (["Grade 7", "HEO"], None),
        (["1 - Cadre dirigeant", "2 - Cadre", "3 - Employé"], None),
        (["1 - Director", "2 - Manager"], None),
        ([], None),
    ],
)
def test_a_column_is_numbered_in_one_way_or_not_at_all(
    labels: list[str], numbers: list[int] | None
) -> None:
    expected = None if numbers is None else dict(zip(labels, numbers, strict=True))
    assert numbers_in(labels) == expected


@given(st.integers(0, 99), st.sampled_from(["{}", "{} - Chef", "Grade {}", "L{}", "Niveau {} (x)"]))
def test_numbers_are_read_as_written(number: int, form: str) -> None:
    assert number_in(form.format(number)) == number
