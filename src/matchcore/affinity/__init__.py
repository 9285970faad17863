"""Affinity: named, weighted components, each a product of factors, and terms for single pairs."""

from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.estimator import Affinity
from matchcore.affinity.factors import Factors, Part
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.preferences import PastSuccess, Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairTerm
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.affinity.words import TextVectorizer
from matchcore.model.addends import PairAmounts, Sides

__all__ = [
    "Affinity",
    "Component",
    "EncodedText",
    "EnoughHours",
    "EqualAttribute",
    "Factors",
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
    "TaughtSkills",
    "TextVectorizer",
    "UnequalAttribute",
]
