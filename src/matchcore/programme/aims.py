"""What a programme is for: aims, what serves each of them, and the targets it is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchcore.affinity.estimator import Affinity
from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number
from matchcore.programme.validation import nearest, wrong_option
from matchcore.rules.rule import Rule

__all__ = ["INDICATORS", "Aim", "Target", "aims_problems"]

_SHARE, _RATING = (0.0, 1.0), (1.0, 5.0)

# code → the lowest and the highest value; `matchcore.season.indicators` says what each measures
INDICATORS: Mapping[str, tuple[float, float]] = {
    "coverage": _SHARE,
    "wanted_skills": _SHARE,
    "trained": _SHARE,
    "sessions_held": _SHARE,
    "active_couples": _SHARE,
    "response_rate": _SHARE,
    "satisfaction": _RATING,
    "burden": _RATING,
    "expectation": _RATING,
    "level_gain": (-5.0, 5.0),
    "closures_early": _SHARE,
}


@dataclass(frozen=True)
class Target:
    """What an indicator must reach: a lowest or a highest value.

    Parameters
    ----------
    indicator : str
        A code of `INDICATORS`.
    at_least, at_most : float, optional
        One of the two. A share lies between 0 and 1, a rating between 1 and 5, a gain of levels
        between -5 and 5.

    Raises
    ------
    InputError
        The indicator is unknown, or its value impossible; every problem is listed.

    Examples
    --------
    >>> print(Target("sessions_held", at_least=0.8))
    sessions_held >= 0.8
    >>> Target("sessions_hold", at_least=0.8)
    Traceback (most recent call last):
    matchcore.errors.InputError: there is no indicator 'sessions_hold': is it 'sessions_held'?
    """

    indicator: str
    at_least: float | None = None
    at_most: float | None = None

    def __post_init__(self) -> None:
        problems = _indicator_problems(self.indicator)
        given = {n: v for n in ("at_least", "at_most") if (v := getattr(self, n)) is not None}
        if len(given) != 1:
            remedy = told("give one of at_least and at_most")
            what = str(self.indicator)
            problems.append(InputProblem("one_bound", what, problem="", remedy=remedy))
        ends = INDICATORS.get(self.indicator) if not problems else None
        for name, value in given.items():
            problems += _bound_problems(name, value, ends)
        if problems:
            raise InputError(problems)
        for name, value in given.items():
            object.__setattr__(self, name, float(value))

    @property
    def bound(self) -> float:
        """The value that is to be reached."""
        (bound,) = (end for end in (self.at_least, self.at_most) if end is not None)
        return bound

    def __str__(self) -> str:
        sign = "<=" if self.at_least is None else ">="
        return f"{self.indicator} {sign} {self.bound:g}"

    def to_dict(self) -> dict[str, Any]:
        """Return the target as a file holds it."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Aim:
    """One thing that a programme is for.

    Parameters
    ----------
    name : str
        In your own words.
    components : sequence of str
        The components and terms of the affinity that serve it, by name.
    rules : sequence of str
        The rules that serve it, by kind or as they are written.
    targets : sequence of Target
        What it is judged by. An aim without any is a finding of the pitfall checks.

    Raises
    ------
    InputError
        Lists everything that is wrong.

    Examples
    --------
    >>> from matchcore import Programme
    >>> held = Target("sessions_held", at_least=0.8)
    >>> closer = Aim("closer generations", rules=["SeniorityGap"], targets=[held])
    >>> programme = Programme.reverse_mentoring().replace(aims=[closer])
    >>> programme.aims[0].targets[0].at_least
    0.8
    """

    name: str
    components: Sequence[str] = ()
    rules: Sequence[str] = ()
    targets: Sequence[Target] = ()

    def __post_init__(self) -> None:
        problems = []
        if not isinstance(self.name, str) or not self.name.strip():
            problems.append(wrong_option("name", self.name, told("give text")))
        for field in ("components", "rules"):
            problems += _names_problems(field, getattr(self, field))
        problems += _targets_problems(self.targets)
        if problems:
            raise InputError(problems)
        for field in ("components", "rules", "targets"):
            object.__setattr__(self, field, tuple(getattr(self, field)))

    def to_dict(self) -> dict[str, Any]:
        """Return the aim as a file holds it; what is empty is left out."""
        lists = {name: list(getattr(self, name)) for name in ("components", "rules")}
        lists["targets"] = [target.to_dict() for target in self.targets]
        return {"name": self.name, **{name: held for name, held in lists.items() if held}}


