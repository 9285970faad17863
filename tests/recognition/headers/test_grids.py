"""Headers of grids and of choices."""

from __future__ import annotations

import pytest

from matchcore.recognition.headers.choices import choice_rank
from matchcore.recognition.headers.grids import grid_part


@pytest.mark.parametrize(
    ("header", "question", "item"),
    [
        ("Évaluez votre niveau [Python]", "Évaluez votre niveau", "Python"),
        ("Priorité [Accessibilité numérique]", "Priorité", "Accessibilité numérique"),
        ("Disponibilités [Lundi]", "Disponibilités", "Lundi"),
        ("Rate your skills [C++]", "Rate your skills", "C++"),
        ("Skills - Python", "Skills", "Python"),
        ("Compétences : Power BI", "Compétences", "Power BI"),
        ("Availability | Monday", "Availability", "Monday"),
        ("Votre niveau en Excel ?", "Votre niveau en", "Excel"),
        ("Level in Power BI", "Level in", "Power BI"),
    ],
)
def test_a_grid_has_a_question_and_items(header: str, question: str, item: str) -> None:
    assert grid_part(header) == (question, item)


@pytest.mark.parametrize(
    "header",
    [
        "Python",
        "Niveau (1 à 5)",
        "Centres d'intérêt",
        "Savoir-faire",
        "Skills - Compétences",
        "Service : Paris",
        "Commentaires - suite",
        "[Python]",
    ],
)
def test_other_headers_are_no_grids(header: str) -> None:
    assert grid_part(header) is None


@pytest.mark.parametrize(
    ("header", "rank"),
    [
        ("Choice 1", 1),
        ("Choix 2", 2),
        ("CHOIX N°3", 3),
        ("Vœu 4", 4),
        ("1er choix", 1),
        ("2ème choix de mentor", 2),
        ("Troisième vœu", 3),
        ("First choice", 1),
        ("3rd choice", 3),
        ("Mentor preference 2", 2),
        ("Votre premier choix (obligatoire)", 1),
    ],
)
def test_choices_have_ranks(header: str, rank: int) -> None:
    assert choice_rank(header) == rank


@pytest.mark.parametrize(
    "header", ["Choix", "Premier emploi", "Niveau 1", "First name", "1. Choix"]
)
def test_other_headers_have_no_rank(header: str) -> None:
    assert choice_rank(header) is None
