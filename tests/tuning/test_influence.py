"""How much each addend decides, against a plain loop over all pairs."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from matchcore.datasets import load_demo
from matchcore.programme import Programme
from matchcore.tuning import Explorer
from matchcore.tuning import influence as module
from tests.cohorts import examples
from tests.tuning.plain import Plain, plain


def by_hand(case: Plain) -> list[dict[str, Any]]:
    """Return the rows of the frame, pair by pair in exact numbers."""
    is_open, a = case.matching.problem.open.allowed, case.matching.assignment
    norm = sum(Fraction(case.weights[name]) for name in case.components)
    rows = []
    for name, table in case.tables.items():
        values = [
            Fraction(float(table[i, j]))
            for i in range(table.shape[0])
            for j in range(table.shape[1])
            if is_open[i, j]
        ]
        weight = Fraction(case.weights[name]) / (norm if name in case.components else 1)
        mean = sum(values) / len(values)
        made = [Fraction(float(x)) for x in table[a.mentees, a.mentors]]
        of_couples = sum(made) / len(made) if made else None
        variance = sum((value - mean) ** 2 for value in values) / len(values)
        rows.append(
            {
                "weight": float(weight),
                "spread": math.sqrt(variance),
                "gain": math.nan if of_couples is None else float(weight * (of_couples - mean)),
                "total": math.nan if of_couples is None else float(weight * of_couples),
            }
        )
    pull = sum(abs(row["weight"]) * row["spread"] for row in rows)
    total = sum(row["total"] for row in rows)
    for row in rows:
        row["spread_share"] = abs(row["weight"]) * row["spread"] / pull if pull else math.nan
        row["total_share"] = row.pop("total") / total if total else math.nan
    return rows


@pytest.mark.slow
@examples(25)
@given(plain())
def test_influence_is_that_of_a_plain_loop(case: Plain) -> None:
    if not case.matching.problem.open.allowed.any():
        return
    found = case.explorer.influence().frame
    assert found["addend"].tolist() == [*case.explorer.values().columns[2:]]
    found = found.set_index("addend").loc[[*case.tables]]
    for row, expected in zip(found.to_dict("records"), by_hand(case), strict=True):
        for name, value in expected.items():
            assert row[name] == pytest.approx(value, abs=1e-9, nan_ok=True), name


@pytest.mark.slow
def test_tiles_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums over one tile, and over tiles of a mentee each; equal but for the order of sums."""
    explorer = Explorer(Programme.reverse_mentoring(), load_demo())
    whole = explorer.influence().frame.set_index("addend")
    monkeypatch.setattr(module, "_CELLS", 1)
    parts = explorer.influence().frame.set_index("addend")
    for name in whole:
        assert parts[name].tolist() == pytest.approx(whole[name].tolist(), rel=1e-9)
