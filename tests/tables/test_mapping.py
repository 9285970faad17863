"""Mappings of names: for all tables or one, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables.mapping import mapping_problems, names_for
from tests.cohorts import ONE_MENTEE as MENTEES


@pytest.mark.parametrize("columns", [["id"], {"a": 1}, {"": "id"}, {"a": " "}])
def test_what_is_no_mapping_is_refused(columns: Any) -> None:
    with pytest.raises(InputError, match="columns"):
        Cohort(MENTEES, MENTEES, columns=columns)


def test_mappings_stand_in_mappings_once() -> None:
    names: Any = {"mentees": {"mentors": {"a": "id"}}}
    with pytest.raises(InputError, match="give text for both names"):
        Cohort(MENTEES, MENTEES, columns=names)


def test_the_names_of_one_table_go_before_the_shared_ones() -> None:
    columns: Any = {"Nom": "name", "Mat": "id", "mentees": {"Nom": "badge"}}
    assert names_for("mentees", columns) == {"Nom": "badge", "Mat": "id"}
    assert names_for("mentors", columns) == {"Nom": "name", "Mat": "id"}


def test_every_wrong_name_is_located() -> None:
    found = mapping_problems("columns", {"a": 1, "staff": {" ": "id"}, "b": "id"})
    assert [(wrong.place, wrong.value) for wrong in found] == [
        ("columns: 'a'", "1"),
        ("columns: staff: ' '", "'id'"),
    ]
