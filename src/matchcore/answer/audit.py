"""The audit record: what was decided, by which programme, and what proves it. No clock, no path."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from matchcore.tables import write_whole
from matchcore.version import __version__

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

SCHEMA = 1


def write_audit(couples: Couples, path: str | os.PathLike[str]) -> None:
    """Write the record as JSON; equal matchings give equal bytes."""
    text = json.dumps(audit_record(couples), ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(path, (text + "\n").encode())


def audit_record(couples: Couples) -> dict[str, Any]:
    """Return the record: programme, people by digest, answer, bounds and prices."""
    a, held = couples.assignment, couples.assignment.certificate
    frame = couples.pairs
    bounds = [] if held is None else held.bounds
    return {
        "schema": SCHEMA,
        "matchcore": __version__,
        "programme": dict(couples.programme),
        "people": {
            "mentees": len(couples.mentees.ids),
            "mentors": len(couples.mentors.ids),
            "ids_sha256": _digest([couples.mentees.ids, couples.mentors.ids]),
        },
        "answer": {
            "status": a.status.value,
            "seats": a.seats,
            "seats_bound": a.seats_bound,
            "total": a.total,
            "bound": a.bound,
            "gap": a.gap,
            "load_cost": float(couples.load_costs.sum()),
            "pairs": frame[["mentee", "mentor", "score"]].to_dict(orient="split")["data"],
            "unmatched": couples.unmatched[["who", "role"]].to_dict(orient="split")["data"],
        },
        "proof": None
        if held is None
        else {
            "integer_score": f"nearest integer to score * 2**{held.shift}",
            "load_steps": couples.problem.load_steps(held.shift).tolist(),
            "load_before": couples.problem.load_before.tolist(),
            "rounding": held.rounding,
            "unique": held.unique,
            "bounds": [
                {
                    "quantity": b.quantity,
                    "value": b.value,
                    "limit": b.limit,
                    "worth": {
                        "covered": b.prices.covered,
                        "seats": b.prices.seats,
                        "score": b.prices.score,
                    },
                    "mentor_prices": b.prices.mentors.tolist(),
                }
                for b in bounds
            ],
        },
    }


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
