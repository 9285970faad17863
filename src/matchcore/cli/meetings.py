"""``matchcore meetings``: plan who should meet before the couples are made, and when."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.command import Command
from matchcore.cli.input_options import add_table_options, read_and_note
from matchcore.cli.programme_options import add_language_option, add_programme_options
from matchcore.cli.result_options import (
    add_calendars,
    add_delimiter,
    add_folder,
    add_time_limit,
    checked_folder,
    files_line,
)
from matchcore.exit_codes import DONE, LIMIT_REACHED

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.people import Cohort
    from matchcore.rounds import MeetingPlan, Slots

_HOURS = "mon 9-18|tue 9-18|wed 9-18|thu 9-18|fri 9-18"


def _add_options(parser: ArgumentParser) -> None:
    add_table_options(parser)
    add_programme_options(parser)
    add_folder(parser)
    for side in ("mentee", "mentor"):
        default = {"mentee": 3, "mentor": 5}[side]
        parser.add_argument(
            f"--per-{side}",
            type=int,
            default=default,
            metavar="N",
            help=told(
                "the most meetings of each {side} (default: {default})", side=side, default=default
            ),
        )
    parser.add_argument(
        "--start", metavar=told("DATE"), help=told("first day of the meetings: a timetable")
    )
    parser.add_argument(
        "--hours",
        default=_HOURS,
        metavar=told("HOURS"),
        help=told('of the week (default: "{hours}")', hours=_HOURS),
    )
    parser.add_argument(
        "--minutes",
        type=int,
        default=30,
        metavar=told("MINUTES"),
        help=told("of a meeting (default: 30)"),
    )
    parser.add_argument(
        "--weeks", type=int, default=2, metavar=told("WEEKS"), help=told("(default: 2)")
    )
    parser.add_argument(
        "--zone", default="Europe/Paris", metavar=told("ZONE"), help=told("(default: Europe/Paris)")
    )
    parser.add_argument("--rooms", type=int, metavar="N", help=told("the most meetings at once"))
    add_time_limit(parser)
    add_calendars(parser)
    add_delimiter(parser)
    add_language_option(parser)


def _run(options: Namespace) -> int:
    from matchcore.model.assignment import SolveStatus

    with options.display.during("starting"):
        from matchcore.rounds import plan_meetings

    if options.calendars and not options.start:
        options.refuse(told("--calendars needs --start, the first day of the meetings"))
    out, slots = checked_folder(options.out), _slots(options)
    programme, cohort = read_and_note(options)
    with options.display.during("scores") as progress:
        plan = plan_meetings(
            programme,
            cohort,
            per_mentee=options.per_mentee,
            per_mentor=options.per_mentor,
            slots=slots,
            time_limit=options.time_limit,
            progress=progress,
        )
    sys.stdout.write(f"{plan}\n")
    out.mkdir(parents=True, exist_ok=True)
    with options.display.during("results"):
        plan.to_csv(out / "meetings.csv", options.delimiter)
        plan.save(out / "plan.json")
    names = ["meetings.csv", "plan.json"]
    if slots is not None:
        names += _timetable(options, plan, cohort, slots, out)
    sys.stdout.write(f"\n{files_line(out, names, plan.programme.language)}\n")
    return DONE if plan.status is SolveStatus.OPTIMAL else LIMIT_REACHED


def _slots(options: Namespace) -> Slots | None:
    """Return the slots of the options; None without a first day."""
    if not options.start:
        return None
    from matchcore.rounds import Slots

    settings = {name: getattr(options, name) for name in ("minutes", "weeks", "zone")}
    return Slots.of(options.start, options.hours, **settings)


def _timetable(
    options: Namespace, plan: MeetingPlan, cohort: Cohort, slots: Slots, out: Path
) -> list[str]:
    """Give each meeting a slot, write that, and return the names of the files."""
    from matchcore.rounds import plan_timetable

    with options.display.during("timetable"):
        timetable = plan_timetable(plan, cohort, slots, rooms=options.rooms)
    timetable.to_csv(out / "timetable.csv", options.delimiter)
    timetable.save(out / "timetable.json")
    sys.stdout.write(f"\n{timetable}\n")
    if not options.calendars:
        return ["timetable.csv", "timetable.json"]
    timetable.to_ics(out / "calendars")
    return ["timetable.csv", "timetable.json", "calendars"]


COMMAND = Command(told("plan who should meet, and when"), _add_options, _run)
