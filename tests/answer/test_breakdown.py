"""Scores taken apart: amounts that sum to the score, and their evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from matchcore import Affinity, Cohort, Compatibility, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.factors import Part
from matchcore.affinity.preferences import Preferences
from matchcore.answer.breakdown import Breakdown
from matchcore.rules.decisions import Require
from tests.cohorts import (
    INTEREST_VALUES,
    SKILL_VALUES,
    Drawn,
    cohorts,
    examples,
    season,
    season_programme,
)


def test_columns_are_weighted_already() -> None:
    for _, pair in season().pairs.iterrows():
        key = pair["mentee"], pair["mentor"]
        assert pair["skills"] == 0.75 * SKILL_VALUES.get(key, 0)
        assert pair["interests"] == 0.25 * INTEREST_VALUES.get(key, 0)


@pytest.mark.slow
@examples(20)
@given(cohorts())
def test_columns_sum_to_the_score_exactly(drawn: Drawn) -> None:
    """Exactly, not nearly: scores and addends stand on one grid."""
    for programme in (Programme.peer_mentoring(), season_programme(objective="score")):
        matching = programme.match(drawn.cohort())
        pairs = matching.pairs
        assert list(pairs)[:3] == ["mentee", "mentor", "score"]
        addends = pairs[list(programme.affinity.components)]
        assert (addends.sum(axis=1) == pairs["score"]).all()
        assert pairs["score"].between(0, 1 + 1e-6).all()
        assert matching.total == pytest.approx(pairs["score"].sum())


def test_amounts_of_terms_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry of a sparse array read by itself takes longer than all of them together."""
    tables = {
        "mentors": pd.DataFrame({"id": [f"m{k}" for k in range(30)]}),
        "mentees": pd.DataFrame(
            {
                "id": [f"e{k}" for k in range(30)],
                "site": "Lyon",
                "prefers": [f"m{(k + 1) % 30}" for k in range(30)],
            }
        ),
    }
    programme = Programme(
        affinity=Affinity(site=EqualAttribute(), wishes=Preferences(amount=0.25)),
        rules=[Require([("e0", "m0")])],
    )
    matching = programme.match(Cohort(**tables))
    read: list[object] = []
    original = csr_array.__getitem__

    def counted(self: Any, key: Any) -> Any:
        read.append(key)
        return original(self, key)

    monkeypatch.setattr(csr_array, "__getitem__", counted)
    pairs = matching.pairs.set_index("mentee")
    assert len(read) <= 4  # for 30 couples: one for the scores, one for the column
    assert pairs.loc["e0", "wishes"] == 0.0  # m0 is not who e0 prefers
    assert (pairs["wishes"].drop(["e0", "e29"]) == 0.25).all()
    assert (pairs["score"] == pairs["wishes"] + pairs["site"]).all()


# by hand -------------------------------------------------------------------------------------


def breakdown(u: Any, v: Any) -> Breakdown:
    """Return pairs (0, 0), (1, 0) and (1, 1), of two components with a column each and a wish."""
    known = np.array([True, True]), np.array([True, False])
    parts = tuple(
        Part(name, slice(k, k + 1), [name.upper()], *known) for k, name in enumerate("ab")
    )
    c = Compatibility.from_factors(u, v).with_terms("wish", [1], [0], [0.25])
    return Breakdown(c, parts, np.array([0, 1, 1]), np.array([0, 0, 1]))


def test_scores_and_amounts_by_hand() -> None:
    found = breakdown([[1.0, 0.5], [0.0, 0.5]], [[1.0, 0.5], [0.5, 1.0]])
    assert found.names == ["a", "b", "wish"]
    assert [amount.tolist() for amount in found.amounts] == [
        [1.0, 0.0, 0.0],
        [0.25, 0.25, 0.5],
        [0.0, 0.25, 0.0],
    ]
    assert found.scores.tolist() == [1.25, 0.5, 0.5]


def test_addends_by_hand() -> None:
    """A term that adds nothing is left out; evidence is what adds; mentor 1 is unknown."""
    found = breakdown([[1.0, 0.5], [0.0, 0.5]], [[1.0, 0.5], [0.5, 1.0]])
    assert [
        [(x.name, x.amount, [label.value for label in x.evidence], x.known) for x in addends]
        for addends in found.addends
    ] == [
        [("a", 1.0, ["A"], True), ("b", 0.25, ["B"], True)],
        [("a", 0.0, [], True), ("b", 0.25, ["B"], True), ("wish", 0.25, [], True)],
        [("a", 0.0, [], False), ("b", 0.5, ["B"], False)],
    ]


def test_evidence_is_the_three_largest_columns_the_first_of_equals() -> None:
    shares = np.array([[0.25, 0.5, 0.125, 0.25, 0.25]])
    c = Compatibility.from_factors(shares, np.ones((1, 5)))
    known = np.array([True])
    part = Part("a", slice(0, 5), ["p", "q", "", "r", "s"], known, known)
    ((addend,),) = Breakdown(c, (part,), np.array([0]), np.array([0])).addends
    assert [label.value for label in addend.evidence] == ["q", "p", "r"]


def test_sparse_factors_are_taken_apart_like_dense_ones() -> None:
    rng = np.random.default_rng(5)
    u, v = (rng.integers(0, 3, (4, 300)) * (rng.random((4, 300)) < 0.1) for _ in range(2))
    rows, known = np.arange(4), np.ones(4, dtype=np.bool_)
    cuts = [0, 100, 300]
    parts = tuple(
        Part(str(low), slice(low, high), [str(k) for k in range(low, high)], known, known)
        for low, high in pairwise(cuts)
    )
    dense, sparse = (
        Breakdown(Compatibility.from_factors(kind(u * 1.0), kind(v * 1.0)), parts, rows, rows[::-1])
        for kind in (np.asarray, csr_array)
    )
    assert sparse.compatibility.factors.is_sparse
    assert np.array_equal(sparse.amounts, dense.amounts)
    assert [[(x.amount, x.evidence) for x in each] for each in sparse.addends] == [
        [(x.amount, x.evidence) for x in each] for each in dense.addends
    ]


def test_the_frame_the_report_and_the_json_read_the_same_breakdown() -> None:
    matching = season()
    amounts = dict(zip(matching.breakdown.names, matching.breakdown.amounts, strict=True))
    for name, column in amounts.items():
        assert matching.pairs[name].tolist() == column.tolist()
    for k, couple in enumerate(matching.to_dict()["couples"]):
        for addend in couple["addends"]:
            assert addend["amount"] == amounts[addend["name"]][k]
