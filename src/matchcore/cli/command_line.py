"""From arguments to an exit code: the parser of all commands, and their errors."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

from matchcore.catalogue import LANGUAGES, Language, in_language, told
from matchcore.cli.command import Command
from matchcore.cli.parser import Parser
from matchcore.cli.programme_options import LANGUAGE_VARIABLE
from matchcore.cli.progress import add_progress_option, display_of
from matchcore.errors import MatchcoreError
from matchcore.exit_codes import DEFECT, LEGEND, exit_code
from matchcore.version import __version__

# Each is a file of this package, with its `COMMAND`
COMMANDS = (
    *("demo", "init", "check", "match", "explain"),
    *("meetings", "feedback", "rematch", "letters"),
    *("select", "invite", "plan", "pulse", "season"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    An error becomes one block of text on standard error; only a defect comes with its traceback.
    """
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console may lack some letters
            stream.reconfigure(errors="replace")
    language = _asked_for(given)
    options = _parser(language).parse_args(given)
    options.display = display_of(options)
    try:
        with options.display.during("starting"):  # loading what all commands need takes seconds
            import_module("matchcore.programme")
        return int(options.run(options))
    except (Exception, KeyboardInterrupt) as error:
        code = exit_code(error)
        if code == DEFECT:
            traceback.print_exc()
        message = told("matchcore: {message}", message=_message(error, code))
        sys.stderr.write(f"{in_language(message, options.display.language)}\n")
        return code


def _asked_for(arguments: Sequence[str]) -> Language:
    """Return the language of help and errors: that of ``--language``, or of the environment."""
    found = os.environ.get(LANGUAGE_VARIABLE, "")
    for one, following in pairwise([*arguments, ""]):
        if one.startswith("--language"):
            found = one.partition("=")[2] or following
    return "fr" if found == "fr" else "en"


def _parser(language: Language) -> Parser:
    parser = Parser(
        prog="matchcore",
        description=told("Mentor–mentee matching, proven best."),
        epilog=LEGEND,
        language=language,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"matchcore {__version__}",
        help=told("show the version and exit"),
    )
    found = os.environ.get(LANGUAGE_VARIABLE)
    if found and found not in LANGUAGES:
        parser.error(
            told("{variable} is {value!r}: use en or fr", variable=LANGUAGE_VARIABLE, value=found)
        )
    parsers = parser.add_subparsers(required=True, metavar=in_language(told("command"), language))
    for name in COMMANDS:
        command: Command = import_module(f"matchcore.cli.{name}").COMMAND
        own = parsers.add_parser(name, help=command.help, epilog=LEGEND, language=language)
        own.set_defaults(run=command.run)
        command.add_options(own)
        add_progress_option(own)
    return parser


def _message(error: BaseException, code: int) -> str:
    if isinstance(error, KeyboardInterrupt):
        return told("interrupted")
    if code != DEFECT:
        return error.args[0] if isinstance(error, MatchcoreError) else str(error)
    report = told("This is a defect of matchcore: please report the lines above")
    return told(
        "{kind}: {error}\n  {report}", kind=type(error).__name__, error=str(error), report=report
    )
