"""``matchcore match``: match two tables of people."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import add_result_options, write_matching


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    add_result_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    programme, cohort = read_and_note(options)
    return write_matching(options, programme, cohort)


COMMAND = Command(told("match two tables of people"), _add_options, _run)
