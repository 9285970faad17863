"""A scale of grades with equal labels: read, refused, and the same wherever a programme goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort, Programme
from matchcore.errors import InputError
from matchcore.people import people_schema
from matchcore.people.scale import frozen_scale, read_label, scale_problems
from tests.people.refusals import problems

SCALE = ["Employé", ["Cadre", "Manager"], ["Directeur"]]


@pytest.mark.parametrize(
    ("label", "grade"),
    [("employe", 1), ("CADRE", 2), ("Manager ", 2), ("Directeur", 3), ("", None)],
)
def test_equal_labels_count_the_same(label: str, grade: float | None) -> None:
    frame = pd.DataFrame({"id": ["a"], "grade": [label]})
    found = Cohort(frame, frame, scale=SCALE).mentors.numbers("grade").tolist()
    assert found == [grade] or (grade is None and found[0] != found[0])


def test_a_label_that_is_not_on_the_scale_is_named_with_all_that_are() -> None:
    found = problems(pd.DataFrame({"id": ["a", "b"], "grade": ["Cadre", "Chef"]}), scale=SCALE)
    assert found[["row", "value"]].to_numpy().tolist() == [[2, "Chef"]]
    assert "['Employé', 'Cadre', 'Manager', 'Directeur']" in found["remedy"].item()


def test_whole_numbers_may_be_labels() -> None:
    read = read_label(["1", ["2", "3"]])
    assert [read(cell) for cell in (1, 2.0, "3")] == [1, 2, 2]


@pytest.mark.parametrize(
    "scale",
    [
        "abc",
        [],
        [[]],
        [1, 2],
        ["a", ["A", "b"]],
        [["a", 1]],
        [["a", ["b"]]],
        {"a": 1},
        ["a", " a "],
    ],
)
def test_what_is_no_scale_is_refused(scale: Any) -> None:
    (problem,) = scale_problems(scale)
    assert problem.code == "not_a_scale"
    with pytest.raises(InputError):
        Cohort([{"id": "a"}], [{"id": "b"}], scale=scale)


def test_a_scale_is_a_value_in_programmes(tmp_path: Path) -> None:
    usual = Programme.reverse_mentoring()
    one, same = usual.replace(scale=SCALE), usual.replace(scale=frozen_scale(SCALE))
    other = usual.replace(scale=["Employé", "Cadre", "Manager", "Directeur"])
    assert one == same != other
    assert hash(one) == hash(same)
    assert Programme.from_dict(one.to_dict()) == one
    one.to_toml(tmp_path / "programme.toml")
    assert Programme.from_toml(tmp_path / "programme.toml") == one


def test_the_schema_lists_all_labels() -> None:
    schema = people_schema("mentors", SCALE)
    enum = schema["items"]["properties"]["grade"]["enum"]
    assert enum == ["Employé", "Cadre", "Manager", "Directeur", None]
