"""From a cohort to numbers: the problem to solve, and the factors behind its scores."""

from __future__ import annotations

from matchcore.affinity.factors import Factors
from matchcore.model.compatibility import Compatibility
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme.definition import Definition
from matchcore.programme.lost_digits import refuse_lost_digits
from matchcore.rules import requirements
from matchcore.rules.requirements import Requirements


def problem_of(definition: Definition, cohort: Cohort) -> tuple[Problem, Factors]:
    """Return the problem that `match` solves, and the factors of its scores."""
    asked = requirements(definition.rules, cohort)
    factors = _scores(definition, asked, cohort)
    compatibility = asked.restrict(Compatibility.from_factors(factors.U, factors.V))
    for name, (mentees, mentors, amounts) in factors.terms:
        compatibility = compatibility.with_terms(name, mentees, mentors, amounts)
    problem = Problem(
        compatibility,
        capacity=asked.capacity,
        minimum=asked.minimum,
        demand=asked.demand,
        complete=definition.complete,
        required=asked.required,
        floor=definition.floor,
        objective=definition.objective,
        load_step=asked.load_step,
        load_before=asked.running,
    )
    refuse_lost_digits(problem, factors, definition.affinity, definition.rules)
    return problem, factors


def _scores(definition: Definition, asked: Requirements, cohort: Cohort) -> Factors:
    """Return the factors of the affinity and of the soft rules."""
    factors = definition.affinity.fit_transform(cohort)  # of a copy: threads share the programme
    for name, sides in asked.soft_tables:
        factors = factors.with_part(name, sides)
    for name, amounts in asked.soft_pairs:
        factors = factors.with_term(name, amounts)
    return factors
