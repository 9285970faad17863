"""A cohort checked or matched by a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from matchcore.affinity.components import Component
from matchcore.affinity.factors import Factors
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairTerm
from matchcore.answer import Matching
from matchcore.answer.odd_couples import odd_couples
from matchcore.catalogue import in_language, told
from matchcore.checks import Check, check, skill_supply, word_clashes
from matchcore.errors import InfeasibleError, InputError, InputProblem, TimeLimitError
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.preference import unruled
from matchcore.model.problem import Problem
from matchcore.people import Cohort, Roster, Slip
from matchcore.programme.definition import Definition
from matchcore.programme.description import describe
from matchcore.programme.lost_digits import refuse_lost_digits
from matchcore.programme.plausibility import Asked, before_matching, blocking_rules, limits_by_hours
from matchcore.programme.prepared import Prepared
from matchcore.programme.start import start_of
from matchcore.programme.unknown_people import unknown_people
from matchcore.rules.rule import Rule
from matchcore.solver import SolveOptions, solve, with_defaults
from matchcore.solver.preferring import prefer
from matchcore.solver.solving import Solving

_TABLES = ("mentors", "mentees", "staff", "columns", "layout")


def check_cohort(definition: Definition, given: object) -> Check:
    """Check a cohort before matching it; `Programme.check` documents the answer."""
    cohort = as_cohort("check", given, {})
    problem, factors = Prepared(cohort).problem(definition)
    affinity = definition.affinity
    components = affinity.components.values()
    names = next((c.names for c in components if isinstance(c, TaughtSkills)), None)
    parts: tuple[Rule | Component, ...] = (*definition.rules, *components)
    slips = dict.fromkeys(slip for part in parts for slip in part.slips(cohort))
    return check(
        problem,
        Roster.of(cohort.mentees),
        Roster.of(cohort.mentors),
        cautions=before_matching(Asked(definition, cohort, problem, factors.parts)),
        skills=skill_supply(cohort, names=names, capacity=problem.capacity),
        slips=pd.DataFrame(list(slips), columns=list(Slip._fields)),
        merged=affinity.merged(cohort),
        language=definition.language,
    )


def match_cohort(
    definition: Definition, given: object, options: SolveOptions[Matching | Assignment]
) -> Matching:
    """Match a cohort; `Programme.match` documents options and errors."""
    return match_prepared(definition, Prepared(as_cohort("match", given, options)), options)


def match_prepared(
    definition: Definition, prepared: Prepared, options: SolveOptions[Matching | Assignment]
) -> Matching:
    """Match a cohort that may have been matched before, by other weights."""
    cohort = prepared.cohort
    solving: SolveOptions[Assignment] = with_defaults(options)
    solving["start"] = start_of(options.get("start"), cohort)
    problem, factors = prepared.problem(definition)
    first = prepared.preference(definition)
    if first is None:
        assignment = solve(problem, **solving)
        return answered(definition, cohort, (problem, factors), assignment, solving)
    found = prefer(problem, first, Solving(solving))
    return answered(definition, cohort, (found.problem, factors), found.answer, solving)


def answered(
    definition: Definition,
    cohort: Cohort,
    asked: tuple[Problem, Factors],
    assignment: Assignment,
    options: SolveOptions[Assignment],
) -> Matching:
    """Return the answer to a programme's problem for people; raise where there is none.

    Parameters
    ----------
    definition : Definition
    cohort : Cohort
    asked : (Problem, Factors)
        The problem that was solved, and the factors of its scores.
    assignment : Assignment
    options : dict
        With which it was solved.
    """
    problem, factors = asked
    refuse_lost_digits(problem, factors, definition.affinity, definition.rules, assignment)
    matching = Matching(
        problem,
        assignment,
        Roster.of(cohort.mentees),
        Roster.of(cohort.mentors),
        factors.parts,
        describe(definition),
        definition.language,
        *(_cautions(definition, cohort),) * 2,
    )
    looked_at = Asked(definition, cohort, unruled(problem), factors.parts)
    _raise_without_answer(looked_at, matching, options)
    unknown = unknown_people(definition.affinity.components, matching)
    odd = [*before_matching(looked_at), *odd_couples(matching)]
    return replace(matching, cautions=(*matching.cautions, *unknown, *odd))


def _cautions(definition: Definition, cohort: Cohort) -> tuple[str, ...]:
    """Return the cautions of the cohort and of the parts, in the language of the programme."""
    affinity = definition.affinity
    parts: tuple[Rule | Component | PairTerm, ...]
    parts = (*affinity.components.values(), *affinity.terms.values(), *definition.rules)
    said = [caution for part in parts for caution in part.cautions(cohort)]
    unique = dict.fromkeys((*cohort.cautions, *said))
    return tuple(in_language(caution, definition.language) for caution in unique)


def _raise_without_answer(
    looked_at: Asked, matching: Matching, options: SolveOptions[Assignment]
) -> None:
    """Raise where the solver proved that no matching exists, or stopped before finding one."""
    assignment = matching.assignment
    if assignment.status is SolveStatus.INFEASIBLE and assignment.diagnosis:
        clashes = assignment.diagnosis.clashes
        words = word_clashes(matching.problem, matching.rosters, clashes, matching.language)
        words += [*limits_by_hours(looked_at), *blocking_rules(looked_at)]
        raise InfeasibleError("\n  ".join(words), assignment.diagnosis)
    if assignment.status is SolveStatus.UNKNOWN:
        raise TimeLimitError(_stopped_by(options))


def as_cohort(method: str, cohort: object, options: Mapping[str, Any]) -> Cohort:
    """Return the cohort; given tables instead, say how to read one."""
    tables = [name for name in _TABLES if name in options]
    if isinstance(cohort, Cohort) and not tables:
        return cohort
    given = (
        told("not {names}", names=", ".join(tables))
        if tables
        else told("not {kind}", kind=type(cohort).__name__)
    )
    problem = told("{method} takes a cohort, {given}", method=method, given=given)
    remedy = told(
        "cohort = programme.read(mentors=…, mentees=…), then programme.{method}(cohort)",
        method=method,
    )
    raise InputError(InputProblem("wrong_type", "", "", problem, remedy))


def _stopped_by(options: SolveOptions[Assignment]) -> str:
    """Name the option that ended a search with no answer."""
    cancel = options["cancel"]
    if cancel is not None and cancel.is_set():
        return told(
            "no matching was found before cancel was set: match again without it, or set it later"
        )
    return told(
        "no matching was found within {seconds} s: raise time_limit", seconds=options["time_limit"]
    )
