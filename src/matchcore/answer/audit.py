"""The audit record: what was decided, by which programme, and what proves it. No clock, no path."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from matchcore import __version__
from matchcore.tables import write_whole

if TYPE_CHECKING:
    from matchcore.answer.matching import Matching

SCHEMA = 1


def write_audit(matching: Matching, path: str | os.PathLike[str]) -> None:
    """Write the record as JSON; equal matchings give equal bytes."""
    text = json.dumps(audit_record(matching), ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(path, (text + "\n").encode())


def audit_record(matching: Matching) -> dict[str, Any]:
    """Return the record: programme, people by digest, answer, bounds and prices."""
    a, held = matching.assignment, matching.assignment.certificate
    frame = matching.pairs
    bounds = [] if held is None else held.bounds
    return {
        "schema": SCHEMA,
        "matchcore": __version__,
        "programme": dict(matching.programme),
        "people": {
            "mentees": len(matching.mentees.ids),
            "mentors": len(matching.mentors.ids),
            "ids_sha256": _digest([matching.mentees.ids, matching.mentors.ids]),
        },
        "answer": {
            "status": a.status.value,
            "seats": a.seats,
            "seats_bound": a.seats_bound,
            "total": a.total,
            "bound": a.bound,
            "gap": a.gap,
            "pairs": frame[["mentee", "mentor", "score"]].to_dict(orient="split")["data"],
            "unmatched": matching.unmatched[["who", "role"]].to_dict(orient="split")["data"],
        },
        "proof": None
        if held is None
        else {
            "integer_score": f"nearest integer to score * 2**{held.shift}",
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
