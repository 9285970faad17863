"""Whom to admit, in numbers: places of both sides, chosen together with the pairs."""

from matchcore.solver.admission.admitting import admit
from matchcore.solver.admission.answer import Admission, AdmissionLevel
from matchcore.solver.admission.chosen import Chosen, values
from matchcore.solver.admission.problem import AdmissionProblem, Objective
from matchcore.solver.admission.verified import verify, violations

__all__ = [
    "Admission",
    "AdmissionLevel",
    "AdmissionProblem",
    "Chosen",
    "Objective",
    "admit",
    "values",
    "verify",
    "violations",
]
