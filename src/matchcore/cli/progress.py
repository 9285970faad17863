"""The option ``--quiet``, and where a command shows what it is doing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.programme_options import file_language
from matchcore.progress import Display, screen_of
from matchcore.wording import LANGUAGES


def add_progress_option(parser: ArgumentParser) -> None:
    """Add the option that shows no progress; notes and errors are written all the same."""
    parser.add_argument("--quiet", action="store_true", help=told("show no progress; notes stay"))


def display_of(options: Namespace) -> Display:
    """Return the display of a command, on standard error.

    Its language is the one asked for, or that of the programme's file. Where a saved matching
    states it, nothing is shown before that is read.
    """
    screen = None if options.quiet else screen_of(sys.stderr)
    stated = getattr(options, "language", None) or file_language(options)
    waits = not stated and bool(getattr(options, "matching", None))
    return Display(screen, stated or LANGUAGES[0], waits=waits)
