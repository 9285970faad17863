"""``matchcore check``: check the tables, match nobody."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.command import Command, write_note
from matchcore.cli.input_options import add_table_options, read_input
from matchcore.cli.next_step import command_line, reading_words, table_words
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import add_delimiter, add_folder, checked_folder, files_line
from matchcore.exit_codes import DONE

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.people import Cohort
    from matchcore.programme import Programme


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    parser.add_argument(
        "--skills",
        action="store_true",
        help=told("compare skills wanted with skills taught, and try more mentors of what lacks"),
    )
    add_folder(parser, required=False)
    add_delimiter(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.wording import say

    if options.out and not options.skills:
        options.refuse(told("--out needs --skills: nothing else is written"))
    if options.out:
        checked_folder(options.out)
    programme, cohort, notes = read_input(options)
    options.display.language = programme.language
    for note in notes:
        if note not in cohort.notes:  # the summary has those
            write_note(note, programme.language)
    with options.display.during("check"):
        found = f"{cohort.summary(programme.language)}\n\n{programme.check(cohort)}"
    sys.stdout.write(f"{found}\n")
    if options.skills:
        _tell_skills(options, programme, cohort)
    words = [*table_words(options), *reading_words(options), "--out", "results"]
    following = say("next_match", programme.language, command=command_line("match", *words))
    sys.stdout.write(f"\n{following}\n")
    return DONE


def _tell_skills(options: Namespace, programme: Programme, cohort: Cohort) -> None:
    """Say which skills lack and what more mentors would change; write it if a folder is given."""
    from matchcore.season.shortage import skill_shortage

    with options.display.during("skills"):
        found = skill_shortage(programme, cohort)
    sys.stdout.write(f"\n{found}\n")
    if not options.out:
        return
    out = checked_folder(options.out)
    out.mkdir(parents=True, exist_ok=True)
    found.to_csv(out / "skills.csv", options.delimiter)
    found.write_page(out / "skills.html")
    names = ["skills.csv", "skills.html"]
    sys.stdout.write(f"\n{files_line(out, names, found.language)}\n")


COMMAND = Command(told("check the tables, match nobody"), _add_options, _run)
