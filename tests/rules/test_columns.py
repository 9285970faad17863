"""Rules over columns, evaluated without a solver: departments, attributes, training."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import Departments, DifferentDepartment, Trained
from matchcore.rules.rule import ClassRule
from tests.cohorts import cohort


def allows(rule: ClassRule, column: str, mentee: Any, mentor: Any) -> bool:
    kind = object if isinstance(mentee, str) else float
    table = rule.allows(
        {column: np.array([[mentee]], dtype=kind)}, {column: np.array([[mentor]], dtype=kind)}
    )
    assert table.shape == (1, 1)
    assert table.dtype == np.bool_
    return bool(table[0, 0])


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [("R&D", "Vente", True), ("R&D", "r&d", False), ("Études", "ETUDES ", False)],
)
def test_departments_must_differ(mentee: str, mentor: str, expected: bool) -> None:
    assert allows(DifferentDepartment(), "department", mentee, mentor) is expected


def test_what_a_missing_value_does_is_one_of_three() -> None:
    with pytest.raises(InputError, match="missing is 'ignore': use one of"):
        DifferentDepartment(missing="ignore")  # type: ignore[arg-type]


AS_TABLE = {"Direction": ["IT", "Data"], "Finance": ["Data"]}
AS_PAIRS = [["Direction", "IT"], ["Direction", "Data"], ["Finance", "Data"]]


def test_a_table_of_departments_is_written_either_way() -> None:
    rule = Departments(AS_TABLE)
    assert rule == Departments(AS_PAIRS) == Departments(**rule.options())
    assert rule.options()["table"] == AS_TABLE
    assert allows(rule, "department", "finance", "DATA")
    assert not allows(rule, "department", "Finance", "IT")
    assert not allows(rule, "department", "Data", "Finance")


@pytest.mark.parametrize(
    "table", [{"IT": "Data"}, ["IT"], [["IT"]], [["IT", 3]], {"IT": [3]}, {"IT": 3}, "IT", None, 7]
)
def test_what_is_no_table_of_departments_is_refused(table: Any) -> None:
    with pytest.raises(InputError, match=r"Departments: .*give departments"):
        Departments(table)


@pytest.mark.parametrize(
    ("named", "there", "suggested"),
    [
        ("Finance", ["Finance RH", "Finances"], [("Finances", 0.93)]),  # 14/15; the other 14/17
        ("Making", ["Marketing"], [("Marketing", 0.8)]),  # 12/15
        ("Ticketing", ["Marketing"], []),  # 12/18
    ],
)
def test_the_nearest_department_is_suggested_if_it_is_near(
    named: str, there: list[str], suggested: list[tuple[str, float]]
) -> None:
    """Twice the letters in common, over all letters of both, is at least 0.8."""
    people = cohort(
        {"id": ["m"], "department": ["IT"]}, {"id": ["e", "f"][: len(there)], "department": there}
    )
    slips = Departments({named: ["IT"]}).slips(people)
    assert [(slip.suggestion, slip.similarity) for slip in slips] == suggested


def test_only_known_sides_are_trained() -> None:
    with pytest.raises(InputError, match="who is 'nobody': use one of"):
        Trained(who="nobody")  # type: ignore[arg-type]


def test_trained_mentors_may_teach_anybody() -> None:
    """The mentee's own training, or a missing value there, does not count."""
    people = cohort({"id": ["m", "n"], "trained": ["yes", "no"]}, {"id": ["e"], "trained": [None]})
    tables = requirements([Trained(who="mentors")], people).tables
    assert [t.name for t in tables] == ["Trained(who='mentors')"]
    assert tables[0].allowed[tables[0].mentee_class][:, tables[0].mentor_class].tolist() == [
        [True, False]
    ]
