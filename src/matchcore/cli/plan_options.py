"""The option that names a folder with plans, and the plans in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem

if TYPE_CHECKING:  # loading them takes long, and help needs none of them
    from matchcore.season.sessions import SessionPlan
    from matchcore.season.training import TrainingPlan

SESSIONS, TRAINING = "sessions.json", "training.json"
_NAMES = f"{SESSIONS}, {TRAINING}"


class Plans(NamedTuple):
    """The plans in a folder; None where there is none."""

    sessions: SessionPlan | None = None
    training: TrainingPlan | None = None


def add_plan_option(parser: ArgumentParser) -> None:
    """Add the folder that ``matchcore plan`` wrote."""
    parser.add_argument(
        "--plan",
        metavar=told("DIR"),
        help=told("what `matchcore plan` wrote: sessions.json, training.json"),
    )


def plans_of(options: Namespace) -> Plans:
    """Return the plans in the folder of the options; without the option there are none.

    Raises
    ------
    InputError
        The folder holds none.
    StorageError
        A plan is damaged.
    """
    if options.plan is None:
        return Plans()
    sessions, training = (Path(options.plan) / name for name in (SESSIONS, TRAINING))
    if not (sessions.exists() or training.exists()):
        problem = told("{folder} holds neither {names}", folder=options.plan, names=_NAMES)
        remedy = told("give the folder that `matchcore plan` wrote")
        raise InputError(InputProblem("no_plan", "--plan", "", problem, remedy))
    return Plans(_sessions(sessions), _training(training))


def _sessions(path: Path) -> SessionPlan | None:
    from matchcore.season.sessions import SessionPlan

    return SessionPlan.load(path) if path.exists() else None


def _training(path: Path) -> TrainingPlan | None:
    if not path.exists():
        return None
    from matchcore.season.training import TrainingPlan

    return TrainingPlan.load(path)
