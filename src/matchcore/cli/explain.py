"""``matchcore explain``: why somebody has these partners, or why a pair is no couple."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.fitted import fitted
from matchcore.cli.programme_options import add_language_option
from matchcore.cli.result_options import saved_in
from matchcore.exit_codes import DONE


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar=told("DIR"), help=told("results of a match, or their matching/")
    )
    parser.add_argument("who", metavar=told("WHO"), help=told("an id or a name"))
    parser.add_argument(
        "other", metavar=told("OTHER"), nargs="?", help=told("of a pair: the other person")
    )
    parser.add_argument(
        "--others",
        type=int,
        default=3,
        metavar="N",
        help=told("the most other partners (default: 3)"),
    )
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.answer import Matching

    with options.display.during("loading"):
        matching = Matching.load(saved_in(options.folder))
    language = options.display.language = options.language or matching.language
    matching = replace(matching, language=language)
    with options.display.during("answering"):
        found = str(matching.about(options.who, options.other, k=options.others))
    sys.stdout.write(f"{fitted(found, sys.stdout)}\n")
    return DONE


COMMAND = Command(
    told("say why somebody has these partners, or why a pair is no couple"), _add_options, _run
)
