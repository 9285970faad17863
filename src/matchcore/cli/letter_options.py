"""The options of commands that write letters."""

from __future__ import annotations

from argparse import ArgumentParser

from matchcore.catalogue import told


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
