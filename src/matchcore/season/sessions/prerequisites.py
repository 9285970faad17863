"""What skills build on: a table of people's own, read into a graph without circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import SkillNames

Prerequisites: TypeAlias = Mapping[str, str | Sequence[str]]
Needs: TypeAlias = dict[str, dict[str, str]]  # key of a skill → key of a need → as written


def read_needs(given: Prerequisites | None, names: SkillNames) -> Needs:
    """Return what each skill builds on, by key.

    Raises
    ------
    InputError
        It is no table of skills, or skills build on each other in a circle.

    Examples
    --------
    >>> read_needs({"dashboards": "Excel"}, SkillNames())
    {'dashboard': {'excel': 'Excel'}}
    """
    needs: Needs = {}
    problems = []
    for skill, listed in dict(given or {}).items():
        several = [listed] if isinstance(listed, str) else listed
        usable = isinstance(several, Sequence) and all(
            isinstance(one, str) and one.strip() for one in (skill, *several)
        )
        if not usable:
            place = told("prerequisites: {skill!r:.40}", skill=skill)
            remedy = told("give a skill, or a list of skills")
            problems.append(InputProblem("wrong_type", place, f"{listed!r:.60}", remedy=remedy))
            continue
        needs.setdefault(names.key(skill), {}).update(
            {names.key(one): one.strip() for one in several}
        )
    if problems:
        raise InputError(problems)
    _refuse_circles(needs)
    return needs


def _refuse_circles(needs: Needs) -> None:
    try:
        TopologicalSorter({skill: [*own] for skill, own in needs.items()}).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        problem = told("skills that build on each other in a circle: {circle}", circle=circle)
        remedy = told("take one of these lines out")
        raise InputError(InputProblem("circle", "prerequisites", "", problem, remedy)) from None
