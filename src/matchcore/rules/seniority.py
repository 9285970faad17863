"""The rule over grades: who is senior, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.number_checks import is_whole
from matchcore.rules.rule import ClassRule, Profiles, choice_problem, option_problem
from matchcore.wording import Language, say

__all__ = ["SeniorityGap"]

Direction = Literal["mentee_above", "mentor_above", "either"]


@dataclass(frozen=True, kw_only=True)
class SeniorityGap(ClassRule):
    """One side is at least `at_least`, and at most `at_most`, grades above the other.

    Grades are whole numbers or, in a programme with a `scale`, positions on it.

    Parameters
    ----------
    at_least : int
        The smallest gap.
    at_most : int, optional
        The largest gap (no bound if left out).
    direction : {"mentee_above", "mentor_above", "either"}
        Who is senior; ``"mentee_above"`` is reverse mentoring.

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
    at_most: int | None = None
    direction: Direction = "mentee_above"

    def __post_init__(self) -> None:
        super().__post_init__()
        problems = [
            option_problem(self, name, "not_a_whole_number", told("give a whole number of grades"))
            for name, value in (("at_least", self.at_least), ("at_most", self.at_most))
            if not is_whole(value) and not (name == "at_most" and value is None)
        ]
        if self.direction not in get_args(Direction):
            problems.append(choice_problem(self, "direction", get_args(Direction)))
        if not problems and self.at_most is not None and self.at_most < self.at_least:
            remedy = told(
                "give at_least ({at_least}) or more, else no pair is allowed",
                at_least=self.at_least,
            )
            problems.append(option_problem(self, "at_most", "out_of_range", remedy))
        if problems:
            raise InputError(problems)

    def sentence(self, language: Language) -> str:
        """Return the gap in words, with the side that is senior."""
        least, most, senior = self.at_least, self.at_most, self.direction
        if senior == "either":
            least = max(0, least)
            return say(f"gap_{_gap(least, most)}", language, least=least, most=most)
        sides = [say(side, language) for side in ("mentee", "mentor")]
        if most is not None and most <= 0:  # the other side is senior
            least, most = -most, -least
            sides.reverse()
        if senior == "mentor_above":
            sides.reverse()
        shape = _gap(least, most)
        code = f"gap_{shape}" if shape == "none" else f"above_{shape}"
        values = {"least": least, "most": most, "below": -least}
        return say(code, language, senior=sides[0], junior=sides[1], **values)

    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Compare the grades."""
        gap = mentees["grade"] - mentors["grade"]
        signed = {"mentee_above": gap, "mentor_above": -gap, "either": np.abs(gap)}[self.direction]
        most = np.inf if self.at_most is None else self.at_most
        return np.asarray((signed >= self.at_least) & (signed <= most))


def _gap(least: int, most: int | None) -> str:
    """Return the shape of a range of gaps, as the codes of sentences name it."""
    if most is None:
        return "at_least" if least > 0 else "any" if least == 0 else "or_below"
    if least == most:
        return "none" if least == 0 else "exact"
    return "range" if least > 0 else "at_most" if least == 0 else "around"
