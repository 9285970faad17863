"""Spellings of a name: variants and plurals meet, other names stay apart."""

from __future__ import annotations

import pytest

from matchcore.names.spelling import spelling


@pytest.mark.parametrize(
    "names",
    [
        ("front-end", "Front End", "frontend", "front-ends"),
        ("Tableau de bord", "tableaux de bord", "TABLEAUX-DE-BORD"),
        ("réseaux sociaux", "Réseau social", "reseaux  sociaux"),
        ("jeu vidéo", "jeux vidéos"),
        ("strategy", "strategies", "STRATÉGIE", "stratégies"),
        ("process", "processes"),
        ("gestion d'équipe", "gestion d’équipes"),
        ("node.js", "NodeJS", "Node JS"),
        ("A/B testing", "AB-testing"),
    ],
)
def test_variants_of_spelling_meet(names: tuple[str, ...]) -> None:
    assert len({spelling(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        (".NET", "net"),
        ("R", "RR"),
        ("business", "busines"),
        ("CSS", "CS"),
        ("analysis", "analysi"),
        ("&", "@"),
        ("日本語", "日本"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


def test_no_name_is_spelt_with_nothing() -> None:
    assert all(spelling(name) for name in ("&", "…", "🎨", "-"))
