"""Sentences of commands: what to do next."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "demo_again": (
        "These people and their programme are files, too. Change them, and match again:\n"
        "  {command}",
        "Ces personnes et leur programme sont aussi dans des fichiers. Modifiez-les, puis "
        "relancez :\n  {command}",
    ),
}
