"""The answer for people: couples, reasons, explanations and files."""

from matchcore.answer.explanation import Explanation
from matchcore.answer.matching import Matching
from matchcore.answer.summary import Summary

__all__ = ["Explanation", "Matching", "Summary"]
