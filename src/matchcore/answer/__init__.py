"""The answer for people: couples, reasons, explanations, files."""

from matchcore.answer.checks import Check
from matchcore.answer.explanation import Explanation
from matchcore.answer.matching import Matching
from matchcore.answer.reasons import Reason
from matchcore.answer.summary import Summary

__all__ = ["Check", "Explanation", "Matching", "Reason", "Summary"]
