"""From rules and people to numbers: masks, addends, required pairs and loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from matchcore.model.addends import PairAmounts, Sides
from matchcore.model.arrays import Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import ClassTable
from matchcore.model.origin import Origin
from matchcore.people import Cohort
from matchcore.rules.evaluation.class_tables import class_tables, soft_sides
from matchcore.rules.evaluation.origins import origin_of
from matchcore.rules.evaluation.pair_sets import pair_sets, soft_pairs
from matchcore.rules.evaluation.thresholds import threshold
from matchcore.rules.loads import Capacity, Demand, EvenLoad, HoursBudget, MinimumLoad, running
from matchcore.rules.rule import ClassRule, PairRule, Products, Rule, ThresholdRule
from matchcore.rules.rule_list import check_once, only, soft_rules
from matchcore.short_repr import short_repr

__all__ = ["Requirements", "requirements"]


@dataclass(frozen=True, eq=False)
class Requirements:
    """What all rules together ask of a cohort, by row number.

    Attributes
    ----------
    hard : tuple of Rule
        The rules that are not soft.
    tables : tuple of ClassTable
    thresholds : tuple of (Origin, Products)
    forbidden : dict of Origin to (mentee rows, mentor rows)
    required : array of int of shape (k, 2)
    capacity, minimum, demand : arrays of int
    load_step : float
        How much more each further mentee of a mentor costs than the one before.
    running : array of int
        Couples of each mentor that run already.
    soft : dict of str to (Rule, Sides or PairAmounts)
        Soft rules by the names of their addends: of every score, or of single pairs.
    """

    hard: tuple[Rule, ...]
    tables: tuple[ClassTable, ...]
    thresholds: tuple[tuple[Origin, Products], ...]
    forbidden: dict[Origin, tuple[Rows, Rows]]
    required: Rows
    capacity: Rows
    minimum: Rows
    demand: Rows
    load_step: float
    running: Rows
    soft: Mapping[str, tuple[Rule, Sides | PairAmounts]] = field(default_factory=dict)

    __repr__ = short_repr

    def restrict(self, compatibility: Compatibility) -> Compatibility:
        """Return a compatibility with every table, pair set and threshold added."""
        for table in self.tables:
            compatibility = compatibility.with_mask(table)
        for origin, (mentees, mentors) in self.forbidden.items():
            if len(mentees):
                compatibility = compatibility.with_pairs(origin, mentees, mentors)
        for origin, (F, G, at_least) in self.thresholds:
            compatibility = compatibility.with_threshold(origin, F, G, at_least)
        return compatibility


def requirements(
    rules: Sequence[Rule], cohort: Cohort, before: Requirements | None = None
) -> Requirements:
    """Evaluate rules on a cohort; nobody is ever paired with oneself.

    Parameters
    ----------
    rules : sequence of Rule
    cohort : Cohort
    before : Requirements, optional
        Of other rules over the same cohort: what would be the same is taken over.

    Raises
    ------
    InputError
        Two load rules of one kind, or two soft rules of one name; a rule that names nobody; a
        missing value under ``missing="error"``; an object that is no rule.
    """
    check_once(rules)
    hard = tuple(r for r in rules if not r.is_soft)
    if before is None or before.hard != hard:
        asked, known = _hard(hard, cohort), list[tuple[Rule, Sides | PairAmounts]]()
    else:
        asked, known = before, list(before.soft.values())
    soft = {
        name: (rule, _addend(rule, cohort, known))
        for name, rule in soft_rules(rules).items()
        if isinstance(rule, (ClassRule, PairRule))
    }
    return replace(asked, soft=soft)


def _hard(hard: tuple[Rule, ...], cohort: Cohort) -> Requirements:
    """Return what hard rules ask."""
    tables: list[ClassTable] = []
    thresholds: list[tuple[Origin, Products]] = []
    for rule in hard:
        if isinstance(rule, ClassRule):
            tables += class_tables(rule, cohort)
        elif isinstance(rule, ThresholdRule):
            products, unknown = threshold(rule, cohort)
            thresholds.append((origin_of(rule), products))
            tables += [] if unknown is None else [unknown]
    forbidden, required = pair_sets([r for r in hard if isinstance(r, PairRule)], cohort)
    capacity, minimum, demand = (
        only(hard, kind, kind()).loads(cohort) for kind in (Capacity, MinimumLoad, Demand)
    )
    for rule in hard:
        if isinstance(rule, HoursBudget):
            capacity = rule.limited(capacity, cohort)
    return Requirements(
        hard,
        tuple(tables),
        tuple(thresholds),
        forbidden,
        required,
        capacity,
        minimum,
        demand,
        load_step=only(hard, EvenLoad, EvenLoad(0.0)).step,
        running=running(cohort),
    )


def _addend(
    rule: ClassRule | PairRule, cohort: Cohort, known: list[tuple[Rule, Sides | PairAmounts]]
) -> Sides | PairAmounts:
    """Return what a soft rule adds to scores."""
    for same, addend in known:
        if same == rule:
            return addend
    return soft_sides(rule, cohort) if isinstance(rule, ClassRule) else soft_pairs(rule, cohort)
