"""The column that identifies people: ids, addresses or user names; never numbers of rows."""

from __future__ import annotations

import pytest

from matchcore.recognition.id_columns import id_column
from tests.recognition.four_rows import MAILS, PEOPLE, columns_of, taken


@pytest.mark.parametrize("header", ["ID", "#", "N°", "Id"])
def test_row_numbers_are_no_ids_where_addresses_tell_people_apart(header: str) -> None:
    found = taken(**{header: [1, 2, 3, 4], "Email": MAILS})
    assert found[header].column == "row_number"
    one = id_column(list(found.values()))
    assert one is not None
    assert one.header == "Email"


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], [100, 7, 23, 5]])
def test_numbers_are_ids_where_nothing_else_is(numbers: list[int]) -> None:
    found = taken(ID=numbers, Nom=PEOPLE)
    assert found["ID"].column == "id"


def test_numbers_that_managers_are_named_by_are_ids() -> None:
    found = taken(ID=[1, 2, 3, 4], Email=MAILS, Manager=[2, 3, 4, None])
    assert columns_of(found) == {"ID": "id", "Email": "email", "Manager": "manager"}


def test_without_ids_and_addresses_the_id_is_asked_for() -> None:
    found = taken(Nom=PEOPLE, Ville=["Lyon"] * 4)
    assert id_column(list(found.values())) is None
    missing = taken(Nom=PEOPLE, Email=[*MAILS[:3], None])
    assert id_column(list(missing.values())) is None


def test_user_names_are_ids_of_last_resort() -> None:
    found = taken(sAMAccountName=["ana", "bo", "cy", "di"], displayName=PEOPLE)
    one = id_column(list(found.values()))
    assert one is not None
    assert one.header == "sAMAccountName"


@pytest.mark.parametrize(("header", "ids"), [("N°", "Matricule"), ("No", "Employee_ID")])
def test_row_numbers_are_no_ids_beside_ids_and_nothing_is_told(header: str, ids: str) -> None:
    found = taken(**{header: [1, 2, 3, 4], ids: ["00452", "00731", "01022", "01030"]})
    assert (found[header].column, found[ids].column) == ("row_number", "id")
    assert {one.sureness for one in found.values()} == {"sure"}
