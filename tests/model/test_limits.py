"""Limits: carried by a problem, and rejected by `solve`."""

import numpy as np
import pytest

from matchcore import Compatibility, Problem, solve
from matchcore.errors import InputError
from matchcore.model.limits import Limit

C = Compatibility.from_matrix(np.array([[0.5, 0.25, -1.0], [1.0, 0.0, 2.0]]))


def test_limits_are_carried_but_not_solved_without_a_proof() -> None:
    p = Problem(C, limits=[Limit(np.ones((1, 1)), at_most=1)])
    with pytest.raises(InputError, match="limits: this version does not solve them"):
        solve(p)


def test_limits_that_are_not_solved_have_a_code_and_a_place() -> None:
    with pytest.raises(InputError) as caught:
        solve(Problem(C, limits=[Limit(np.ones((1, 1)), at_most=1)]))
    assert [(r.code, r.place) for r in caught.value.records] == [("unsupported", "limits")]
