"""From arguments to an exit code: the parser of all commands, and their errors."""

from __future__ import annotations

import argparse
import io
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from matchcore.cli.command import Command
from matchcore.cli.progress import add_progress_option, display_of
from matchcore.exit_codes import DEFECT, LEGEND, exit_code
from matchcore.version import __version__

# Each is a file of this package, with its `COMMAND`
COMMANDS = ("demo", "init", "check", "match", "explain", "meetings", "feedback", "rematch")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    An error becomes one block of text on standard error; only a defect comes with its traceback.
    """
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console may lack some letters
            stream.reconfigure(errors="replace")
    options.display = display_of(options)
    try:
        with options.display.during("starting"):  # loading what all commands need takes seconds
            import_module("matchcore.programme")
        return int(options.run(options))
    except (Exception, KeyboardInterrupt) as error:
        code = exit_code(error)
        if code == DEFECT:
            traceback.print_exc()
        sys.stderr.write(f"matchcore: {_message(error, code)}\n")
        return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="matchcore", description="Mentor–mentee matching, proven best.", epilog=LEGEND
    )
    parser.add_argument("--version", action="version", version=f"matchcore {__version__}")
    parsers = parser.add_subparsers(required=True, metavar="command")
    for name in COMMANDS:
        command: Command = import_module(f"matchcore.cli.{name}").COMMAND
        own = parsers.add_parser(name, help=command.help, epilog=LEGEND)
        own.set_defaults(run=command.run)
        command.add_options(own)
        add_progress_option(own)
    return parser


def _message(error: BaseException, code: int) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    if code != DEFECT:
        return str(error)
    report = "This is a defect of matchcore: please report the lines above"
    return f"{type(error).__name__}: {error}\n  {report}"
