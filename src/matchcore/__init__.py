"""matchcore: exact mentor–mentee matching, with a proof.

Tables of people go in, couples come out, and every answer carries a certificate. Start from
`Programme` with people, from `Problem` and `solve` with arrays. Importing this package loads
neither OR-Tools nor pandas nor scikit-learn; each is loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from matchcore.version import __version__

if TYPE_CHECKING:
    from matchcore import affinity as affinity
    from matchcore import datasets as datasets
    from matchcore import errors as errors
    from matchcore import progress as progress
    from matchcore import rounds as rounds
    from matchcore import rules as rules
    from matchcore import season as season
    from matchcore.affinity import Affinity
    from matchcore.answer import Matching
    from matchcore.model.assignment import Assignment, SolveStatus
    from matchcore.model.compatibility import Compatibility
    from matchcore.model.problem import Problem
    from matchcore.people import Cohort
    from matchcore.programme import Programme
    from matchcore.solver import estimate, solve

__all__ = [
    "Affinity",
    "Assignment",
    "Cohort",
    "Compatibility",
    "Matching",
    "Problem",
    "Programme",
    "SolveStatus",
    "__version__",
    "estimate",
    "solve",
]

_HOME = {
    "Affinity": "affinity",
    "Assignment": "model.assignment",
    "Cohort": "people",
    "Compatibility": "model.compatibility",
    "Matching": "answer",
    "Problem": "model.problem",
    "Programme": "programme",
    "SolveStatus": "model.assignment",
    "estimate": "solver",
    "solve": "solver",
}

_ROOMS = ("affinity", "datasets", "errors", "progress", "rounds", "rules", "season", "tuning")

if not TYPE_CHECKING:  # with it, a type checker would accept every name, even a misspelt one

    def __getattr__(name: str) -> Any:
        if name in _ROOMS:
            return import_module(f"matchcore.{name}")
        if name not in _HOME:
            raise AttributeError(f"module 'matchcore' has no attribute {name!r}")
        value = getattr(import_module(f"matchcore.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, *_ROOMS])
