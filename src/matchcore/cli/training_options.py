"""The options of training: planned before the first session, and who took part."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.days import given_day
from matchcore.cli.plan_options import TRAINING, training_in

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.season.sessions import SessionPlan
    from matchcore.season.training import TrainingPlan

_WEEKDAYS = "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18"
_MINUTES = 60
_WEEK = timedelta(days=7)


def add_training_options(parser: ArgumentParser) -> None:
    """Add when trainings begin, which there are, and who took part."""
    parser.add_argument(
        "--training",
        metavar=told("DATE"),
        help=told("also plan the trainings, from this day to the first session"),
    )
    parser.add_argument(
        "--offers",
        metavar=told("FILE"),
        help=told("table or TOML of the trainings, for --training: name, kind, role"),
    )
    parser.add_argument(
        "--attended",
        metavar=told("FILE"),
        help=told("table of who took part: person, training, attended; for --previous"),
    )


def refuse_wrong(options: Namespace) -> None:
    """End the command where options of training miss the one that they need."""
    if options.offers and not options.training:
        options.refuse(told("--offers needs --training, the first day of the trainings"))
    if options.attended and not options.previous:
        options.refuse(told("--attended needs --previous, the plan so far"))
    if options.training and options.previous:
        options.refuse(told("--training is for a first plan: leave it out beside --previous"))


def training_of(
    options: Namespace, matching: Matching | None, cohort: Cohort, sessions: SessionPlan
) -> TrainingPlan | None:
    """Return the trainings that the options ask for, or those of the plan so far."""
    if options.previous:
        return _noted(options)
    first = given_day("--training", options.training)
    if first is None or matching is None:
        return None
    from matchcore.rounds import Slots
    from matchcore.season.training import plan_training

    starts = sessions.frame["start"]
    day = starts.min().date() if len(starts) else given_day("--start", options.start)
    weeks = 1 if day is None else max(1, -(-(day - first) // _WEEK))
    hours = options.hours or _WEEKDAYS
    slots = Slots.of(first, hours, minutes=_MINUTES, weeks=weeks, zone=options.zone)
    with options.display.during("training"):
        return plan_training(
            matching,
            cohort,
            slots=slots,
            offers=options.offers,
            before=day,
            holidays=None if options.holidays == "none" else options.holidays,
            language=options.language,
        )


def _noted(options: Namespace) -> TrainingPlan | None:
    """Return the trainings of the plan so far, with who took part."""
    folder = Path(options.previous)
    plan = training_in(folder if folder.is_dir() else folder.parent, needed=bool(options.attended))
    if plan is None or not options.attended:
        return plan
    from matchcore.season.training import read_attended

    return read_attended(options.attended, plan)


def write_training(options: Namespace, plan: TrainingPlan, out: Path) -> list[str]:
    """Write trainings in all their forms, and return the names of the files."""
    plan.to_csv(out / "training.csv", options.delimiter)
    plan.groups_to_csv(out / "groups.csv", options.delimiter)
    plan.save(out / TRAINING)
    if options.calendars:
        plan.to_ics(out / "calendars" / "training")
    return ["training.csv", "groups.csv", TRAINING]
