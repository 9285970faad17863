"""The options that name what a command reads: tables, programme and language."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.people import Cohort
    from matchcore.programme import Programme


def add_table_options(parser: ArgumentParser) -> None:
    """Add the tables of people, and the programme that reads them."""
    parser.add_argument("--mentors", required=True, metavar="FILE", help="table of mentors")
    parser.add_argument("--mentees", required=True, metavar="FILE", help="table of mentees")
    parser.add_argument("--staff", metavar="FILE", help="table of managers who take no part")
    parser.add_argument(
        "--programme", metavar="TOML", help="programme file (default: reverse mentoring)"
    )


def add_language_option(parser: ArgumentParser) -> None:
    """Add the language, which replaces the programme's."""
    parser.add_argument("--language", choices=("en", "fr"), help="of reasons and reports")


def read_programme(path: str | None, language: str | None) -> Programme:
    """Return the programme of a file, or reverse mentoring, in the language asked for."""
    from matchcore.programme import Programme

    programme = Programme.from_toml(path) if path else Programme.reverse_mentoring()
    return programme.replace(language=language) if language else programme


def read_input(options: Namespace) -> tuple[Programme, Cohort]:
    """Return the programme and the people of the options."""
    programme = read_programme(options.programme, options.language)
    sides = {"mentors": options.mentors, "mentees": options.mentees, "staff": options.staff}
    return programme, programme.read(**sides)
