"""``matchcore check``: check the tables, match nobody."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.command import Command, write_note
from matchcore.cli.input_options import add_table_options, read_input
from matchcore.cli.next_step import command_line, reading_words, table_words
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.wording import say

    programme, cohort, notes = read_input(options)
    options.display.language = programme.language
    for note in notes:
        if note not in cohort.notes:  # the summary has those
            write_note(note, programme.language)
    with options.display.during("check"):
        found = f"{cohort.summary(programme.language)}\n\n{programme.check(cohort)}"
    sys.stdout.write(f"{found}\n")
    words = [*table_words(options), *reading_words(options), "--out", "results"]
    following = say("next_match", programme.language, command=command_line("match", *words))
    sys.stdout.write(f"\n{following}\n")
    return DONE


COMMAND = Command(told("check the tables, match nobody"), _add_options, _run)
