"""Which pairs should meet before the final matching: `plan_meetings`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack

import numpy as np
import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching
from matchcore.answer.couples import Couples
from matchcore.catalogue import told
from matchcore.errors import TimeLimitError
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.people import Cohort
from matchcore.programme.programme import Programme
from matchcore.rounds.meeting_arguments import check_arguments
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.meeting_request import Basis, MeetingRequest
from matchcore.rounds.planned import Planned, options_within, planned
from matchcore.rounds.slots import Slots
from matchcore.solver import SolveOptions

__all__ = ["MeetingPlan", "plan_meetings"]


def plan_meetings(
    programme: Programme,
    cohort: Cohort,
    *,
    per_mentee: int = 3,
    per_mentor: int = 5,
    learnt: Learnt | None = None,
    met: pd.DataFrame | Iterable[tuple[str, str]] | None = None,
    kappa: float = 1.0,
    spread: Any = None,
    random_state: int = 0,
    slots: Slots | None = None,
    **options: Unpack[SolveOptions[Matching | Assignment]],
) -> MeetingPlan:
    """Plan which pairs should meet before the final matching.

    A meeting's value is ``expected score + kappa · spread - price``. The price is what a place with
    the mentor costs in the best matching by what is known: a meeting with somebody whom others need
    more is worth less. The plan is the best one, proven, in this order:

    1. most mentees with a meeting, and most mentors with one (neither costs the other anything);
    2. most meetings;
    3. most mentees who meet their *strong option*;
    4. the highest total value.

    A mentee's strong option is her partner in the best plan of one meeting each: most mentees with
    a meeting, then most couples of the best matching, then the highest total value. So it is her
    partner in the best matching wherever that couple may meet and has a place.

    Parameters
    ----------
    programme : Programme
        Its hard rules hold, its floor among them; its rules on loads do not. Nobody meets anyone
        who has no place at all in the final matching (demand or capacity 0).
    cohort : Cohort
    per_mentee, per_mentor : int
        The most meetings of each mentee and of each mentor, 1 or more.
    learnt : Learnt, optional
        What earlier meetings taught: scores and vetoes. If it has a method
        ``expected_scores``, as that of `matchcore.rounds.learn` has, expected scores and spreads
        come from it.
    met : frame with mentee and mentor, or (mentee id, mentor id) pairs, optional
        Pairs that met already, and do not meet again. Pairs with somebody who is not in the cohort
        are left out.
    kappa : float
        How much a spread counts, 0 or more.
    spread : float or array of float of shape (n, m), optional
        How uncertain scores are, as a standard deviation, in rows by id. Without it and without
        learning: the standard deviation of the scores of all open pairs, for every pair. It then
        shifts all values alike and decides nothing.
    random_state : int
        The seed of `MeetingPlan.worth`. The plan itself has nothing random.
    slots : Slots, optional
        When meetings can take place, as for `plan_timetable`: pairs that are never free together
        are not planned. People who state no hours count as free.
    **options
        Those of `Programme.match`. ``start`` and ``gap`` concern the best matching, ``time_limit``
        everything together.

    Returns
    -------
    MeetingPlan

    Raises
    ------
    InputError
        An argument cannot be used; every problem is listed.
    InfeasibleError
        The programme has no matching at all.
    TimeLimitError
        A limit was reached before there was any plan.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.rounds import plan_meetings
    >>> plan = plan_meetings(Programme.reverse_mentoring(), datasets.load_demo(), per_mentee=2)
    >>> plan.status.value, plan.pairs["mentee"].nunique(), len(plan)
    ('optimal', 42, 84)
    """
    counts = {"per_mentee": per_mentee, "per_mentor": per_mentor, "random_state": random_state}
    people = {"programme": programme, "cohort": cohort, "learnt": learnt}
    pairs = check_arguments(people, counts, kappa, met, options)
    asked = MeetingRequest(per_mentee, per_mentor, float(kappa), spread, pairs, random_state, slots)
    left = options_within(options)
    basis = asked.basis(programme, cohort, learnt, options)
    couples = basis.best.assignment.mentees, basis.best.assignment.mentors
    found = planned(basis.loads, basis.surrogate.values, couples, left)
    if found.status is SolveStatus.UNKNOWN:
        raise TimeLimitError(
            told("no plan was found in time: raise time_limit, or set cancel later")
        )
    return MeetingPlan(
        programme,
        cohort,
        learnt,
        asked,
        found.status,
        found.value,
        found.bound,
        _meetings(basis, found, cohort),
        _without(basis, found, programme),
        proof=found,
        _known=basis,
    )


def _meetings(basis: Basis, found: Planned, cohort: Cohort) -> pd.DataFrame:
    """Return the meetings as a frame."""
    s, i, j = basis.surrogate, found.mentees, found.mentors
    return pd.DataFrame(
        {
            "mentee": cohort.mentees.ids[i].tolist(),
            "mentor": cohort.mentors.ids[j].tolist(),
            "expected": s.expected[i, j],
            "spread": s.spread[i, j],
            "price": s.price[j],
            "value": s.values[i, j],
            "strong": np.asarray(found.strong, dtype=np.bool_),
        }
    )


def _without(basis: Basis, found: Planned, programme: Programme) -> pd.DataFrame:
    """Return who has no meeting, with reasons as in `Matching.unmatched`."""
    answer = Assignment(found.status, found.mentees, found.mentors)
    rosters = basis.best.rosters
    return Couples(basis.problem, answer, *rosters, (), language=programme.language).unmatched
