"""`Finding`: one pitfall that a season has, as a code and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from matchcore.short_repr import short_repr
from matchcore.wording import Language, month_words, say

__all__ = ["SEVERITIES", "Finding", "Severity"]

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")


@dataclass(frozen=True)
class Finding:
    """One pitfall, and whom it concerns.

    Attributes
    ----------
    pitfall : str
        The code.
    severity : {"high", "medium", "low"}
        Act now; act this month; good to know.
    mentee, mentor : str
        Ids: of a couple both, of a person one, of the whole programme none.
    values : mapping
        The evidence: numbers, names and the first day of a month, which `why` puts into words.
    """

    pitfall: str
    severity: Severity
    mentee: str = ""
    mentor: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    __repr__ = short_repr

    def why(self, language: Language) -> str:
        """Return the evidence in words."""
        values = {
            name: month_words(value, language) if isinstance(value, date) else value
            for name, value in self.values.items()
        }
        return say(f"pitfall_{self.pitfall}", language, **values)

    def remedy(self, language: Language) -> str:
        """Return what to do, in words."""
        return say(f"pitfall_{self.pitfall}_remedy", language)
