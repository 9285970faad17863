"""The score of an applicant: a sum of named parts, each with one published formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchcore.affinity.taught import TaughtSkills
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.side import Side
from matchcore.names import SkillNames
from matchcore.people import TOP, Cohort, Entries
from matchcore.people.columns import Numbers
from matchcore.programme.programme import Programme
from matchcore.season.selection.columns import OURS, Columns
from matchcore.season.selection.criteria import PARTS, Criteria
from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class Scores:
    """What the applicants of one side are given.

    Attributes
    ----------
    parts : dict of str to array
        The weighted parts; they sum to the score.
    unknown : list of tuple of str
        For each person the parts of which nothing is known; they count as the mean of the known.
    weights : dict of str to float
        As normalised.
    consent : array of float
        1 yes, 0 no, NaN unknown.
    wanted : array of float
        Whether a mentor teaches something that somebody wants; NaN where no skill is stated.
    """

    parts: dict[str, Numbers]
    unknown: list[tuple[str, ...]]
    weights: dict[str, float]
    consent: Numbers
    wanted: Numbers

    __repr__ = short_repr

    @property
    def total(self) -> Numbers:
        """The scores, from 0 to 1."""
        size = len(self.consent)
        return np.asarray(sum(self.parts.values(), np.zeros(size)))


def scores(
    programme: Programme, cohort: Cohort, criteria: Criteria, stated: dict[str, str]
) -> tuple[Scores, Scores]:
    """Return the scores of mentees and mentors.

    Raises
    ------
    InputError
        Cells that cannot be read; all are listed.
    """
    problems = _unknown_columns(cohort, stated)
    tables = cohort.mentees, cohort.mentors
    columns = [Columns(people, stated, problems) for people in tables]
    taught = _Taught(programme, cohort, criteria, columns[Side.MENTORS])
    parts: list[dict[str, Numbers]] = [{"skills": taught.served}, taught.of_mentors]
    consent = []
    for side, people in enumerate(tables):
        hours = people.numbers("hours")
        parts[side] |= {
            "motivation": (people.numbers("motivation") - 1) / 4,
            "curiosity": (columns[side].notes("curiosity") - 1) / 4,
            "interview": (columns[side].notes("interview") - 1) / 4,
            "hours": np.minimum(hours, criteria.enough_hours) / criteria.enough_hours,
            "training": people.numbers("trained"),
        }
        consent.append(columns[side].answers("consent"))
    if problems:
        raise InputError(problems)
    nothing = np.full(len(tables[0]), np.nan)
    return (
        _weighed(parts[0], criteria, "mentee", consent[0], nothing),
        _weighed(parts[1], criteria, "mentor", consent[1], taught.wanted),
    )


def _unknown_columns(cohort: Cohort, stated: dict[str, str]) -> list[InputProblem]:
    headers = {*map(str, cohort.mentees.frame.columns), *map(str, cohort.mentors.frame.columns)}
    problems = []
    for theirs, ours in stated.items():
        place = told("columns: {theirs!r}", theirs=theirs)
        if theirs not in headers:
            remedy = told("use one of {choices}", choices=sorted(headers))
            problem = told("the table has no such column")
            problems.append(InputProblem("unknown_column", place, "", problem, remedy))
        if ours not in OURS:
            remedy = told("use one of {choices}", choices=[*OURS])
            problems.append(InputProblem("unknown_column", place, repr(ours), remedy=remedy))
    return problems


def _weighed(
    values: dict[str, Numbers], criteria: Criteria, role: str, consent: Numbers, wanted: Numbers
) -> Scores:
    """Return the weighted parts; what is unknown counts as the mean of what is known."""
    known = [part for part in PARTS[role] if not np.isnan(values[part]).all()]
    total = sum(criteria.weight(part) for part in known)
    weights = {part: criteria.weight(part) / total if total else 0.0 for part in known}
    weights = {part: weight for part, weight in weights.items() if weight > 0}
    parts = {}
    for part, weight in weights.items():
        own = values[part]
        parts[part] = weight * np.where(np.isnan(own), np.nanmean(own), own)
    table = {part: np.isnan(values[part]) for part in weights}
    unknown = [
        tuple(p for p, is_missing in table.items() if is_missing[k]) for k in range(len(consent))
    ]
    return Scores(parts, unknown, weights, consent, wanted)


class _Taught:
    """What mentors master of what mentees want, by the names of skills that the programme knows."""

    def __init__(
        self, programme: Programme, cohort: Cohort, criteria: Criteria, columns: Columns
    ) -> None:
        components: list[Any] = [*programme.affinity.components.values()]
        names = next((c.names for c in components if isinstance(c, TaughtSkills)), None)
        key = SkillNames(names).key
        wants = Entries.read(cohort.mentees, "wants", key)
        taught = Entries.read(cohort.mentors, "skills", key)
        n, m = cohort.shape
        importance: dict[str, float] = {}
        for code, level in zip(wants.codes.tolist(), wants.levels.tolist(), strict=True):
            importance[wants.keys[code]] = importance.get(wants.keys[code], 0.0) + level
        proven = {kind: columns.skills(kind, key) for kind in ("validated", "used")}
        wish = columns.skills("wish", key)
        mastered, wished, best = np.zeros(m), np.zeros(m), dict[str, float]()
        is_wanted = np.where(taught.sums() > 0, 0.0, np.nan)
        for row, code, level in zip(
            taught.rows.tolist(), taught.codes.tolist(), taught.levels.tolist(), strict=True
        ):
            skill = taught.keys[code]
            reached = level / TOP * criteria.evidence_of(_evidence(proven, row, skill))
            best[skill] = max(best.get(skill, 0.0), reached)
            amount = importance.get(skill, 0.0) * reached
            mastered[row] += amount
            is_wanted[row] = max(is_wanted[row], float(amount > 0))
            if wish is not None and skill in wish[row]:
                wished[row] += amount
        self.wanted = is_wanted
        self.of_mentors = {
            "skills": np.where(
                np.isnan(is_wanted), np.nan, mastered / (mastered.max(initial=0) or 1)
            ),
            "wish": _share(wished, mastered, wish),
        }
        self.served = _served(wants, best, n)


def _evidence(proven: dict[str, list[set[str]] | None], row: int, skill: str) -> str:
    for kind, lists in proven.items():
        if lists is not None and skill in lists[row]:
            return kind
    return "stated"


def _share(wished: Numbers, mastered: Numbers, wish: list[set[str]] | None) -> Numbers:
    """Return the share of what a mentor masters that the mentor wishes to teach."""
    if wish is None:
        return np.full(len(wished), np.nan)
    share = np.divide(wished, mastered, out=np.zeros(len(wished)), where=mastered > 0)
    return np.where([bool(own) for own in wish], share, np.nan)


def _served(wants: Entries, best: dict[str, float], size: int) -> Numbers:
    """Return how far what each mentee wants can be taught by the best applicant of each skill."""
    reached = np.array([best.get(skill, 0.0) for skill in wants.keys])
    total = np.bincount(wants.rows, wants.levels, minlength=size)
    amount = wants.levels * reached[wants.codes] if len(wants.codes) else wants.levels
    met = np.bincount(wants.rows, amount, minlength=size)
    return np.asarray(np.divide(met, total, out=np.full(size, np.nan), where=total > 0))
