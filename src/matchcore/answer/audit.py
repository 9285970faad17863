"""The audit record: the decision, its programme and its proof, without dates or paths."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from matchcore.answer.values import answer_values, programme_values, proof_values
from matchcore.tables import Target, deliver, json_text
from matchcore.version import __version__

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.model.assignment import Certificate
    from matchcore.model.problem import Problem

SCHEMA = 1


def write_audit(couples: Couples, path: Target) -> None:
    """Write the record as JSON; equal matchings give equal bytes."""
    deliver(path, json_text(audit_record(couples)).encode())


def audit_record(couples: Couples) -> dict[str, Any]:
    """Return the record: programme, people by digest, answer, bounds and prices."""
    held = couples.assignment.certificate
    return {
        "schema": SCHEMA,
        "matchcore": __version__,
        "programme": programme_values(couples.programme),
        "people": {
            "mentees": len(couples.mentees.ids),
            "mentors": len(couples.mentors.ids),
            "ids_sha256": _digest([couples.mentees.ids, couples.mentors.ids]),
        },
        "answer": _answer(couples),
        "cautions": _unnamed(couples),
        "proof": None if held is None else _proof(couples.problem, held),
    }


def _unnamed(couples: Couples) -> list[str]:
    """Return the cautions that name nobody: the record knows people by their ids."""
    names = {name for roster in couples.rosters for name in roster.names if name}
    return [one for one in couples.lasting_cautions if not any(name in one for name in names)]


def _answer(couples: Couples) -> dict[str, Any]:
    return {
        **answer_values(couples),
        "pairs": couples.pairs[["mentee", "mentor", "score"]].to_dict(orient="split")["data"],
        "unmatched": couples.unmatched[["who", "role"]].to_dict(orient="split")["data"],
    }


def _proof(problem: Problem, held: Certificate) -> dict[str, Any]:
    return {
        "integer_score": f"nearest integer to score * 2**{held.shift}",
        "load_steps": problem.load_steps(held.shift),
        "load_before": problem.load_before.tolist(),
        **proof_values(held),
        "bounds": [
            {
                "quantity": b.quantity,
                "value": b.value,
                "limit": b.limit,
                "worth": dict(zip(("covered", "seats", "score"), b.prices.worths, strict=True)),
                "mentor_prices": b.prices.mentors.tolist(),
            }
            for b in held.bounds
        ],
    }


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
