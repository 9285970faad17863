"""A plan of trainings as a record: plain JSON with a kind and a format."""

from __future__ import annotations

import os
from typing import Any

from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.frames import frame_of, plain_rows
from matchcore.season.training.columns import BARRED, FRAME, UNPLACED
from matchcore.season.training.needs import NEEDS
from matchcore.season.training.plan_values import PlanValues
from matchcore.solver.timetable import Level
from matchcore.wording import checked_language

KIND = "training"
_FRAMES = {"frame": FRAME, "unplaced": UNPLACED, "needs": NEEDS, "barred": BARRED}


def write_training(plan: PlanValues, path: str | os.PathLike[str]) -> None:
    """Write a plan; `TrainingPlan.save` documents it."""
    values = {
        **{name: plain_rows(getattr(plan, name)) for name in _FRAMES},
        "levels": [[level.value, level.bound] for level in plan.levels],
        "names": dict(plan.names),
        "zone": plan.zone,
        "at_most": plan.at_most,
        "unknown": list(plan.unknown),
        "language": plan.language,
    }
    write_record(path, KIND, values)


def read_training(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return the fields of a plan that `write_training` wrote.

    Raises
    ------
    StorageError
        There is no such file, or it is damaged.
    """
    values = read_record(path, KIND)
    try:
        return {
            **{
                name: frame_of(values[name], columns, values["zone"])
                for name, columns in _FRAMES.items()
            },
            "levels": tuple(Level(*map(int, level)) for level in values["levels"]),
            "names": dict(values["names"]),
            "zone": values["zone"],
            "at_most": int(values["at_most"]),
            "unknown": (str(values["unknown"][0]), int(values["unknown"][1])),
            "language": checked_language(values["language"]),
        }
    except (AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        raise damaged(path, error) from error
