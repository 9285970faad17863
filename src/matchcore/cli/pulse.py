"""``matchcore pulse``: forms of a short survey, and what the filled ones say."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.days import given_day
from matchcore.cli.feedback_options import own_column
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.map_option import TABLES
from matchcore.cli.plan_options import (
    add_held_option,
    add_plan_option,
    refuse_held_alone,
    sessions_held,
)
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import (
    add_delimiter,
    add_folder,
    add_matching,
    checked_folder,
    files_line,
    saved_in,
)
from matchcore.exit_codes import DONE

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.answer import Matching
    from matchcore.people import Cohort


_NOTES = 5  # on how tables were read: forms of hundreds of people are all alike


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("form", "read"),
        help=told("write the forms of a survey, or read the filled ones"),
    )
    add_matching(parser)
    add_folder(parser)
    parser.add_argument(
        "--wave", type=int, metavar="N", help=told("number of the survey, from 1 on")
    )
    parser.add_argument(
        "--contact", default="", metavar=told("WHO"), help=told("form: whom to return it to")
    )
    parser.add_argument(
        "--answers",
        nargs="+",
        default=[],
        metavar=told("FILE"),
        help=told("read: filled forms of all surveys, or folders of them"),
    )
    parser.add_argument(
        "--until",
        metavar=told("DATE"),
        help=told("form: by when to answer; read: leave out rows dated later"),
    )
    _add_reading_options(parser)
    add_table_options(parser)
    add_programme_options(parser)
    add_language_option(parser)


def _add_reading_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--column",
        type=own_column,
        action="append",
        default=[],
        metavar=told("NAME=OURS"),
        help=told('read: a column by your name and ours: "Votre avis=satisfaction"'),
    )
    add_plan_option(parser)
    add_held_option(parser)
    parser.add_argument(
        "--absent",
        choices=("ignore",),
        default="error",
        help=told("read: leave out people in no table, and couples that ended"),
    )
    parser.add_argument(
        "--readers",
        choices=("coordinator",),
        default="nobody",
        help=told("read: keep free texts, name rows and couples"),
    )
    add_delimiter(parser)
    parser.add_argument("--excel", action="store_true", help=told("form: write workbooks, too"))


def _run(options: Namespace) -> int:
    from matchcore.answer import Matching

    if options.action == "form" and options.wave is None:
        options.refuse(told("form needs --wave, the number of the survey"))
    if options.action == "read" and not options.answers:
        options.refuse(told("read needs --answers, the filled forms"))
    if options.action == "form" and options.plan:
        options.refuse(told("--plan is for read: missed sessions are a sign of trouble"))
    refuse_held_alone(options)
    checked_folder(options.out)
    matching = Matching.load(saved_in(options.matching))
    options.display.language = options.language or matching.language
    cohort = read_and_note(options)[1] if any(getattr(options, x) for x in TABLES) else None
    options.display.language = options.language or matching.language
    act = _write_forms if options.action == "form" else _read
    return act(options, matching, cohort)


def _write_forms(options: Namespace, matching: Matching, cohort: Cohort | None) -> int:
    from matchcore.season.pulse import survey

    forms = survey(
        matching,
        cohort,
        wave=options.wave,
        contact=options.contact,
        until=given_day("--until", options.until),
        language=options.language,
    )
    names = forms.write(options.out, delimiter=options.delimiter, excel=options.excel)
    out = checked_folder(options.out)
    sys.stdout.write(f"{forms}\n\n{files_line(out, names, forms.language)}\n")
    return DONE


def _read(options: Namespace, matching: Matching, cohort: Cohort | None) -> int:
    from matchcore.season.pulse import read_pulse

    settings: dict[str, Any] = {x: getattr(options, x) for x in ("wave", "absent", "readers")}
    settings |= {"columns": dict(options.column), "until": options.until}
    settings["sessions"] = sessions_held(options)
    with options.display.during("reading"):
        pulse = read_pulse(options.answers, matching, cohort, language=options.language, **settings)
    out = checked_folder(options.out)
    out.mkdir(parents=True, exist_ok=True)
    pulse.save(out / "pulse.json")
    pulse.to_csv(out / "pulse.csv", options.delimiter)
    pulse.troubled_to_csv(out / "troubled.csv", options.delimiter)
    names = ["pulse.json", "pulse.csv", "troubled.csv"]
    if len(pulse.notes) <= _NOTES:
        sys.stdout.write("".join(f"{note}\n" for note in pulse.notes))
    sys.stdout.write(f"{pulse}\n\n{files_line(out, names, pulse.language)}\n")
    return DONE


COMMAND = Command(told("ask couples how it goes, and read what they say"), _add_options, _run)
