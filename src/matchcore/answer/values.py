"""A matching as plain JSON values; ``schema.json`` describes every key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from matchcore.answer.evidence import evidence_word
from matchcore.catalogue import told
from matchcore.checks.values import SCHEMA, reason_values, who_values
from matchcore.errors import InputError, InputProblem
from matchcore.model.side import Side
from matchcore.tables import Values
from matchcore.version import __version__
from matchcore.wording import addend_words

if TYPE_CHECKING:
    from matchcore.answer.breakdown import Addend
    from matchcore.answer.couples import Couples
    from matchcore.model.assignment import Certificate
    from matchcore.people import Roster
    from matchcore.wording import Label, Language


def matching_values(couples: Couples) -> Values:
    """Return a matching as plain values."""
    held = couples.assignment.certificate
    return {
        "schema": SCHEMA,
        "matchcore": __version__,
        "language": couples.language,
        "programme": programme_values(couples.programme),
        "answer": answer_values(couples),
        "proof": None if held is None else proof_values(held),
        "couples": _couples(couples),
        "unmatched": [one for side in Side for one in _unmatched(couples, side)],
        "mentors": _mentors(couples),
        "mentees": _mentees(couples),
        "cautions": list(couples.cautions),
    }


def answer_values(couples: Couples) -> Values:
    """Return the answer, and the bounds on any answer."""
    a = couples.assignment
    return {
        "status": a.status.value,
        "seats": a.seats,
        "seats_bound": a.seats_bound,
        "total": a.total,
        "bound": a.bound,
        "gap": a.gap,
        "load_cost": float(couples.load_costs.sum()),
    }


def proof_values(held: Certificate) -> Values:
    """Return the rounding and the uniqueness of a proof."""
    return {"rounding": held.rounding, "unique": held.unique}


def _couples(couples: Couples) -> list[Values]:
    a, scores = couples.assignment, couples.breakdown
    mentees, mentors = couples.rosters
    pairs = zip(
        a.mentees.tolist(), a.mentors.tolist(), scores.scores.tolist(), scores.addends, strict=True
    )
    return [
        {
            "mentee": mentees.ids[i],
            "mentee_name": mentees.names[i] or None,
            "mentor": mentors.ids[j],
            "mentor_name": mentors.names[j] or None,
            "score": score,
            "addends": [_addend(addend, couples.language) for addend in addends],
        }
        for i, j, score, addends in pairs
    ]


def _addend(addend: Addend, language: Language) -> Values:
    return {
        "name": addend.name,
        "text": addend_words(addend.name, language),
        "amount": addend.amount,
        "known": addend.known,
        "evidence": [_label(label, language) for label in addend.evidence],
    }


def _label(label: Label, language: Language) -> Values:
    return {
        "kind": label.kind,
        "value": label.value,
        "column": label.column or None,
        "text": evidence_word(label, language),
    }


def _unmatched(couples: Couples, side: Side) -> list[Values]:
    return [
        {
            **who_values(couples.rosters[side], side, row),
            "reason": reason_values(reason, couples.rosters, side),
            "why": couples.why(side, reason),
        }
        for row, reason in couples.reasons(side)
    ]


def _mentors(couples: Couples) -> list[Values]:
    p, load = couples.problem, couples.loads(Side.MENTORS)
    numbers = zip(*(x.tolist() for x in (load, p.load_before, p.capacity, p.minimum)), strict=True)
    return [
        {"id": one, "name": name or None, "load": k, "running": r, "capacity": c, "minimum": m}
        for one, name, (k, r, c, m) in _named(couples.mentors, numbers)
    ]


def _mentees(couples: Couples) -> list[Values]:
    load, demand = couples.loads(Side.MENTEES), couples.problem.demand
    numbers = zip(load.tolist(), demand.tolist(), strict=True)
    return [
        {"id": one, "name": name or None, "load": load, "demand": demand}
        for one, name, (load, demand) in _named(couples.mentees, numbers)
    ]


def _named(roster: Roster, numbers: Any) -> Any:
    return zip(roster.ids, roster.names, numbers, strict=True)


def programme_values(programme: Mapping[str, Any]) -> Values:
    """Return a copy of the programme; user-defined parts may hold what JSON cannot."""
    try:
        text = json.dumps(dict(programme), allow_nan=False, default=_listed)
    except (TypeError, ValueError) as error:
        problem = told("the programme cannot be written as JSON ({error})", error=error)
        remedy = told("give its components and rules plain options: text, finite numbers, lists")
        raise InputError(InputProblem("unwritable", "", "", problem, remedy)) from None
    copied: Values = json.loads(text)
    return copied


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, np.ndarray):
        return list(value.tolist())
    raise TypeError(f"an option is {value!r:.40}")
