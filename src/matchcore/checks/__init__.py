"""Checks before solving: counts, likely typos, blocked people, and why no matching exists."""

from matchcore.checks.check import Check, check
from matchcore.checks.clashes import word_clashes
from matchcore.checks.reasons import Reason
from matchcore.checks.supply import skill_supply

__all__ = ["Check", "Reason", "check", "skill_supply", "word_clashes"]
