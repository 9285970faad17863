"""``matchcore season``: where a season stands, what needs a hand, and one page of it all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.days import given_day
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.map_option import TABLES
from matchcore.cli.plan_options import (
    add_held_option,
    add_plan_option,
    refuse_held_alone,
    sessions_held,
    training_in,
)
from matchcore.cli.programme_options import (
    add_language_option,
    add_programme_options,
    in_language,
    read_programme,
)
from matchcore.cli.result_options import (
    add_delimiter,
    add_folder,
    add_matching,
    checked_folder,
    files_line,
    saved_in,
)
from matchcore.exit_codes import DONE

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.programme import Programme
    from matchcore.season import Season


def _add_options(parser: ArgumentParser) -> None:
    add_matching(parser)
    add_plan_option(parser)
    add_held_option(parser)
    parser.add_argument(
        "--pulse", metavar=told("FILE"), help=told("pulse.json of the surveys, or its folder")
    )
    parser.add_argument(
        "--couples", metavar=told("FILE"), help=told("couples.json of the round, or its folder")
    )
    parser.add_argument(
        "--levels",
        metavar=told("FILE"),
        help=told("table of skill levels: person, skill, before, after"),
    )
    parser.add_argument("--today", metavar=told("DATE"), help=told("(default: the calendar's)"))
    add_folder(parser)
    add_delimiter(parser)
    add_table_options(parser)
    add_programme_options(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    with options.display.during("starting"):
        from matchcore.season import check, this_week, write_page
        from matchcore.season.indicators import measure

    refuse_held_alone(options)
    out = checked_folder(options.out)
    season, cohort = _season(options)
    found, indicators = check(season, cohort), measure(season)
    out.mkdir(parents=True, exist_ok=True)
    with options.display.during("results"):
        write_page(season, out / "season.html", cohort=cohort, pitfalls=found)
        indicators.to_csv(out / "indicators.csv", options.delimiter)
        found.to_csv(out / "pitfalls.csv", options.delimiter)
    names = ["season.html", "indicators.csv", "pitfalls.csv"]
    sys.stdout.write(f"{this_week(season, cohort)}\n\n{indicators}\n\n")
    sys.stdout.write(f"{found.summary.blocks[0].heading}\n\n")
    sys.stdout.write(f"{files_line(out, names, season.language)}\n")
    return DONE


def _season(options: Namespace) -> tuple[Season, Cohort | None]:
    """Return the season of the options, and the tables of people if they are given."""
    from matchcore.answer import Matching
    from matchcore.season import Season

    today = given_day("--today", options.today)
    with options.display.during("loading"):
        matching = Matching.load(saved_in(options.matching))
    programme, cohort = _people(options, matching)
    parts: dict[str, Any] = {
        "sessions": sessions_held(options),
        "training": training_in(options.plan),
        "pulse": _pulse(options),
        "couples": _couples(options),
        "levels": _levels(options, matching, cohort),
    }
    season = Season(programme, matching, today=today, **parts).in_language(programme.language)
    return replace(season, today=season.day), cohort


def _people(options: Namespace, matching: Matching) -> tuple[Programme, Cohort | None]:
    """Return the programme, by default that of the matching, and the people of the tables."""
    from matchcore.programme import Programme

    if any(getattr(options, name) for name in TABLES):
        return read_and_note(options)
    if options.programme or options.preset:
        return read_programme(options), None
    own = Programme.from_dict(matching.programme).replace(language=matching.language)
    own = in_language(own, options.language)
    options.display.language = own.language
    return own, None


def _pulse(options: Namespace) -> Any:
    if not options.pulse:
        return None
    from matchcore.season.pulse import Pulse

    return Pulse.load(_file_in(options.pulse, "pulse.json"))


def _couples(options: Namespace) -> Any:
    if not options.couples:
        return None
    from matchcore.rounds.round_folder import KINDS

    kind = KINDS["couples"]
    return kind.load(_file_in(options.couples, kind.file))


def _levels(options: Namespace, matching: Matching, cohort: Cohort | None) -> Any:
    """Return the levels; without tables, people are found by the ids and names of the matching."""
    if not options.levels:
        return None
    from matchcore.people import Cohort
    from matchcore.season.indicators import read_levels

    mentees, mentors = (roster.to_frame() for roster in matching.rosters)
    return read_levels(options.levels, cohort or Cohort(mentors, mentees))


def _file_in(path: str, name: str) -> Path:
    """Return a file that is given itself, or by its folder."""
    given = Path(path)
    return given / name if given.is_dir() else given


COMMAND = Command(told("show where a season stands and what needs a hand"), _add_options, _run)
