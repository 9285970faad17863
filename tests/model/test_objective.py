"""Objectives: what each ranks by, and that nothing but the declarations names them."""

from __future__ import annotations

import ast
from typing import get_args

import pytest

import matchcore.model.objective as declared
from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.model.objective import MEASURES, MOST_SEATS, RANKINGS, Objective, Quantity, Ranking
from matchcore.solver import verify
from tests.test_walls import modules


def test_every_objective_and_quantity_is_declared() -> None:
    assert set(RANKINGS) == set(get_args(Objective))
    assert set(MEASURES) == set(get_args(Quantity))
    for ranking in RANKINGS.values():
        assert {"seats", "total"} <= set(ranking.quantities) <= set(MEASURES)
    assert RANKINGS[MOST_SEATS].fixes_seats


def test_coverage_fixes_the_seats_and_score_breaks_ties_by_them() -> None:
    coverage, score = RANKINGS["coverage"], RANKINGS["score"]
    values: dict[Quantity, int] = {"covered": 2, "seats": 3, "total": -5}
    assert (coverage.rank(values), score.rank(values)) == ((2, 3, -5), (-5, 3))
    assert coverage.fixes_seats
    assert (coverage.score_worth, coverage.seat_bonus) == (1, 0)
    assert not score.fixes_seats
    assert (score.score_worth, score.seat_bonus) == (2, 1)


def test_with_one_mentor_each_covered_mentees_need_no_proof_of_their_own() -> None:
    coverage, score = RANKINGS["coverage"], RANKINGS["score"]
    assert coverage.proven(1) == ["seats", "total"]
    assert coverage.proven(2) == ["covered", "seats", "total"]
    assert score.proven(1) == score.proven(2) == ["total", "seats"]


@pytest.mark.parametrize("order", [("seats", "total"), ("total", "seats")])
def test_a_further_objective_is_its_declaration(
    monkeypatch: pytest.MonkeyPatch, order: tuple[Quantity, ...]
) -> None:
    """The solver and the proof read the declaration of a name they have never seen."""
    monkeypatch.setitem(declared.RANKINGS, "new", Ranking(order))  # type: ignore[misc]
    c = Compatibility.from_matrix([[0.75, -0.5], [0.5, -0.5]])
    problem, known = (
        Problem(c, capacity=1, objective="coverage" if order[0] == "seats" else "score")
        for _ in range(2)
    )
    object.__setattr__(problem, "objective", "new")
    answer, expected = solve(problem, pairs="generated"), solve(known)
    verify(problem, answer)
    assert answer.status is SolveStatus.OPTIMAL
    assert (answer.seats, answer.total) == (expected.seats, expected.total)
    assert answer.certificate is not None
    assert [b.quantity for b in answer.certificate.bounds] == list(order)


def compared_names(tree: ast.AST) -> set[str]:
    """Return the objectives and quantities that a source compares something with."""
    names = {*get_args(Objective), *get_args(Quantity)}
    nodes = [n for n in ast.walk(tree) if isinstance(n, ast.Compare)]
    sides = [side for n in nodes for side in (n.left, *n.comparators)]
    return {s.value for s in sides if isinstance(s, ast.Constant) and s.value in names}


@pytest.mark.slow
def test_no_source_compares_the_name_of_an_objective_or_a_quantity() -> None:
    assert compared_names(ast.parse("x = a.objective == 'score'")) == {"score"}
    found = {p.name: compared_names(ast.parse(p.read_text(encoding="utf-8"))) for p in modules()}
    assert {name: names for name, names in found.items() if names} == {}
