"""A check as plain JSON values; ``schema.json`` describes every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchcore.checks.reasons import Reason
from matchcore.tables import Values
from matchcore.version import __version__
from matchcore.wording import rule_words

if TYPE_CHECKING:
    from matchcore.checks.findings import Findings
    from matchcore.clashes import Clash
    from matchcore.model.origin import Origin
    from matchcore.model.side import Side
    from matchcore.people import Roster

SCHEMA = 1  # raised when a key changes its meaning or disappears


def check_values(check: Findings) -> Values:
    """Return a check as plain values."""
    language, rosters = check.language, check.rosters
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
                **who_values(rosters[blocked.side], blocked.side, blocked.row),
                "rules": [_rule(origin) for origin in blocked.rules],
                "reason": reason_values(blocked.reason, rosters, blocked.side),
                "why": check.why(blocked),
            }
            for blocked in check.lonely
        ],
        "skills": check.skills.to_dict(orient="records"),
        "slips": check.slips.to_dict(orient="records"),
        "merged": [
            {**row, "names": list(row["names"])} for row in check.merged.to_dict(orient="records")
        ],
        "clashes": [_clash(clash, rosters) for clash in check.contradictions],
        "cautions": list(check.cautions),
    }


def who_values(roster: Roster, side: Side, row: int) -> Values:
    """Return one person as plain values."""
    return {"who": roster.ids[row], "name": roster.names[row] or None, "role": side.role}


def reason_values(reason: Reason, rosters: tuple[Roster, Roster], side: Side) -> Values:
    """Return a reason as plain values, with ids in place of row numbers."""
    own, theirs = rosters[side].ids, rosters[side.other].ids
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


def _clash(clash: Clash, rosters: tuple[Roster, Roster]) -> Values:
    mentees, mentors = (roster.ids for roster in rosters)
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
