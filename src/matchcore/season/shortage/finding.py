"""`skill_shortage`: skills wanted against skills taught, before anybody is matched or after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.checks import skill_supply
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.names import SkillNames
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort, Roster
from matchcore.programme import Programme
from matchcore.rounds.strangers import strangers
from matchcore.season.shortage.bottlenecks import bottlenecks
from matchcore.season.shortage.more_mentors import (
    Reach,
    effects,
    matched_reach,
    model_of,
    reach,
)
from matchcore.season.shortage.shortage import BOTTLENECKS, SKILLS, Shortage
from matchcore.season.shortage.wanted_pairs import WantedPairs, names_of
from matchcore.wording import Language, checked_language

__all__ = ["skill_shortage"]


def skill_shortage(
    programme: Programme,
    cohort: Cohort,
    matching: Matching | None = None,
    *,
    most: int = 10,
    added: int = 2,
    places: int | None = None,
    language: Language | None = None,
) -> Shortage:
    """Compare skills wanted with skills taught, and match again with more mentors of what lacks.

    Parameters
    ----------
    programme : Programme
        Its rules say who may teach whom, its table of names which names are one skill.
    cohort : Cohort
    matching : Matching, optional
        The couples of this cohort to look at; the programme's own if left out.
    most : int
        The most skills of which more mentors are tried, those that most mentees lack first; and
        the most that are shown.
    added : int
        The most mentors added of one skill; 0 matches nothing anew.
    places : int, optional
        Of each added mentor; those of the rule `Capacity` if left out.
    language : {"en", "fr"}, optional
        Of the words; that of the programme if left out.

    Returns
    -------
    Shortage

    Raises
    ------
    InputError
        An argument is wrong, or the matching has people who are not in the cohort.

    Notes
    -----
    Who stays short is exact: a maximum flow gives as many mentees as possible a place with a
    mentor who teaches something they want and whom every rule allows, and its minimum cut names
    the smallest sets of mentees with fewer such places than they are (P. Hall, 1935). Minimum
    loads and required pairs are left out of it; they can only make more of them short.

    Each effect is read from a matching of the programme for the cohort with the added mentors.
    They teach this skill alone, at level 4, are trained, and are like the mentor whom the rules
    allow most of the mentees who want it: the same department, site, grade, languages, hours and
    whatever else the table says. More is counted from the programme's own matching. At most
    ``most × added`` matchings are made, of some hundredths of a second each for fifty couples.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> found = skill_shortage(programme, cohort, most=3)
    >>> found.asking, found.coverable, found.covered
    (45, 42, 42)
    >>> found.effects[["skill", "added", "got", "more"]].head(2)
      skill  added  got  more
    0    IA      1    3     1
    1    IA      2    4     2
    """
    _check(programme, cohort, most=most, added=added, places=places)
    problem, _ = programme.problem(cohort)
    wanted = WantedPairs.of(programme, cohort, problem)
    made = programme.match(cohort) if matching is None else matching
    if problems := strangers(made.pairs, cohort, "matching"):
        raise InputError(problems)
    before = reach(cohort, wanted, made.pairs)
    own = before if matching is None else matched_reach(programme, cohort)
    tried = _lacking(wanted, own)[:most] if added and len(cohort.mentors) else []
    models = {key: (wanted.called[key], model_of(problem, cohort, wanted, key)) for key in tried}
    found = _bottlenecks(cohort, wanted)
    return Shortage(
        _skills(programme, cohort, before, wanted.places),
        found,
        effects(programme, cohort, own, models, added, places),
        len(wanted.asking),
        len(wanted.asking) - int(found["short"].sum()),
        before.covered,
        before.matched,
        {
            who: name
            for side in (Roster.of(cohort.mentees), Roster.of(cohort.mentors))
            for who, name in zip(side.ids, side.names, strict=True)
            if name
        },
        most,
        checked_language(language or programme.language),
    )


def _skills(programme: Programme, cohort: Cohort, before: Reach, places: Rows) -> pd.DataFrame:
    """Return supply and demand of each skill, with how many of the mentees get it."""
    names = names_of(programme)
    key = SkillNames(names).key
    frame = skill_supply(cohort, names=names, capacity=places)
    return frame.assign(covered=[before.got[key(name)] for name in frame["skill"]])[SKILLS]


def _lacking(wanted: WantedPairs, before: Reach) -> list[str]:
    """Return the skills that somebody wants and does not get, those of most mentees first."""
    counts = np.bincount(wanted.wanted[wanted.asking].indices, minlength=len(wanted.keys)).tolist()
    short = {key: count - before.got[key] for key, count in zip(wanted.keys, counts, strict=True)}
    return sorted((key for key in short if short[key] > 0), key=lambda key: (-short[key], key))


def _bottlenecks(cohort: Cohort, wanted: WantedPairs) -> pd.DataFrame:
    """Return the sets of mentees that are short, by ids and names of skills."""
    rows = []
    for found in bottlenecks(wanted.allowed, wanted.asking, wanted.places):
        beyond = np.unique(wanted.shared[found.mentees].indices)
        rows.append(
            (
                tuple(wanted.skills_of(found.mentees)),
                tuple(cohort.mentees.ids[found.mentees].tolist()),
                tuple(cohort.mentors.ids[found.mentors].tolist()),
                int(wanted.places[found.mentors].sum()),
                found.short,
                int(wanted.places[beyond].sum()),
            )
        )
    return pd.DataFrame(rows, columns=BOTTLENECKS)


def _check(programme: object, cohort: object, **counts: object) -> None:
    """Refuse wrong arguments, all at once."""
    problems = []
    for name, value, kind in (("programme", programme, Programme), ("cohort", cohort, Cohort)):
        if not isinstance(value, kind):
            remedy = told("give a {kind}", kind=kind.__name__)
            problems.append(InputProblem("wrong_type", name, f"{value!r:.40}", remedy=remedy))
    for name, value in counts.items():
        if not (name == "places" and value is None):
            problems += wrong_count(name, value, 0 if name == "added" else 1)
    if problems:
        raise InputError(problems)
