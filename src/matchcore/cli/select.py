"""``matchcore select``: choose whom to admit from applicants, together with the matching."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.next_step import command_line
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import (
    add_delimiter,
    add_folder,
    add_time_limit,
    checked_folder,
    files_line,
)
from matchcore.exit_codes import DONE, LIMIT_REACHED, NOBODY

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.season import Selection


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    add_folder(parser)
    for side in ("mentors", "mentees"):
        parser.add_argument(
            f"--places-{side}",
            type=int,
            metavar="N",
            help=told("places of {side} (default: for all applicants)", side=side),
        )
    parser.add_argument(
        "--places-file",
        metavar=told("FILE"),
        help=told("table of places: role, group (with --by) and places"),
    )
    parser.add_argument(
        "--by",
        choices=("department", "site"),
        help=told("what the groups of the places are"),
    )
    parser.add_argument(
        "--score-first",
        action="store_true",
        help=told("admit the highest scores, then match them; without it both at once"),
    )
    _add_criteria(parser)
    add_time_limit(parser)
    add_delimiter(parser)
    add_language_option(parser)


def _add_criteria(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--least-motivation", type=float, metavar="X", help=told("who states less is refused")
    )
    parser.add_argument(
        "--least-hours",
        type=float,
        metavar="X",
        help=told("hours per month: who has fewer is refused"),
    )
    parser.add_argument(
        "--least-score",
        type=float,
        metavar="X",
        help=told("score from 0 to 1: who has less is refused"),
    )
    parser.add_argument(
        "--trained",
        choices=("mentors", "mentees", "both"),
        default="",
        help=told("who must be trained"),
    )
    parser.add_argument(
        "--wanted-skill",
        action="store_true",
        help=told("refuse mentors who teach nothing that an applicant wants"),
    )


def _run(options: Namespace) -> int:
    with options.display.during("starting"):
        from matchcore.season import Criteria, select
    if options.places_file and (options.places_mentors, options.places_mentees) != (None, None):
        options.refuse(told("give --places-file, or --places-mentors and --places-mentees"))
    out, places = checked_folder(options.out), _places(options)
    criteria = Criteria(
        **{
            name: getattr(options, name)
            for name in (
                "least_motivation",
                "least_hours",
                "least_score",
                "trained",
                "wanted_skill",
            )
        }
    )
    programme, cohort = read_and_note(options)
    with options.display.during("scores") as progress:
        selection = select(
            programme,
            cohort,
            places=places,
            by=options.by,
            jointly=not options.score_first,
            criteria=criteria,
            time_limit=options.time_limit,
            progress=progress,
        )
    sys.stdout.write(f"{selection}\n")
    _write(options, selection, out)
    if not len(selection.admitted):
        return NOBODY
    return DONE if selection.proven else LIMIT_REACHED


def _places(options: Namespace) -> dict[str, Any]:
    """Return the places of the options."""
    if options.places_file:
        from matchcore.season import read_places

        return dict(read_places(options.places_file))
    given = {"mentors": options.places_mentors, "mentees": options.places_mentees}
    return {side: count for side, count in given.items() if count is not None}


def _write(options: Namespace, selection: Selection, out: Path) -> None:
    """Write the results, and say how to match those admitted."""
    from matchcore.wording import say

    language = selection.language
    with options.display.during("results"):
        names = [path.name for path in selection.to_csv(out, options.delimiter)]
        inputs = selection.write_inputs(out, options.delimiter)
        selection.save(out / "selection.json")
    sys.stdout.write(f"\n{files_line(out, [*names, *inputs, 'selection.json'], language)}\n")
    tables = [name.removesuffix(".csv") for name in inputs if name.endswith(".csv")]
    words = [word for one in tables for word in (f"--{one}", str(out / f"{one}.csv"))]
    words += ["--programme", str(out / "programme.toml"), "--out", str(out / "couples")]
    command = command_line("match", *words)
    sys.stdout.write(f"\n{say('next_match', language, command=command)}\n")


COMMAND = Command(told("choose whom to admit, together with the matching"), _add_options, _run)
