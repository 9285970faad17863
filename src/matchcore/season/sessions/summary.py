"""A plan of sessions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchcore.answer.summary import Block, Summary
from matchcore.season.sessions.goal_words import theme_words
from matchcore.wording import date_words, number, say

if TYPE_CHECKING:
    from matchcore.season.sessions.plan import SessionPlan

_SHOWN = 10  # sessions without a date, and sessions with another one


def plan_summary(plan: SessionPlan) -> Summary:
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
    return Summary(tuple(blocks))


def _when(plan: SessionPlan) -> list[str]:
    if not len(plan.frame):
        return []
    first, last = plan.frame["start"].iloc[0], plan.frame["start"].iloc[-1]
    days = {
        "first": date_words(first.date(), plan.language),
        "last": date_words(last.date(), plan.language),
    }
    return [say("sessions_from_to", plan.language, zone=plan.zone, **days)]


def _states(plan: SessionPlan) -> list[str]:
    counts = plan.frame["state"].value_counts()
    return [
        say(f"sessions_{state}", plan.language, count=int(counts[state]))
        for state in ("held", "missed")
        if state in counts
    ]


def _proof(plan: SessionPlan) -> list[str]:
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


def _unstated(plan: SessionPlan) -> list[str]:
    without_hours, without_budget = plan.unstated
    lines = []
    if without_hours:
        code = f"times_unknown_{plan.settings.unknown}"
        lines.append(say(code, plan.language, count=without_hours))
    if without_budget:
        lines.append(say("sessions_unlimited", plan.language, count=without_budget))
    return lines


def _unplaced(plan: SessionPlan) -> tuple[str, ...]:
    """Return a line for each reason, and one for each of the first sessions without a date."""
    why = plan.unplaced["why"].value_counts().sort_index()
    lines = [
        say(f"sessions_why_{code}", plan.language, count=int(count)) for code, count in why.items()
    ]
    for row in plan.unplaced[:_SHOWN].itertuples():
        about = theme_words(str(row.theme), str(row.goal), plan.language)
        pair = _pair(plan, str(row.mentee), str(row.mentor))
        lines.append(
            say("sessions_one", plan.language, pair=pair, session=row.session, about=about)
        )
    return (*lines, *_more(plan, len(plan.unplaced)))


def _moved(plan: SessionPlan) -> tuple[str, ...]:
    lines = []
    for row in plan.moved[:_SHOWN].itertuples():
        pair = _pair(plan, str(row.mentee), str(row.mentor))
        times = {
            name: f"{one:%Y-%m-%d %H:%M}"
            for name, one in (("was", row.was), ("now", row.now))
            if one == one
        }
        code = "_".join(["session_moved", *times])
        lines.append(say(code, plan.language, pair=pair, session=row.session, **times))
    return (*lines, *_more(plan, len(plan.moved)))


def _more(plan: SessionPlan, count: int) -> list[str]:
    return [say("times_more", plan.language, count=count - _SHOWN)] if count > _SHOWN else []


def _pair(plan: SessionPlan, mentee: str, mentor: str) -> str:
    labels = [
        f"{plan.names[who]} ({who})" if plan.names.get(who) else who for who in (mentor, mentee)
    ]
    return " → ".join(labels)
