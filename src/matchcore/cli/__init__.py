"""The command line of matchcore: each command has a file of its name."""

from matchcore.cli.command_line import main

__all__ = ["main"]
