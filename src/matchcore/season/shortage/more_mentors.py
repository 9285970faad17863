"""What more mentors of a skill would change: the cohort with them, matched again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from matchcore.model.arrays import Rows
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rules.loads import Capacity
from matchcore.rules.rule_list import only
from matchcore.season.shortage.wanted_pairs import WantedPairs
from matchcore.short_repr import short_repr

LEVEL = 4  # of the skill that an added mentor teaches
COLUMNS = ["skill", "added", "like", "places", "got", "more"]
COLUMNS += ["covered", "more_covered", "matched", "more_matched"]
_OF_NOBODY_ELSE = ("name", "email", "past", "running", "wants")  # not copied


class Reach(NamedTuple):
    """What couples give: mentees with a mentor, and with one who teaches what they want.

    Attributes
    ----------
    matched : int
        Mentees with a mentor.
    covered : int
        Mentees with a mentor who teaches something they want.
    got : dict of str to int
        By skill, mentees who want it and have a mentor who teaches it.
    """

    matched: int
    covered: int
    got: dict[str, int]

    def __repr__(self) -> str:
        return short_repr(self)


def reach(cohort: Cohort, wanted: WantedPairs, couples: pd.DataFrame) -> Reach:
    """Return what some couples give; several mentors of one mentee count together."""
    mentees = cohort.rows("mentees", couples["mentee"].tolist())
    mentors = cohort.rows("mentors", couples["mentor"].tolist())
    where = np.ones(len(mentees)), (mentees, mentors)
    taught = csr_array(where, shape=cohort.shape) @ wanted.taught
    given = csr_array(wanted.wanted * taught)
    given.eliminate_zeros()
    counts = np.bincount(given.indices, minlength=len(wanted.keys)).tolist()
    covered = int((np.diff(given.indptr) > 0).sum())
    return Reach(len(np.unique(mentees)), covered, dict(zip(wanted.keys, counts, strict=True)))


def effects(
    programme: Programme,
    cohort: Cohort,
    before: Reach,
    skills: Mapping[str, tuple[str, str]],
    added: int,
    places: int | None,
) -> pd.DataFrame:
    """Match the cohort with 1 to `added` more mentors of each skill, and say what that changes.

    Parameters
    ----------
    programme : Programme
    cohort : Cohort
    before : Reach
        What the programme's matching gives without them.
    skills : dict of str to (str, str)
        By key of a skill: its name, and the id of the mentor whom the added ones are like.
    added : int
    places : int, optional
        Of each added mentor; those of the rule `Capacity` if left out.
    """
    rows = list[tuple[Any, ...]]()
    offered = only(programme.rules, Capacity, Capacity()).default if places is None else places
    for key, (name, like) in skills.items():
        for count in range(1, added + 1):
            larger = with_mentors(cohort, name, like, count, offered)
            now, room = _matched(programme, larger)
            new = larger.rows("mentors", new_ids(cohort, count))
            gained = (
                (now.got[key], now.got[key] - before.got[key]),
                (now.covered, now.covered - before.covered),
                (now.matched, now.matched - before.matched),
            )
            each = int(room[new].min())  # hours may leave fewer than were offered
            rows.append((name, count, like, each, *(n for both in gained for n in both)))
    return pd.DataFrame(rows, columns=COLUMNS)


def matched_reach(programme: Programme, cohort: Cohort) -> Reach:
    """Match a cohort, and return what its couples give."""
    return _matched(programme, cohort)[0]


def _matched(programme: Programme, cohort: Cohort) -> tuple[Reach, Rows]:
    """Return what the couples of a cohort give, and the places of each mentor."""
    wanted = WantedPairs.of(programme, cohort, programme.problem(cohort)[0])
    return reach(cohort, wanted, programme.match(cohort).pairs), wanted.places


def model_of(problem: Problem, cohort: Cohort, wanted: WantedPairs, key: str) -> str:
    """Return the mentor whom the rules allow most of the mentees who want a skill.

    Of equals the first by id. A mentor of the table serves as a model, because rules of any kind
    can then be asked about people like that one.
    """
    wanting = wanted.wanted[:, [wanted.keys.index(key)]].toarray().ravel()
    allowed = problem.open.allowed_tile(np.flatnonzero(wanting)).sum(axis=0)
    return str(cohort.mentors.ids[int(allowed.argmax())])


def with_mentors(cohort: Cohort, skill: str, like: str, count: int, places: int) -> Cohort:
    """Return a cohort with more mentors who teach one skill and are otherwise like somebody.

    They are trained, nobody's manager and new to the programme; where they work, their grade,
    languages and hours are those of the model.
    """
    frame = cohort.mentors.to_frame()
    model = frame[frame["id"] == like].iloc[0].to_dict()
    kept = {name: cell for name, cell in model.items() if name not in _OF_NOBODY_ELSE}
    taught = {"skills": [f"{skill}:{LEVEL}"], "capacity": places, "minimum": 0, "trained": True}
    new = [{**kept, **taught, "id": who} for who in new_ids(cohort, count)]
    everybody = [*_records(frame), *new]
    mentees, scale = _records(cohort.mentees.to_frame()), cohort.mentors.scale
    return Cohort(everybody, mentees, _staff(cohort), scale=scale)


def _staff(cohort: Cohort) -> list[dict[str, Any]] | None:
    """Return the staff, and who manages whom among people that a selection left out."""
    staff = [] if cohort.staff is None else _records(cohort.staff.to_frame())
    here = {*cohort.mentors.ids.tolist(), *cohort.mentees.ids.tolist(), *(p["id"] for p in staff)}
    managers = cohort.managers
    gone = sorted({*managers, *managers.values()} - here)
    return [*staff, *({"id": who, "manager": managers.get(who)} for who in gone)] or None


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): cell for k, cell in row.items()} for row in frame.to_dict(orient="records")]


def new_ids(cohort: Cohort, count: int) -> list[str]:
    """Return ids that nobody has."""
    taken = {*cohort.mentors.ids.tolist(), *cohort.mentees.ids.tolist(), *cohort.managers.values()}
    free = (who for k in range(1, 10**6) if (who := f"new-{k:03}") not in taken)
    return [next(free) for _ in range(count)]
