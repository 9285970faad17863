"""``matchcore rematch``: match people again after a round, or a folder of programmes."""

from __future__ import annotations

import math
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.feedback_options import add_feedback_options, feedback_settings
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.programme_options import (
    add_language_option,
    add_programme_options,
    read_programme,
)
from matchcore.cli.result_options import (
    add_result_options,
    checked_folder,
    files_line,
    matching_code,
    note_cautions,
    saved_in,
)

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.affinity import Learnt
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.programme import Programme
    from matchcore.rounds import Feedback


def price(text: str) -> float:
    """Return a price of a change: a number, 0 or more, or ``inf``.

    >>> price("0.05"), price("inf")
    (0.05, inf)
    """
    try:
        cost = float(text)
    except ValueError:
        cost = math.nan
    if not cost >= 0:
        raise ArgumentTypeError(
            told("{text!r} is no price: write a number, 0 or more, or inf", text=text)
        )
    return cost


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--batch",
        metavar=told("DIR"),
        help=told("match each programme of this folder again"),
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help=told("processes of a batch"),
    )
    add_table_options(parser)
    add_programme_options(parser)
    parser.add_argument(
        "--previous",
        metavar=told("DIR"),
        help=told("the results of the round before, or its matching/"),
    )
    said = parser.add_mutually_exclusive_group()
    said.add_argument("--feedback", metavar=told("FILE"), help=told("table of what people said"))
    said.add_argument("--pulse", metavar=told("FILE"), help=told("pulse.json of short surveys"))
    add_feedback_options(parser)
    parser.add_argument("--plan", metavar=told("FILE"), help=told("plan.json of the meetings"))
    parser.add_argument(
        "--change-cost",
        type=price,
        default=math.inf,
        metavar="X",
        help=told(
            "score that a change of a couple must gain (default: inf, no change for the score)"
        ),
    )
    parser.add_argument(
        "--first",
        choices=("coverage", "kept"),
        default="coverage",
        help=told("what comes first where no price is finite (default: coverage)"),
    )
    add_result_options(parser, required=False)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    if options.batch:
        if any((options.mentors, options.mentees, options.people, options.previous)):
            options.refuse(told("--batch takes the tables of each programme from its folder"))
        return _batch(options)
    if not options.previous or not options.out:
        options.refuse(told("give --previous and --out, or --batch"))
    return _one(options)


def _one(options: Namespace) -> int:
    """Match one programme again and write the results."""
    from matchcore.answer import Matching

    with options.display.during("starting"):
        from matchcore.rounds import rematch

    out = checked_folder(options.out)
    with options.display.during("loading"):
        before = Matching.load(saved_in(options.previous))
    programme, cohort = read_and_note(options)
    said = options.feedback or options.pulse
    learnt = _learnt(options, programme, cohort, before) if said else None
    with options.display.during("scores") as progress:
        again = rematch(
            programme,
            cohort,
            previous=before,
            learnt=learnt,
            change_cost=options.change_cost,
            first=options.first,
            time_limit=options.time_limit,
            progress=progress,
        )
    note_cautions(again.matching, cohort)
    with options.display.during("results"):
        names = again.write(out, delimiter=options.delimiter, excel=options.excel)
    sys.stdout.write(f"{again}\n\n{again.matching.summary()}\n\n")
    sys.stdout.write(f"{files_line(out, names, again.matching.language)}\n")
    return matching_code(again.matching)


def _learnt(options: Namespace, programme: Programme, cohort: Cohort, before: Matching) -> Learnt:
    """Read the feedback, and learn from it."""
    from matchcore.rounds import MeetingPlan, learn

    with options.display.during("feedback"):
        said = _said(options, programme, cohort)
    sys.stdout.write(f"{said.summary()}\n\n")
    with options.display.during("learning"):
        if options.plan:
            plan = MeetingPlan.load(options.plan, programme, cohort)
            learnt = learn(said, plan)
        else:
            learnt = learn(said, before, programme=programme, cohort=cohort)
    sys.stdout.write(f"{learnt}\n\n")
    return learnt


def _said(options: Namespace, programme: Programme, cohort: Cohort) -> Feedback:
    """Return what people said after meetings, or in short surveys."""
    from matchcore.rounds import read_feedback
    from matchcore.season.pulse import Pulse

    if options.pulse:
        return Pulse.load(options.pulse).feedback(cohort)
    return read_feedback(options.feedback, cohort, **feedback_settings(options, programme))


def _batch(options: Namespace) -> int:
    """Match every programme of a folder again, print a line each, and write one report."""
    with options.display.during("starting"):
        from matchcore.rounds.batch import batch_folders, rematch_batch
        from matchcore.rounds.batch_report import line_words, write_batch_report

    programme = read_programme(options)
    language = options.display.language = programme.language
    lines = []
    with options.display.during("batch", total=len(batch_folders(options.batch))) as display:
        for line in rematch_batch(
            options.batch,
            programme=programme,
            change_cost=options.change_cost,
            first=options.first,
            scale=options.scale,
            delimiter=options.delimiter,
            workers=max(1, options.workers),
            time_limit=options.time_limit,
        ):
            lines.append(line)
            display.advance()
            with display.aside():
                sys.stdout.write(f"{line_words(line, language)}\n")
                sys.stdout.flush()
    out = Path(options.out or options.batch)
    names = write_batch_report(lines, out, language, options.delimiter)
    sys.stdout.write(f"\n{files_line(out, names, language)}\n")
    return max(line.code for line in lines)


COMMAND = Command(told("match again after a round, with few changes"), _add_options, _run)
