"""``matchcore letters``: a letter for each participant of a saved matching."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.days import given_day
from matchcore.cli.letter_options import add_letter_options
from matchcore.cli.plan_options import add_plan_option, sessions_of, training_in
from matchcore.cli.programme_options import add_language_option
from matchcore.cli.result_options import add_matching, checked_folder, files_line, saved_in
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    add_matching(parser)
    add_plan_option(parser)
    add_letter_options(parser, told("of the first meeting (default: within two weeks)"))
    parser.add_argument(
        "--today",
        metavar=told("DATE"),
        help=told("earlier dates of the plan are left out (default: the calendar's)"),
    )
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.answer import Matching

    out, deadline = checked_folder(options.out), given_day("--deadline", options.deadline)
    matching = Matching.load(saved_in(options.matching))
    sessions, training = sessions_of(options), training_in(options.plan)
    frame = None if sessions is None else sessions.frame
    letters = matching.letters(
        coordinator=options.coordinator,
        deadline=deadline,
        language=options.language,
        first_sessions=None if frame is None else frame[frame["state"] != "missed"],
        training=None if training is None else training.frame,
        zones=None if sessions is None else sessions.zones,
        today=given_day("--today", options.today) or date.today(),
    )
    letters.write(out, delimiter=options.delimiter)
    language = options.language or matching.language
    sys.stdout.write(f"{letters}\n\n{files_line(out, ['letters.csv'], language)}\n")
    return DONE


COMMAND = Command(told("write a letter for each participant"), _add_options, _run)
