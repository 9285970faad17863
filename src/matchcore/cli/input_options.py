"""The options that name the tables that a command reads."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from matchcore.cli.programme_options import read_programme

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.people import Cohort
    from matchcore.programme import Programme


def add_table_options(parser: ArgumentParser) -> None:
    """Add the tables of people."""
    parser.add_argument("--mentors", required=True, metavar="FILE", help="table of mentors")
    parser.add_argument("--mentees", required=True, metavar="FILE", help="table of mentees")
    parser.add_argument("--staff", metavar="FILE", help="table of managers who take no part")


def read_input(options: Namespace) -> tuple[Programme, Cohort]:
    """Return the programme and the people of the options."""
    programme = read_programme(options)
    sides = {"mentors": options.mentors, "mentees": options.mentees, "staff": options.staff}
    return programme, programme.read(**sides)
