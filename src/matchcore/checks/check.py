"""Checks before solving: supply and demand, what each rule forbids, and who is blocked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, overload

import numpy as np
import pandas as pd

from matchcore.checks.clashes import word_clashes
from matchcore.checks.findings import Blocked, Findings, RuleCount
from matchcore.checks.problem_side import ProblemSide, most_first
from matchcore.checks.reasons import CLOSED, NO_PLACES, Reason
from matchcore.checks.tally import Tally, forbidden_pairs, open_pairs
from matchcore.checks.values import check_values
from matchcore.model.arrays import Bools
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.names import skill_in
from matchcore.people import Roster
from matchcore.solver import contradictions
from matchcore.tables import Target, json_schema, write_json
from matchcore.wording import LANGUAGES, Language, column_noun, rule_words, say

_SHOWN = 5


@dataclass(frozen=True, eq=False, repr=False)
class Check(Findings):
    """A check of a cohort before it is matched; ``print`` shows a digest.

    Attributes
    ----------
    seats, places : int
        How many mentors the mentees ask for, and how many mentees the mentors can take.
    pairs, open : int
        All pairs, and those that every rule and the floor allow.
    rules : pandas.DataFrame
        rule, pairs (how many it forbids), mentees and mentors (how many it leaves no partner),
        kind (as in `matchcore.model.origin.Origin`).
    blocked : pandas.DataFrame
        who, role, rules (each of which alone leaves this person no partner), why. Only people
        who ask for a partner or can take one.
    skills : pandas.DataFrame
        As `matchcore.checks.skill_supply` returns it.
    slips : pandas.DataFrame
        Names that look like typos of other names, as `TaughtSkills.suggestions` returns them.
        Names from a rule, such as a department of `Departments`, have 0 people.
    merged : pandas.DataFrame
        table, who, column, names: lists that spell one item in several ways.
    mentees, mentors : Roster
    clashes : tuple of str
        Why no matching exists, as far as single people show it; `match` searches further.
    cautions : tuple of str
        What looks wrong, though nothing in it is an error.
    counts : tuple of RuleCount
    lonely : tuple of Blocked
    contradictions : tuple of Clash
        The data behind `rules`, `blocked` and `clashes`.
    language : {"en", "fr"}
    """

    def to_dict(self) -> dict[str, Any]:
        """Return the check as plain JSON values: numbers, codes and sentences.

        Returns
        -------
        dict
            As `json_schema` describes it; see ``docs/json.md``.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> found = Programme.reverse_mentoring().check(datasets.load_demo()).to_dict()
        >>> found["rules"][1]["rule"]
        {'kind': 'missing', 'text': 'SeniorityGap(at_least=2)', 'columns': ['grade']}
        """
        return check_values(self)

    @overload
    def to_json(self) -> str: ...

    @overload
    def to_json(self, path: Target) -> None: ...

    def to_json(self, path: Target | None = None) -> str | None:
        """Write `to_dict` as JSON to a path or a stream; without one, return the text.

        Equal checks give equal text.
        """
        return write_json(self.to_dict(), path)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of `to_dict`; the package ships it as a file."""
        return json_schema("checks")

    def __str__(self) -> str:
        language = self.language
        sides = [blocked.side for blocked in self.lonely]
        lonely = {side.table: sides.count(side) for side in Side}
        short = self.skills[self.skills["short"] > 0]
        lines = [
            say("places", language, asked=self.seats, offered=self.places),
            say("open", language, open=self.open, pairs=self.pairs),
            *(_rule_line(count, language) for count in self.counts),
            *([say("lonely", language, people=_people(lonely, language))] if sides else []),
            *_first([self._blocked_line(blocked) for blocked in self.lonely], language),
        ]
        if len(short):
            lines.append(say("scarce", language, count=len(short)))
            lines += _first([_skill_line(row, language) for row in short.itertuples()], language)
        if len(self.slips):
            lines.append(say("slips", language, count=len(self.slips)))
            lines += _first(
                [_slip_line(row, language) for row in self.slips.itertuples()], language
            )
        if len(self.merged):
            lines.append(say("merged", language, count=len(self.merged)))
            lines += _first([self._merged_line(row) for row in self.merged.itertuples()], language)
        if self.cautions:
            lines.append(say("cautions", language))
            lines += [f"  {caution}" for caution in self.cautions]
        return "\n".join([*lines, *self.clashes])

    __repr__ = __str__

    def _blocked_line(self, blocked: Blocked) -> str:
        who = self.rosters[blocked.side].label(blocked.row)
        return say("who_and_what", self.language, who=who, what=self.why(blocked))

    def _merged_line(self, row: Any) -> str:
        side = next(side for side in Side if side.table == row.table)
        who = self.rosters[side].labels[row.who]
        names, column = " = ".join(row.names), column_noun(row.column, self.language)
        return say("same", self.language, who=who, column=column, names=names)

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


