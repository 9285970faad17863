"""The matching to start from, in the rows of a cohort: people are found by id."""

from __future__ import annotations

import numpy as np

from matchcore.answer import Matching
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment
from matchcore.model.renumbering import renumbered
from matchcore.people import Cohort
from matchcore.solver.resume import listing_of


def start_of(given: Matching | Assignment | None, cohort: Cohort) -> Assignment | None:
    """Return the assignment to start from; the people of a matching may have joined or left."""
    if not isinstance(given, Matching):
        return given
    now = cohort.mentees.ids.tolist(), cohort.mentors.ids.tolist()
    mentees, mentors = (
        _rows(roster.ids, ids) for roster, ids in zip(given.rosters, now, strict=True)
    )
    listing = listing_of(given.problem, given.assignment)
    return renumbered(given.assignment, (mentees, mentors), (len(now[0]), len(now[1])), listing)


def _rows(before: tuple[str, ...], now: list[str]) -> Rows:
    """Return where each id stands now, or -1."""
    places = {person: row for row, person in enumerate(now)}
    return np.array([places.get(person, -1) for person in before], dtype=np.int64)
