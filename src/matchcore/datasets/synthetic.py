"""Synthetic cohorts of any size, modelled on the embedded sample."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.datasets.demo import demo_tables
from matchcore.errors import InputError
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort

Strings = NDArray[np.object_]


def make_cohort(n_mentees: int, n_mentors: int, seed: int = 0) -> Cohort:
    """Return a random cohort of any size that resembles the embedded sample.

    Names, departments, skills and interests are drawn from the sample; the more frequent a skill
    or interest is there, the more often it is drawn. Mentors are juniors (grades 1 to 5), mentees
    are seniors (grades 4 to 10).

    Parameters
    ----------
    n_mentees, n_mentors : int
        At least 1 each.
    seed : int
        Equal seeds give equal cohorts.

    Raises
    ------
    InputError
        A number of people is not a whole number, 1 or more.

    Examples
    --------
    >>> make_cohort(30, 20, seed=1)
    Cohort(20 mentors, 30 mentees)
    """
    problems = wrong_count("n_mentees", n_mentees) + wrong_count("n_mentors", n_mentors)
    if problems:
        raise InputError(problems)
    rng = np.random.default_rng(seed)
    sample = demo_tables()
    ids = np.array([f"P-{k:06d}" for k in range(n_mentees + n_mentors)], dtype=object)
    mentees = _people(rng, sample, ids[:n_mentees], (4, 10))
    mentors = _people(rng, sample, ids[n_mentees:], (1, 5))
    bosses = mentees["id"].to_numpy()
    mentors["manager"] = rng.choice(bosses, n_mentors)
    # Each mentee reports to an earlier one, so no reporting line is circular.
    above = (rng.random(n_mentees) * np.arange(n_mentees)).astype(np.int64)
    mentees["manager"] = np.where(np.arange(n_mentees) > 0, bosses[above], "")
    mentees["wants"] = _lists(rng, _pool(sample, "skills"), n_mentees, (2, 5), levels=True)
    mentees["demand"] = rng.choice([1, 2], n_mentees, p=[0.9, 0.1])
    mentors["capacity"] = rng.choice([1, 2, 3], n_mentors, p=[0.7, 0.2, 0.1])
    mentors["minimum"] = 0
    return Cohort(mentors, mentees)


def _people(
    rng: np.random.Generator, sample: dict[str, pd.DataFrame], ids: Strings, grades: tuple[int, int]
) -> pd.DataFrame:
    n = len(ids)
    everyone = pd.concat(sample.values())
    full = everyone["name"].str.split(" ", n=1)
    first, last = (np.array(sorted(set(full.str[k])), dtype=object) for k in (0, 1))
    columns: dict[str, Any] = {
        "id": ids,
        "name": rng.choice(first, n) + " " + rng.choice(last, n),
        "language": rng.choice(["fr", "en"], n, p=[0.9, 0.1]),
        "department": rng.choice(_values(everyone, "department"), n),
        "site": rng.choice(_values(everyone, "site"), n),
        "programme": "made",
        "grade": rng.integers(grades[0], grades[1] + 1, n),
        "skills": _lists(rng, _pool(sample, "skills"), n, (3, 6), levels=True),
        "interests": _lists(rng, _pool(sample, "interests"), n, (2, 5)),
        "languages": _lists(rng, _pool(sample, "languages"), n, (1, 3)),
        "availability": _lists(rng, _pool(sample, "availability"), n, (3, 6)),
        "hours": rng.integers(2, 7, n),
        "motivation": rng.integers(2, 6, n),
        "trained": rng.choice(["oui", "non"], n),
    }
    return pd.DataFrame(columns)


def _values(frame: pd.DataFrame, column: str) -> Strings:
    return np.array(sorted(set(frame[column]) - {""}), dtype=object)


def _pool(sample: dict[str, pd.DataFrame], column: str) -> Strings:
    """Return the entries of a list column, most frequent first; skills include wants."""
    columns = [column, "wants"] if column == "skills" else [column]
    cells = [frame[c] for frame in sample.values() for c in columns if c in frame]
    entries = pd.concat(cells).str.split("|").explode().str.replace(r":\d$", "", regex=True)
    counts = entries[entries != ""].value_counts().sort_index(kind="stable")
    ranked = counts.sort_values(ascending=False, kind="stable")
    return np.asarray(ranked.index, dtype=object)


def _lists(
    rng: np.random.Generator, pool: Strings, n: int, size: tuple[int, int], levels: bool = False
) -> list[str]:
    """Return n list cells of distinct entries, drawn in proportion to about rank ** -0.7."""
    weight = -0.7 * np.log(np.arange(1, len(pool) + 1))
    most = min(size[1], len(pool))
    sizes = rng.integers(size[0], most + 1, n)
    cells: list[str] = []
    for start in range(0, n, 4096):  # Gumbel's trick: take the largest log-weights plus noise
        chunk = sizes[start : start + 4096]
        keys = weight + rng.gumbel(size=(len(chunk), len(pool)))
        drawn = np.argsort(-keys, axis=1)[:, :most]
        marks = rng.integers(1, 6, drawn.shape)
        for row, count in enumerate(chunk):
            names = pool[drawn[row, :count]]
            entries = (
                [f"{x}:{k}" for x, k in zip(names, marks[row], strict=False)] if levels else names
            )
            cells.append("|".join(entries))
    return cells