def aims_problems(aims: Any, affinity: Any, rules: Any) -> list[InputProblem]:
    """Return the problems of a programme's aims: what is no aim, no part and no rule of it."""
    if isinstance(aims, (Aim, str, Mapping)) or not isinstance(aims, Sequence):
        return [wrong_option("aims", aims, told("give a list of aims"))]
    strange = [aim for aim in aims if not isinstance(aim, Aim)]
    if strange:
        remedy = told("make it with Aim(…)")
        return [wrong_option("aims", aim, remedy) for aim in strange]
    problems = _repeated([aim.name for aim in aims])
    if isinstance(affinity, Affinity):
        known = {"components": [*affinity.get_params(deep=False)], "rules": _rule_names(rules)}
        for aim in aims:
            problems += _unknown_names(aim, known)
    return problems


def _unknown_names(aim: Aim, known: Mapping[str, Sequence[str]]) -> list[InputProblem]:
    """Return a problem for each part and each rule that the programme does not have."""
    problems = []
    place = told("aim {name!r}", name=aim.name)
    for field, names in known.items():
        for name in getattr(aim, field):
            if name not in names:
                remedy = nearest(name, names)
                choices = told("use some of {choices}", choices=[*names])
                remedy = remedy or (choices if names else told("take it out of the aim"))
                problem = (
                    told("the programme has no rule {name!r}", name=name)
                    if field == "rules"
                    else told("the programme has no component {name!r}", name=name)
                )
                problems.append(InputProblem("unknown_name", place, "", problem, remedy))
    return problems


def _rule_names(rules: Any) -> list[str]:
    """Return what an aim may call the rules: their kinds, and as they are written."""
    listed = [r for r in rules if isinstance(r, Rule)] if isinstance(rules, Sequence) else []
    return [*dict.fromkeys([type(r).__name__ for r in listed] + [str(r) for r in listed])]


def _repeated(names: Iterable[str]) -> list[InputProblem]:
    listed = [*names]
    return [
        InputProblem(
            "duplicate",
            "aims",
            "",
            told("the name {name!r} occurs twice", name=name),
            told("give another"),
        )
        for name in dict.fromkeys(listed)
        if listed.count(name) > 1
    ]


def _indicator_problems(code: object) -> list[InputProblem]:
    """Return the problem of an indicator that is not known."""
    if isinstance(code, str) and code in INDICATORS:
        return []
    remedy = nearest(code, INDICATORS) or told("use one of {choices}", choices=[*INDICATORS])
    problem = told("there is no indicator {code!r}", code=code)
    return [InputProblem("unknown_indicator", "", "", problem, remedy)]


def _bound_problems(
    name: str, value: object, ends: tuple[float, float] | None
) -> list[InputProblem]:
    """Return the problem of a bound that is no number, or that its indicator cannot reach."""
    if not is_number(value):
        return [wrong_option(name, value, told("give a number"), "not_a_number")]
    if ends is None or ends[0] <= value <= ends[1]:
        return []
    low, high = ends
    remedy = told("give a number from {low:g} to {high:g}", low=low, high=high)
    if ends == _SHARE and 1 < value <= 100:
        share = value / 100
        remedy = told("this is a share: {percent:g} % is {share:g}", percent=value, share=share)
    return [wrong_option(name, value, remedy, "out_of_range")]


def _names_problems(field: str, names: object) -> list[InputProblem]:
    """Return the problem of a list of names that is none."""
    listed = names if isinstance(names, Sequence) and not isinstance(names, str) else [None]
    if all(isinstance(name, str) for name in listed):
        return []
    return [wrong_option(field, names, told("give a list of names"))]


def _targets_problems(targets: object) -> list[InputProblem]:
    """Return the problems of a list of targets, and of two that are the same."""
    if not isinstance(targets, Sequence) or isinstance(targets, str):
        return [wrong_option("targets", targets, told("give a list of targets"))]
    strange = [one for one in targets if not isinstance(one, Target)]
    if strange:
        return [wrong_option("targets", x, told("make it with Target(…)")) for x in strange]
    texts = [str(target) for target in targets]
    return [
        InputProblem("duplicate", with_colon("targets", text), problem=told("occurs twice"))
        for text in dict.fromkeys(texts)
        if texts.count(text) > 1
    ]
