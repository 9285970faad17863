"""The five laws of the architecture: one test each that fails when the law is broken."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort, Compatibility, Problem, Programme, SolveStatus, datasets, solve
from matchcore.errors import CertificateError
from matchcore.rules.rule import ClassRule
from matchcore.solver.flow.network import Network
from tests.test_walls import ROOT, imports, modules, room_of


@pytest.mark.slow
def test_law_1_a_score_is_a_dot_product_and_the_matrix_never_exists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(0)
    c = Compatibility.from_factors(rng.random((3000, 4)) / 4, rng.random((1000, 4)))
    seen: list[int] = []
    tile = Compatibility.tile

    def recorded(self: Compatibility, rows: slice, cols: slice = slice(None)) -> np.ndarray:
        block = tile(self, rows, cols)
        seen.append(block.size)
        return block

    monkeypatch.setattr(Compatibility, "tile", recorded)
    answer = solve(Problem(c.with_table("few", *few_classes(c.shape)), objective="score"))
    assert answer.status is SolveStatus.OPTIMAL
    assert max(seen) <= 1 << 20 < 3000 * 1000
    explained = c.factors.U[answer.mentees] * c.factors.V[answer.mentors]
    assert (explained.sum(axis=1) == c.at(answer.mentees, answer.mentors)).all()


def few_classes(shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Classes in which only one pair in forty is allowed, to keep the flow small."""
    return np.arange(shape[0]) % 40, np.arange(shape[1]) % 40, np.eye(40, dtype=bool)


@pytest.mark.slow
def test_law_2_a_rule_is_asked_once_per_pair_of_classes() -> None:
    asked: list[tuple[int, ...]] = []

    class SameSite(ClassRule):
        columns = ("site",)

        def allows(self, mentees, mentors):  # type: ignore[no-untyped-def]
            table = mentees["site"] == mentors["site"]
            asked.append(table.shape)
            return table

    cohort = datasets.make_cohort(400, 300, seed=2)
    programme = Programme.peer_mentoring()
    problem, _ = Programme(affinity=programme.affinity, rules=[SameSite()]).problem(cohort)
    assert asked == [(5, 5)]
    sites = cohort.mentees.text("site")[:, None] == cohort.mentors.text("site")[None, :]
    assert (problem.compatibility.allowed == sites).all()


@pytest.mark.slow
def test_law_3_only_the_solver_sees_ortools_and_only_three_rooms_scikit_learn() -> None:
    where = {
        library: {
            room_of(p) for p in modules() if any(n.split(".")[0] == library for n in imports(p))
        }
        for library in ("ortools", "sklearn", "pandas")
    }
    assert where["ortools"] == {"solver"}
    assert where["sklearn"] == {"affinity", "rounds", "tuning"}
    assert not where["pandas"] & {"compatibility", "problem", "solver"}
    assert ROOT.name == "matchcore"


def test_law_4_an_answer_that_is_not_best_is_never_called_optimal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = Problem(Compatibility.from_matrix([[0.9, 0.8], [0.7, 0.1]]), capacity=1)
    assert solve(problem).status is SolveStatus.OPTIMAL
    worse = np.array([1, 0, 0, 1])  # 0.9 + 0.1, where 0.8 + 0.7 is best
    monkeypatch.setattr(Network, "best", lambda *_: worse)
    with pytest.raises(Exception, match="not optimal"):
        solve(problem)


def test_law_4_an_answer_that_breaks_a_rule_is_never_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = Problem(Compatibility.from_matrix([[0.9, 0.8], [0.7, 0.1]]), capacity=1)
    monkeypatch.setattr(Network, "best", lambda *_: np.array([1, 0, 1, 0]))
    monkeypatch.setattr("matchcore.solver.flow.prices.potentials", lambda _, start: start)
    with pytest.raises(CertificateError, match="over capacity"):
        solve(problem)


@pytest.mark.slow
def test_law_5_the_order_of_the_rows_means_nothing(tmp_path: Path) -> None:
    tables = datasets.demo_tables()
    shuffled = {name: frame.sample(frac=1, random_state=7) for name, frame in tables.items()}
    files = []
    for k, people in enumerate((tables, shuffled)):
        matching = Programme.reverse_mentoring().match(Cohort(**people))
        matching.save(tmp_path / str(k))
        matching.to_audit(tmp_path / f"{k}.json")
        files.append([p.read_bytes() for p in sorted((tmp_path / str(k)).iterdir())])
        files[-1].append((tmp_path / f"{k}.json").read_bytes())
    assert files[0] == files[1]
    assert json.loads(files[0][-1])["answer"]["status"] == "optimal"
    assert not pd.DataFrame.equals(tables["mentors"], shuffled["mentors"])
