"""The options that name the tables that a command reads."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any, NamedTuple

from matchcore.catalogue import told
from matchcore.cli.command import write_note
from matchcore.cli.direction import other_way_round
from matchcore.cli.map_option import TABLES
from matchcore.cli.next_step import command_line, reading_words, table_words
from matchcore.cli.programme_options import read_programme

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.people import Cohort
    from matchcore.programme import Programme
    from matchcore.programme.reading.reading import Reading


def add_table_options(parser: ArgumentParser) -> None:
    """Add the tables of people."""
    parser.add_argument("--mentors", metavar=told("FILE"), help=told("table of mentors"))
    parser.add_argument("--mentees", metavar=told("FILE"), help=told("table of mentees"))
    parser.add_argument(
        "--people",
        metavar=told("FILE"),
        help=told("both in one file, in place of --mentors and --mentees"),
    )
    parser.add_argument(
        "--staff", metavar=told("FILE"), help=told("table of managers who take no part")
    )
    parser.add_argument(
        "--join",
        metavar=told("FILE"),
        help=told("a further table about them, joined by id or e-mail"),
    )
    parser.add_argument(
        "--keep",
        choices=("latest",),
        default="",
        help=told("the answer to keep of a person who gave several"),
    )
    parser.set_defaults(refuse=parser.error)


def given_tables(options: Namespace) -> dict[str, Any]:
    """Return the tables of the options, by name."""
    given = {name: getattr(options, name) for name in TABLES}
    sides = [given["mentors"], given["mentees"]]
    if any(sides) if given["people"] else not all(sides):
        options.refuse(told("give --mentors and --mentees, or --people"))
    return given


class Input(NamedTuple):
    """The programme and the people of the options, and what is to be noted of them."""

    programme: Programme
    cohort: Cohort
    notes: list[str]


def read_input(options: Namespace) -> Input:
    """Return the programme and the people of the options.

    Tables are read as the programme's file says, if it says how, or else recognised: what it says
    holds, and what was understood is shown, with how to keep it.
    """
    from matchcore.programme.reading.missing import refuse_unanswered

    given = given_tables(options)
    with options.display.during("reading"):
        programme = read_programme(options)
        layout = programme.layout
        if options.programme and (layout.in_words or layout.columns):
            if options.keep:
                programme = programme.replace(layout={**layout.options(), "keep": options.keep})
            cohort = programme.read(**given)
            refuse_unanswered(programme, cohort)
            return Input(programme, cohort, [*cohort.cautions, *cohort.extra])
        reading = recognise(programme, options)
    return _recognised(options, reading)


def _recognised(options: Namespace, reading: Reading[Programme]) -> Input:
    """Show what was understood, and return it."""
    is_shown = not reading.is_ours or bool(reading.asked)
    if is_shown:
        sys.stdout.write(f"{reading}\n\n{how_to_keep(options, reading)}\n\n")
    options.display.language = reading.language
    with options.display.during("reading"):
        programme, cohort = reading.programme, reading.cohort
    in_words = reading.cautions_by_english
    notes = [in_words.get(caution, caution) for caution in cohort.cautions]
    notes += [] if is_shown else cohort.extra
    if hint := other_way_round(options, cohort, programme.language):
        notes.append(hint)
    return Input(programme, cohort, notes)


def read_and_note(options: Namespace) -> tuple[Programme, Cohort]:
    """Return the programme and the people of the options, and show what is to be noted of them."""
    programme, cohort, notes = read_input(options)
    options.display.language = programme.language
    for note in notes:
        write_note(note, programme.language)
    return programme, cohort


def recognise(programme: Programme, options: Namespace) -> Reading[Programme]:
    """Recognise the tables of the options, in the language of their headers if none is stated."""
    stated = options.language or options.programme
    return programme.recognise(
        **given_tables(options), keep=options.keep, language=None if stated else "auto"
    )


def how_to_keep(options: Namespace, reading: Reading[Programme]) -> str:
    """Return how to keep a reading in a file, or how to answer what it asks there."""
    from matchcore.wording import say

    command = command_line("init", *table_words(options), *reading_words(options))
    code = "how_to_answer" if reading.asked else "how_to_keep"
    return say(code, reading.language, command=command)
