"""``matchcore init``: recognise tables and write the programme that reads them; or a template."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.input_options import add_table_options, recognise
from matchcore.cli.next_step import command_line, table_words
from matchcore.cli.programme_options import (
    add_language_option,
    add_programme_options,
    read_programme,
)
from matchcore.errors import InputError, InputProblem
from matchcore.exit_codes import ASKS, DONE


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    parser.add_argument(
        "--out",
        default="programme.toml",
        metavar="TOML",
        help=told("file to write (programme.toml)"),
    )
    parser.add_argument(
        "--template",
        metavar="XLSX",
        help=told("write an empty workbook to send out, and no programme"),
    )
    add_language_option(parser)


def _run(options: Namespace) -> int:
    with options.display.during("reading"):
        programme = read_programme(options)
    if options.template:
        from matchcore.programme.template import write_template

        _refuse_to_replace(Path(options.template), "--template")
        write_template(options.template, programme)
        sys.stdout.write(f"{options.template}\n")
        return DONE
    from matchcore.tables import write_whole
    from matchcore.wording import say

    _refuse_to_replace(Path(options.out), "--out")
    with options.display.during("reading"):
        reading = recognise(programme, options)
    write_whole(options.out, reading.to_toml().encode())
    sys.stdout.write(f"{reading}\n\n{options.out}\n")
    if not reading.questions:
        words = [*table_words(options), "--programme", options.out, "--out", "results"]
        following = say("next_match", reading.language, command=command_line("match", *words))
        sys.stdout.write(f"\n{following}\n")
        return DONE
    sys.stderr.write(f"{say('undecided', reading.language, count=len(reading.questions))}\n")
    return ASKS


def _refuse_to_replace(path: Path, option: str) -> None:
    if path.exists():
        problem, remedy = (
            told("{path} is there already", path=path),
            told("move it, or give another {option}", option=option),
        )
        raise InputError(InputProblem("file_exists", option, "", problem, remedy))


COMMAND = Command(told("recognise tables, write the programme that reads them"), _add_options, _run)
