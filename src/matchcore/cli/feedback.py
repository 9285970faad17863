"""``matchcore feedback check``: read what people said after meetings, match nobody."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.feedback_options import add_feedback_options, feedback_settings
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=("check",), help=told("read the table and say how it was read")
    )
    parser.add_argument("file", metavar=told("FILE"), help=told("table of what people said"))
    add_table_options(parser)
    add_programme_options(parser)
    add_language_option(parser)
    add_feedback_options(parser)


def _run(options: Namespace) -> int:
    with options.display.during("starting"):
        from matchcore.rounds import read_feedback

    programme, cohort = read_and_note(options)
    with options.display.during("feedback"):
        feedback = read_feedback(options.file, cohort, **feedback_settings(options, programme))
    sys.stdout.write("".join(f"{note}\n" for note in feedback.notes))
    sys.stdout.write(f"{feedback.summary()}\n")
    return DONE


COMMAND = Command(told("read what people said after meetings, match nobody"), _add_options, _run)
