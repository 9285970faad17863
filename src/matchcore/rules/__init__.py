"""Rules: small frozen objects that say who may be matched with whom, and how often."""

from matchcore.rules.columns import (
    Departments,
    DifferentAttribute,
    DifferentDepartment,
    SameAttribute,
    SameDepartment,
    Trained,
)
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from matchcore.rules.pairs import Forbid, NoRepeat, NotInReportingLine, Require
from matchcore.rules.requirements import Requirements, requirements
from matchcore.rules.rule import (
    ClassRule,
    LoadRule,
    Missing,
    PairRule,
    Products,
    Rule,
    ThresholdRule,
)
from matchcore.rules.seniority import SeniorityGap

__all__ = [
    "Capacity",
    "ClassRule",
    "Demand",
    "Departments",
    "DifferentAttribute",
    "DifferentDepartment",
    "EvenLoad",
    "Forbid",
    "LoadRule",
    "MinimumLoad",
    "MinimumOverlap",
    "Missing",
    "NoRepeat",
    "NotInReportingLine",
    "PairRule",
    "Products",
    "Require",
    "Requirements",
    "Rule",
    "SameAttribute",
    "SameDepartment",
    "SeniorityGap",
    "SharedLanguage",
    "ThresholdRule",
    "Trained",
    "requirements",
]
