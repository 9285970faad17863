"""Rules: small frozen objects that say who may be matched with whom, and how often."""

from matchcore.rules.classes import DifferentDepartment, SeniorityGap
from matchcore.rules.kinds import ClassRule, LoadRule, Missing, PairRule, Rule
from matchcore.rules.loads import Capacity, Demand, MinimumLoad
from matchcore.rules.pairs import Forbid, NoRepeat, NotInReportingLine, Require
from matchcore.rules.requirements import ClassMask, Requirements, requirements

__all__ = [
    "Capacity",
    "ClassMask",
    "ClassRule",
    "Demand",
    "DifferentDepartment",
    "Forbid",
    "LoadRule",
    "MinimumLoad",
    "Missing",
    "NoRepeat",
    "NotInReportingLine",
    "PairRule",
    "Require",
    "Requirements",
    "Rule",
    "SeniorityGap",
    "requirements",
]
