"""What looks wrong in the couples of a matching, as sentences that name people by id alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.marks import MARKS, lacking
from matchcore.model.objective import RANKINGS
from matchcore.model.preference import ruled
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SHOWN = 5


def odd_couples(couples: Couples) -> list[str]:
    """Return what looks wrong in the couples: nobody is matched, or some lack what counts."""
    language, a = couples.language, couples.assignment
    if not len(a.mentees):
        return [say("nobody_matched", language)]
    found = [say("order_not_applied", language)] if _is_out_of_order(couples) else []
    for mark in MARKS:
        marked = np.flatnonzero(lacking(couples, mark))
        if len(marked) == len(a.mentees):
            found.append(say(f"all_{mark}", language))
        elif len(marked):
            names = [_couple(couples, k) for k in marked[:_SHOWN].tolist()]
            more = len(marked) - len(names)
            names += [say("more", language, count=more)] if more else []
            counts = {"count": len(marked), "whole": len(a.mentees)}
            found.append(say(f"some_{mark}", language, couples=", ".join(names), **counts))
    return found


def _is_out_of_order(couples: Couples) -> bool:
    """Whether couples with a wanted skill should have come first, and it is not known if they do.

    With the objective "score", nothing comes before the score.
    """
    entries = couples.programme.get("affinity", ())
    asked = any(entry.get("first") is True for entry in entries)
    return (
        asked
        and RANKINGS[couples.problem.objective].fixes_seats
        and not ruled(couples.problem)
        and bool(lacking(couples, "no_wanted_skill").any())
    )


def _couple(couples: Couples, k: int) -> str:
    """Name a couple by ids: records that name no people have the same sentences."""
    a = couples.assignment
    return f"{couples.mentors.ids[a.mentors[k]]} → {couples.mentees.ids[a.mentees[k]]}"
