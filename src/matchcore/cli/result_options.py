"""The options that say what a command writes, and the matching written by them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.cli.exit_codes import DONE, LIMIT_REACHED
from matchcore.errors import InputError, InputProblem

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.programme import Programme


def add_result_options(parser: ArgumentParser) -> None:
    """Add the folder, the time limit and the forms of the results."""
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--time-limit", type=float, metavar="SECONDS", help="stop after this")
    parser.add_argument(
        "--delimiter",
        choices=(",", ";"),
        default=",",
        metavar="SIGN",
        help="of CSV files written: , or ;",
    )
    parser.add_argument("--excel", action="store_true", help="write matches.xlsx, too")


def write_matching(options: Namespace, programme: Programme, cohort: Cohort) -> int:
    """Match a cohort, write the results, print the summary, and return the exit code."""
    from matchcore.model.assignment import SolveStatus

    out = Path(options.out)
    if out.exists() and not out.is_dir():
        raise InputError(
            InputProblem("not_a_folder", "--out", "", f"{out} is a file", "give a folder")
        )
    matching = programme.match(cohort, time_limit=options.time_limit)
    for caution in matching.cautions:
        if caution not in cohort.cautions:  # those are shown before the search
            sys.stderr.write(f"note: {caution}\n")
    names = _write(matching, out, options)
    sys.stdout.write(f"{matching.summary()}\n\n{out}: {', '.join(names)}\n")
    return DONE if matching.status is SolveStatus.OPTIMAL else LIMIT_REACHED


def _write(matching: Matching, out: Path, options: Namespace) -> list[str]:
    """Write each file of the results and return their names."""
    out.mkdir(parents=True, exist_ok=True)
    files: dict[str, Callable[[Path], object]] = {
        "matches.csv": partial(matching.to_csv, delimiter=options.delimiter),
        "unmatched.csv": partial(matching.unmatched_to_csv, delimiter=options.delimiter),
        "report.html": matching.to_html,
        "audit.json": matching.to_audit,
    }
    if options.excel:
        files["matches.xlsx"] = matching.to_excel
    for name, write in files.items():
        write(out / name)
    return list(files)
