"""The rule `Trained` and a plan of trainings: who is forbidden, until when, and who counts."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from matchcore.people import Cohort, People
from matchcore.programme import Programme
from matchcore.rules import Trained
from matchcore.season.frames import framed
from matchcore.season.training.columns import BARRED


def barred(
    programme: Programme | None,
    cohort: Cohort,
    frame: pd.DataFrame,
    needs: pd.DataFrame,
    zone: str,
) -> pd.DataFrame:
    """Return whom the rule `Trained` forbids as things are, and when their last group ends.

    ``until`` is missing for those who are not trained by the plan, either.
    """
    rules = [] if programme is None else programme.rules
    hard = [rule for rule in rules if isinstance(rule, Trained) and not rule.is_soft]
    in_groups = needs.loc[needs["kind"] != "tutorial", ["person", "role", "training"]]
    ends = counted(frame, [*in_groups.itertuples(index=False, name=None)])
    rows = []
    for role, people in (("mentor", cohort.mentors), ("mentee", cohort.mentees)):
        asked = [rule for rule in hard if rule.who in ("both", f"{role}s")]
        lenient = all(rule.missing == "allow" for rule in asked)
        trained = people.numbers("trained").tolist()
        for who, value in zip(people.ids.tolist(), trained, strict=True):
            if asked and value != 1 and not (np.isnan(value) and lenient):
                rows.append((who, role, ends.get((who, role))))
    return framed(rows, BARRED, zone)


def counted(
    frame: pd.DataFrame, live: Sequence[tuple[str, str, str]]
) -> dict[tuple[str, str], Any]:
    """Return who takes part in every group that they need, with the end of the last, by role."""
    last = dict(
        zip(zip(frame["person"], frame["training"], strict=True), frame["end"], strict=True)
    )
    found: dict[tuple[str, str], Any] = {}
    left_out = {(who, role) for who, role, name in live if (who, name) not in last}
    for who, role, name in live:
        if (who, role) not in left_out:
            ends = [one for one in (last[who, name], found.get((who, role))) if not pd.isna(one)]
            found[who, role] = max(ends, default=None)
    return found


def with_trained(cohort: Cohort, who: set[tuple[str, str]]) -> Cohort:
    """Return a cohort in which some people, by id and role, count as trained."""
    changed = copy(cohort)
    changed.mentors = _trained(cohort.mentors, {one for one, role in who if role == "mentor"})
    changed.mentees = _trained(cohort.mentees, {one for one, role in who if role == "mentee"})
    return changed


def _trained(people: People, who: set[str]) -> People:
    is_new = np.array([one in who for one in people.ids.tolist()], dtype=np.bool_)
    trained = np.where(is_new, 1.0, people.numbers("trained"))
    cells = people.frame["trained"].tolist() if "trained" in people.frame else [None] * len(people)
    cells = [True if new else cell for new, cell in zip(is_new, cells, strict=True)]
    return replace(
        people,
        frame=people.frame.assign(trained=pd.Series(cells, people.frame.index, dtype=object)),
        columns={**people.columns, "trained": trained},
    )
