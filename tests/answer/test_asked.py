"""Questions to a matching: whom they may name, and that answers are always the same."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort, Programme
from matchcore.datasets import demo_tables
from tests.cohorts import season, season_programme, season_tables
from tests.programme.problems import found, records


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("x", "m1"), ("unknown_person", "mentee", "'x'")),
        (("e1", "x"), ("unknown_person", "mentor", "'x'")),
        (("m1", "e1"), ("unknown_person", "mentee", "'m1'")),
        ((1, "m1"), ("unknown_person", "mentee", "1")),
    ],
)
def test_ids_nobody_has_are_refused(pair: Any, expected: tuple[str, str, str]) -> None:
    assert found(lambda: season().why_not(*pair)) == [expected]


def test_exchanged_sides_get_the_remedy() -> None:
    [problem] = records(lambda: season().why_not("m1", "e1"))
    assert "name the mentee first" in problem.remedy


@pytest.mark.slow
def test_the_order_of_the_rows_changes_no_answer() -> None:
    tables = demo_tables()
    shuffled = {name: frame.sample(frac=1, random_state=7) for name, frame in tables.items()}
    one, two = (Programme.reverse_mentoring().match(Cohort(**t)) for t in (tables, shuffled))
    for mentee in one.mentees.ids[:8]:
        assert one.alternatives(mentee).equals(two.alternatives(mentee))
        mentor = one.mentors.ids[9]
        assert str(one.why_not(mentee, mentor)) == str(two.why_not(mentee, mentor))
    assert str(one.diff(two)) == str(two.diff(one))


def test_the_order_of_questions_changes_no_answer() -> None:
    tables = season_tables()
    first, second = (season_programme().match(Cohort(**tables)) for _ in range(2))
    pairs = [(i, j) for i in ("e1", "e2", "e3") for j in ("m1", "m2")]
    forth = {pair: first.why_not(*pair).to_dict() for pair in pairs}
    back = {pair: second.why_not(*pair).to_dict() for pair in reversed(pairs)}
    assert forth == back
