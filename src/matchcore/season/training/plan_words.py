"""A plan of trainings in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matchcore.answer.summary import Block, Summary
from matchcore.season.frames import rows_of
from matchcore.season.training.plan_values import PlanValues
from matchcore.wording import day_words, say, time_words

_SHOWN = 10  # people of a list


def training_summary(plan: PlanValues) -> Summary:
    """Return the groups, how good the plan is, who has no place, and whom a rule forbids."""
    language = plan.language
    placed = int((plan.frame["group"] > 0).sum())
    heading = say("training", language, placed=placed, groups=len(plan.groups))
    blocks = [Block(heading, tuple(_proof(plan)))]
    for code, lines in (
        ("training_groups", [_group(plan, row) for row in rows_of(plan.groups)]),
        ("training_tutorials", [*_tutorials(plan)]),
        ("training_unplaced", _cut(plan, [*_unplaced(plan)])),
        ("training_barred", [*_barred(plan)]),
        ("cautions", plan.cautions),
    ):
        if lines:
            blocks.append(Block(say(code, language), tuple(lines)))
    return Summary(tuple(blocks))


def _proof(plan: PlanValues) -> Iterator[str]:
    for name, level in zip(("seats", "groups"), plan.levels, strict=True):
        code = f"training_{name}_gap" if level.gap else f"training_{name}_proven"
        yield say(code, plan.language, bound=level.bound)
    if plan.unknown[1]:
        yield say(f"times_unknown_{plan.unknown[0]}", plan.language, count=plan.unknown[1])


def _group(plan: PlanValues, row: dict[str, Any]) -> str:
    """Return when a group meets, and how many are in it."""
    times = {
        "day": day_words(row["start"], plan.language),
        "start": time_words(row["start"], plan.language),
        "end": time_words(row["end"], plan.language),
    }
    values = {"training": row["training"], "group": row["group"], "count": row["people"]}
    return say("training_group", plan.language, **values, **times)


def _tutorials(plan: PlanValues) -> Iterator[str]:
    own_pace = plan.frame[plan.frame["kind"] == "tutorial"]
    for name, rows in own_pace.groupby("training", sort=True):
        yield say("training_tutorial", plan.language, training=name, count=len(rows))


def _unplaced(plan: PlanValues) -> Iterator[str]:
    for row in rows_of(plan.unplaced):
        why = say(f"unplaced_{row['why']}", plan.language)
        who, training = _label(plan, row["person"]), row["training"]
        yield say("training_without", plan.language, who=who, training=training, why=why)


def _barred(plan: PlanValues) -> Iterator[str]:
    """Yield how many the rule forbids, and who of them stays forbidden after the plan."""
    if not len(plan.barred):
        return
    still = plan.barred[plan.barred["until"].isna()]
    count = len(plan.barred)
    yield say("training_barred_count", plan.language, count=count, left=len(still))
    yield from _cut(plan, [_label(plan, who) for who in still["person"]])


def _cut(plan: PlanValues, lines: list[str]) -> list[str]:
    """Return the first of many lines, and how many more there are."""
    more = len(lines) - _SHOWN
    tail = [say("times_more", plan.language, count=more)] if more > 0 else []
    return [*lines[:_SHOWN], *tail]


def _label(plan: PlanValues, who: str) -> str:
    name = plan.names.get(who, "")
    return f"{name} ({who})" if name else who
