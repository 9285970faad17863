"""From a cohort to numbers: the problem to solve, and the factors behind its scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from matchcore.affinity.factors import Factors
from matchcore.affinity.first import preference
from matchcore.affinity.measured import Measured, Paired
from matchcore.model.addends import PairAmounts, Sides
from matchcore.model.compatibility import Compatibility
from matchcore.model.preference import Preference
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme.definition import Definition
from matchcore.programme.lost_digits import refuse_lost_digits
from matchcore.rules import requirements
from matchcore.rules.requirements import Requirements
from matchcore.rules.rule import Rule


class _Last(NamedTuple):
    """What the last programme made of the cohort."""

    measured: dict[str, Measured]
    paired: dict[str, Paired]
    asked: Requirements
    problem: Problem


@dataclass(eq=False)
class Prepared:
    """A cohort made ready for programmes that differ little, such as in their weights.

    What does not depend on weights is worked out once: components read the people, rules become
    masks. Each problem is the very one that a fresh start would give. Threads may share it.
    """

    cohort: Cohort
    _last: _Last | None = field(default=None, init=False, repr=False)

    def problem(self, definition: Definition) -> tuple[Problem, Factors]:
        """Return the problem that a programme matches by, and the factors of its scores."""
        last, affinity = self._last, definition.affinity
        asked = requirements(definition.rules, self.cohort, last and last.asked)
        measured = affinity.measure(self.cohort, last and last.measured)
        paired = affinity.paired(self.cohort, last and last.paired)
        factors = _with_rules(affinity.weigh(measured, paired, self.cohort.shape), asked)
        scores = Compatibility.from_factors(factors.U, factors.V)
        for name, (mentees, mentors, amounts) in factors.terms:
            scores = scores.with_terms(name, mentees, mentors, amounts)
        problem = _problem(definition, asked, scores, last)
        refuse_lost_digits(problem, factors, affinity, definition.rules)
        self._last = _Last(measured, paired, asked, problem)
        return problem, factors

    def preference(self, definition: Definition) -> Preference | None:
        """Return which pairs come first, if the programme says so."""
        affinity = definition.affinity
        measured = affinity.measure(self.cohort, self._last and self._last.measured)
        return preference(affinity.components, measured)

    def addends(self, definition: Definition) -> dict[str, Sides | PairAmounts]:
        """Return what each addend of the score gives at weight 1, by name.

        They stand in the order of the columns of `Matching.pairs`: those for all pairs first.
        """
        affinity = definition.affinity
        measured = affinity.measure(self.cohort, self._last and self._last.measured)
        rules = [_at_weight_1(rule) if rule.is_soft else rule for rule in definition.rules]
        soft = requirements(rules, self.cohort, self._last and self._last.asked).soft
        terms = affinity.set_params(**{f"{name}__amount": 1.0 for name in affinity.terms}).terms
        found: dict[str, Sides | PairAmounts] = {name: x.sides for name, x in measured.items()}
        paired = {name: term.pairs(self.cohort) for name, term in terms.items()}
        found |= {name: x for name, x in paired.items() if isinstance(x, Sides)}
        found |= {name: x for name, (_, x) in soft.items() if isinstance(x, Sides)}
        found |= {name: x for name, x in paired.items() if name not in found}
        return found | {name: x for name, (_, x) in soft.items() if name not in found}


def _at_weight_1(rule: Rule) -> Rule:
    return type(rule)(**{**rule.options(), "weight": 1.0})


def _with_rules(factors: Factors, asked: Requirements) -> Factors:
    """Return factors with the addends of the soft rules, those for all pairs first."""
    for name, (_, addend) in asked.soft.items():
        if isinstance(addend, Sides):
            factors = factors.with_part(name, addend)
    for name, (_, addend) in asked.soft.items():
        if isinstance(addend, PairAmounts):
            factors = factors.with_term(name, addend)
    return factors


def _problem(
    definition: Definition, asked: Requirements, scores: Compatibility, last: _Last | None
) -> Problem:
    """Return the problem; where only scores differ from the last one, it shares its masks."""
    options = definition.complete, definition.floor, definition.objective
    if last is not None and asked.hard is last.asked.hard:
        p = last.problem
        if options == (p.complete, p.floor, p.objective):
            return p.with_scores(scores)
    return Problem(
        asked.restrict(scores),
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
