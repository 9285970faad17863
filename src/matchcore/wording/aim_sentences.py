"""Sentences on aims and targets, English and French."""

from __future__ import annotations

AIMS: dict[str, tuple[str, str]] = {
    "aims": ("Aims", "Objectifs"),
    "no_aims_stated": ("the programme states no aim", "le programme n'énonce aucun objectif"),
    "aim_without_target": (
        "no target: nothing says whether this aim is reached",
        "aucune cible : rien ne dit si cet objectif est atteint",
    ),
    "target_met": ("met", "atteinte"),
    "target_missed": ("missed", "manquée"),
    "target_open": ("open", "encore incertaine"),
    # aims that fit the presets
    "aim_digital": ("digital skills", "compétences numériques"),
    "aim_innovation": ("innovation", "esprit d'innovation"),
    "aim_generations": ("closer generations", "rapprochement des générations"),
    "aim_growth": ("growing into the role", "montée en compétence"),
    "aim_network": ("a lively network", "un réseau vivant"),
}
