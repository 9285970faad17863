"""``matchcore demo``: match the embedded sample, and write it as files to change."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.next_step import command_line
from matchcore.cli.programme_options import add_language_option, in_language
from matchcore.cli.result_options import add_result_options, checked_folder, write_matching
from matchcore.errors import InputError, InputProblem

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.programme import Programme

_FILES = {"mentors": "mentors.csv", "mentees": "mentees.csv", "programme": "programme.toml"}


def _add_options(parser: ArgumentParser) -> None:
    add_result_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.datasets import load_demo
    from matchcore.programme import Programme
    from matchcore.wording import say

    programme = in_language(Programme.reverse_mentoring(), options.language)
    options.display.language = programme.language
    out = checked_folder(options.out)
    inputs = _inputs(programme, options.delimiter)
    _refuse_to_replace(out, inputs)
    code = write_matching(options, programme, load_demo())
    _write(out, inputs)
    words = [part for option, name in _FILES.items() for part in (f"--{option}", str(out / name))]
    command = command_line("match", *words, "--out", "mine")
    sys.stdout.write(f"\n{say('demo_again', programme.language, command=command)}\n")
    return code


def _inputs(programme: Programme, delimiter: str | None) -> dict[str, bytes]:
    """Return the files that a person can change: both tables, and the programme that reads them."""
    from matchcore.datasets import demo_columns, demo_files
    from matchcore.wording import csv_delimiter

    language = programme.language
    stated = programme.replace(columns=demo_columns(language))
    tables = demo_files(language, csv_delimiter(delimiter, language))
    return {**tables, _FILES["programme"]: stated.to_toml().encode()}


def _refuse_to_replace(out: Path, inputs: dict[str, bytes]) -> None:
    """Raise InputError where somebody has changed a file of an earlier run."""
    changed = [
        out / name
        for name, content in inputs.items()
        if (out / name).exists() and (out / name).read_bytes() != content
    ]
    remedy = told("move it, or give another --out")
    problems = [
        InputProblem(
            "file_exists", "--out", "", told("{path} is there already, changed", path=path), remedy
        )
        for path in changed
    ]
    if problems:
        raise InputError(problems)


def _write(out: Path, inputs: dict[str, bytes]) -> None:
    from matchcore.tables import write_whole

    for name, content in inputs.items():
        write_whole(out / name, content)


COMMAND = Command(
    told("match the embedded sample, and write it as files to change"), _add_options, _run
)
