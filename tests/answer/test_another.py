"""Another matching with one requirement more: the couples of the change, proven, and recorded."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore import Cohort, Compatibility, Matching, Problem, SolveStatus, solve
from matchcore.answer import another
from matchcore.answer.another import forbidding, is_required, requiring
from matchcore.people import Roster
from matchcore.rules.decisions import Forbid, Require
from matchcore.solver.residual import Residual
from tests.answer.solved import pairs_of, season_of
from tests.cohorts import season, season_programme, season_tables


def plain(scores: Any, **options: Any) -> Matching:
    """Return a matching of numbered people who have no names, without a programme."""
    problem = Problem(Compatibility.from_factors(scores, np.eye(len(scores[0]))), **options)
    sides = (
        tuple(f"{k}{row}" for row in range(size))
        for k, size in zip("em", problem.shape, strict=True)
    )
    rosters = [Roster(ids, ("",) * len(ids)) for ids in sides]
    return Matching(problem, solve(problem), *rosters, ())


@pytest.mark.slow
def test_of_many_equal_answers_it_is_the_one_that_the_moves_lead_to() -> None:
    """All scores are equal, so a search may end anywhere; 36 pairs, asked one by one."""
    matching = plain(np.full((6, 6), 0.5))
    for i in range(6):
        for j in range(6):
            why = matching.why_not(f"e{i}", f"m{j}")
            pairs = set(pairs_of(matching))
            for move in why.moves:
                pairs ^= {(move.mentee, str(move.left)), (move.mentee, str(move.joined))}
            assert set(pairs_of(why.matching)) == pairs
            assert why.matching.status is SolveStatus.OPTIMAL
            why.matching.verify()


def test_couples_that_the_search_shows_to_be_worse_are_not_called_best() -> None:
    """At a finer scale than before, others may be better: then these count."""
    matching = plain([[0.75, 0.5], [1.0, 0.25]], capacity=2)
    best = matching.assignment  # both with m0
    residual = Residual(matching.problem, best)
    worse = residual.force(0, 1)
    assert worse is not None
    found = another._proven(matching.problem, best, worse)
    assert found.status is SolveStatus.OPTIMAL
    assert found.mentors.tolist() == best.mentors.tolist() == [0, 0]


def test_the_record_says_what_was_asked() -> None:
    matching = season_of(rules=[Forbid([("e2", "m2")])])
    assert matching.programme["rules"] == [{"kind": "Forbid", "pairs": [["e2", "m2"]]}]
    added = season().why_not("e1", "m2").matching.programme["rules"]
    assert added == [{"kind": "Require", "pairs": [["e1", "m2"]]}]
    removed = season().why_not("e1", "m1").matching.programme["rules"]
    assert removed == [{"kind": "Forbid", "pairs": [["e1", "m1"]]}]
    assert season().programme["rules"] == []


def test_a_matching_without_a_programme_gets_one_rule() -> None:
    after = plain([[0.75, 0.5], [1.0, 0.25]]).why_not("e0", "m0").matching
    assert after.programme == {"rules": [{"kind": "Require", "pairs": [["e0", "m0"]]}]}


def test_the_problem_is_that_of_the_rule() -> None:
    cohort = Cohort(**season_tables())
    for rule, changed in ((Require, requiring), (Forbid, forbidding)):
        expected, _ = season_programme(rules=[rule([("e2", "m1")])]).problem(cohort)
        found = changed(season().problem, (1, 0))
        assert found.required.tolist() == expected.required.tolist()
        assert (found.open.allowed == expected.open.allowed).all()
        origins, due = ([mask.origin for mask in p.open.masks] for p in (found, expected))
        assert origins == due


def test_required_pairs_are_told_from_others() -> None:
    problem = requiring(season().problem, (1, 0))
    assert is_required(problem, (1, 0))
    assert not is_required(problem, (0, 1))
