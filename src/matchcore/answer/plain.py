"""A matching, and a check, as plain JSON values; ``schemas/`` says what each of them means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from matchcore.answer.explanation import Addend, addends
from matchcore.answer.names import addend_words, label_words, rule_words
from matchcore.answer.reasons import Reason, word_reason
from matchcore.errors import InputError, InputProblem
from matchcore.tables import Target, deliver
from matchcore.version import __version__

if TYPE_CHECKING:
    from matchcore.affinity import Label
    from matchcore.answer.couples import Couples, Persons
    from matchcore.answer.findings import Findings
    from matchcore.answer.wording import Language
    from matchcore.assignment import Certificate, Clash
    from matchcore.masks import Origin

SCHEMA = 1  # raised when a key changes its meaning or goes
_ROLES = ("mentee", "mentor")

Values = dict[str, Any]


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
        "unmatched": [one for axis in (0, 1) for one in _unmatched(couples, axis)],
        "mentors": _mentors(couples),
        "mentees": _mentees(couples),
        "cautions": list(couples.cautions),
    }


def check_values(check: Findings) -> Values:
    """Return a check as plain values."""
    language, persons = check.language, check.persons
    return {
        "schema": SCHEMA,
        "matchcore": __version__,
        "language": language,
        "seats": check.seats,
        "places": check.places,
        "pairs": check.pairs,
        "open": check.open,
        "rules": [
            {
                "rule": _rule(count.origin),
                "text": rule_words(count.origin, language),
                "pairs": count.pairs,
                "mentees": count.mentees,
                "mentors": count.mentors,
            }
            for count in check.counts
        ],
        "blocked": [
            {
                **_who(persons, one.axis, one.row),
                "rules": [_rule(origin) for origin in one.rules],
                "reason": _reason(one.reason, persons, one.axis),
                "why": check.why(one),
            }
            for one in check.lonely
        ],
        "skills": check.skills.to_dict(orient="records"),
        "slips": check.slips.to_dict(orient="records"),
        "merged": [
            {**row, "names": list(row["names"])} for row in check.merged.to_dict(orient="records")
        ],
        "clashes": [_clash(clash, persons) for clash in check.contradictions],
    }


def answer_values(couples: Couples) -> Values:
    """Return what was answered, and what no answer can exceed."""
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
    """Return what the proof says of itself."""
    return {"rounding": held.rounding, "unique": held.unique}


def json_text(values: Mapping[str, Any]) -> str:
    """Return plain values as text: equal values give equal text."""
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"


def write_json(values: Mapping[str, Any], path: Target | None) -> str | None:
    """Write plain values into a path or a stream; without one, return their text."""
    text = json_text(values)
    if path is None:
        return text
    deliver(path, text.encode())
    return None


def json_schema(name: Literal["matching", "check"]) -> Values:
    """Return one of the schemas that come with the package."""
    text = (files("matchcore.answer") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    schema: Values = json.loads(text)
    return schema


def _couples(couples: Couples) -> list[Values]:
    a, c = couples.assignment, couples.problem.compatibility
    mentees, mentors = couples.persons
    scores = c.at(a.mentees, a.mentors).tolist()
    pairs = zip(a.mentees.tolist(), a.mentors.tolist(), scores, strict=True)
    return [
        {
            "mentee": mentees.ids[i],
            "mentee_name": mentees.names[i] or None,
            "mentor": mentors.ids[j],
            "mentor_name": mentors.names[j] or None,
            "score": score,
            "addends": [_addend(x, couples.language) for x in addends(c, couples.parts, i, j)],
        }
        for i, j, score in pairs
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
        "text": label_words(label, language),
    }


def _unmatched(couples: Couples, axis: int) -> list[Values]:
    return [
        {
            **_who(couples.persons, axis, row),
            "reason": _reason(reason, couples.persons, axis),
            "why": word_reason(reason, couples.language, axis, couples.labels),
        }
        for row, reason in couples.reasons(axis)
    ]


def _who(persons: tuple[Persons, Persons], axis: int, row: int) -> Values:
    side = persons[axis]
    return {"who": side.ids[row], "name": side.names[row] or None, "role": _ROLES[axis]}


def _reason(reason: Reason, persons: tuple[Persons, Persons], axis: int) -> Values:
    own, theirs = persons[axis].ids, persons[1 - axis].ids
    return {
        "code": reason.code,
        "count": reason.count,
        "rules": [{"rule": _rule(origin), "pairs": count} for origin, count in reason.rules],
        "others": [
            {"who": theirs[partner], "with": [own[k] for k in holders]}
            for partner, holders in reason.others
        ],
    }


def _rule(origin: Origin) -> Values:
    return {"kind": origin.kind, "text": origin.text, "columns": list(origin.columns)}


def _mentors(couples: Couples) -> list[Values]:
    p, load = couples.problem, _loads(couples, 1)
    numbers = zip(*(x.tolist() for x in (load, p.load_before, p.capacity, p.minimum)), strict=True)
    return [
        {"id": one, "name": name or None, "load": k, "running": r, "capacity": c, "minimum": m}
        for one, name, (k, r, c, m) in _named(couples.mentors, numbers)
    ]


def _mentees(couples: Couples) -> list[Values]:
    numbers = zip(_loads(couples, 0).tolist(), couples.problem.demand.tolist(), strict=True)
    return [
        {"id": one, "name": name or None, "load": load, "demand": demand}
        for one, name, (load, demand) in _named(couples.mentees, numbers)
    ]


def _named(persons: Persons, numbers: Any) -> Any:
    return zip(persons.ids, persons.names, numbers, strict=True)


def _loads(couples: Couples, axis: int) -> Any:
    """Return how many partners everybody of one side has in the matching."""
    matched = (couples.assignment.mentees, couples.assignment.mentors)[axis]
    return np.bincount(matched, minlength=couples.problem.shape[axis])


def _clash(clash: Clash, persons: tuple[Persons, Persons]) -> Values:
    mentees, mentors = (side.ids for side in persons)
    return {
        "kind": clash.kind,
        "mentees": [mentees[i] for i in clash.mentees],
        "mentors": [mentors[j] for j in clash.mentors],
        "needed": int(clash.needed),
        "available": int(clash.available),
        "required": [
            {"mentee": mentees[i], "mentor": mentors[j]} for i, j in clash.required.tolist()
        ],
    }


def programme_values(programme: Mapping[str, Any]) -> Values:
    """Return a copy of the programme; one's own parts may hold what JSON cannot."""
    try:
        text = json.dumps(dict(programme), allow_nan=False, default=_listed)
    except (TypeError, ValueError) as error:
        problem = f"the programme cannot be written as JSON ({error})"
        remedy = "give its components and rules plain options: text, finite numbers, lists"
        raise InputError(InputProblem("unwritable", "", "", problem, remedy)) from None
    copied: Values = json.loads(text)
    return copied


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, np.ndarray):
        return list(value.tolist())
    raise TypeError(f"an option is {value!r:.40}")
