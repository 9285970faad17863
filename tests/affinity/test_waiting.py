"""Waiting time: an amount for every pair of a person, capped, and read from a column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.waiting import Waiting
from matchcore.errors import InputError
from matchcore.tuning.explorer import Explorer
from tests.cohorts import frame

MENTORS = [{"id": "m", "site": "Lyon"}, {"id": "n", "site": "Lyon"}]


def people(cells: list[Any]) -> Cohort:
    return Cohort(
        frame(MENTORS), frame([{"id": f"e{k}", "waiting": x} for k, x in enumerate(cells)])
    )


def amounts(term: Waiting, cohort: Cohort) -> Any:
    sides = term.pairs(cohort)
    return sides.mentees @ sides.mentors.T


def test_each_round_adds_its_amount_to_every_pair_up_to_a_most() -> None:
    cohort = people([0, 1, "2", "2,5", 9, None, ""])
    found = amounts(Waiting(0.5, most=3), cohort)
    assert found.tolist() == [[x, x] for x in (0.0, 0.5, 1.0, 1.25, 1.5, 0.0, 0.0)]
    assert Waiting().pairs(cohort).mentees_known.tolist() == [True] * 5 + [False] * 2


def test_mentors_may_wait_too() -> None:
    cohort = Cohort([{"id": "m", "waiting": 1}, {"id": "n"}], [{"id": "e"}])
    assert amounts(Waiting(0.5, role="mentors"), cohort).tolist() == [[0.5, 0.0]]


def test_all_wrong_cells_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Waiting().pairs(people([1, "long", -1, True]))
    found = [(p.code, p.place, p.value) for p in caught.value.problems]
    assert found == [
        ("not_a_number", "mentees, row 2, waiting", "'long'"),
        ("negative", "mentees, row 3, waiting", "'-1'"),
        ("not_a_number", "mentees, row 4, waiting", "'True'"),
    ]


def test_wrong_parameters_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Affinity(waiting=Waiting(amount="a", role="all", most=0)).weights()  # type: ignore[arg-type]
    assert [p.code for p in caught.value.problems] == [
        "not_a_number",
        "not_a_choice",
        "out_of_range",
    ]


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(InputError, match="neither table has a column 'waiting'"):
        Waiting().pairs(Cohort([{"id": "m"}], [{"id": "e"}]))


def programme(**options: Any) -> Programme:
    return Programme(affinity=Affinity(site=EqualAttribute(), waiting=Waiting(0.25)), **options)


def test_who_waited_is_served_first() -> None:
    mentees = [{"id": f"e{k}", "site": "Lyon", "waiting": k} for k in range(3)]
    found = programme().match(Cohort(MENTORS, mentees))
    assert found.pairs["mentee"].tolist() == ["e1", "e2"]
    assert found.pairs["waiting"].tolist() == [0.25, 0.5]
    assert np.allclose(found.pairs[["site", "waiting"]].sum(axis=1), found.pairs["score"])
    found.verify()


def test_it_is_written_into_the_programmes_file_and_weighed_like_other_terms() -> None:
    text = programme().to_toml()
    assert Programme.from_dict(programme().to_dict()) == programme()
    assert 'kind = "Waiting"' in text
    mentees = [{"id": f"e{k}", "site": "Lyon", "waiting": k} for k in range(3)]
    explorer = Explorer(programme(), Cohort(MENTORS, mentees))
    assert explorer.values()["waiting"].tolist() == [1.0, 2.0]
    assert explorer.at(waiting=1.0).pairs["waiting"].tolist() == [1.0, 2.0]
