"""The option that names a folder with a plan, and the plan in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem

if TYPE_CHECKING:  # loading it takes long, and help does not need it
    from matchcore.season.sessions import SessionPlan

SESSIONS = "sessions.json"


def add_plan_option(parser: ArgumentParser) -> None:
    """Add the folder that ``matchcore plan`` wrote."""
    parser.add_argument(
        "--plan",
        metavar=told("DIR"),
        help=told("what `matchcore plan` wrote: sessions.json"),
    )


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
        problem = told("{folder} does not hold {name}", folder=options.plan, name=SESSIONS)
        remedy = told("give the folder that `matchcore plan` wrote")
        raise InputError(InputProblem("no_plan", "--plan", "", problem, remedy))
    from matchcore.season.sessions import SessionPlan

    return SessionPlan.load(path)
