"""``matchcore demo``: match the embedded sample."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.programme_options import add_language_option, in_language
from matchcore.cli.result_options import add_result_options, write_matching


def _add_options(parser: ArgumentParser) -> None:
    add_result_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.datasets import load_demo
    from matchcore.programme import Programme

    programme = in_language(Programme.reverse_mentoring(), options.language)
    return write_matching(options, programme, load_demo())


COMMAND = Command(told("match the embedded sample"), _add_options, _run)
