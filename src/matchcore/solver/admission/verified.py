"""The independent check of an admission: everything is counted again, from the problem alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matchcore.errors import CertificateError
from matchcore.solver.admission.answer import Admission
from matchcore.solver.admission.chosen import Chosen, value
from matchcore.solver.admission.problem import AdmissionProblem


def violations(problem: AdmissionProblem, chosen: Chosen) -> list[str]:
    """Return what is wrong with a choice: nothing, if it obeys the problem."""
    return [*_wrong_places(problem, chosen), *_wrong_pairs(problem, chosen)]


def _wrong_places(problem: AdmissionProblem, chosen: Chosen) -> Iterator[str]:
    for side, admitted in enumerate((chosen.mentees, chosen.mentors)):
        places = problem.places[side]
        taken = np.bincount(problem.groups[side][admitted], minlength=len(places))
        for group in np.flatnonzero(taken > places).tolist():
            counts = f"{taken[group]} people in {places[group]} places"
            yield f"group {group} of side {side} has {counts}"


def _wrong_pairs(problem: AdmissionProblem, chosen: Chosen) -> Iterator[str]:
    pairs, load, seats = chosen.pairs, chosen.pairs.sum(axis=0), chosen.pairs.sum(axis=1)
    least = np.where(problem.complete & chosen.mentees, problem.demand, 0)
    wrong = {
        "a pair is not open": pairs & ~problem.open & ~problem.required_pairs,
        "a required pair is not made": problem.required_pairs & ~pairs,
        "a pair has a mentee who is not admitted": pairs & ~chosen.mentees[:, None],
        "a pair has a mentor who is not admitted": pairs & ~chosen.mentors,
        "a mentor has too many mentees": load > problem.capacity,
        "a mentor has too few mentees": (load < problem.minimum) & chosen.mentors,
        "a mentee has too many mentors": seats > problem.demand,
        "a mentee has too few mentors": seats < least,
    }
    return (fault for fault, found in wrong.items() if found.any())


def verify(problem: AdmissionProblem, answer: Admission) -> None:
    """Check an admission: its rules by counting, and each bound that prices prove.

    Raises
    ------
    CertificateError
        Names each claim that does not hold.
    """
    wrong = violations(problem, answer.chosen)
    reached = [level.value for level in answer.levels]
    parts = zip(problem.objectives, answer.levels, answer.proofs, strict=True)
    for k, (objective, level, proof) in enumerate(parts):
        if value(problem, objective, answer.chosen) != level.value:
            wrong.append(f"{objective.name} is not {level.value}")
        if level.bound < level.value:
            wrong.append(f"{objective.name} exceeds its bound")
        if proof is not None and proof.bound(problem, reached[:k]) > level.bound:
            wrong.append(f"the prices of {objective.name} do not prove {level.bound}")
    if wrong:
        raise CertificateError("; ".join(wrong))
