"""``matchcore invite``: a letter to each candidate on the role and what is expected."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.days import given_day
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.letter_options import add_letter_options
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import checked_folder, files_line
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    counts = (
        ("sessions", 8, told("with each partner (default: 8)")),
        ("minutes", 60, told("of a session (default: 60)")),
        ("weeks", 26, told("of the season (default: 26)")),
    )
    for name, default, words in counts:
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N", help=words)
    parser.add_argument(
        "--training",
        action="append",
        default=[],
        metavar=told("NAME"),
        help=told("what comes before the first session; may be repeated"),
    )
    add_letter_options(parser, told("until when to answer"))
    add_language_option(parser)


def _run(options: Namespace) -> int:
    with options.display.during("starting"):
        from matchcore.season import invitations

    out, deadline = checked_folder(options.out), given_day("--deadline", options.deadline)
    programme, applicants = read_and_note(options)
    letters = invitations(
        programme,
        applicants,
        sessions=options.sessions,
        minutes=options.minutes,
        weeks=options.weeks,
        training=options.training,
        coordinator=options.coordinator,
        deadline=deadline,
    )
    letters.write(out, delimiter=options.delimiter)
    sys.stdout.write(f"{letters}\n\n{files_line(out, ['letters.csv'], programme.language)}\n")
    return DONE


COMMAND = Command(told("tell candidates their role and what is expected"), _add_options, _run)
