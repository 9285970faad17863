"""Before solving: supply and demand, whom each rule forbids, and who has nobody left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer.couples import Persons
from matchcore.answer.infeasible import word_clashes
from matchcore.answer.names import called
from matchcore.answer.reasons import Reason, word_reason
from matchcore.answer.tally import Tally, forbidden_pairs, open_pairs
from matchcore.answer.wording import Language, say
from matchcore.problem import Problem
from matchcore.solver import contradictions

_SHOWN = 5


@dataclass(frozen=True, eq=False, repr=False)
class Check:
    """What can be said of a cohort before it is matched; ``print`` shows the most of it.

    Attributes
    ----------
    seats, places : int
        How many mentors the mentees ask for, and how many mentees the mentors can take.
    pairs, open : int
        All pairs, and those that every rule and the floor allow.
    rules : pandas.DataFrame
        rule, pairs (how many it forbids), mentees and mentors (to how many it forbids everybody).
    blocked : pandas.DataFrame
        who, role, rules (those that forbid everybody, each alone), why. Only people who ask for
        somebody, or can take somebody.
    skills : pandas.DataFrame
        As `matchcore.supply.skill_supply` returns it.
    slips : pandas.DataFrame
        Names that look like misspellings of others, as `TaughtSkills.suggestions` returns them;
        those that a rule states, such as a department of `Departments`, have 0 people.
    merged : pandas.DataFrame
        table, who, column, names: lists that name one thing in several ways.
    mentees, mentors : Persons
        Who they are, by id.
    clashes : tuple of str
        Why there is no matching, as far as single people show it; `match` looks further.
    language : {"en", "fr"}
    """

    seats: int
    places: int
    pairs: int
    open: int
    clashes: tuple[str, ...]
    mentees: Persons
    mentors: Persons
    language: Language
    _frames: Mapping[str, pd.DataFrame]  # handed out as copies: edits change nothing that is said

    @property
    def rules(self) -> pd.DataFrame:
        """How many pairs each rule forbids."""
        return self._frames["rules"].copy()

    @property
    def blocked(self) -> pd.DataFrame:
        """Who has nobody left, and why."""
        return self._frames["blocked"].copy()

    @property
    def skills(self) -> pd.DataFrame:
        """By how many each skill is wanted and taught."""
        return self._frames["skills"].copy()

    @property
    def slips(self) -> pd.DataFrame:
        """Names that look like misspellings."""
        return self._frames["slips"].copy()

    @property
    def merged(self) -> pd.DataFrame:
        """Lists that name one thing in several ways."""
        return self._frames["merged"].copy()

    def __str__(self) -> str:
        language = self.language
        lonely = {f"{role}s": int((self.blocked["role"] == role).sum()) for role in _ROLES}
        short = self.skills[self.skills["short"] > 0]
        lines = [
            say("places", language, asked=self.seats, offered=self.places),
            say("open", language, open=self.open, pairs=self.pairs),
            *(_rule_line(row, language) for row in self.rules.itertuples(index=False)),
            *([say("lonely", language, **lonely)] if any(lonely.values()) else []),
            *_first([self._blocked_line(row) for row in self.blocked.itertuples()], language),
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
        return "\n".join([*lines, *self.clashes])

    __repr__ = __str__

    def _blocked_line(self, row: Any) -> str:
        who = (self.mentees if row.role == "mentee" else self.mentors).labels[row.who]
        return say("told", self.language, who=who, what=row.why)

    def _merged_line(self, row: Any) -> str:
        who = (self.mentees if row.table == "mentees" else self.mentors).labels[row.who]
        names = " = ".join(row.names)
        return say("same", self.language, who=who, column=row.column, names=names)

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


_ROLES = ("mentee", "mentor")


def check(
    problem: Problem,
    mentees: Persons,
    mentors: Persons,
    *,
    skills: pd.DataFrame,
    slips: pd.DataFrame,
    merged: pd.DataFrame,
    language: Language,
) -> Check:
    """Count before solving; class rules are counted by class, never pair by pair."""
    (free, able), rules = open_pairs(problem), forbidden_pairs(problem)
    n, m = problem.shape
    sizes = (m, n)
    closes = [  # whom each rule leaves nobody
        [(name, _axis(tally, axis) >= max(1, sizes[axis])) for name, tally in rules]
        for axis in (0, 1)
    ]
    counted = [
        (name, tally.pairs, int(mentees_closed.sum()), int(mentors_closed.sum()))
        for (name, tally), (_, mentees_closed), (_, mentors_closed) in zip(
            rules, *closes, strict=True
        )
    ]
    found = contradictions(problem)
    clashes = word_clashes(problem, (mentees, mentors), found, language) if found else []
    blocked = [
        (persons.ids[row], _ROLES[axis], alone, why)
        for axis, persons in enumerate((mentees, mentors))
        for row, alone, why in _blocked(problem, axis, free, able, rules, closes[axis], language)
    ]
    return Check(
        seats=int(problem.demand.sum()),
        places=int(problem.capacity.sum()),
        pairs=n * m,
        open=free.pairs,
        mentees=mentees,
        mentors=mentors,
        clashes=tuple(clashes),
        language=language,
        _frames={
            "rules": pd.DataFrame(counted, columns=["rule", "pairs", "mentees", "mentors"]),
            "blocked": pd.DataFrame(blocked, columns=["who", "role", "rules", "why"]),
            "skills": skills,
            "slips": slips,
            "merged": merged,
        },
    )


def _blocked(
    problem: Problem,
    axis: int,
    free: Tally,
    able: Tally,
    rules: Sequence[tuple[str, Tally]],
    closes: Sequence[tuple[str, Any]],
    language: Language,
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Give the people of one side who have nobody open with a place: row, rules, and why."""
    own, others = (problem.demand, problem.capacity)[axis], problem.shape[1 - axis]
    for row in np.flatnonzero((_axis(able, axis) == 0) & (own > 0)).tolist():
        alone = tuple(name for name, closed in closes if closed[row])
        reason = Reason(f"{_ROLES[axis]}_no_places", int(_axis(free, axis)[row]))
        if not reason.count:
            reason = _reason(rules, axis, row, others)
        yield row, alone, word_reason(reason, language, axis, ([], []))


