"""Rules over classes: seniority and department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError
from matchcore.people import fold
from matchcore.rules.kinds import ClassRule, Profiles

Direction = Literal["mentee_above", "mentor_above", "either"]


@dataclass(frozen=True, kw_only=True)
class SeniorityGap(ClassRule):
    """One side stands at least `at_least` grades above the other.

    Parameters
    ----------
    at_least : int
        Grades between the two.
    direction : {"mentee_above", "mentor_above", "either"}
        Who is the senior; ``"mentee_above"`` is reverse mentoring.

    Examples
    --------
    >>> import numpy as np
    >>> mentees, mentors = {"grade": np.array([[5], [3]])}, {"grade": np.array([[2, 4]])}
    >>> SeniorityGap(at_least=2).allows(mentees, mentors)
    array([[ True, False],
           [False, False]])
    """

    columns: ClassVar[tuple[str, ...]] = ("grade",)
    at_least: int = 1
    direction: Direction = "mentee_above"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.direction not in get_args(Direction):
            raise InputError(f"{self}: direction must be one of {list(get_args(Direction))}")
        if isinstance(self.at_least, bool) or not isinstance(self.at_least, int):
            raise InputError(f"{self}: at_least must be a whole number of grades")

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the grades."""
        gap = mentees["grade"] - mentors["grade"]
        signed = {"mentee_above": gap, "mentor_above": -gap, "either": np.abs(gap)}
        return np.asarray(signed[self.direction] >= self.at_least)


@dataclass(frozen=True, kw_only=True)
class DifferentDepartment(ClassRule):
    """Mentor and mentee work in different departments; case and accents do not count."""

    columns: ClassVar[tuple[str, ...]] = ("department",)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the departments."""
        return np.asarray(_folded(mentees["department"]) != _folded(mentors["department"]))


def _folded(names: NDArray[np.object_]) -> NDArray[np.str_]:
    return np.array([fold(name) for name in names.ravel().tolist()]).reshape(names.shape)
