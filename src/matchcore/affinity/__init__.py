"""Affinity: named, weighted components of compatibility, each a product of factors."""

from matchcore.affinity.components import (
    Component,
    EqualAttribute,
    SeniorityCurve,
    SharedInterests,
    Sides,
    TaughtSkills,
)
from matchcore.affinity.estimator import Affinity, Factors, Part

__all__ = [
    "Affinity",
    "Component",
    "EqualAttribute",
    "Factors",
    "Part",
    "SeniorityCurve",
    "SharedInterests",
    "Sides",
    "TaughtSkills",
]
