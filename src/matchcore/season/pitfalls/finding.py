"""`Finding`: one pitfall that a season has, as a code and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from matchcore.short_repr import short_repr
from matchcore.wording import Language, month_words, say, series, training_words

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
        The evidence: numbers, names, trainings as a tuple and the first day of a month, which `why`
        puts into words.
    """

    pitfall: str
    severity: Severity
    mentee: str = ""
    mentor: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    __repr__ = short_repr

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it concerns: a couple from mentor to mentee, one person, or nobody."""
        return tuple(who for who in (self.mentor, self.mentee) if who)

    def why(self, language: Language) -> str:
        """Return the evidence in words."""
        values = {name: _words(value, language) for name, value in self.values.items()}
        return say(f"pitfall_{self.pitfall}", language, **values)

    def remedy(self, language: Language) -> str:
        """Return what to do, in words."""
        return say(f"pitfall_{self.pitfall}_remedy", language)


def _words(value: Any, language: Language) -> Any:
    """Return the first day of a month and trainings in words; other values stay."""
    if isinstance(value, date):
        return month_words(value, language)
    if isinstance(value, tuple):
        names = [training_words(name, language) for name in value]
        quoted = [say("quoted", language, text=name) for name in names]
        return series(quoted, say("and", language))
    return value
