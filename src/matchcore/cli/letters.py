"""``matchcore letters``: a letter for each participant of a saved matching."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.programme_options import add_language_option
from matchcore.cli.result_options import checked_folder, files_line, saved_in
from matchcore.errors import InputError, InputProblem
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--matching",
        required=True,
        metavar=told("DIR"),
        help=told("results of a match, or their matching/"),
    )
    parser.add_argument(
        "--out", required=True, metavar=told("DIR"), help=told("folder for the letters")
    )
    parser.add_argument(
        "--coordinator",
        metavar=told("WHO"),
        help=told('whom to write to: "Name <address>", or one of them'),
    )
    parser.add_argument(
        "--deadline",
        metavar=told("DATE"),
        help=told("of the first meeting (default: within two weeks)"),
    )
    parser.add_argument(
        "--delimiter",
        choices=(",", ";"),
        metavar=told("SIGN"),
        help=told("of letters.csv: , or ; (default: ; in French)"),
    )
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.answer import Matching

    out, deadline = checked_folder(options.out), _day(options.deadline)
    matching = Matching.load(saved_in(options.matching))
    letters = matching.letters(
        coordinator=options.coordinator, deadline=deadline, language=options.language
    )
    letters.write(out, delimiter=options.delimiter)
    language = options.language or matching.language
    sys.stdout.write(f"{letters}\n\n{files_line(out, ['letters.csv'], language)}\n")
    return DONE


def _day(text: str | None) -> date | None:
    """Return a date given as 2026-03-31; raise InputError for anything else."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        wrong = ("unreadable_date", "--deadline", repr(text), "", told("write it as 2026-03-31"))
        raise InputError(InputProblem(*wrong)) from None


COMMAND = Command(told("write a letter for each participant"), _add_options, _run)
