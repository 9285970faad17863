"""``matchcore plan``: the sessions of a season, or new dates for those that were missed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.plan_options import SESSIONS
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import (
    add_calendars,
    add_delimiter,
    add_folder,
    add_matching,
    checked_folder,
    files_line,
    saved_in,
)
from matchcore.cli.training_options import (
    add_training_options,
    refuse_training_alone,
    training_of,
    write_training,
)
from matchcore.exit_codes import DONE

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.season import SessionPlan

_NO_HOLIDAYS = "none"


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    add_matching(parser, required=False)
    add_folder(parser)
    _add_season(parser)
    _add_again(parser)
    add_training_options(parser)
    add_calendars(parser)
    add_delimiter(parser)
    add_language_option(parser)


def _add_season(parser: ArgumentParser) -> None:
    """Add what a first plan is asked for."""
    parser.add_argument("--start", metavar=told("DATE"), help=told("first day of the season"))
    parser.add_argument(
        "--sessions", type=int, default=8, metavar="N", help=told("of each couple (default: 8)")
    )
    parser.add_argument(
        "--weeks", type=int, metavar=told("WEEKS"), help=told("(default: 2 for each session)")
    )
    parser.add_argument(
        "--hours",
        metavar=told("HOURS"),
        help=told("of the week (default: weekdays from 9 to 18)"),
    )
    parser.add_argument(
        "--minutes",
        type=int,
        default=60,
        metavar=told("MINUTES"),
        help=told("of a session (default: 60)"),
    )
    parser.add_argument(
        "--zone", default="Europe/Paris", metavar=told("ZONE"), help=told("(default: Europe/Paris)")
    )
    parser.add_argument(
        "--holidays",
        default="FR",
        metavar=told("COUNTRY"),
        help=told("whose public holidays are left out, or none (default: FR)"),
    )
    parser.add_argument(
        "--busy",
        action="append",
        default=[],
        metavar=told("FILE"),
        help=told("sessions.json of another programme with the same people; may be repeated"),
    )


def _add_again(parser: ArgumentParser) -> None:
    """Add what a new plan is asked for."""
    parser.add_argument(
        "--previous", metavar=told("DIR"), help=told("the plan so far, to go on from it")
    )
    parser.add_argument(
        "--held", metavar=told("FILE"), help=told("table of what took place, for --previous")
    )
    parser.add_argument(
        "--today",
        metavar=told("DATE"),
        help=told("gives new dates, later than this day, to what has none or was missed"),
    )


def _run(options: Namespace) -> int:
    _refuse_wrong(options)
    refuse_training_alone(options)
    out = checked_folder(options.out)
    _, cohort = read_and_note(options)
    matching = None if options.previous else _matching(options)
    busy = _busy(options)
    if matching is None:
        plan = _again(options, cohort, busy)
    else:
        plan = _first(options, matching, cohort, busy)
    training = training_of(options, matching, cohort, plan, busy)
    names = _write(options, plan, out)
    if training is not None:
        names += write_training(options, training, out)
    changed: list[Any] = [plan] if not options.previous or options.held or options.today else []
    changed += [training] if options.training or options.attended else []
    for one in changed:
        sys.stdout.write(f"{one}\n\n")
    sys.stdout.write(f"{files_line(out, names, plan.language)}\n")
    return DONE


def _refuse_wrong(options: Namespace) -> None:
    """End the command where options miss the one that they need."""
    if not options.previous and (options.held or options.today):
        options.refuse(told("--held and --today need --previous, the plan so far"))
    if not options.previous and not (options.matching and options.start):
        options.refuse(told("give --matching and --start, or --previous"))
    new = options.today, options.held, options.attended, options.training
    if options.previous and not any(new):
        options.refuse(
            told("--previous needs --today for new dates, --held, --attended or --training")
        )


def _matching(options: Namespace) -> Matching:
    from matchcore.answer import Matching

    with options.display.during("loading"):
        return Matching.load(saved_in(options.matching))


def _first(options: Namespace, matching: Matching, cohort: Cohort, busy: Any) -> SessionPlan:
    """Plan the sessions of a saved matching."""
    from matchcore.season import plan_sessions

    settings = {
        name: getattr(options, name)
        for name in ("start", "sessions", "weeks", "hours", "minutes", "zone", "language")
    }
    holidays = None if options.holidays == _NO_HOLIDAYS else options.holidays
    with options.display.during("sessions"):
        return plan_sessions(matching, cohort, holidays=holidays, busy=busy, **settings)


def _again(options: Namespace, cohort: Cohort, busy: Any) -> SessionPlan:
    """Read what took place, and give new dates to what did not if a day of today is given."""
    from matchcore.season import SessionPlan, read_held, replan_sessions

    folder = Path(options.previous)
    plan = SessionPlan.load(folder / SESSIONS if folder.is_dir() else folder)
    if options.held:
        plan = read_held(options.held, plan)
    if not options.today:
        return plan.unmoved(options.language)
    with options.display.during("sessions"):
        return replan_sessions(
            plan, cohort, today=options.today, busy=busy, language=options.language
        )


def _busy(options: Namespace) -> Any:
    """Return when people are taken by plans of other programmes; None if none is given."""
    import pandas as pd

    from matchcore.season import SessionPlan

    taken = [SessionPlan.load(path).busy() for path in options.busy]
    return pd.concat(taken, ignore_index=True) if taken else None


def _write(options: Namespace, plan: SessionPlan, out: Path) -> list[str]:
    """Write a plan in all its forms, and return the names of the files."""
    out.mkdir(parents=True, exist_ok=True)
    names = ["sessions.csv", SESSIONS]
    with options.display.during("results"):
        plan.to_csv(out / "sessions.csv", options.delimiter)
        plan.save(out / SESSIONS)
        if options.today:
            plan.moved_to_csv(out / "moved.csv", options.delimiter)
            names.append("moved.csv")
        if options.calendars:
            plan.to_ics(out / "calendars")
            names.append("calendars")
    return names


COMMAND = Command(told("plan the sessions of a season, or missed ones anew"), _add_options, _run)
