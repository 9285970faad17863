"""``matchcore demo``: match the embedded sample."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from matchcore.cli.command import Command
from matchcore.cli.input_options import add_language_option, read_programme
from matchcore.cli.result_options import add_result_options, write_matching


def _add_options(parser: ArgumentParser) -> None:
    add_result_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.datasets import load_demo

    return write_matching(options, read_programme(None, options.language), load_demo())


COMMAND = Command("match the embedded sample", _add_options, _run)
