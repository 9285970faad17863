"""Sentences of commands: what to do next."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "next_match": ("To match them:\n  {command}", "Pour les apparier :\n  {command}"),
    "next_explain": (
        "Why somebody has these partners:\n  {command}",
        "Pour savoir pourquoi une personne a ces partenaires :\n  {command}",
    ),
    "demo_again": (
        "These people and their programme are files, too. Change them, and match again:\n  "
        "{command}",
        "Ces personnes et leur programme sont aussi enregistrés dans des fichiers. Modifiez-les, "
        "puis relancez l'appariement :\n  {command}",
    ),
}
