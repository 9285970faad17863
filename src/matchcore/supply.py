"""Supply and demand of skills: who wants what, who teaches it, and how many places there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from matchcore.affinity.skills import NameTable, SkillNames
from matchcore.cohort import Cohort
from matchcore.columns import fold
from matchcore.listing import Items
from matchcore.masks import Rows


def skill_supply(
    cohort: Cohort,
    *,
    names: NameTable | Sequence[NameTable] | None = None,
    capacity: int | Rows = 1,
) -> pd.DataFrame:
    """Return one row per skill, those that lack most places first.

    Names meet as they do in `TaughtSkills`: whatever their case, accents, hyphens and plural, and
    across French and English. A mentor's places count for every skill that the mentor teaches.

    Parameters
    ----------
    cohort : Cohort
        Its columns ``wants``, ``skills`` and ``capacity`` are read.
    names : table of names or sequence of tables, optional
        As in `TaughtSkills`; None takes the table that comes with matchcore.
    capacity : int or array of int
        Places of a mentor who states none; an array gives the places of each mentor, whatever
        they state.

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
    skills, shown = _skills(labels, SkillNames(names))
    own = cohort.mentors.numbers("capacity")
    silent = np.isnan(own) if np.ndim(capacity) == 0 else np.True_
    places = np.where(silent, capacity, own)
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


def _skills(labels: np.ndarray, names: SkillNames) -> tuple[Rows, list[str]]:
    """Return which skill each label is, and what to call each: by name, or as most write it."""
    codes, spellings = pd.factorize(labels, sort=True)
    keys = [names.key(spelling) for spelling in spellings]
    by_key, skills = pd.factorize(np.array(keys, dtype=object))
    counts = np.bincount(codes, minlength=len(spellings)).tolist()
    usual: dict[str, tuple[int, str]] = {}
    for key, count, spelling in zip(keys, counts, spellings, strict=True):
        usual[key] = min(usual.get(key, (0, "")), (-count, str(spelling)))
    return by_key[codes], [names.name(usual[key][1]) or usual[key][1] for key in skills]


def _people(items: Items, skills: Rows) -> tuple[Rows, Rows]:
    """Return people and skills, each person once per skill."""
    size = int(skills.max(initial=0)) + 1
    person, skill = np.divmod(np.unique(items.rows * size + skills), size)
    return person, skill
