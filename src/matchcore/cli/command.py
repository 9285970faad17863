"""What a command consists of."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from matchcore.catalogue import Language, in_language, told


@dataclass(frozen=True)
class Command:
    """One command: its options, and what it does with them.

    Attributes
    ----------
    help : str
        One line in the list of commands.
    add_options : function
        Adds the options to the parser of the command.
    run : function
        Runs the command with the parsed options; returns the exit code.
    """

    help: str
    add_options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def write_note(note: str, language: Language) -> None:
    """Write a note to standard error, in a language."""
    sys.stderr.write(f"{in_language(told('note: {note}', note=note), language)}\n")
