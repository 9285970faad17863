"""Sessions of a season: ``python -m benchmarks.sessions`` prints seconds, gaps and moves.

Couples of made people have eight sessions each. Mentors have up to three couples; or each mentee
has two mentors, so that nearly everybody depends on everybody. People are free in some of the 45
hours of the week and give some hours a month, both drawn from a fixed seed. Then some sessions of
the first weeks are missed, and the rest is planned anew.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from matchcore import Cohort
from matchcore.season import SessionPlan, plan_sessions, read_held, replan_sessions

DAYS = ("mon", "tue", "wed", "thu", "fri")
SKILLS = ("python", "excel", "social media", "data visualisation", "cybersecurity", "generative AI")
START = date(2026, 9, 7)
MISSED = 0.05


@dataclass(frozen=True)
class Case:
    """How many hours a week people are free, hours a month, and mentors per mentee."""

    label: str
    free: int
    hours: tuple[int, int]
    mentors: int = 1


CASES = (
    Case("wide", 25, (3, 8)),
    Case("usual", 15, (2, 6)),
    Case("narrow", 8, (2, 4)),
    Case("two mentors", 15, (3, 8), mentors=2),
)


def season(couples: int, case: Case) -> tuple[Cohort, pd.DataFrame]:
    """Return people and their couples."""
    rng = np.random.default_rng(0)
    mentees, mentors = couples // case.mentors, -(-couples // 2)

    def person(name: str) -> dict[str, str | int]:
        hours = rng.choice(45, case.free, replace=False)
        skills = rng.choice(len(SKILLS), 3, replace=False)
        week = "|".join(f"{DAYS[h // 9]}-{9 + h % 9:02d}" for h in sorted(hours.tolist()))
        listed = "|".join(f"{SKILLS[k]}:{rng.integers(1, 6)}" for k in skills.tolist())
        monthly = int(rng.integers(case.hours[0], case.hours[1] + 1))
        column = "wants" if name.startswith("e") else "skills"
        return {"id": name, "availability": week, "hours": monthly, column: listed}

    load = np.zeros(mentors, dtype=np.int64)
    pairs = []
    for mentee in range(mentees):
        order = rng.permutation(mentors)
        for mentor in order[load[order] < 3][: case.mentors].tolist():
            load[mentor] += 1
            pairs.append((f"e{mentee:04d}", f"m{mentor:04d}"))
    cohort = Cohort(
        [person(f"m{k:04d}") for k in range(mentors)], [person(f"e{k:04d}") for k in range(mentees)]
    )
    return cohort, pd.DataFrame(pairs, columns=["mentee", "mentor"])


def missed(plan: SessionPlan, today: date) -> pd.DataFrame:
    """Return what took place until a day: all but some sessions, drawn from a fixed seed."""
    past = plan.frame[plan.frame["start"].dt.date <= today]
    out = np.random.default_rng(1).permutation(len(past))[: round(MISSED * len(plan.frame))]
    held = np.ones(len(past), dtype=np.bool_)
    held[out] = False
    return past[["mentee", "mentor", "session"]].assign(held=held)


def main() -> None:
    """Print two lines for each case: the first plan, and the plan after missed sessions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--couples", type=int, default=500)
    parser.add_argument("--sessions", type=int, default=8)
    options = parser.parse_args()
    for case in CASES:
        cohort, pairs = season(options.couples, case)
        begun = time.perf_counter()
        plan = plan_sessions(pairs, cohort, start=START, sessions=options.sessions)
        seconds = time.perf_counter() - begun
        placed, _, days = plan.levels
        print(
            f"{case.label}: {len(pairs)} couples x {options.sessions}: {seconds:.1f} s, "
            f"placed {placed.value} (at most {placed.bound}), "
            f"days {days.value} (at least {days.bound})",
            flush=True,
        )
        today = START + timedelta(weeks=4)
        held = read_held(missed(plan, today), plan)
        lost = int((held.frame["state"] == "missed").sum())
        begun = time.perf_counter()
        again = replan_sessions(held, cohort, today=today)
        seconds = time.perf_counter() - begun
        placed, moved, days = again.levels
        future = int((plan.frame["start"] > pd.Timestamp(today, tz=plan.zone)).sum())
        print(
            f"  {lost} missed: {seconds:.1f} s, placed {placed.value} (at most {placed.bound}), "
            f"moved {moved.value} of {future} others (at least {moved.bound}, "
            f"{moved.value / max(future, 1):.1%}), days {days.value} (at least {days.bound})",
            flush=True,
        )


if __name__ == "__main__":
    main()
