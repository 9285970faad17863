"""The options that say what a command writes, and the matching written by them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import Language, in_language, told, with_colon
from matchcore.cli.command import write_note
from matchcore.cli.next_step import command_line
from matchcore.errors import InputError, InputProblem
from matchcore.exit_codes import DONE, LIMIT_REACHED, NOBODY

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.programme import Programme


def add_result_options(parser: ArgumentParser, required: bool = True) -> None:
    """Add the folder, the time limit and the forms of the results."""
    add_folder(parser, required)
    add_time_limit(parser)
    add_delimiter(parser)
    parser.add_argument("--excel", action="store_true", help=told("write matches.xlsx, too"))


def add_folder(parser: ArgumentParser, required: bool = True) -> None:
    """Add the folder that a command writes into."""
    parser.add_argument(
        "--out", required=required, metavar=told("DIR"), help=told("folder for the results")
    )


def add_delimiter(parser: ArgumentParser) -> None:
    """Add the delimiter of the CSV files that a command writes."""
    parser.add_argument(
        "--delimiter",
        choices=(",", ";"),
        metavar=told("SIGN"),
        help=told("of CSV files written: , or ; (default: ; in French)"),
    )


def add_calendars(parser: ArgumentParser) -> None:
    """Add the calendars, which nobody gets unasked."""
    parser.add_argument(
        "--calendars", action="store_true", help=told("write an .ics file per person")
    )


def add_matching(parser: ArgumentParser, required: bool = True) -> None:
    """Add the saved matching that a command starts from."""
    parser.add_argument(
        "--matching",
        required=required,
        metavar=told("DIR"),
        help=told("results of a match, or their matching/"),
    )


def add_time_limit(parser: ArgumentParser) -> None:
    """Add the time limit of the search; reading and writing take what they take."""
    parser.add_argument(
        "--time-limit",
        type=float,
        metavar=told("SECONDS"),
        help=told("stop the search after this; reading and writing come on top"),
    )


def checked_folder(path: str) -> Path:
    """Return a folder for results, which may not exist yet; raise InputError for a file."""
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        problem = told("{folder} is a file", folder=folder)
        raise InputError(InputProblem("not_a_folder", "--out", "", problem, told("give a folder")))
    return folder


def saved_in(path: str) -> Path:
    """Return the folder of a saved matching: that of the results, or the one in it."""
    from matchcore.answer.results import SAVED

    folder = Path(path)
    return folder / SAVED if (folder / SAVED).is_dir() else folder


def write_matching(options: Namespace, programme: Programme, cohort: Cohort) -> int:
    """Match a cohort, write the results, print the summary, and return the exit code."""
    from matchcore.answer.results import write_results
    from matchcore.wording import say

    out = checked_folder(options.out)
    with options.display.during("scores") as progress:
        matching = programme.match(cohort, time_limit=options.time_limit, progress=progress)
    note_cautions(matching, cohort)
    with options.display.during("results"):
        names = write_results(matching, out, delimiter=options.delimiter, excel=options.excel)
        told = matching.summary()
    sys.stdout.write(f"{told}\n\n{files_line(out, names, matching.language)}\n")
    if len(matching.pairs):
        command = command_line("explain", options.out, str(matching.pairs.loc[0, "mentee"]))
        sys.stdout.write(f"\n{say('next_explain', matching.language, command=command)}\n")
    return matching_code(matching)


def files_line(folder: Path, names: Sequence[str], language: Language) -> str:
    """Return which files were written into a folder, in words."""
    return in_language(with_colon(str(folder), ", ".join(names)), language)


def note_cautions(matching: Matching, cohort: Cohort) -> None:
    """Show the cautions of a matching; those of its cohort are shown before the search."""
    shown = {in_language(caution, matching.language) for caution in cohort.cautions}
    for caution in matching.cautions:
        if caution not in shown:
            write_note(caution, matching.language)


def matching_code(matching: Matching) -> int:
    """Return the exit code of a matching that was found."""
    from matchcore.model.assignment import SolveStatus

    if matching.status is not SolveStatus.OPTIMAL:
        return LIMIT_REACHED
    return DONE if len(matching.assignment.mentees) else NOBODY
