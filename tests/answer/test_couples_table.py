"""Couples as rows: whatever is shown of them, bars have the scale of all."""

from __future__ import annotations

import re

import numpy as np

from matchcore import Cohort
from matchcore.answer.couples_table import bars_of, best_first, couple_rows
from tests.cohorts import season, season_programme, season_tables


def test_the_best_comes_first_and_equal_ones_by_id() -> None:
    tables = season_tables()
    for side in ("mentors", "mentees"):
        tables[side] = tables[side].iloc[[0, 0]].assign(id=[f"{side}-x", f"{side}-a"])
    twins = season_programme().match(Cohort(**tables))
    assert best_first(twins).tolist() == [0, 1]
    assert best_first(season()).tolist() == np.argsort(-season().pairs["score"]).tolist()


def test_one_couple_alone_has_the_bar_it_has_among_all() -> None:
    """e2–m2 scores 0.1875 of 0.875, the most."""
    assert bars_of(season()).longest == 0.875
    [alone] = couple_rows(season(), np.array([1]))
    every = list(couple_rows(season(), np.array([0, 1])))
    assert alone == every[1]
    assert re.findall(r"width:([\d.]+)%", alone.why) == [f"{100 * 0.1875 / 0.875:.2f}"]


def test_a_row_has_names_ids_reason_and_score() -> None:
    [row] = couple_rows(season(), np.array([0]))
    assert row.mentee == '<bdi>Ana &lt;b&gt;</bdi> <span class="id">(e1)</span>'
    assert row.why.startswith("The mentor teaches Python and SQL, which")
    assert (row.place, row.score, row.marks) == (0, "0.875", ())
