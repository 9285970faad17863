"""The options of training: planned before the first session, and who took part."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.days import given_day
from matchcore.cli.plan_options import TRAINING, training_in

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    import pandas as pd

    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.season.sessions import SessionPlan
    from matchcore.season.training import TrainingPlan

_MINUTES = 60
_WEEK = timedelta(days=7)
_LATER = 4  # weeks for trainings of a season that is under way


def add_training_options(parser: ArgumentParser) -> None:
    """Add when trainings begin, which there are, and who took part."""
    parser.add_argument(
        "--training",
        metavar=told("DATE"),
        help=told("also plan the trainings still needed, from this day to the first session"),
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


def refuse_training_alone(options: Namespace) -> None:
    """End the command where options of training miss the one that they need."""
    if options.offers and not options.training:
        options.refuse(told("--offers needs --training, the first day of the trainings"))
    if options.attended and not options.previous:
        options.refuse(told("--attended needs --previous, the plan so far"))


def training_of(
    options: Namespace,
    matching: Matching | None,
    cohort: Cohort,
    sessions: SessionPlan,
    busy: pd.DataFrame | None,
) -> TrainingPlan | None:
    """Return the trainings that the options ask for, or those of the plan so far."""
    known = _noted(options) if options.previous else None
    first = given_day("--training", options.training)
    if first is None:
        return known
    from matchcore.rounds import Slots
    from matchcore.season.training import plan_training

    settings = sessions.settings
    day = _first_session(options, sessions, first)
    weeks = _LATER if day is None else max(1, -(-(day - first) // _WEEK))
    slots = Slots.of(first, settings.hours, minutes=_MINUTES, weeks=weeks, zone=settings.zone)
    with options.display.during("training"):
        return plan_training(
            _couples(sessions, cohort) if matching is None else matching,
            cohort,
            slots=slots,
            offers=options.offers,
            before=day,
            holidays=settings.holidays,
            busy=_taken(sessions, busy),
            known=known,
            language=options.language or sessions.language,
        )


def _first_session(options: Namespace, sessions: SessionPlan, first: date) -> date | None:
    """Return the day of the first session; None in a season that is under way."""
    starts = sessions.frame["start"]
    day = starts.min().date() if len(starts) else sessions.settings.start
    return None if options.previous and day <= first else day


def _couples(sessions: SessionPlan, cohort: Cohort) -> pd.DataFrame:
    """Return the couples of a plan of whom both are still there."""
    import pandas as pd

    sides = ["mentee", "mentor"]
    couples = pd.concat([sessions.frame[sides], sessions.unplaced[sides]]).drop_duplicates()
    here = [(cohort.rows(f"{side}s", couples[side].tolist()) >= 0) for side in sides]
    return couples[here[0] & here[1]]


def _taken(sessions: SessionPlan, busy: pd.DataFrame | None) -> pd.DataFrame:
    """Return when people are in sessions, or taken by other programmes."""
    import pandas as pd

    own = sessions.busy()
    return own if busy is None else pd.concat([own, busy], ignore_index=True)


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
