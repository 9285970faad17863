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


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("KPI", "KPIs"),
        ("API REST", "APIs REST"),
        ("UI", "uis"),
        ("GPU", "GPUs"),
        ("création de contenu", "Créations de contenus"),
        ("emploi", "emplois"),
        ("délai", "délais"),
        ("menu", "menus"),
        ("travail", "travaux"),
        ("canal", "canaux"),
        ("outil collaboratif", "outils collaboratifs"),
        ("pitch", "pitches"),
        ("tâche", "tâches"),
        ("box", "boxes"),
        ("status", "statuses"),
        ("process", "processes"),
        ("cause", "causes"),
        ("analysis", "analyses"),
        ("stratégie", "stratégies"),
        ("strategy", "strategies"),
        ("maîtrise d'œuvre", "maitrises d'oeuvre"),
        ("ASP.NET", "ASP .NET"),
        ("gestion de classe", "gestion de classes"),
        ("adresse", "adresses"),
        ("SharePoint", "SharePoints"),
        ("axe", "axes"),
        ("quiz", "quizzes"),
        ("IP", "IPs"),
        ("R&D", "R & D"),
        ("Data & Analytics", "data analytics"),
        ("UX & UI", "UX/UI"),
        ("fusions & acquisitions", "fusions-acquisitions"),
        ("loss", "losses"),
        ("mess", "messes"),
        ("masse", "masses"),
        ("ruse", "ruses"),
    ],
)
def test_singular_and_plural_meet(one: str, many: str) -> None:
    assert spelling(one) == spelling(many) == spelling(many.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canva", "Canvas"),
        ("SaaS", "SAA"),
        ("News", "new"),
        ("Windows", "window"),
        ("Forms", "form"),
        ("team", "Microsoft Teams"),
        ("CSS", "CS"),
        ("AWS", "AW"),
        ("iOS", "IO"),
        ("Java", "JavaScript"),
        ("Sass", "SAS"),
        ("Ads", "AD"),
        ("Less", "LES"),
        ("QA", "Q&A"),
        ("mail", "mal"),
        ("email", "émaux"),
        ("SUSE", "SU"),
        (".NET", "net"),
        ("C", "C#"),
    ],
)
def test_names_that_end_like_plurals_stay_apart(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)
