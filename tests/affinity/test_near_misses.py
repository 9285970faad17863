"""Names that look like misspellings, by the ratio 2 · letters in common / letters."""

from __future__ import annotations

import pytest

from matchcore.affinity import near_misses as room
from matchcore.affinity.near_misses import misspelt, near_misses
from matchcore.people import Entries
from tests.cohorts import cohort


def entries(*cells: str) -> Entries:
    people = cohort({"id": ["x"]}, {"id": [f"e{k}" for k in range(len(cells))], "wants": cells})
    return Entries.read(people.mentees, "wants")


def test_the_most_similar_candidate_is_given() -> None:
    """6 letters against 7 with 6 in common: 12 / 13."""
    found = list(near_misses(["potery"], ["poetry club", "pottery", "law"], 0.8))
    assert found == [("potery", "pottery", 0.92)]


def test_what_is_less_similar_is_left_out() -> None:
    assert list(near_misses(["potery"], ["pottery"], 0.93)) == []
    assert list(near_misses(["potery"], ["law"], 0.01)) == []
    assert list(near_misses([], ["law"], 0.0)) == list(near_misses(["law"], [], 0.0)) == []


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["potery", "pythn", "exce", "statistcs"]
    candidates = ["pottery", "python", "excel", "statistics"]
    whole = list(near_misses(names, candidates, 0.5))
    monkeypatch.setattr(room, "_BLOCK", 1)
    assert list(near_misses(names, candidates, 0.5)) == whole
    assert [(name, near) for name, near, _ in whole] == list(zip(names, candidates, strict=True))


def test_names_that_one_side_or_the_table_knows_are_right() -> None:
    own, other = entries("potery|pythn|sql"), entries("pottery|sql")
    found = misspelt("wants", own, other, {"python": "Python"}, 0.8)
    assert [(s.column, s.name, s.people, s.suggestion) for s in found] == [
        ("wants", "potery", 1, "pottery"),
        ("wants", "pythn", 1, "Python"),
    ]
    assert misspelt("wants", own, own, {}, 0.8) == []


def test_the_names_of_most_people_are_checked_first() -> None:
    own = entries("exce|pythn", "pythn", "pythn|statistcs", "statistcs")
    known = {name: name for name in ("excel", "python", "statistics")}
    every = ["exce", "pythn", "statistcs"]
    for most, names in ((1, every[1:2]), (2, every[1:]), (None, every)):
        found = misspelt("wants", own, entries(""), known, 0.8, most)
        assert [slip.name for slip in found] == names
    assert [slip.people for slip in found] == [1, 3, 2]
