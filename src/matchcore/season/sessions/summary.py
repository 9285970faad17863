"""A plan of sessions in words."""

from __future__ import annotations

import pandas as pd

from matchcore.answer.summary import Block, Summary
from matchcore.season.frames import rows_of
from matchcore.season.sessions.plan_values import PlanValues
from matchcore.wording import date_words, number, say, time_words

_SHOWN = 10  # couples with sessions without a date, and sessions with another one


def plan_summary(plan: PlanValues) -> Summary:
    """Return how many sessions have a date, how good that is, and which have none."""
    language, frame = plan.language, plan.frame
    couples = {*zip(frame["mentee"], frame["mentor"], strict=True)}
    couples |= {*zip(plan.unplaced["mentee"], plan.unplaced["mentor"], strict=True)}
    facts = {"placed": len(frame), "count": len(frame) + len(plan.unplaced)}
    heading = say("sessions", language, couples=len(couples), **facts)
    blocks = [Block(heading, (*_when(plan), *_states(plan), *_proof(plan), *_unstated(plan)))]
    if len(plan.unplaced):
        blocks.append(Block(say("sessions_unplaced", language), _unplaced(plan)))
    if len(plan.moved):
        blocks.append(Block(say("sessions_changed", language), _moved(plan)))
    if plan.cautions:
        blocks.append(Block(say("cautions", language), plan.cautions))
    return Summary(tuple(blocks))


def _when(plan: PlanValues) -> list[str]:
    if not len(plan.frame):
        return []
    first, last = plan.frame["start"].iloc[0], plan.frame["start"].iloc[-1]
    days = {
        "first": date_words(first.date(), plan.language),
        "last": date_words(last.date(), plan.language),
    }
    return [say("sessions_from_to", plan.language, zone=plan.zone, **days)]


def _states(plan: PlanValues) -> list[str]:
    counts, before = plan.frame["state"].value_counts(), len(plan.missed)
    return [
        say(f"sessions_{state}", plan.language, count=int(counts[state]))
        for state in ("held", "missed")
        if state in counts
    ] + ([say("sessions_missed_before", plan.language, count=before)] if before else [])


def _proof(plan: PlanValues) -> list[str]:
    """Return what is proven of each aim, over the sessions that had to be given dates."""
    language = plan.language
    placed, moved, days = plan.levels
    lines = [say(f"sessions_placed{'_gap' * bool(placed.gap)}", language, more=placed.gap)]
    if moved.value or len(plan.moved):
        code = f"sessions_moved{'_gap' * bool(moved.gap)}"
        lines.append(say(code, language, count=moved.value, bound=moved.bound))
    if placed.value:
        mean = number(days.value / placed.value, ".1f", language)
        bound = number(days.bound / placed.value, ".1f", language)
        code = f"sessions_days{'_gap' * bool(days.gap)}"
        lines.append(say(code, language, mean=mean, bound=bound))
    return lines


def _unstated(plan: PlanValues) -> list[str]:
    without_hours, without_budget = plan.unstated
    lines = []
    if without_hours:
        code = f"times_unknown_{plan.settings.unknown}"
        lines.append(say(code, plan.language, count=without_hours))
    if without_budget:
        lines.append(say("sessions_unlimited", plan.language, count=without_budget))
    return lines


def _unplaced(plan: PlanValues) -> tuple[str, ...]:
    """Return a line for each reason, and one for each of the first couples without dates."""
    why = plan.unplaced["why"].value_counts().sort_index()
    lines = [
        say(f"sessions_why_{code}", plan.language, count=int(count)) for code, count in why.items()
    ]
    numbers: dict[tuple[str, str], list[int]] = {}
    for row in rows_of(plan.unplaced):
        numbers.setdefault((row["mentee"], row["mentor"]), []).append(row["session"])
    for couple in [*numbers][:_SHOWN]:
        which = {"count": len(numbers[couple]), "sessions": ", ".join(map(str, numbers[couple]))}
        lines.append(say("sessions_of", plan.language, pair=_pair(plan, *couple), **which))
    return (*lines, *_more(plan, len(numbers)))


def _moved(plan: PlanValues) -> tuple[str, ...]:
    lines = []
    for row in rows_of(plan.moved[:_SHOWN]):
        pair = _pair(plan, row["mentee"], row["mentor"])
        times = {
            name: f"{date_words(one, plan.language)}, {time_words(one, plan.language)}"
            for name, one in (("was", row["was"]), ("now", row["now"]))
            if not pd.isna(one)
        }
        code = "_".join(["session_moved", *times])
        lines.append(say(code, plan.language, pair=pair, session=row["session"], **times))
    return (*lines, *_more(plan, len(plan.moved)))


def _more(plan: PlanValues, count: int) -> list[str]:
    return [say("times_more", plan.language, count=count - _SHOWN)] if count > _SHOWN else []


def _pair(plan: PlanValues, mentee: str, mentor: str) -> str:
    labels = [
        f"{plan.names[who]} ({who})" if plan.names.get(who) else who for who in (mentor, mentee)
    ]
    return " → ".join(labels)
