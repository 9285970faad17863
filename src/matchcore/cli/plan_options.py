"""The options that name a folder with a plan and what took place, and the plan in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.cli.command import write_note
from matchcore.errors import InputError, InputProblem

if TYPE_CHECKING:  # loading it takes long, and help does not need it
    from matchcore.season.sessions import SessionPlan
    from matchcore.season.training import TrainingPlan

SESSIONS = "sessions.json"
TRAINING = "training.json"


def add_plan_option(parser: ArgumentParser) -> None:
    """Add the folder that ``matchcore plan`` wrote."""
    parser.add_argument(
        "--plan",
        metavar=told("DIR"),
        help=told("what `matchcore plan` wrote: sessions.json, training.json"),
    )


def add_held_option(parser: ArgumentParser) -> None:
    """Add the table of what took place, beside the folder of a plan."""
    parser.add_argument(
        "--held",
        metavar=told("FILE"),
        help=told("table of sessions held: mentee, mentor, session or date, held"),
    )


def refuse_held_alone(options: Namespace) -> None:
    """End the command where there is no plan whose sessions could be held."""
    if options.held and not options.plan:
        options.refuse(told("--held needs --plan, the sessions that were planned"))


def sessions_held(options: Namespace) -> SessionPlan | None:
    """Return the plan in the folder of the options, with what took place where a table says so."""
    sessions = sessions_of(options)
    if sessions is None or not options.held:
        return sessions
    from matchcore.season.sessions import read_held

    sessions = read_held(options.held, sessions)
    for caution in sessions.cautions:
        write_note(caution, options.display.language)
    return sessions


def sessions_of(options: Namespace) -> SessionPlan | None:
    """Return the plan in the folder of the options; without the option there is none.

    Raises
    ------
    InputError
        The folder holds none.
    StorageError
        The plan is damaged.
    """
    if options.plan is None:
        return None
    path = Path(options.plan) / SESSIONS
    if not path.exists():
        raise _nothing_there("--plan", options.plan, SESSIONS)
    from matchcore.season.sessions import SessionPlan

    return SessionPlan.load(path)


def training_in(folder: str | Path | None, *, needed: bool = False) -> TrainingPlan | None:
    """Return the trainings in a folder; None if there are none and none are needed.

    Raises
    ------
    InputError
        The folder holds none, and they are needed.
    StorageError
        The plan is damaged.
    """
    if folder is None:
        return None
    path = Path(folder) / TRAINING
    if not path.exists():
        if needed:
            raise _nothing_there("--previous", str(folder), TRAINING)
        return None
    from matchcore.season.training import TrainingPlan

    return TrainingPlan.load(path)


def _nothing_there(option: str, folder: str, name: str) -> InputError:
    problem = told("{folder} does not hold {name}", folder=folder, name=name)
    remedy = told("give the folder that `matchcore plan` wrote")
    return InputError(InputProblem("no_plan", option, "", problem, remedy))
