"""The options of commands that write letters, and days as options give them."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem


def add_letter_options(parser: ArgumentParser, deadline: str) -> None:
    """Add the folder, the coordinator and the deadline, which the help says of what it is."""
    parser.add_argument(
        "--out", required=True, metavar=told("DIR"), help=told("folder for the letters")
    )
    parser.add_argument(
        "--coordinator",
        metavar=told("WHO"),
        help=told('whom to write to: "Name <address>", or one of them'),
    )
    parser.add_argument("--deadline", metavar=told("DATE"), help=deadline)
    parser.add_argument(
        "--delimiter",
        choices=(",", ";"),
        metavar=told("SIGN"),
        help=told("of letters.csv: , or ; (default: ; in French)"),
    )


def given_day(option: str, text: str | None) -> date | None:
    """Return a date given as 2026-03-31; raise InputError for anything else."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        wrong = ("unreadable_date", option, repr(text), "", told("write it as 2026-03-31"))
        raise InputError(InputProblem(*wrong)) from None
