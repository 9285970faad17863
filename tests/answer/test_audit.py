"""The audit record: who decided what, by which programme, and bounds anyone can compute again."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import matchcore
from matchcore import Cohort, Matching, Programme
from matchcore.datasets import load_demo, make_cohort
from matchcore.rules.loads import Capacity, EvenLoad
from tests.cohorts import season, season_programme, season_tables


def record(matching: Matching, folder: Path) -> dict[str, Any]:
    matching.to_audit(folder / "audit.json")
    text = (folder / "audit.json").read_text(encoding="utf-8")
    return json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


@cache
def matched(name: str) -> Matching:
    if name == "season":
        return season()
    if name == "season, best total":
        return season_programme(objective="score").match(Cohort(**season_tables()))
    programme = Programme.reverse_mentoring()
    if name == "even":
        rules = [Capacity(9), EvenLoad(0.1)]
        programme = Programme(affinity=programme.affinity, rules=rules, objective="score")
    return programme.match(load_demo() if name == "demo" else make_cohort(30, 20, seed=1))


def test_the_answer_is_recorded(tmp_path: Path) -> None:
    found = record(season(), tmp_path)
    assert found["answer"] == {
        "status": "optimal",
        "seats": 2,
        "seats_bound": 2,
        "total": 1.0625,
        "bound": 1.0625,
        "gap": 0.0,
        "load_cost": 0.0,
        "pairs": [["e1", "m1", 0.875], ["e2", "m2", 0.1875]],
        "unmatched": [["e3", "mentee"]],
    }
    assert found["matchcore"] == matchcore.__version__


@pytest.mark.slow
def test_the_recorded_programme_makes_the_same_matching(tmp_path: Path) -> None:
    found = record(matched("demo"), tmp_path)
    again = Programme.from_dict(found["programme"]).match(load_demo())
    assert record(again, tmp_path) == found


def test_people_are_recorded_by_a_digest_of_their_ids(tmp_path: Path) -> None:
    found = record(season(), tmp_path)["people"]
    ids = json.dumps([["e1", "e2", "e3"], ["m1", "m2"]]).encode()
    assert found == {"mentees": 3, "mentors": 2, "ids_sha256": hashlib.sha256(ids).hexdigest()}


def test_no_name_stands_in_the_record(tmp_path: Path) -> None:
    season().to_audit(tmp_path / "audit.json")
    text = (tmp_path / "audit.json").read_text(encoding="utf-8")
    assert "Ferrand" not in text
    assert "Ana" not in text


def test_neither_clock_nor_place_stands_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    first = season_programme().match(Cohort(**season_tables()))
    first.to_audit(tmp_path / "a.json")
    season().to_audit(tmp_path / "elsewhere" / "b.json")
    data = (tmp_path / "a.json").read_bytes()
    assert data == (tmp_path / "elsewhere" / "b.json").read_bytes()
    assert str(tmp_path).encode() not in data


@pytest.mark.slow
@pytest.mark.parametrize("name", ["season", "season, best total", "demo", "made", "even"])
def test_every_bound_follows_from_the_recorded_prices(tmp_path: Path, name: str) -> None:
    """Weak duality by loops over people, from the record and the scores alone.

    Any answer is worth at most: for each mentee the best choice at prices v, plus capacity · v⁺
    − minimum · v⁻ for each mentor, or the best of all loads where loads cost. What was proven
    before is subtracted.
    """
    matching = matched(name)
    proof = record(matching, tmp_path)["proof"]
    problem = matching.problem
    shift = int(proof["integer_score"].rpartition("**")[2])
    integers = np.rint(np.ldexp(problem.compatibility.dense(), shift)).astype(object)
    allowed = problem.compatibility.allowed
    proven: dict[str, int] = {}
    for bound in proof["bounds"]:
        worth, v = bound["worth"], bound["mentor_prices"]
        limit = 0
        for j, (step, before) in enumerate(
            zip(proof["load_steps"], proof["load_before"], strict=True)
        ):
            least, most = int(problem.minimum[j]), min(int(problem.capacity[j]), problem.shape[0])
            limit += max(
                k * v[j] - worth["score"] * step * sum(range(before, before + k))
                for k in range(least, most + 1)
            )
        for i, demand in enumerate(problem.demand):
            gains = [
                worth["score"] * int(integers[i, j]) + worth["seats"] - v[j]
                for j in np.flatnonzero(allowed[i])
            ]
            best = sorted(gains, reverse=True)[:demand]
            totals = [sum(best[:k]) + worth["covered"] for k in range(1, len(best) + 1)]
            limit += max([0, *totals])
        key = {"total": "score"}.get(bound["quantity"], bound["quantity"])
        limit -= sum(worth[other] * value for other, value in proven.items() if other != key)
        assert worth[key] == 1
        assert bound["value"] == bound["limit"] == limit
        proven[key] = bound["value"]
    pairs = matching.assignment
    loads = np.bincount(pairs.mentors, minlength=problem.shape[1]).tolist()
    cost = sum(
        step * sum(range(before, before + load))
        for step, before, load in zip(proof["load_steps"], proof["load_before"], loads, strict=True)
    )
    assert (cost > 0) == (name == "even")
    assert proven["score"] == sum(integers[pairs.mentees, pairs.mentors]) - cost
    assert proven["seats"] == len(pairs.mentees)
