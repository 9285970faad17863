"""Why no matching exists, with names: the clashes of a diagnosis put into words."""

from __future__ import annotations

import numpy as np

from matchcore.answer.couples import Couples
from matchcore.answer.reasons import Side
from matchcore.assignment import Clash, Diagnosis
from matchcore.masks import Rows

_SHOWN = 8


def word_diagnosis(couples: Couples, diagnosis: Diagnosis) -> str:
    """Return one paragraph per clash; the couples lend their problem and people."""
    lines = ["no matching obeys every hard rule"]
    for clash in diagnosis.clashes[:_SHOWN]:
        lines += _clash(couples, clash)
    more = len(diagnosis.clashes) - _SHOWN
    return "\n  ".join([*lines, f"… and {more} more clashes"] if more > 0 else lines)


def _clash(m: Couples, c: Clash) -> list[str]:
    mentees, mentors = _names(m, 0, c.mentees), _names(m, 1, c.mentors)
    match c.kind:
        case "required_closed":
            rules = _closed_by(m, int(c.mentees[0]), int(c.mentors[0]))
            return [
                f"{mentees} and {mentors} are required, but not allowed: {rules}.",
                "Drop the required pair, or the rule that forbids it.",
            ]
        case "required_over_demand":
            return [
                f"{mentees} has {c.needed} required mentors ({mentors}), but demand {c.available}.",
                "Raise the demand or drop a required pair.",
            ]
        case "required_over_capacity":
            return [
                f"{mentors} has {c.needed} required mentees ({mentees}), "
                f"but capacity {c.available}.",
                "Raise the capacity or drop a required pair.",
            ]
        case "minimum_over_capacity":
            return [
                f"{mentors} must have {c.needed} mentees, but has capacity {c.available}.",
                "Raise the capacity or lower the minimum.",
            ]
        case "minimums":
            text = (
                f"mentors who must have {c.needed} more mentees can get {c.available}: {mentors}."
            )
            partners = f"Allowed for them: {mentees or 'nobody'}."
            remedy = "Lower a minimum, or allow them more mentees."
            return [text, *_blame(m, c, 1), partners, *_required(m, c), remedy]
        case "demands":
            text = f"Mentees who need {c.needed} mentors can get {c.available}: {mentees}."
            partners = f"Allowed for them: {mentors or 'nobody'}."
            remedy = "Use complete=False, raise a capacity, or allow them more mentors."
            return [text, *_blame(m, c, 0), partners, *_required(m, c), remedy]


def _names(m: Couples, axis: int, rows: Rows) -> str:
    persons = (m.mentees, m.mentors)[axis]
    shown = ", ".join(persons.label(int(k)) for k in rows[:_SHOWN])
    return f"{shown} and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else shown


def _closed_by(m: Couples, i: int, j: int) -> str:
    pair = np.array([i]), np.array([j])
    names = [mask.name for mask in m.problem.compatibility.masks if not mask.at(*pair)[0]]
    return ", ".join(names) or "the floor or a forbidden pair"


def _blame(m: Couples, c: Clash, axis: int) -> list[str]:
    """Name the rules that leave the first of the needy nobody at all."""
    if len((c.mentors, c.mentees)[axis]):
        return []
    row = int((c.mentees, c.mentors)[axis][0])
    rules = Side(m.problem, m.assignment, axis).reason(row).rules
    said = "; ".join(f"{rule} forbids {count}" for rule, count in rules)
    return [f"For {(m.mentees, m.mentors)[axis].label(row)}: {said}."] if said else []


def _required(m: Couples, c: Clash) -> list[str]:
    pairs = [
        f"{m.mentors.label(int(j))} → {m.mentees.label(int(i))}" for i, j in c.required[:_SHOWN]
    ]
    return [f"Required pairs take places of these: {', '.join(pairs)}."] if pairs else []
