"""Supply and demand of skills: how many want each, teach it, and have places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from matchcore.model.arrays import Rows
from matchcore.names import NameTable, SkillNames, fold
from matchcore.people import Cohort, Entries, usual_names


def skill_supply(
    cohort: Cohort,
    *,
    names: NameTable | Sequence[NameTable] | None = None,
    capacity: int | Rows = 1,
) -> pd.DataFrame:
    """Return one row per skill, the scarcest first.

    Names match as they do in `TaughtSkills`: whatever their case, accents, hyphens and plural,
    and across French and English. A mentor's places count for every skill the mentor teaches.

    Parameters
    ----------
    cohort : Cohort
        Reads the columns ``wants``, ``skills`` and ``capacity``.
    names : table of names or sequence of tables, optional
        As in `TaughtSkills`; None means the table that ships with matchcore.
    capacity : int or array of int
        Places of mentors whose cell is empty; an array overrides the column.

    Returns
    -------
    pandas.DataFrame
        ``skill`` (its most frequent name), ``wanted_by`` (mentees), ``taught_by`` (mentors),
        ``places``, and ``short``: how many who want it would find no place even if every place
        went to this skill.

    Examples
    --------
    >>> mentors = pd.DataFrame({"id": ["a", "b"], "skills": ["Python", "jazz"], "capacity": [2, 1]})
    >>> wants = ["machine learning", "apprentissage automatique|python"]
    >>> mentees = pd.DataFrame({"id": ["y", "z"], "wants": wants})
    >>> skill_supply(Cohort(mentors, mentees))
                           skill  wanted_by  taught_by  places  short
    0  apprentissage automatique          2          0       0      2
    1                       jazz          0          1       1      0
    2                     Python          1          1       2      0
    """
    known = SkillNames(names)
    wanted = Entries.read(cohort.mentees, "wants", known.key)
    taught = Entries.read(cohort.mentors, "skills", known.key)
    called = usual_names(wanted, taught)
    own = cohort.mentors.numbers("capacity")
    silent = np.isnan(own) if np.ndim(capacity) == 0 else np.True_
    places = np.where(silent, capacity, own)
    shown = [known.written(name) for name in called.values()]
    frame = pd.DataFrame({"skill": shown}, index=list(called))
    for name, entries, values in (
        ("wanted_by", wanted, None),
        ("taught_by", taught, None),
        ("places", taught, places[taught.rows]),
    ):
        counts = np.bincount(entries.codes, values, minlength=len(entries.keys))
        frame[name] = pd.Series(counts, entries.keys).reindex(frame.index, fill_value=0)
        frame[name] = frame[name].astype(np.int64)
    frame["short"] = np.maximum(frame["wanted_by"] - frame["places"], 0)
    frame["name"] = [fold(skill) for skill in frame["skill"]]
    ordered = frame.sort_values(["short", "places", "name"], ascending=[False, True, True])
    return ordered.drop(columns="name").reset_index(drop=True)
