"""`plan_training`: who needs which training, in which group, before the first session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.model.arrays import Bools
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds import Slots
from matchcore.rounds.timetable import Unknown
from matchcore.season.frames import framed
from matchcore.season.sessions.days_off import Holidays
from matchcore.season.training.arguments import Given, checked_slots, offers_of
from matchcore.season.training.barred import barred
from matchcore.season.training.columns import FRAME, UNPLACED
from matchcore.season.training.going_on import Kept, refuse_unknown, without_busy
from matchcore.season.training.needs import NEEDS, TrainingNeed, needs_of
from matchcore.season.training.offers import default_offers
from matchcore.season.training.plan import TrainingPlan
from matchcore.solver.groups import Groups, GroupsProblem, arrange_groups
from matchcore.wording import Language

__all__ = ["plan_training"]


def plan_training(
    people: Matching | pd.DataFrame | Cohort,
    cohort: Cohort | None = None,
    *,
    slots: Slots,
    offers: Any = None,
    at_most: int = 12,
    at_once: int | None = None,
    before: date | str | None = None,
    holidays: Holidays = None,
    busy: pd.DataFrame | None = None,
    known: TrainingPlan | None = None,
    programme: Programme | None = None,
    unknown: Unknown = "free",
    effort: float = 1.0,
    language: Language | None = None,
) -> TrainingPlan:
    """Plan the trainings before the first session: who needs what, and when each group meets.

    Nobody is in two groups at once, or outside their hours. As many people as possible get a
    place, then as few groups as possible take place.

    Parameters
    ----------
    people : Matching, DataFrame or Cohort
        The couples to prepare (a matching, or mentee and mentor of each), with their cohort beside
        them; or a cohort, of which everybody is prepared, as before a matching by the rule
        `Trained`.
    cohort : Cohort, optional
        With couples: their people, who say when they are free and whether they are trained.
    slots : Slots
        When groups can meet. A training that is longer than a slot takes several on end.
    offers : sequence of Offer, or a table or file as in `read_offers`, optional
        The trainings; `default_offers` if left out.
    at_most : int
        The most people of a group.
    at_once : int, optional
        The most groups at a time, such as the number of trainers.
    before : date or str, optional
        The day of the first session: every group meets on an earlier day, and tutorials are to be
        done by then.
    holidays : str, iterable of date or str, optional
        Days without training, as in `plan_sessions`: "FR", or the days.
    busy : DataFrame, optional
        What else takes people's time, as of `plan_sessions`: person, start, end.
    known : TrainingPlan, optional
        The plan so far, to go on from it. Whoever took part or has a place there keeps it; who was
        absent, by `read_attended`, has none. Only what is still needed is planned, and the new
        plan has both. They join groups that have room before new groups are opened.
    programme : Programme, optional
        If it has the rule `Trained`, the plan says who is forbidden until trained.
    unknown : {"free", "never"}
        How people who state no hours count.
    effort : float
        The most work, in units of some seconds; the same effort gives the same plan.
    language : {"en", "fr"}, optional
        Of the plan and of the names of the usual trainings; that of the programme or matching if
        left out.

    Returns
    -------
    TrainingPlan

    Raises
    ------
    InputError
        Names every argument that cannot be used.

    Notes
    -----
    A greedy cover gives a start, CP-SAT the most places and then the fewest groups; where the best
    is not proven, the levels state the gap. Who is a mentor and a mentee has one calendar.

    Examples
    --------
    >>> from matchcore import datasets
    >>> from matchcore.rounds import Slots
    >>> hours = "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18"
    >>> slots = Slots.of("2026-02-16", hours, minutes=60, weeks=2)
    >>> plan = plan_training(datasets.load_demo(), slots=slots, before="2026-03-02", effort=0.1)
    >>> len(plan.frame) + len(plan.unplaced) == len(plan.needs)
    True
    """
    given = Given.of(people, cohort, programme, language)
    settings = {"at_most": at_most, "at_once": at_once, "effort": effort, "unknown": unknown}
    spoken = given.language if known is None else known.language
    offered = default_offers(spoken) if offers is None else offers_of(offers)
    refuse_unknown(known, offered)
    kept = Kept(known, given.cohort)
    usable, day = checked_slots(slots, before, holidays, settings)
    needs = needs_of(given.cohort, given.couples, offered, kept.done)
    free, nameless = slots.free(given.cohort, unknown=unknown)
    taken = [one for one in (kept.busy, busy) if one is not None]
    free = without_busy(free, given.cohort, slots, taken)
    live = [need for need in needs if need.offer.in_groups]
    problem = _problem(live, given.cohort, free & usable, slots, (at_most, at_once), kept)
    groups = arrange_groups(problem, limit=effort)
    end = None if day is None else datetime.combine(day, datetime.min.time(), ZoneInfo(slots.zone))
    rows = kept.merged(_rows(needs, live, groups, slots, end), at_most)
    frame = framed(rows, FRAME, slots.zone)
    new = [(n.person, n.role, n.offer.name, n.offer.kind, n.why) for n in needs]
    needed = framed([*kept.needs, *new], NEEDS, "UTC")
    unplaced = _unplaced(live, problem, groups, {*nameless} if unknown == "never" else set())
    return TrainingPlan(
        frame,
        framed(unplaced, UNPLACED, slots.zone),
        needed,
        barred(programme, given.cohort, frame, needed, slots.zone),
        groups.levels,
        {**({} if known is None else known.names), **given.names},
        slots.zone,
        at_most,
        (unknown, len({*nameless} & {need.person for need in live})),
        given.language,
        () if known is None else known.cautions,
    )


def _problem(
    live: Sequence[TrainingNeed],
    cohort: Cohort,
    free: Bools,
    slots: Slots,
    sizes: tuple[int, int | None],
    kept: Kept,
) -> GroupsProblem:
    """Return the needs of groups in numbers; each person has one calendar."""
    ids = np.concatenate([cohort.mentees.ids, cohort.mentors.ids]).astype(str)
    everybody, number = np.unique(ids, return_inverse=True)
    calendars = np.ones((len(everybody), free.shape[1]), dtype=np.bool_)
    np.logical_and.at(calendars, number, free)
    place = {who: k for k, who in enumerate(everybody.tolist())}
    offers = [*dict.fromkeys(need.offer for need in live)]
    joined = [
        k > 0 and one == slots.ends[k - 1] and one.date() == slots.starts[k - 1].date()
        for k, one in enumerate(slots.starts)
    ]
    return GroupsProblem(
        np.array([place[need.person] for need in live], dtype=np.int64),
        np.array([offers.index(need.offer) for need in live], dtype=np.int64),
        calendars,
        np.array([-(-offer.minutes // slots.minutes) for offer in offers], dtype=np.int64),
        np.array(joined, dtype=np.bool_),
        *sizes,
        *kept.seats(offers, slots, sizes[0]),
    )


def _rows(
    needs: Sequence[TrainingNeed],
    live: Sequence[TrainingNeed],
    groups: Groups,
    slots: Slots,
    end: datetime | None,
) -> list[tuple[Any, ...]]:
    """Return the rows of the plan in order of time, tutorials last."""
    rows: list[tuple[Any, ...]] = []
    for k, need in enumerate(live):
        first = int(groups.slot[k])
        if first >= 0:
            length = -(-need.offer.minutes // slots.minutes)
            times = slots.starts[first], slots.ends[first + length - 1]
            rows.append((*_who(need), need.offer.kind, int(groups.group[k]), *times, "planned"))
    rows.sort(key=lambda row: (row[5], row[2], row[4], row[0]))
    own_pace = [
        (*_who(need), need.offer.kind, 0, None, end, "planned")
        for need in needs
        if not need.offer.in_groups
    ]
    return rows + sorted(own_pace, key=lambda row: (row[2], row[0]))


def _who(need: TrainingNeed) -> tuple[str, str, str]:
    return need.person, need.role, need.offer.name


def _unplaced(
    live: Sequence[TrainingNeed], problem: GroupsProblem, groups: Groups, unstated: set[str]
) -> list[tuple[str, ...]]:
    """Return who has no place in a group, and why, as a code."""
    rows = list[tuple[str, ...]]()
    for k in np.flatnonzero(groups.slot < 0).tolist():
        why = "never_free"
        if problem.allowed[k].any():
            why = "taken"
        elif live[k].person in unstated:
            why = "hours_unknown"
        elif problem.free[problem.person[k]].any():
            why = "too_short"
        rows.append((*_who(live[k]), why))
    return rows
