"""Folders of programmes as a batch takes them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from matchcore import Programme, datasets

PROGRAMME = Programme.reverse_mentoring()


def flat(people: pd.DataFrame) -> pd.DataFrame:
    """Write lists as cells hold them."""
    return people.map(lambda x: "|".join(map(str, x)) if isinstance(x, (list, tuple)) else x)


def programme_folder(folder: Path, seed: int, size: tuple[int, int] = (12, 9)) -> Path:
    """Write one programme's folder: people, the round before, and what was said in it."""
    cohort = datasets.make_cohort(*size, seed=seed)
    matching = PROGRAMME.match(cohort)
    matching.save(folder / "matching")
    flat(cohort.mentors.to_frame()).to_csv(folder / "mentors.csv", index=False)
    flat(cohort.mentees.to_frame()).to_csv(folder / "mentees.csv", index=False)
    said = datasets.make_feedback(matching.pairs, seed=seed)
    said.to_csv(folder / "feedback.csv", index=False)
    return folder


def batch_folder(folder: Path, count: int) -> Path:
    for k in range(count):
        programme_folder(folder / f"p{k}", k)
    return folder