def check(
    problem: Problem,
    mentees: Roster,
    mentors: Roster,
    *,
    cautions: Sequence[str],
    skills: pd.DataFrame,
    slips: pd.DataFrame,
    merged: pd.DataFrame,
    language: Language,
) -> Check:
    """Count before solving; class rules are counted class by class, not pair by pair."""
    (free, able), rules = open_pairs(problem), forbidden_pairs(problem)
    closes = [  # who is left no partner by each rule
        [(origin, tally.of(side) >= max(1, problem.shape[side.other])) for origin, tally in rules]
        for side in Side
    ]
    found = contradictions(problem)
    clashes = word_clashes(problem, (mentees, mentors), found, language) if found else []
    lonely = [
        blocked
        for side in Side
        for blocked in _blocked(ProblemSide(problem, side), free, able, rules, closes[side])
    ]
    return Check(
        seats=int(problem.demand.sum()),
        places=int(problem.capacity.sum()),
        pairs=math.prod(problem.shape),
        open=free.pairs,
        counts=tuple(_rule_counts(rules, closes)),
        lonely=tuple(lonely),
        mentees=mentees,
        mentors=mentors,
        contradictions=tuple(found),
        clashes=tuple(clashes),
        cautions=tuple(cautions),
        language=language,
        _frames={"skills": skills, "slips": slips, "merged": merged},
    )


def _rule_counts(
    rules: Sequence[tuple[Origin, Tally]], closes: Sequence[Sequence[tuple[Origin, Bools]]]
) -> Iterator[RuleCount]:
    for (origin, tally), (_, mentees), (_, mentors) in zip(rules, *closes, strict=True):
        yield RuleCount(origin, tally.pairs, int(mentees.sum()), int(mentors.sum()))


def _blocked(
    seen: ProblemSide,
    free: Tally,
    able: Tally,
    rules: Sequence[tuple[Origin, Tally]],
    closes: Sequence[tuple[Origin, Bools]],
) -> Iterator[Blocked]:
    """Yield the people of one side with no allowed partner who has a place."""
    side = seen.side
    for row in np.flatnonzero((able.of(side) == 0) & (seen.places > 0)).tolist():
        alone = tuple(origin for origin, closed in closes if closed[row])
        reason = Reason(NO_PLACES[side], int(free.of(side)[row]))
        if not reason.count:
            reason = _reason(rules, side, row, seen.other_size)
        yield Blocked(side, row, alone, reason)


def _rule_line(count: RuleCount, language: Language) -> str:
    line = say("excludes", language, rule=rule_words(count.origin, language), count=count.pairs)
    people = _people({"mentees": count.mentees, "mentors": count.mentors}, language)
    return f"  {line}{say('forbids_all', language, people=people) if people else ''}"


def _people(counts: Mapping[str, int], language: Language) -> str:
    """Count people of both tables in words, without the side that has none."""
    words = (say(f"some_{name}", language, count=k) for name, k in counts.items() if k)
    return say("and", language).join(words)


def _skill_line(row: Any, language: Language) -> str:
    counts = {"wanted": row.wanted_by, "taught": row.taught_by, "places": row.places}
    skill = skill_in(row.skill, LANGUAGES.index(language))
    return say("short", language, skill=skill, **counts)


def _slip_line(row: Any, language: Language) -> str:
    values = {
        "column": column_noun(row.column, language),
        "name": row.name,
        "suggestion": row.suggestion,
    }
    return say("slip", language, **values)


def _first(lines: list[str], language: Language) -> list[str]:
    """Indent the first few lines, and count the rest."""
    more = len(lines) - _SHOWN
    tail = [say("more", language, count=more)] if more > 0 else []
    return [f"  {line}" for line in (*lines[:_SHOWN], *tail)]


def _reason(rules: Sequence[tuple[Origin, Tally]], side: Side, row: int, size: int) -> Reason:
    """Return the reason a matching will give."""
    if size == 0:
        return Reason("nobody_there")
    counts = ((origin, int(tally.of(side)[row])) for origin, tally in rules)
    return Reason(CLOSED[side], size, most_first(counts))
