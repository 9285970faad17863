"""A plan of trainings as a record: plain JSON with a kind and a format."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.training.columns import BARRED, FRAME, UNPLACED, framed
from matchcore.season.training.needs import NEEDS
from matchcore.season.training.plan_values import PlanValues
from matchcore.solver.timetable import Level
from matchcore.wording import checked_language

KIND = "training"
_FRAMES = {"frame": FRAME, "unplaced": UNPLACED, "needs": NEEDS, "barred": BARRED}
_TIMES = ("start", "end", "until")


def write_training(plan: PlanValues, path: str | os.PathLike[str]) -> None:
    """Write a plan; `TrainingPlan.save` documents it."""
    values = {
        **{name: _rows(getattr(plan, name)) for name in _FRAMES},
        "levels": [[level.value, level.bound] for level in plan.levels],
        "names": dict(plan.names),
        "zone": plan.zone,
        "at_most": plan.at_most,
        "unknown": list(plan.unknown),
        "language": plan.language,
    }
    write_record(path, KIND, values)


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    return [[_cell(one) for one in row] for row in frame.astype(object).to_numpy().tolist()]


def _cell(value: Any) -> Any:
    if value is pd.NaT:
        return None
    return value.isoformat() if isinstance(value, datetime) else value


def read_training(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return the fields of a plan that `write_training` wrote.

    Raises
    ------
    StorageError
        There is no such file, or it is damaged.
    """
    values = read_record(path, KIND)
    try:
        zone = ZoneInfo(values["zone"])
        found: dict[str, Any] = {}
        for name, columns in _FRAMES.items():
            rows = [
                [_read(c, one, zone) for c, one in zip(columns, row, strict=True)]
                for row in values[name]
            ]
            found[name] = framed(rows, columns, values["zone"])
        return {
            **found,
            "levels": tuple(Level(*map(int, level)) for level in values["levels"]),
            "names": dict(values["names"]),
            "zone": values["zone"],
            "at_most": int(values["at_most"]),
            "unknown": (str(values["unknown"][0]), int(values["unknown"][1])),
            "language": checked_language(values["language"]),
        }
    except (AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        raise damaged(path, error) from error


def _read(column: str, value: Any, zone: ZoneInfo) -> Any:
    if column in _TIMES and value is not None:
        return datetime.fromisoformat(value).astimezone(zone)
    return value
