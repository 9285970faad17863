"""What a run is doing, in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchcore.wording import Language, say

if TYPE_CHECKING:  # loading the solver takes long, and reading comes first
    from matchcore.solver.watch import Progress

_SEARCH = ("pairs", "feasibility", "seats", "flow", "scan")  # steps of the solver


@dataclass(frozen=True)
class Stage:
    """What a run is doing.

    Attributes
    ----------
    name : str
        ``"reading"``, ``"scores"``, ``"search"``, ``"proof"``, ``"results"`` and the like: a code
        ``stage_…`` of the sentences.
    done, total : int or None
        How many of how many are done, where that is known.
    report : Progress or None
        The last report of the solver.
    """

    name: str
    done: int = 0
    total: int | None = None
    report: Progress | None = None

    @classmethod
    def of(cls, report: Progress) -> Stage:
        """Return the stage of a report of the solver."""
        return cls("search" if report.step in _SEARCH else "proof", report=report)


def stage_words(stage: Stage, seconds: float, language: Language) -> str:
    """Return one line: the stage, the time since the run began, and what is known of the stage.

    What matters most comes first: a narrow terminal cuts the end.

    >>> stage_words(Stage("reading"), 3.2, "en")
    'reading the tables · 3 s'
    >>> stage_words(Stage("batch", 3, 12), 125, "fr")
    'appariement de 12 programmes · 2 min 5 s · 3 terminés'
    """
    minutes, rest = divmod(int(seconds), 60)
    code = "for_minutes" if minutes else "for_seconds"
    parts = [
        say(f"stage_{stage.name}", language, total=stage.total),
        say(code, language, minutes=minutes, seconds=rest),
    ]
    if stage.total is not None:
        parts.append(say("programmes_done", language, count=stage.done))
    if stage.report is not None:
        parts += _found(stage.report, language)
    return " · ".join(parts)


def _found(report: Progress, language: Language) -> list[str]:
    """Return what the search has found so far."""
    found = []
    if report.couples is not None:
        found.append(say("couples_so_far", language, count=report.couples))
    if report.gap is not None:  # rounded up, so that it is never said to be less than it is
        gap = math.ceil(max(report.gap, 0.0) * 10_000 - 1e-9) / 10_000
        found.append(say("gap_so_far", language, gap=gap))
    if report.iteration:
        found.append(say("round", language, count=report.iteration))
    return found
