"""The tables of a selection: who is admitted, who waits and who is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from matchcore.model.arrays import Rows
from matchcore.model.side import Side
from matchcore.people import Cohort, Roster
from matchcore.season.selection.criteria import WEIGHTS
from matchcore.season.selection.eligibility import Eligibility
from matchcore.season.selection.places import Places
from matchcore.season.selection.scoring import Scores

PARTS = list(WEIGHTS)
COLUMNS = ["who", "role", "name", "group", "rank", "score", *PARTS, "unknown", "why", "also"]
Given = tuple[tuple[Scores, Scores], tuple[Eligibility, Eligibility], tuple[Places, Places]]


def frames_of(
    cohort: Cohort, given: Given, admitted: tuple[Rows, Rows], coupled: tuple[Rows, Rows]
) -> dict[str, pd.DataFrame]:
    """Return the tables by name; people stand by role, group and rank.

    Parameters
    ----------
    cohort : Cohort
    given : (scores, eligibility, places), each of mentees and mentors
    admitted, coupled : (array of int, array of int)
        Rows of the cohort: those admitted, and those of them who have a partner.
    """
    found: dict[str, list[dict[str, Any]]] = {"admitted": [], "waiting": [], "refused": []}
    for side in (Side.MENTORS, Side.MENTEES):
        for row in _rows(cohort, side, given, admitted[side], coupled[side]):
            found[row.pop("state")].append(row)
    return {
        name: pd.DataFrame(rows, columns=COLUMNS).astype(
            {"rank": "int64", **dict.fromkeys(("score", *PARTS), "float64")}
        )
        for name, rows in found.items()
    }


def _rows(
    cohort: Cohort, side: Side, given: Given, admitted: Rows, coupled: Rows
) -> list[dict[str, Any]]:
    scores, may, places = given[0][side], given[1][side], given[2][side]
    people = (cohort.mentees, cohort.mentors)[side]
    roster, total = Roster.of(people), scores.total
    inside, made = set(admitted.tolist()), set(coupled.tolist())
    rows = []
    for k in range(len(people)):
        codes = may.reasons[k]
        state = "refused" if codes else "admitted" if k in inside else "waiting"
        group = places.names[places.of[k]] if places.of[k] >= 0 else ""
        why = codes[0] if codes else ("couple" if k in made else "place_left")
        own = {
            part: float(scores.parts[part][k]) if part in scores.parts else np.nan for part in PARTS
        }
        rows.append(
            {
                "state": state,
                "who": roster.ids[k],
                "role": side.role,
                "name": roster.names[k],
                "group": group,
                "score": float(total[k]),
                **own,
                "unknown": scores.unknown[k],
                "why": why,
                "also": codes[1:],
            }
        )
    _say_why_waiting(rows)
    return _ranked(rows)


def _say_why_waiting(rows: list[dict[str, Any]]) -> None:
    """Say why people wait: for the score where all admitted have as much, else for the couples."""
    lowest: dict[str, float] = {}
    for row in rows:
        if row["state"] == "admitted":
            lowest[row["group"]] = min(lowest.get(row["group"], np.inf), row["score"])
    for row in rows:
        if row["state"] == "waiting":
            least = lowest.get(row["group"])
            row["why"] = (
                "no_place"
                if least is None
                else "lower_score"
                if row["score"] <= least
                else "couples"
            )


def _ranked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows by group and score, each with its rank among those of its state."""
    rows.sort(key=lambda row: (row["group"], -round(row["score"], 9), row["who"]))
    count: dict[tuple[str, str], int] = {}
    for row in rows:
        place = row["state"], row["group"]
        count[place] = row["rank"] = count.get(place, 0) + 1
    return rows
