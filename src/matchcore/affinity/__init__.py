"""Affinity: named, weighted components, each a product of factors, and terms for single pairs."""

from matchcore.affinity.attributes import (
    DifferentAttribute,
    EnoughHours,
    EqualAttribute,
    Motivation,
    SeniorityCurve,
)
from matchcore.affinity.components import Component, Label, LabelKind, Sides
from matchcore.affinity.estimator import Affinity, Factors, Part
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.skills import SkillNames, skill_names
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairAmounts, PairTerm, PastSuccess, Preferences
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.affinity.words import TextVectorizer

__all__ = [
    "Affinity",
    "Component",
    "DifferentAttribute",
    "EncodedText",
    "EnoughHours",
    "EqualAttribute",
    "Factors",
    "Label",
    "LabelKind",
    "Motivation",
    "PairAmounts",
    "PairTerm",
    "Part",
    "PastSuccess",
    "Preferences",
    "SeniorityCurve",
    "SharedHours",
    "SharedInterests",
    "SharedLanguages",
    "Sides",
    "SimilarText",
    "SkillNames",
    "TaughtSkills",
    "TextVectorizer",
    "skill_names",
]