def _rule_line(row: Any, language: Language) -> str:
    line = say("forbids", language, rule=called(row.rule, language), count=row.pairs)
    if row.mentees or row.mentors:
        line += say("forbids_all", language, mentees=row.mentees, mentors=row.mentors)
    return f"  {line}"


def _skill_line(row: Any, language: Language) -> str:
    counts = {"wanted": row.wanted_by, "taught": row.taught_by, "places": row.places}
    return say("short", language, skill=row.skill, **counts)


def _slip_line(row: Any, language: Language) -> str:
    values = {"column": row.column, "name": row.name, "suggestion": row.suggestion}
    return say("slip", language, **values)


def _first(lines: list[str], language: Language) -> list[str]:
    """Indent the first few lines, and tell how many there are besides."""
    more = len(lines) - _SHOWN
    tail = [say("more", language, count=more)] if more > 0 else []
    return [f"  {line}" for line in (*lines[:_SHOWN], *tail)]


def _reason(rules: Sequence[tuple[str, Tally]], axis: int, row: int, size: int) -> Reason:
    """Return the reason that a matching will give."""
    if size == 0:
        return Reason("nobody_there")
    counts = [(name, int(_axis(tally, axis)[row])) for name, tally in rules]
    told = sorted((rule for rule in counts if rule[1]), key=lambda rule: -rule[1])
    return Reason(f"{_ROLES[axis]}_closed", size, tuple(told))


def _axis(tally: Tally, axis: int) -> Any:
    return (tally.mentees, tally.mentors)[axis]
