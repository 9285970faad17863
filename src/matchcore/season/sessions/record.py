"""A plan of sessions as a record: plain JSON with a kind and a format."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import date
from typing import Any

from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.frames import frame_of, plain_rows
from matchcore.season.sessions.columns import FRAME, GOALS, MISSED, MOVED, UNPLACED
from matchcore.season.sessions.plan_values import PlanValues
from matchcore.season.sessions.settings import Settings
from matchcore.solver.timetable import Level
from matchcore.wording import checked_language

KIND = "sessions"
_FRAMES = {"frame": FRAME, "unplaced": UNPLACED, "goals": GOALS, "moved": MOVED, "missed": MISSED}


def write_plan(plan: PlanValues, path: str | os.PathLike[str]) -> None:
    """Write a plan; `SessionPlan.save` documents it."""
    settings = {one.name: _plain(getattr(plan.settings, one.name)) for one in fields(Settings)}
    values = {
        "settings": settings,
        **{name: plain_rows(getattr(plan, name)) for name in _FRAMES},
        "levels": [[level.value, level.bound] for level in plan.levels],
        "names": plan.names,
        "zones": plan.zones,
        "unstated": list(plan.unstated),
        "language": plan.language,
    }
    write_record(path, KIND, values)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def read_plan(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return the fields of a plan that `write_plan` wrote.

    Raises
    ------
    StorageError
        There is no such file, or it is damaged.
    """
    values = read_record(path, KIND)
    try:
        settings = _settings(values["settings"])
        placed, moved, days = (Level(*map(int, level)) for level in values["levels"])
        without_hours, without_budget = values["unstated"]
        return {
            "settings": settings,
            **{
                name: frame_of(_rows_in(values, name), columns, settings.zone)
                for name, columns in _FRAMES.items()
            },
            "levels": (placed, moved, days),
            "names": {str(who): str(name) for who, name in values["names"].items()},
            "zones": {str(who): str(name) for who, name in values["zones"].items()},
            "unstated": (int(without_hours), int(without_budget)),
            "language": checked_language(values["language"]),
        }
    except (AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        raise damaged(path, error) from error


def _settings(values: dict[str, Any]) -> Settings:
    off = values["holidays"]
    return Settings(
        **{
            **values,
            "start": date.fromisoformat(values["start"]),
            "hours": tuple(values["hours"]),
            "holidays": tuple(map(date.fromisoformat, off)) if isinstance(off, list) else off,
        }
    )


def _rows_in(values: dict[str, Any], name: str) -> list[list[Any]]:
    """Return the rows of a frame; plans of earlier versions did not remember what was missed."""
    rows: list[list[Any]] = values.get(name, []) if name == "missed" else values[name]
    return rows
