"""Multi-valued attributes: the primary value, the first, or all."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort
from matchcore.tables.multi_valued import is_choice, single_value


def test_all_values_of_a_list_in_records_are_read() -> None:
    skills = [{"value": "python"}, {"value": "sql"}]
    cohort = Cohort([{"id": "a", "skills": skills}, {"id": "b", "skills": []}], [{"id": "z"}])
    assert cohort.mentors.items("skills").labels.tolist() == ["python", "sql"]
    typed = [{"value": "x@home", "type": "home"}, {"value": "x@work", "type": "work"}]
    cohort = Cohort([{"id": "a", "email": typed}], [{"id": "z"}])
    assert cohort.mentors.text("email").tolist() == ["x@home"]
    assert cohort.cautions == ("the list: email has several values, the first is read",)


HOME, WORK = {"value": "h", "type": "home"}, {"value": "w", "type": "work"}


@pytest.mark.parametrize(
    ("cell", "value", "guessed"),
    [
        ([HOME, WORK], "h", True),
        ([HOME, {**WORK, "primary": True}], "w", False),
        ([HOME], "h", False),
        ([{"value": 1}, {"value": 2}], [1, 2], False),
        ([{"value": 1, "level": 2}], [{"value": 1, "level": 2}], False),  # no attribute of SCIM
        ([], None, False),
        ("h", "h", False),
        (None, None, False),
    ],
)
def test_one_of_several_values(cell: Any, value: Any, guessed: bool) -> None:
    assert single_value(cell) == value
    assert is_choice(cell) is guessed
