"""What looks wrong in people and rules, though nothing in it is an error.

Said before matching by `Programme.check`, and again with every matching: nothing wanted is taught,
a column that counts is empty for most, a rule blocks nearly all pairs. Few people are no ground for
any of it, as a single empty cell would be most of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from matchcore.affinity.components import Component
from matchcore.affinity.factors import Part
from matchcore.affinity.taught import TaughtSkills
from matchcore.checks.tally import forbidden_pairs
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.people import COLUMNS, Cohort, People
from matchcore.programme.definition import Definition
from matchcore.recognition.headers.guesses import header_guesses
from matchcore.rules.loads import Capacity, HoursBudget
from matchcore.rules.rule_list import only
from matchcore.wording import (
    Label,
    Language,
    addend_words,
    column_noun,
    enumerated,
    rule_words,
    say,
)

_FEWEST = 5  # people of a side
_MOST_EMPTY = 0.5
_NEARLY_ALL = 0.95
_COUNTED = 1 << 22  # pairs up to which every rule is counted; beyond, those that take no time


class Asked(NamedTuple):
    """What is looked at: a programme's problem for a cohort, and the parts of its scores."""

    definition: Definition
    cohort: Cohort
    problem: Problem
    parts: tuple[Part, ...]

    @property
    def language(self) -> Language:
        """Of the sentences."""
        return self.definition.language

    @property
    def sides(self) -> tuple[People, People]:
        """The people, by `Side`."""
        return self.cohort.mentees, self.cohort.mentors

    @property
    def is_large(self) -> bool:
        """Whether both sides have enough people to speak of most of them."""
        return min(self.problem.shape) >= _FEWEST


def before_matching(asked: Asked) -> list[str]:
    """Return what looks wrong as soon as the people are read."""
    limits = [*limits_by_hours(asked)]
    if not asked.is_large:
        return limits
    return [*limits, *_nothing_taught(asked), *_empty_columns(asked), *blocking_rules(asked)]


def limits_by_hours(asked: Asked) -> Iterator[str]:
    """Yield how many places a budget of hours takes; no reason could say it of one person."""
    rules = asked.definition.rules
    offered = only(rules, Capacity, Capacity()).loads(asked.cohort)
    for rule in rules:
        if isinstance(rule, HoursBudget):
            places = rule.places(asked.cohort)
            unknown = np.isnan(places) & (rule.missing == "forbid")
            closed = unknown | (places < 1)  # `limited` leaves them to the rule
            left = np.where(closed, 0, rule.limited(offered, asked.cohort))
            count = int((left < offered).sum())
            hours = float(rule.per_couple)
            facts = {"count": count, "hours": hours, "left": left.sum(), "offered": offered.sum()}
            if count:
                yield say("limits_by_hours", asked.language, **facts)


def _weighted(asked: Asked) -> Iterator[tuple[Component, Part, float]]:
    """Yield the components that count, with their part and share of the score."""
    affinity = asked.definition.affinity
    parts = {part.name: part for part in asked.parts}
    for name, share in affinity.weights().items():
        if share > 0:
            yield affinity.components[name], parts[name], share


def _nothing_taught(asked: Asked) -> Iterator[str]:
    """Yield that no mentor teaches anything that anybody wants."""
    for component, part, _ in _weighted(asked):
        is_known = part.mentees_known.any() and part.mentors_known.any()
        if isinstance(component, TaughtSkills) and is_known and not _skills(part):
            yield say("nothing_taught", asked.language)


def _skills(part: Part) -> list[Label]:
    """Return the skills that one side wants and the other teaches; a mean is none."""
    return [label for label in map(Label.of, part.labels) if label.kind == "skill"]


def _empty_columns(asked: Asked) -> Iterator[str]:
    """Yield the columns that count and that few people of a side fill in."""
    for component, part, share in _weighted(asked):
        for side, people, known in zip(
            Side, asked.sides, (part.mentees_known, part.mentors_known), strict=True
        ):
            columns = [c for c in component.reads(people.role) if _has(people, c)]
            empty = 1 - float(known.mean())
            if columns and empty > _MOST_EMPTY:
                yield say(
                    f"empty_{side.table}",
                    asked.language,
                    columns=_named(columns, asked.language),
                    empty=empty,
                    part=addend_words(part.name, asked.language),
                    share=share,
                )


def blocking_rules(asked: Asked) -> Iterator[str]:
    """Yield the rules that block nearly all pairs, each with its likely cause."""
    if not asked.is_large:
        return
    pairs = int(np.prod(asked.problem.shape))
    for origin, tally in forbidden_pairs(asked.problem, quick=pairs > _COUNTED):
        share = tally.pairs / pairs
        if share >= _NEARLY_ALL:
            rule = rule_words(origin, asked.language)
            blocked = say("rule_blocks", asked.language, rule=rule, share=share)
            yield say("next", asked.language).join([blocked, _cause(asked, origin)])


def _cause(asked: Asked, origin: Origin) -> str:
    """Return why a rule may block nearly all pairs."""
    language = asked.language
    for side, people in zip(Side, asked.sides, strict=True):
        for column in origin.columns:
            if not _has(people, column):
                noun, near = column_noun(column, language), enumerated([*_near(column, people)])
                code = f"no_column_{side.table}"
                question = [say("column_near", language, near=near)] if near else []
                said = [say(code, language, column=noun), *question]
                return say("next", language).join(said)
    if origin.columns:
        columns = _named(origin.columns, language)
        return say("columns_empty", language, columns=columns)
    return say("rule_meant", language)


def _has(people: People, column: str) -> bool:
    return column in people.columns or column in people.frame


def _near(column: str, people: People) -> Iterator[str]:
    """Yield the headers of a table that may mean a column, but are not read as one."""
    for header in map(str, people.frame.columns):
        if header not in COLUMNS and column in {guess.column for guess in header_guesses(header)}:
            yield header


def _named(columns: Iterable[str], language: Language) -> str:
    return say("and", language).join(str(column_noun(name, language)) for name in columns)
