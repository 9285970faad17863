"""A programme with what meetings taught."""

from __future__ import annotations

from typing import Any, TypeVar

from matchcore.affinity.learnt import Learnt, Meetings
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.programme.definition import Definition
from matchcore.programme.validation import nearest
from matchcore.rules.decisions import Veto

_Defined = TypeVar("_Defined", bound=Definition)


def with_learnt(programme: _Defined, learnt: Learnt) -> _Defined:
    """Return a programme whose scores and rules have what was learnt.

    It replaces what an earlier `learnt` gave. `Programme.with_learnt` documents it.
    """
    if not isinstance(learnt, Learnt):
        remedy = told("give what matchcore.rounds.learn returns")
        raise InputError(InputProblem("wrong_type", "learnt", f"{learnt!r:.60}", remedy=remedy))
    affinity = programme.affinity
    if learnt.weights:
        affinity = affinity.set_params(**_weights(affinity.components, learnt.weights))
    parts = {
        name: part
        for name, part in affinity.get_params(deep=False).items()
        if not isinstance(part, Meetings)
    }
    if learnt.term.met:
        parts[_free(Meetings.label, parts)] = learnt.term
    rules = [rule for rule in programme.rules if not isinstance(rule, Veto)]
    vetoes = [Veto(sorted(learnt.vetoes))] if learnt.vetoes else []
    return programme.replace(affinity=type(affinity)(**parts), rules=[*rules, *vetoes])


def _weights(components: dict[str, Any], weights: Any) -> dict[str, float]:
    """Return the weights as parameters, or raise for names that are no components."""
    problems = []
    for name in sorted(weights.keys() - components.keys()):
        remedy = nearest(name, components) or told(
            "use some of {choices}", choices=sorted(components)
        )
        problem = told("the programme has no such component")
        problems.append(InputProblem("unknown_name", "learnt", repr(name), problem, remedy))
    if problems:
        raise InputError(problems)
    return {f"{name}__weight": weight for name, weight in weights.items()}


def _free(name: str, taken: dict[str, Any]) -> str:
    """Return a name that is not taken."""
    return name if name not in taken else _free(f"{name}_", taken)
