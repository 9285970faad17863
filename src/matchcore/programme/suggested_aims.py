"""Aims that fit a preset: a start for a programme's own."""

from __future__ import annotations

from typing import NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.programme.aims import Aim, Target
from matchcore.programme.definition import Definition
from matchcore.programme.presets import PRESETS
from matchcore.programme.validation import nearest
from matchcore.wording import say

__all__ = ["suggested_aims"]


class _Suggestion(NamedTuple):
    """An aim before it is known which parts and rules a programme has."""

    code: str  # of its name
    components: tuple[str, ...]
    rules: tuple[str, ...]
    targets: tuple[Target, ...]


_HELD = Target("sessions_held", at_least=0.8)
_WANTED = Target("wanted_skills", at_least=0.5)
_GAIN = Target("level_gain", at_least=0.5)
_PLEASED = Target("satisfaction", at_least=3.5)
_GENERATIONS = _Suggestion("aim_generations", ("seniority",), ("SeniorityGap",), (_HELD, _PLEASED))
_INNOVATION = _Suggestion(
    "aim_innovation",
    ("interests",),
    ("DifferentDepartment",),
    (Target("expectation", at_least=3.5), Target("active_couples", at_least=0.8)),
)
_NETWORK = _Suggestion("aim_network", ("interests", "site"), ("NoRepeat",), (_HELD, _PLEASED))
_GROWTH = _Suggestion("aim_growth", ("skills",), ("SeniorityGap",), (_WANTED, _GAIN))
_SUGGESTIONS: dict[str, tuple[_Suggestion, ...]] = {
    "reverse_mentoring": (
        _Suggestion("aim_digital", ("skills",), (), (_WANTED, _GAIN)),
        _INNOVATION,
        _GENERATIONS,
    ),
    "classic_mentoring": (_GROWTH, _GENERATIONS),
    "peer_mentoring": (_GROWTH, _NETWORK),
}


def suggested_aims(preset: str, programme: Definition) -> tuple[Aim, ...]:
    """Return aims that fit a preset, with what a programme has of its parts and rules.

    Presets state no aims themselves: what a programme is for, and how much is enough, is for the
    company to say.

    Parameters
    ----------
    preset : {"reverse_mentoring", "classic_mentoring", "peer_mentoring"}
    programme : Programme
        Its language is that of the names.

    Raises
    ------
    InputError
        There is no such preset.

    Examples
    --------
    >>> from matchcore import Programme
    >>> programme = Programme.reverse_mentoring()
    >>> aims = suggested_aims("reverse_mentoring", programme)
    >>> [aim.name for aim in aims]
    ['digital skills', 'innovation', 'closer generations']
    >>> print(*programme.replace(aims=aims).aims[0].targets)
    wanted_skills >= 0.5 level_gain >= 0.5
    """
    if preset not in PRESETS:
        remedy = nearest(preset, PRESETS) or told("use one of {choices}", choices=[*PRESETS])
        raise InputError(InputProblem("unknown_preset", "preset", repr(preset), remedy=remedy))
    parts = programme.affinity.get_params(deep=False)
    kinds = {type(rule).__name__ for rule in programme.rules}
    return tuple(
        Aim(
            say(one.code, programme.language),
            [name for name in one.components if name in parts],
            [kind for kind in one.rules if kind in kinds],
            one.targets,
        )
        for one in _SUGGESTIONS[preset]
    )
