"""The answer for people: couples, reasons, explanations, questions and files."""

from matchcore.answer.difference import Difference
from matchcore.answer.explanation import Explanation
from matchcore.answer.matching import Matching
from matchcore.answer.summary import Summary
from matchcore.answer.why_not import WhyNot

__all__ = ["Difference", "Explanation", "Matching", "Summary", "WhyNot"]
