"""Whatever the prices, no admission exceeds the bound; and forced pairs lose what is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import CertificateError
from matchcore.solver.admission import AdmissionProblem, admit, values, verify
from matchcore.solver.admission.bound import upper_bound
from matchcore.solver.admission.pruning import losses
from tests.cohorts import examples
from tests.solver.admission.pools import every_choice, pools


@given(pools(3), st.randoms(use_true_random=False))
@examples(40)
def test_no_choice_exceeds_the_bound_at_any_prices(problem: AdmissionProblem, random: Any) -> None:
    prices = np.array([[random.randint(-3, 9) for _ in row] for row in problem.open])
    for number, objective in enumerate(problem.objectives):
        bound, lost = upper_bound(problem, objective, prices), losses(problem, objective, prices)
        for chosen in every_choice(problem):
            found = values(problem, chosen)[number]
            assert found <= bound
            free = chosen.pairs & ~problem.required_pairs  # required pairs cost nothing more
            assert not free.any() or found <= bound - lost[free].max()


@pytest.mark.slow
@given(pools(3))
@examples(20)
def test_a_false_claim_is_found(problem: AdmissionProblem) -> None:
    answer = admit(problem)
    if answer is None:
        return
    verify(problem, answer)
    level = answer.levels[-1]
    false = (*answer.levels[:-1], level._replace(value=level.value + 1, bound=level.bound + 1))
    with pytest.raises(CertificateError):
        verify(problem, type(answer)(answer.chosen, false, answer.proofs))
