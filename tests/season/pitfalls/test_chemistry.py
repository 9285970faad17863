"""What was learnt from earlier meetings: vetoes, and likings far below the others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from matchcore.season.pitfalls.chemistry import vetoed, weak
from matchcore.season.pitfalls.subject import Subject
from tests.season.pitfalls.test_checking import couples_of


def subject(likings: list[float], vetoes: frozenset[tuple[str, str]] = frozenset()) -> Subject:
    """Return couples with equal scores, and a stand-in for what was learnt."""
    season, cohort = couples_of([5.0] * len(likings))
    rows = [(f"e{k}", f"m{k}", liking) for k, liking in enumerate(likings)]
    rows.append(("e0", "m1", 0.0))  # no couple
    pairs = pd.DataFrame(rows, columns=["mentee", "mentor", "mutual"])
    learning: Any = SimpleNamespace(pairs=pairs, vetoes=vetoes)
    return Subject(season, cohort, learning)


def test_a_veto_counts_for_couples_alone() -> None:
    found = vetoed(subject([0.5] * 3, frozenset({("e1", "m1"), ("e0", "m2")})))
    assert [(one.pitfall, one.mentee, one.mentor) for one in found] == [("vetoed", "e1", "m1")]


def test_a_liking_below_the_fence() -> None:
    """Quartiles 0.6 and 0.7 of eight: the fence lies at 0.6 - 1.5 * 0.1 = 0.45."""
    low = weak(subject([0.4, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7]))
    assert [(one.pitfall, one.mentee, one.values["value"]) for one in low] == [
        ("low_liking", "e0", 0.4)
    ]
    assert not [*weak(subject([0.46, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7]))]


def test_without_learning_nothing_is_said() -> None:
    season, cohort = couples_of([5.0] * 3)
    assert not [*vetoed(Subject(season, cohort))]
