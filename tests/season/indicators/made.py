"""Small seasons made up for tests: four mentees, three mentors, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

import pandas as pd

from matchcore import Cohort, Programme
from matchcore.affinity import Affinity, TaughtSkills
from matchcore.answer import Matching
from matchcore.rounds import Couples
from matchcore.rules import Capacity

TODAY = date(2026, 4, 20)
PARTS = ("sessions", "training", "pulse", "couples", "levels", "today")
PAIRS = (("a", "m"), ("b", "m"), ("c", "n"))  # d has no mentor


@cache
def programme(language: str = "en") -> Programme:
    return Programme(
        affinity=Affinity(skills=TaughtSkills()), rules=[Capacity()], language=language
    )


@cache
def matching(language: str = "en") -> Matching:
    """Ana and Bo learn from m, Cy from n; Dee finds no place."""
    mentors = [
        {"id": "m", "skills": "Excel:5|SQL:5", "capacity": 2, "trained": "yes"},
        {"id": "n", "skills": "cuisine:5", "capacity": 1, "trained": "no"},
    ]
    mentees = [
        {"id": "a", "wants": "excel:5|golf:1", "trained": "yes"},
        {"id": "b", "wants": "sql:5"},
        {"id": "c", "wants": "Cuisine:5|Excel:1", "trained": "no"},
        {"id": "d", "wants": "golf:1", "trained": "no"},
    ]
    found = programme(language).match(Cohort(mentors, mentees))
    assert sorted(zip(found.pairs["mentee"], found.pairs["mentor"], strict=True)) == [*PAIRS]
    return found


def season(**parts: Any) -> Any:
    """Return a season of these parts, and nothing else."""
    language = parts.pop("language", "en")
    whole = {**dict.fromkeys(PARTS), "today": TODAY, **parts}
    defaults = {"programme": programme(language), "matching": matching(language)}
    return SimpleNamespace(**{**defaults, **whole})


def sessions(rows: Iterable[tuple[str, str, str, str]]) -> Any:
    """Return sessions of an hour: mentee, mentor, day and state."""
    columns = ["mentee", "mentor", "session", "theme", "goal", "start", "end", "state"]
    made = []
    for k, (mentee, mentor, day, state) in enumerate(rows, 1):
        start = pd.Timestamp(f"{day} 10:00", tz="Europe/Paris")
        made.append((mentee, mentor, k, "", "", start, start + pd.Timedelta(hours=1), state))
    return SimpleNamespace(frame=pd.DataFrame(made, columns=columns))


def missed_before(plan: Any, *rows: tuple[str, str, int, str]) -> Any:
    """Return sessions that remember others: mentee, mentor, number of the session and day."""
    starts = [pd.Timestamp(f"{row[3]} 10:00", tz="Europe/Paris") for row in rows]
    keys = pd.DataFrame([row[:3] for row in rows], columns=["mentee", "mentor", "session"])
    plan.missed = keys.assign(start=starts, end=[one + pd.Timedelta(hours=1) for one in starts])
    return plan


def pulse(said: Iterable[tuple[str, str, str, int, str, float]], asked: Sequence[Any]) -> Any:
    """Return answers (mentee, mentor, rater, wave, question, answer), and who was asked."""
    columns = ["mentee", "mentor", "rater", "wave", "question", "answer"]
    frame = pd.DataFrame([*said], columns=columns)
    whom = pd.DataFrame([*asked], columns=["wave", "mentee", "mentor", "rater"])
    return SimpleNamespace(frame=frame, asked=whom)


def training(needs: Iterable[Any], planned: Iterable[Any]) -> Any:
    """Return needs (person, role, training) and a plan (person, role, training, day or None)."""
    frame = pd.DataFrame([*planned], columns=["person", "role", "training", "end"])
    frame["end"] = pd.to_datetime(frame["end"]).dt.tz_localize("Europe/Paris")
    whole = pd.DataFrame([*needs], columns=["person", "role", "training"])
    return SimpleNamespace(frame=frame, needs=whole)


def started(*pairs: tuple[str, str]) -> Couples:
    """Return couples that run since March."""
    couples = Couples()
    for pair in pairs:
        couples = couples.start(*pair, at="2026-03-01")
    return couples


def big(count: int, held: float, *, today: date = TODAY, **parts: Any) -> Any:
    """Return a season whose sessions alone are many: one couple each, a share of them held."""
    rows = [
        (f"e{k}", f"m{k}", "2026-04-01", "held" if k < held * count else "missed")
        for k in range(count)
    ]
    return season(sessions=sessions(rows), today=today, **parts)
