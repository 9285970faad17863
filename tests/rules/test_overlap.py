"""Thresholds on what two people have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matchcore import Affinity, Compatibility, Matching, Programme
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from tests.cohorts import cohort

PEOPLE = cohort(
    {
        "id": ["m1", "m2", "m3"],
        "availability": ["mon-09|tue-09|wed-09", "mon-09", None],
        "languages": ["fr|de", "EN", "it"],
        "pets": ["cat|dog", "dog", ""],
    },
    {
        "id": ["e1", "e2"],
        "availability": ["mon-09|tue-09", "wed-09|thu-09"],
        "languages": ["FR", "en|it"],
        "pets": ["dog|cat", "cat"],
    },
)


def allowed(rule: Any) -> Any:
    nothing = Compatibility.from_matrix(np.zeros(PEOPLE.shape))
    return requirements([rule], PEOPLE).restrict(nothing).allowed.astype(int).tolist()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (MinimumOverlap(), [[1, 1, 0], [1, 0, 0]]),
        (MinimumOverlap(2), [[1, 0, 0], [0, 0, 0]]),
        (MinimumOverlap(hours=2, missing="allow"), [[1, 0, 1], [0, 0, 1]]),
        (MinimumOverlap(2, column="pets"), [[1, 0, 0], [0, 0, 0]]),
        (SharedLanguage(), [[1, 0, 0], [0, 1, 1]]),
    ],
)
def test_things_in_common_are_counted(rule: Any, expected: Any) -> None:
    assert allowed(rule) == expected


@pytest.mark.parametrize("hours", [0, -1, 1.5, "2", True])
def test_hours_are_a_whole_number(hours: Any) -> None:
    with pytest.raises(InputError, match=r"hours is .*: give a whole number, 1 or more"):
        MinimumOverlap(hours)


def test_a_saved_matching_keeps_its_thresholds(tmp_path: Path) -> None:
    """Three hundred hobbies make factors that stay sparse."""
    hobbies = "|".join(f"hobby {k}" for k in range(300))
    people = cohort(
        {"id": ["m1", "m2"], "skills": ["sql", "sql"], "hobbies": [hobbies, "hobby 1"]},
        {"id": ["e1", "e2"], "wants": ["sql", "sql"], "hobbies": [hobbies, "none"]},
    )
    programme = Programme(
        affinity=Affinity(skills=TaughtSkills()), rules=[MinimumOverlap(2, column="hobbies")]
    )
    matching = programme.match(people)
    assert matching.pairs[["mentee", "mentor"]].to_numpy().tolist() == [["e1", "m1"]]
    matching.save(tmp_path / "saved")
    again = Matching.load(tmp_path / "saved")
    assert again.unmatched.equals(matching.unmatched)
    again.verify()
