"""`Criteria`: who may be admitted, and what counts for the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, number_code

Who = Literal["", "mentors", "mentees", "both"]
Unknown = Literal["refuse", "allow"]

WEIGHTS = MappingProxyType(
    {
        "skills": 4.0,
        "wish": 2.0,
        "motivation": 2.0,
        "curiosity": 1.0,
        "interview": 2.0,
        "hours": 1.0,
        "training": 1.0,
    }
)
PARTS = {"mentor": tuple(WEIGHTS), "mentee": tuple(part for part in WEIGHTS if part != "wish")}
EVIDENCE = MappingProxyType({"validated": 1.0, "used": 0.9, "stated": 0.8})


@dataclass(frozen=True)
class Criteria:
    """Who may be admitted, and what counts for the score.

    By default nobody is refused but those whom no matching could give a partner, and those who do
    not consent where a column asks for it.

    Parameters
    ----------
    weights : mapping of str to float
        Of the parts of the score, those that differ from the defaults: skills 4, wish 2,
        motivation 2, curiosity 1, interview 2, hours 1, training 1. They are normalised to 1 over
        the parts that somebody of a side has; 0 leaves a part out.
    evidence : mapping of str to float
        What a skill counts that was validated (1), is used in the role (0.9), or is only stated
        (0.8): from 0 to 1.
    enough_hours : float
        Hours per month that earn the whole part ``hours``.
    least_motivation, least_hours, least_score : float, optional
        Who has less is refused.
    trained : {"", "mentors", "mentees", "both"}
        Which side must be trained.
    wanted_skill : bool
        Whether mentors are refused who teach nothing that any mentee applicant wants.
    unknown : {"refuse", "allow"}
        What becomes of people for whom the table lacks what one of these asks.

    Examples
    --------
    >>> Criteria(weights={"interview": 0}, least_hours=2).weight("skills")
    4.0
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)
    enough_hours: float = 4.0
    least_motivation: float | None = None
    least_hours: float | None = None
    least_score: float | None = None
    trained: Who = ""
    wanted_skill: bool = False
    unknown: Unknown = "refuse"

    def __post_init__(self) -> None:
        problems = [
            *_wrong_amounts("weights", self.weights, WEIGHTS, float("inf")),
            *_wrong_amounts("evidence", self.evidence, EVIDENCE, 1.0),
            *_wrong_number("enough_hours", self.enough_hours, above=True),
        ]
        for name in ("least_motivation", "least_hours", "least_score"):
            if getattr(self, name) is not None:
                problems += _wrong_number(name, getattr(self, name))
        for name, choices in (("trained", get_args(Who)), ("unknown", get_args(Unknown))):
            problems += _wrong_choice(name, getattr(self, name), choices)
        if not isinstance(self.wanted_skill, bool):
            remedy = told("use True or False")
            value = repr(self.wanted_skill)
            problems.append(InputProblem("not_yes_or_no", "wanted_skill", value, remedy=remedy))
        if problems:
            raise InputError(problems)

    def weight(self, part: str) -> float:
        """Return the weight of a part, before it is normalised."""
        return float(self.weights.get(part, WEIGHTS[part]))

    def evidence_of(self, kind: str) -> float:
        """Return what a skill with this evidence counts."""
        return float(self.evidence.get(kind, EVIDENCE[kind]))


def _wrong_amounts(
    name: str, given: Any, known: Mapping[str, float], most: float
) -> list[InputProblem]:
    if not isinstance(given, Mapping):
        remedy = told("give a mapping of {choices} to numbers", choices=[*known])
        return [InputProblem("wrong_type", name, f"{given!r:.60}", remedy=remedy)]
    problems = []
    for key, amount in given.items():
        place = f"{name}[{key!r}]"
        if key not in known:
            remedy = told("use some of {choices}", choices=[*known])
            problems.append(InputProblem("unknown_option", place, "", remedy=remedy))
        elif not (is_number(amount) and 0 <= amount <= most):
            code = number_code(amount, least=0) if not is_number(amount) else "out_of_range"
            remedy = (
                told("give a number, 0 or more") if most > 1 else told("give a number from 0 to 1")
            )
            problems.append(InputProblem(code, place, f"{amount!r:.40}", remedy=remedy))
    return problems


def _wrong_number(name: str, given: Any, above: bool = False) -> list[InputProblem]:
    if is_number(given) and (given > 0 if above else given >= 0):
        return []
    remedy = told("give a number above 0") if above else told("give a number, 0 or more")
    code = "out_of_range" if is_number(given) else number_code(given, least=0)
    return [InputProblem(code, name, f"{given!r:.40}", remedy=remedy)]


def _wrong_choice(name: str, given: Any, choices: tuple[str, ...]) -> list[InputProblem]:
    if given in choices:
        return []
    remedy = told("use one of {choices}", choices=[*choices])
    return [InputProblem("not_a_choice", name, f"{given!r:.40}", remedy=remedy)]
