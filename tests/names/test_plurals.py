"""Plurals: French and English ones meet their singulars, names that only look like one stay."""

from __future__ import annotations

import pytest

from matchcore.names.spelling import spelling


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
