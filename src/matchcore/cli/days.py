"""Days, as options give them."""

from __future__ import annotations

from datetime import date

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem


def given_day(option: str, text: str | None) -> date | None:
    """Return a date given as 2026-03-31; raise InputError for anything else."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        wrong = ("unreadable_date", option, repr(text), "", told("write it as 2026-03-31"))
        raise InputError(InputProblem(*wrong)) from None
