"""Clashes: which kinds there are, and that each of them can be made to occur."""

from typing import Any, get_args

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.clashes import ClashKind

CLASHES: dict[str, tuple[dict[str, Any], int, int]] = {
    "required_closed": ({"required": [(0, 0)], "forbidden": [(0, 0)]}, 1, 0),
    "required_over_capacity": ({"required": [(0, 0), (1, 0)]}, 2, 1),
    "required_over_demand": ({"required": [(0, 0), (0, 1)]}, 2, 1),
    "minimum_over_capacity": ({"minimum": [2, 0]}, 2, 1),
    "minimums": ({"minimum": [1, 1], "forbidden": [(1, 0), (1, 1)]}, 2, 1),
    "demands": ({"complete": True, "capacity": [1, 0]}, 2, 1),
}


def test_there_is_a_case_for_each_kind() -> None:
    assert set(CLASHES) == set(get_args(ClashKind))


@pytest.mark.parametrize("kind", CLASHES)
def test_two_mentees_and_two_mentors_can_clash_in_each_way(kind: str) -> None:
    """Needed and available are counted by hand."""
    options, needed, available = CLASHES[kind]
    answer = solve(Problem(Compatibility.from_matrix(np.ones((2, 2))), **options))
    assert answer.status is SolveStatus.INFEASIBLE
    assert answer.diagnosis is not None
    clash = answer.diagnosis.clashes[0]
    assert (clash.kind, clash.needed, clash.available) == (kind, needed, available)
