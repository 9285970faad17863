"""A plan of meetings as a record: what was asked, the meetings, who has none, what is proven."""

from __future__ import annotations

import math
import os
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, StorageError
from matchcore.model.assignment import SolveStatus
from matchcore.people import Cohort
from matchcore.plain_values import plain
from matchcore.rounds.meeting_request import MeetingRequest
from matchcore.rounds.record_files import read_record

__all__ = ["plan_values", "read_plan"]

Tables = tuple[pd.DataFrame, pd.DataFrame]
Totals = tuple[SolveStatus, float, float]

_TYPES = {
    "expected": float,
    "spread": float,
    "price": float,
    "value": float,
    "strong": bool,
}
_IDS = ["mentee", "mentor"]
_WITHOUT = ["who", "role", "why"]
_ASKED = ("per_mentee", "per_mentor", "kappa", "random_state")


def plan_values(asked: MeetingRequest, tables: Tables, totals: Totals) -> dict[str, Any]:
    """Return a plan as plain values."""
    status, value, bound = totals
    one = asked.spread is not None and np.ndim(asked.spread) == 0
    return {
        **{name: plain(getattr(asked, name)) for name in _ASKED},
        "spread": float(asked.spread) if one else None,
        "met": plain(asked.met),
        "status": status.value,
        "value": value,
        "bound": bound if math.isfinite(bound) else None,
        "meetings": plain(tables[0].to_numpy(dtype=object).tolist()),
        "without": plain(tables[1].to_numpy(dtype=object).tolist()),
    }


def read_plan(
    path: str | os.PathLike[str], cohort: Cohort
) -> tuple[MeetingRequest, Tables, Totals]:
    """Return what `plan_values` put into a record.

    Raises
    ------
    StorageError
        There is no such file, or it is damaged.
    InputError
        It names people who are not in the cohort.
    """
    values = read_record(path, "plan")
    try:
        met = tuple((str(mentee), str(mentor)) for mentee, mentor in values["met"])
        per_mentee, per_mentor, kappa, seed = (values[name] for name in _ASKED)
        asked = MeetingRequest(per_mentee, per_mentor, kappa, values["spread"], met, seed)
        meetings = pd.DataFrame(values["meetings"], columns=[*_IDS, *_TYPES]).astype(_TYPES)
        without = pd.DataFrame(values["without"], columns=_WITHOUT)
        bound = math.inf if values["bound"] is None else float(values["bound"])
        totals = SolveStatus(values["status"]), float(values["value"]), bound
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(told("{path} is damaged: {error}", path=path, error=error)) from error
    _refuse_strangers(meetings, cohort)
    return asked, (meetings, without), totals


def _refuse_strangers(meetings: pd.DataFrame, cohort: Cohort) -> None:
    """Raise for people of a plan who are not in the cohort."""
    problems, remedy = [], told("load the plan with the cohort that it was made for")
    for role in _IDS:
        ids = list(dict.fromkeys(meetings[role]))
        absent = np.flatnonzero(cohort.rows(f"{role}s", ids) < 0)
        problems += [
            InputProblem("unknown_person", role, repr(ids[k]), told("not in the cohort"), remedy)
            for k in absent.tolist()
        ]
    if problems:
        raise InputError(problems)
