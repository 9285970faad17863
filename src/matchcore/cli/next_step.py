"""The command that comes next, ready to be copied."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Sequence

from matchcore.cli.map_option import TABLES

_READING = ("preset", "programme", "language")  # how tables are read, beside names of columns


def table_words(options: Namespace) -> list[str]:
    """Return the options that name the tables, as words of a command line."""
    return _words(options, (*TABLES, "keep"))


def reading_words(options: Namespace) -> list[str]:
    """Return the options that say how tables are read, as words of a command line."""
    words = _words(options, _READING)
    for theirs, ours in options.map.items():
        own = ours if isinstance(ours, dict) else {theirs: ours}
        table = f"{theirs}:" if isinstance(ours, dict) else ""
        words += [word for pair in own.items() for word in ("--map", table + "=".join(pair))]
    return words


def command_line(command: str, *words: str) -> str:
    """Return a command line, quoted for a shell.

    >>> command_line("explain", "my results", "E-0007")
    "matchcore explain 'my results' E-0007"
    """
    return shlex.join(["matchcore", command, *words])


def _words(options: Namespace, names: Sequence[str]) -> list[str]:
    given = [(name, getattr(options, name)) for name in names]
    return [word for name, value in given if value for word in (f"--{name}", value)]
