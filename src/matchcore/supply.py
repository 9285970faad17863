"""Supply and demand of skills: who wants what, who teaches it, and how many places there are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from matchcore.affinity.skills import skill_names
from matchcore.cohort import Cohort
from matchcore.masks import Rows
from matchcore.people import Items, fold


def skill_supply(
    cohort: Cohort, *, names: Mapping[str, str] | None = None, capacity: int = 1
) -> pd.DataFrame:
    """Return one row per skill, those that lack most places first.

    Names meet as they do in `TaughtSkills`: without regard to case and accents, and across French
    and English. A mentor's places count for every skill that the mentor teaches.

    Parameters
    ----------
    cohort : Cohort
        Its columns ``wants``, ``skills`` and ``capacity`` are read.
    names : mapping of str to str, optional
        Other name → name, for skills; None takes the table that comes with matchcore.
    capacity : int
        Places of a mentor who states none.

    Returns
    -------
    pandas.DataFrame
        ``skill``, ``wanted_by`` (mentees), ``taught_by`` (mentors), ``places``, and ``short``: how
        many of those who want it would find no place even if all places were for this skill.

    Examples
    --------
    >>> mentors = pd.DataFrame({"id": ["a", "b"], "skills": ["Python", "jazz"], "capacity": [2, 1]})
    >>> wants = ["machine learning", "apprentissage automatique|python"]
    >>> mentees = pd.DataFrame({"id": ["y", "z"], "wants": wants})
    >>> skill_supply(Cohort(mentors, mentees))
                  skill  wanted_by  taught_by  places  short
    0  machine learning          2          0       0      2
    1              jazz          0          1       1      0
    2            Python          1          1       2      0
    """
    wants, taught = cohort.mentees.items("wants"), cohort.mentors.items("skills")
    labels = np.concatenate([wants.labels, taught.labels])
    skills, shown = _skills(labels, skill_names() if names is None else names)
    own = cohort.mentors.numbers("capacity")
    places = np.where(np.isnan(own), capacity, own)
    seekers = _people(wants, skills[: len(wants.rows)])
    teachers = _people(taught, skills[len(wants.rows) :])
    size = len(shown)
    frame = pd.DataFrame({"skill": shown})
    frame["wanted_by"] = np.bincount(seekers[1], minlength=size)
    frame["taught_by"] = np.bincount(teachers[1], minlength=size)
    offered = np.bincount(teachers[1], weights=places[teachers[0]], minlength=size)
    frame["places"] = offered.astype(np.int64)
    frame["short"] = np.maximum(frame["wanted_by"] - frame["places"], 0)
    frame["name"] = [fold(skill) for skill in shown]
    ordered = frame.sort_values(["short", "places", "name"], ascending=[False, True, True])
    return ordered.drop(columns="name").reset_index(drop=True)


def _skills(labels: np.ndarray, names: Mapping[str, str]) -> tuple[Rows, list[str]]:
    """Return which skill each label is, and what to call each: the usual name or spelling."""
    usual = {fold(name): name for name in names.values()}
    usual |= {fold(other): name for other, name in names.items()}
    codes, spellings = pd.factorize(labels, sort=True)
    folded = [fold(spelling) for spelling in spellings]
    keys = [usual.get(name, name) for name in folded]
    by_key, skills = pd.factorize(np.array(keys, dtype=object))
    counts = np.bincount(codes, minlength=len(spellings))
    best: dict[str, tuple[int, str]] = {}
    for key, name, count, spelling in zip(keys, folded, counts, spellings, strict=True):
        said = (1 if name in usual else -int(count), key if name in usual else str(spelling))
        best[key] = min(best.get(key, said), said)
    return by_key[codes], [best[key][1] for key in skills]


def _people(items: Items, skills: Rows) -> tuple[Rows, Rows]:
    """Return people and skills, each person once per skill."""
    size = int(skills.max(initial=0)) + 1
    person, skill = np.divmod(np.unique(items.rows * size + skills), size)
    return person, skill
