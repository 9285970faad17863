"""`Programme`: affinity, rules and objective together, from people to a proven matching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import FrozenInstanceError
from difflib import get_close_matches
from typing import Any, Never, Self, Unpack, overload

import pandas as pd

from matchcore.affinity import Affinity, Component, Factors, TaughtSkills
from matchcore.answer import Matching
from matchcore.checks import Check, check, skill_supply, word_clashes
from matchcore.errors import (
    InfeasibleError,
    InputError,
    InputProblem,
    ProgrammeError,
    TimeLimitError,
)
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import Objective
from matchcore.model.problem import Problem
from matchcore.people import Cohort, People, Roster, Slip
from matchcore.plain_values import plain
from matchcore.programme import presets
from matchcore.programme.entries import describe, unwritable
from matchcore.programme.file import Source, Target, load_file, read_options, to_text, write_file
from matchcore.programme.options import affinity_problems, option_problems, rules_problems
from matchcore.programme.resolution import refuse_lost_digits
from matchcore.programme.running import checked_cohort, start_of, stopped_by
from matchcore.rules import Requirements, Rule, requirements
from matchcore.solver import SolveOptions, solve, with_defaults
from matchcore.tables import ColumnNames, Layout, TableSource, describe_layout, find_layout
from matchcore.wording import Language


class Programme:
    """How one company matches: what counts, what is forbidden, what comes first.

    A programme is a value. It is frozen: `replace` makes a changed one. Two with the same content
    are equal, and it never changes by matching, so that threads may share it.

    Parameters
    ----------
    affinity : Affinity
        What makes a score. The programme keeps a copy and hands out copies; without parts,
        ``Affinity()``, every pair scores 0 before the soft rules.
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
    >>> programme.match(datasets.load_demo()).status.value
    'optimal'
    >>> french = programme.replace(language="fr")
    >>> programme.language, french == programme, french.replace(language="en") == programme
    ('en', False, True)
    """

    rules: tuple[Rule, ...]
    objective: Objective
    floor: float | None
    complete: bool
    scale: tuple[str, ...] | None
    layout: Layout
    name: str
    language: Language
    _affinity: Affinity
    _columns: Mapping[str, Any]

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
        vars(self).update(
            _affinity=affinity.copy(),
            rules=tuple(rules),
            objective=objective,
            floor=None if floor is None else float(floor),
            complete=bool(complete),
            scale=None if scale is None else tuple(scale),
            _columns=plain(columns or {}),
            layout=find_layout(layout),
            name=name,
            language=language,
        )

    def __setattr__(self, name: str, value: object) -> Never:
        remedy = f"programme.replace({name}=…) returns a changed one"
        raise FrozenInstanceError(f"a programme is a value, {name} cannot be set: {remedy}")

    def __delattr__(self, name: str) -> Never:
        raise FrozenInstanceError(f"a programme is a value, {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Programme):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self._affinity, self.objective, self.floor, self.scale, self.name))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self  # nothing in it can change

    def __repr__(self) -> str:
        parts = ", ".join(self._affinity.get_params(deep=False))
        rules = ", ".join(map(str, self.rules))
        return f"Programme({self.name!r}, affinity: {parts or 'none'}; rules: {rules or 'none'})"

    @property
    def affinity(self) -> Affinity:
        """What makes a score: a copy, so that changing it changes nothing here."""
        return self._affinity.copy()

    @property
    def columns(self) -> dict[str, Any]:
        """The names of columns in the tables, each with ours: a copy."""
        names: dict[str, Any] = plain(self._columns)
        return names

    def _content(self) -> dict[str, Any]:
        """Return what the constructor takes."""
        return {name.removeprefix("_"): value for name, value in vars(self).items()}

    def replace(self, **changes: Any) -> Programme:
        """Return a programme with some options changed, checked like a new one.

        Parameters
        ----------
        **changes
            What the constructor takes.

        Raises
        ------
        InputError
            There is no such option, or a value cannot be used.

        Examples
        --------
        >>> programme = Programme.peer_mentoring().replace(floor=0.25, name="spring")
        >>> programme.floor, programme.name
        (0.25, 'spring')
        """
        content = self._content()
        problems = []
        for option in sorted(changes.keys() - content.keys()):
            near = get_close_matches(option, list(content), 1)
            hint = f"is it {near[0]!r}?" if near else f"use some of {list(content)}"
            problem = f"a programme has no option {option!r}"
            problems.append(InputProblem("unknown_option", "", "", problem, hint))
        if problems:
            raise InputError(problems)
        return type(self)(**{**content, **changes})

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
    def from_toml(cls, source: Source) -> Programme:
        """Read a programme's file: ``[programme]``, ``[columns]``, ``[[affinity]]``, ``[[rules]]``.

        Parameters
        ----------
        source : path or open file

        Raises
        ------
        ProgrammeError
            All that is wrong with it: unknown kinds and options, wrong values.
        """
        return cls.from_dict(load_file(source))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Programme:
        """Make a programme from what `to_dict` returns, or a TOML file holds."""
        return cls(**read_options(data))

    @overload
    def to_toml(self, target: None = None) -> str: ...
    @overload
    def to_toml(self, target: Target) -> None: ...
    def to_toml(self, target: Target | None = None) -> str | None:
        """Write the programme's file; `from_toml` reads an equal programme from it.

        Files of skill names that lie in the folder of the file, or below it, are written with
        their path from there, other ones with their whole path.

        Parameters
        ----------
        target : path or open file, optional
            Without one, the text is returned.

        Raises
        ------
        ProgrammeError
            A file cannot hold a part or a rule: a function, or a kind of your own.

        Examples
        --------
        >>> from matchcore.affinity import TaughtSkills
        >>> from matchcore.rules import Capacity
        >>> affinity = Affinity(skills=TaughtSkills(weight=0.1))
        >>> print(Programme(affinity=affinity, rules=[Capacity(2)], name="spring").to_toml())
        [programme]
        name = "spring"
        objective = "coverage"
        complete = false
        language = "en"
        <BLANKLINE>
        [[affinity]]
        kind = "TaughtSkills"
        name = "skills"
        rarity = false
        weight = 0.1
        <BLANKLINE>
        [[rules]]
        kind = "Capacity"
        default = 2
        <BLANKLINE>
        """
        if target is None:
            return to_text(self.to_dict())
        write_file(self.to_dict(), target)
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return the programme as plain values, in the form of its file.

        Raises
        ------
        ProgrammeError
            As `to_toml` does.
        """
        if problems := unwritable(self._affinity, self.rules):
            raise ProgrammeError(problems)
        return self._described()

    def _described(self) -> dict[str, Any]:
        """Return the same for records, where a function stands by its name."""
        options = {
            "name": self.name,
            "objective": self.objective,
            "floor": self.floor,
            "complete": self.complete,
            "scale": self.scale,
            "layout": describe_layout(self.layout),
            "language": self.language,
        }
        return {
            "programme": {k: plain(value) for k, value in options.items() if value is not None},
            **({"columns": self.columns} if self._columns else {}),
            **describe(self._affinity, self.rules),
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
        factors = self.affinity.fit_transform(cohort)  # of a copy: others may be matching, too
        for name, sides in asked.soft_tables:
            factors = factors.with_part(name, sides)
        for name, pairs in asked.soft_pairs:
            factors = factors.with_term(name, pairs)
        return factors

    def read(
        self, *, mentors: TableSource, mentees: TableSource, staff: TableSource | None = None
    ) -> Cohort:
        """Read people with the scale, the columns and the layout of the programme.

        Parameters
        ----------
        mentors, mentees, staff
            Frames, records or files, as in `Cohort`.

        Raises
        ------
        CohortError, InputError
            The tables cannot be used; every problem is listed.

        Examples
        --------
        >>> programme = Programme.peer_mentoring().replace(columns={"Matricule": "id"})
        >>> programme.read(mentors=[{"Matricule": "m"}], mentees=[{"Matricule": "e"}])
        Cohort(1 mentor, 1 mentee)
        """
        return Cohort(
            mentors, mentees, staff, scale=self.scale, columns=self._columns, layout=self.layout
        )

    def check(self, cohort: Cohort) -> Check:
        """Say what can be said before solving: places, skills, rules, and who is blocked.

        Parameters
        ----------
        cohort : Cohort
            As `read` returns it.

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
        checked_cohort("check", cohort, {})
        problem, _ = self.problem(cohort)
        affinity = self.affinity
        taught = [c for c in affinity.components.values() if isinstance(c, TaughtSkills)]
        names = taught[0].names if taught else None
        parts: tuple[Rule | Component, ...] = (*self.rules, *affinity.components.values())
        slips = dict.fromkeys(slip for part in parts for slip in part.slips(cohort))
        return check(
            problem,
            _persons(cohort.mentees),
            _persons(cohort.mentors),
            skills=skill_supply(cohort, names=names, capacity=problem.capacity),
            slips=pd.DataFrame(list(slips), columns=list(Slip._fields)),
            merged=affinity.merged(cohort),
            language=self.language,
        )

    def match(
        self,
        cohort: Cohort | None = None,
        **options: Unpack[SolveOptions[Matching | Assignment]],
    ) -> Matching:
        """Match people.

        Parameters
        ----------
        cohort : Cohort
            As `read` returns it.
        **options
            Those of `matchcore.solve`: ``time_limit``, ``gap``, ``start``, ``cancel``,
            ``progress``, ``memory_limit``, ``device``, ``pairs``. ``start`` may be a matching of
            the same people, too.

        Raises
        ------
        InputError
            The people, the programme or an option cannot be used; every problem is listed.
        InfeasibleError
            No matching obeys every hard rule; the message names who and which rules clash.
        TimeLimitError
            A limit was reached with nothing in hand; the message names the option.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
        >>> matching = programme.match(cohort)
        >>> programme.replace(floor=0.2).match(cohort, start=matching).status.value
        'optimal'
        """
        people = checked_cohort("match", cohort, options)
        asked: SolveOptions[Assignment] = with_defaults(options)
        asked["start"] = start_of(options.get("start"), people)
        problem, factors = self.problem(people)
        assignment = solve(problem, **asked)
        refuse_lost_digits(problem, factors, self.affinity, self.rules, assignment)
        matching = Matching(
            problem,
            assignment,
            _persons(people.mentees),
            _persons(people.mentors),
            factors.parts,
            self._described(),
            self.language,
            people.cautions,
        )
        if assignment.status is SolveStatus.INFEASIBLE and assignment.diagnosis:
            clashes = assignment.diagnosis.clashes
            words = word_clashes(problem, matching.persons, clashes, self.language)
            raise InfeasibleError("\n  ".join(words), assignment.diagnosis)
        if assignment.status is SolveStatus.UNKNOWN:
            raise TimeLimitError(f"no matching was found {stopped_by(asked)}")
        return matching


def _persons(people: People) -> Roster:
    names = tuple(name or "" for name in people.text("name").tolist())
    return Roster(tuple(people.ids.tolist()), names)
