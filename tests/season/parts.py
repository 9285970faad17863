"""Seasons with parts as small stand-ins: the frames of the plans and surveys, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore import Cohort, Matching, Programme
from matchcore.season import Season

TODAY = date(2026, 3, 18)  # a Wednesday
PARIS = ZoneInfo("Europe/Paris")
PEOPLE = ("Ana", "Bo", "Cy")
SESSIONS = ["mentee", "mentor", "session", "theme", "goal", "start", "end", "state"]
UNPLACED = ["mentee", "mentor", "session", "theme", "why"]


@dataclass
class Sessions:
    frame: pd.DataFrame
    unplaced: pd.DataFrame
    zone: str = "Europe/Paris"


@dataclass
class Training:
    frame: pd.DataFrame
    unplaced: pd.DataFrame
    needs: pd.DataFrame


@dataclass
class Pulse:
    frame: pd.DataFrame
    asked: pd.DataFrame
    concerns: pd.DataFrame
    troubled: pd.DataFrame
    language: str = "en"


def tables(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    """Return three mentees, e1 to e3, each of whom one of three mentors can teach.

    A change such as ``e1={"hours": 2}`` gives a person further columns.
    """
    mentees = [
        {"id": f"e{k}", "name": name, "wants": f"skill{k}", **changes.get(f"e{k}", {})}
        for k, name in enumerate(PEOPLE, 1)
    ]
    mentors = [
        {"id": f"m{k}", "name": f"{name}-Mentor", "skills": f"skill{k}", **changes.get(f"m{k}", {})}
        for k, name in enumerate(PEOPLE, 1)
    ]
    return {"mentors": mentors, "mentees": mentees}


def programme(**options: Any) -> Programme:
    return Programme.from_dict({"affinity": [{"kind": "TaughtSkills"}], **options})


def matched(**changes: Any) -> tuple[Programme, Cohort, Matching]:
    """Return a programme, its cohort, and the couples e1 with m1, e2 with m2, e3 with m3."""
    cohort = Cohort(**tables(**changes))
    return programme(), cohort, programme().match(cohort)


def season(**parts: Any) -> Season:
    """Return a season of the three couples, with some parts."""
    plain, _, matching = matched()
    return Season(plain, matching, **{"today": TODAY, **parts})


def sessions(*rows: tuple[str, str, str], unplaced: tuple[str, ...] = ()) -> Sessions:
    """Return a plan: each session a couple's number, a day with an hour, and a state.

    ``unplaced`` are the numbers of couples, each with one session that found no date.
    """
    lines, count = [], dict[str, int]()
    for couple, start, state in rows:
        begins = pd.Timestamp(start, tz=PARIS)
        count[couple] = count.get(couple, 0) + 1
        names = f"e{couple}", f"m{couple}", count[couple], f"skill{couple}", "short"
        lines.append((*names, begins, begins + timedelta(hours=1), state))
    missing = [(f"e{couple}", f"m{couple}", 1, "", "no_common_slot") for couple in unplaced]
    return Sessions(pd.DataFrame(lines, columns=SESSIONS), pd.DataFrame(missing, columns=UNPLACED))


def training(needs: tuple[str, ...], placed: tuple[tuple[str, str], ...]) -> Training:
    """Return a plan of one briefing: who needs it, and who has it when (no time: own pace)."""
    roles = {
        who: "mentee" if who.startswith("e") else "mentor"
        for who in ("e1", "e2", "e3", "m1", "m2", "m3")
    }
    need = [(who, roles[who], "first steps", "briefing", "new") for who in needs]
    place = []
    for who, start in placed:
        begins = pd.Timestamp(start, tz=PARIS) if start else pd.NaT
        ends = begins + timedelta(hours=1) if start else pd.NaT
        place.append((who, roles[who], "first steps", "briefing", int(bool(start)), begins, ends))
    columns = ["person", "role", "training"]
    return Training(
        pd.DataFrame(place, columns=[*columns, "kind", "group", "start", "end"]),
        pd.DataFrame([], columns=[*columns, "why"]),
        pd.DataFrame(need, columns=[*columns, "kind", "why"]),
    )


def pulse(
    asked: tuple[tuple[int, str, str], ...],
    answered: tuple[tuple[int, str, str], ...] = (),
    troubled: tuple[str, ...] = (),
    concerns: int = 0,
) -> Pulse:
    """Return a survey: questionnaires as (wave, number of the couple, rater)."""

    def who(one: tuple[int, str, str]) -> tuple[int, str, str, str]:
        return one[0], f"e{one[1]}", f"m{one[1]}", one[2]

    told = [(*who(one)[1:], one[0], TODAY, "satisfaction", 4.0) for one in answered]
    signs = [(f"e{k}", f"m{k}", ("low",), "satisfaction 1 of 5 in wave 2") for k in troubled]
    raised = [("e1", "m1", "mentee", 1)] * concerns
    columns = ["mentee", "mentor", "rater"]
    return Pulse(
        pd.DataFrame(told, columns=[*columns, "wave", "date", "question", "answer"]),
        pd.DataFrame(
            [(*who(one), one in answered) for one in asked], columns=["wave", *columns, "answered"]
        ),
        pd.DataFrame(raised, columns=[*columns, "wave"]),
        pd.DataFrame(signs, columns=["mentee", "mentor", "signs", "evidence"]),
    )
