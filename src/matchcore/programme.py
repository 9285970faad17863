"""`Programme`: affinity, rules and objective together, from people to a proven matching."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from matchcore import presets
from matchcore.affinity import Affinity, Component, Factors, PairAmounts, Sides, TaughtSkills
from matchcore.answer import Matching
from matchcore.answer.checks import Check, check
from matchcore.answer.couples import Persons
from matchcore.answer.infeasible import word_clashes
from matchcore.answer.wording import Language
from matchcore.assignment import SolveStatus
from matchcore.cohort import Cohort
from matchcore.compatibility import Compatibility
from matchcore.errors import InfeasibleError, InputError, TimeLimitError
from matchcore.people import People, Slip
from matchcore.problem import Objective, Problem
from matchcore.programme_entries import describe, plain
from matchcore.programme_file import (
    affinity_problems,
    load_file,
    option_problems,
    read_options,
    rules_problems,
)
from matchcore.resolution import refuse_lost_digits
from matchcore.rules import Requirements, Rule, requirements
from matchcore.solver import Progress, solve
from matchcore.supply import skill_supply
from matchcore.tables import ColumnNames, Layout, TableSource, describe_layout, find_layout


class Programme:
    """How one company matches: what counts, what is forbidden, what comes first.

    Parameters
    ----------
    affinity : Affinity
        What makes a score.
    rules : sequence of Rule
        Who may be matched, and how often; soft ones, with a weight, add to the score.
    objective : {"coverage", "score"}
        As in `Problem`.
    floor : float, optional
        Couples that score less are not made.
    complete : bool
        Every mentee gets as many mentors as demanded, or nobody is matched.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first.
    columns, layout : optional
        How the tables of people name their columns and write their lists, as in `Cohort`.
    name : str
        What reports call the programme.
    language : {"en", "fr"}
        Of reasons and reports.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> programme.match(cohort=datasets.load_demo()).status.value
    'optimal'
    """

    def __init__(
        self,
        *,
        affinity: Affinity,
        rules: Sequence[Rule] = (),
        objective: Objective = "coverage",
        floor: float | None = None,
        complete: bool = False,
        scale: Sequence[str] | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
        name: str = "",
        language: Language = "en",
    ) -> None:
        options = {"objective": objective, "floor": floor, "complete": complete, "layout": layout}
        people = {"scale": scale, "columns": columns or {}, "name": name}
        problems = option_problems(options | people | {"language": language})
        problems += affinity_problems(affinity) + rules_problems(rules, affinity)
        if problems:
            raise InputError(problems)
        self.affinity = affinity
        self.rules = tuple(rules)
        self.objective = objective
        self.floor = None if floor is None else float(floor)
        self.complete = bool(complete)
        self.scale = None if scale is None else tuple(scale)
        self.columns: dict[str, Any] = plain(columns or {})
        self.layout = find_layout(layout)
        self.name = name
        self.language = language

    def __repr__(self) -> str:
        parts = ", ".join(self.affinity.get_params(deep=False))
        rules = ", ".join(map(str, self.rules))
        return f"Programme({self.name!r}, affinity: {parts}; rules: {rules or 'none'})"

    @classmethod
    def reverse_mentoring(cls) -> Programme:
        """Juniors teach seniors: skills above all, two grades apart, another department."""
        return cls(**presets.reverse_mentoring())

    @classmethod
    def classic_mentoring(cls) -> Programme:
        """Seniors teach juniors: skills first, the mentor at least two grades above."""
        return cls(**presets.classic_mentoring())

    @classmethod
    def peer_mentoring(cls) -> Programme:
        """Equals teach each other: skills and interests, grades close together."""
        return cls(**presets.peer_mentoring())

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Programme:
        """Read a programme's file: ``[programme]``, ``[[affinity]]``, ``[[rules]]``.

        Raises
        ------
        ProgrammeError
            All that is wrong with it: unknown kinds and options, wrong values.
        """
        return cls.from_dict(load_file(path))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Programme:
        """Make a programme from what `to_dict` returns, or a TOML file holds."""
        return cls(**read_options(data))

    def to_dict(self) -> dict[str, Any]:
        """Return the programme as plain values, in the form of its file."""
        options = {
            "name": self.name,
            "objective": self.objective,
            "floor": self.floor,
            "complete": self.complete,
            "scale": None if self.scale is None else list(self.scale),
            "layout": describe_layout(self.layout),
            "language": self.language,
        }
        return {
            "programme": {k: plain(value) for k, value in options.items() if value is not None},
            **({"columns": plain(self.columns)} if self.columns else {}),
            **describe(self.affinity, self.rules),
        }

    def problem(self, cohort: Cohort) -> tuple[Problem, Factors]:
        """Return the numbers that `match` solves, and the factors that its scores come from."""
        asked = requirements(self.rules, cohort)
        factors = self._scores(asked, cohort)
        compatibility = asked.restrict(Compatibility.from_factors(factors.U, factors.V))
        for name, (mentees, mentors, amounts) in factors.terms:
            compatibility = compatibility.with_terms(name, mentees, mentors, amounts)
        problem = Problem(
            compatibility,
            capacity=asked.capacity,
            minimum=asked.minimum,
            demand=asked.demand,
            complete=self.complete,
            required=asked.required,
            floor=self.floor,
            objective=self.objective,
            load_step=asked.load_step,
            load_before=asked.running,
        )
        refuse_lost_digits(problem, factors, self.affinity, self.rules)
        return problem, factors

    def _scores(self, asked: Requirements, cohort: Cohort) -> Factors:
        """Return what the affinity and the soft rules make of every pair."""
        factors = self.affinity.fit_transform(cohort)
        for t in asked.soft_tables:
            sides = Sides(t.mentees, t.mentors, t.mentees_known, t.mentors_known)
            factors = factors.with_part(t.name, sides)
        for name, pairs in asked.soft_pairs:
            factors = factors.with_term(name, PairAmounts(*pairs))
        return factors

    def cohort(
        self,
        *,
        mentors: TableSource,
        mentees: TableSource,
        staff: TableSource | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
    ) -> Cohort:
        """Read people with the scale, the columns and the layout of the programme.

        Parameters
        ----------
        mentors, mentees, staff
            As in `Cohort`.
        columns, layout : optional
            In place of the programme's.

        Raises
        ------
        CohortError, InputError
            The tables cannot be used; every problem is listed.
        """
        names = self.columns if columns is None else columns
        written = self.layout if layout is None else layout
        return Cohort(mentors, mentees, staff, scale=self.scale, columns=names, layout=written)

    def check(
        self,
        cohort: Cohort | None = None,
        *,
        mentors: TableSource | None = None,
        mentees: TableSource | None = None,
        staff: TableSource | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
    ) -> Check:
        """Say what can be said before solving: places, skills, rules, and who is blocked.

        Parameters
        ----------
        cohort : Cohort
            People already read.
        mentors, mentees, staff, columns, layout
            Or else tables, as in `match`.

        Returns
        -------
        Check
            ``print`` it; its frames are ``rules``, ``blocked``, ``skills``, ``slips`` and
            ``merged``, and ``clashes`` say in words why there can be no matching.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> found = Programme.reverse_mentoring().check(datasets.load_demo())
        >>> found.seats, found.places, found.open
        (50, 78, 2103)
        >>> found.blocked.loc[0, ["who", "rules"]].tolist()
        ['E-0100', ('SeniorityGap(at_least=2) [grade unknown]',)]
        """
        cohort = self._people(cohort, mentors, mentees, staff, columns, layout)
        problem, _ = self.problem(cohort)
        taught = [c for c in self.affinity.components.values() if isinstance(c, TaughtSkills)]
        names = taught[0].names if taught else None
        parts: tuple[Rule | Component, ...] = (*self.rules, *self.affinity.components.values())
        slips = dict.fromkeys(slip for part in parts for slip in part.slips(cohort))
        return check(
            problem,
            _persons(cohort.mentees),
            _persons(cohort.mentors),
            skills=skill_supply(cohort, names=names, capacity=problem.capacity),
            slips=pd.DataFrame(list(slips), columns=list(Slip._fields)),
            merged=self.affinity.merged(cohort),
            language=self.language,
        )

    def match(
        self,
        *,
        mentors: TableSource | None = None,
        mentees: TableSource | None = None,
        staff: TableSource | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
        cohort: Cohort | None = None,
        time_limit: float | None = None,
        progress: Callable[[Progress], object] | None = None,
    ) -> Matching:
        """Match people.

        Parameters
        ----------
        mentors, mentees : data frame or path of a file
            Both, or else `cohort`.
        staff, columns, layout : optional
            As in `Cohort`; columns and layout take the place of the programme's.
        cohort : Cohort
            People already read.
        time_limit, progress
            As in `solve`.

        Raises
        ------
        CohortError, InputError
            The people, or the programme, cannot be used; every problem is listed.
        InfeasibleError
            No matching obeys every hard rule; the message names who and which rules clash.
        TimeLimitError
            The limit was reached with nothing in hand.
        """
        people = self._people(cohort, mentors, mentees, staff, columns, layout)
        problem, factors = self.problem(people)
        assignment = solve(problem, time_limit=time_limit, progress=progress)
        refuse_lost_digits(problem, factors, self.affinity, self.rules, assignment)
        matching = Matching(
            problem,
            assignment,
            _persons(people.mentees),
            _persons(people.mentors),
            factors.parts,
            self.to_dict(),
            self.language,
            people.cautions,
        )
        if assignment.status is SolveStatus.INFEASIBLE and assignment.diagnosis:
            clashes = assignment.diagnosis.clashes
            words = word_clashes(problem, matching.persons, clashes, self.language)
            raise InfeasibleError("\n  ".join(words), assignment.diagnosis)
        if assignment.status is SolveStatus.UNKNOWN:
            raise TimeLimitError(f"no matching was found within {time_limit} s: allow more time")
        return matching

    def _people(
        self,
        cohort: Cohort | None,
        mentors: TableSource | None,
        mentees: TableSource | None,
        staff: TableSource | None,
        columns: ColumnNames | None,
        layout: str | Layout | Mapping[str, Any] | None,
    ) -> Cohort:
        """Return the cohort that is given, or that the tables make."""
        tables = mentors, mentees, staff, columns, layout
        if isinstance(cohort, Cohort) and all(source is None for source in tables):
            return cohort
        if cohort is not None or mentors is None or mentees is None:
            raise InputError("give mentors= and mentees=, or a cohort alone")
        return self.cohort(
            mentors=mentors, mentees=mentees, staff=staff, columns=columns, layout=layout
        )


def _persons(people: People) -> Persons:
    names = tuple(name or "" for name in people.text("name").tolist())
    return Persons(tuple(people.ids.tolist()), names)
