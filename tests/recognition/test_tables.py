"""What one table is taken for: names, parts of names, grids, choices, leavers; and own tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.recognition.tables import taken_table
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import Table

MAILS = ["ana@x.org", "bo@x.org", "cy@x.org"]
NAMES = ["Ana Lima", "Bo Day", "Cyril Rey"]


def taken(columns: dict[str, Any], name: str = "mentors", **stated: str) -> TakenTable:
    frame = pd.DataFrame(columns)
    return taken_table(Table(name, frame, rows=np.arange(1, len(frame) + 1)), stated)


@pytest.mark.parametrize(
    ("first", "last"), [("Prénom", "Nom"), ("First name", "Last name"), ("Given name", "Surname")]
)
def test_parts_make_up_a_name_in_the_order_of_speech(first: str, last: str) -> None:
    found = taken({"E-mail": MAILS, last: ["Lima", "Day", "Rey"], first: ["Ana", "Bo", "Cyril"]})
    assert found.name_of == (first, last)
    assert found.has("name")
    assert found.names == {"E-mail": "id"}


def test_parts_beside_a_whole_name_are_not_read() -> None:
    found = taken({"Courriel": MAILS, "Nom complet": NAMES, "Prénom": ["Ana", "Bo", "Cyril"]})
    assert found.name_of == ()
    assert found.names["Nom complet"] == "name"


@pytest.mark.parametrize("header", ["Statut", "Status", "status"])
def test_people_who_left_are_found_whatever_the_case_of_the_header(header: str) -> None:
    """Our own tables keep a column of this name as it is; this table is not ours."""
    found = taken(
        {"Courriel": MAILS, "Nom complet": NAMES, header: ["active", "Inactive", "active"]}
    )
    assert found.left_out == {header: ("inactive",)}


def test_choices_stand_in_their_order() -> None:
    choices = {"Choix 2": NAMES[1:] + NAMES[:1], "Choix 1": NAMES}
    found = taken({"Courriel": MAILS, "Nom complet": NAMES, **choices}, "mentees")
    assert found.choices == ["Choix 1", "Choix 2"]
    assert found.has("prefers")


def test_grids_are_one_list() -> None:
    grid = {
        "Compétences [Python]": ["Expert", "", "Débutant"],
        "Compétences [SQL]": ["", "Expert", ""],
    }
    found = taken({"Courriel": MAILS, **grid})
    assert found.grids == {"skills": list(grid)}
    assert found.has("skills")
    assert not found.is_ours


def test_a_row_of_labels_is_no_person() -> None:
    frame = {"E-mail": ["E_MAIL", *MAILS], "Full name": ["full name", *NAMES], "City": list("Cxyz")}
    found = taken(frame)
    assert found.has_labels
    assert found.cells("id") == MAILS


OWN = {"id": ["a", "b", "c"], "skills": ["python:5", "sql", "go"]}


@pytest.mark.parametrize(
    "extra",
    [
        "badge", "team", "Horodateur", "Status", "status", "role", "Rôle", "consent", "Notes",
        "Département actuel du salarié",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cells", [["x", "y", "z"], ["inactive", "active", "active"]])
def test_a_table_with_our_headers_keeps_all_other_columns(extra: str, cells: list[str]) -> None:
    found = taken({**OWN, extra: cells})
    assert found.is_ours
    assert found.names == found.left_out == {}
    last = found.taken[-1]
    assert (last.header, last.column, found.read_as(last)) == (extra, "", "")


def test_stated_names_are_as_good_as_ours() -> None:
    columns = {"Matricule": ["a", "b", "c"], "skills": ["a", "b", "c"], "Team": ["x", "y", "x"]}
    found = taken(columns, Matricule="id")
    assert found.is_ours
    assert found.names == {"Matricule": "id"}
    assert not taken({**columns, "Grade": [1, 2, 3], "Site": ["A", "B", "A"]}).is_ours


def test_a_surely_foreign_column_beside_our_id_makes_the_table_foreign() -> None:
    found = taken({"id": ["a", "b", "c"], "Compétences": ["Python, SQL", "SQL", "Python"]})
    assert not found.is_ours
    assert found.names == {"Compétences": "skills"}


@pytest.mark.parametrize("columns", [{"x": [1, 2]}, {"name": ["Ana", "Bo"], "skills": ["a", "b"]}])
def test_a_table_without_ids_is_not_ours(columns: dict[str, Any]) -> None:
    assert not taken(columns).is_ours


def test_a_joined_table_may_know_people_by_address() -> None:
    assert taken({"name": ["Ana", "Bo", "Cy"], "grade": [1, 2, 3]}, "join").is_ours


def test_roles_are_read_in_the_table_of_both() -> None:
    both = {**OWN, "role": ["mentor", "mentee", "both"]}
    assert taken(both, "people").has("role")
    assert not taken(both, "mentors").has("role")


def test_what_is_stated_holds_and_stands_in_its_place() -> None:
    columns = {"Nom": NAMES, "Surnom": ["A", "B", "C"], "Courriel": MAILS}
    found = taken(columns, Surnom="name")
    assert [one.header for one in found.taken] == list(columns)
    assert found.names == {"Surnom": "name", "Courriel": "id"}
    stated = found.taken[1]
    assert (stated.column, stated.why, stated.example) == ("name", "stated", "A")
    other = found.taken[0]
    assert (other.column, other.meant, other.other) == ("", "name", "Surnom")


def test_a_column_stated_as_itself_is_kept_without_a_question() -> None:
    columns = {"Courriel": MAILS, "Souhaits": ["Python", "SQL", "Go"]}
    found = taken(columns, "mentees", Souhaits="Souhaits")
    assert not found.has("wants")
    assert found.read_as(found.taken[1]) == "Souhaits"


@pytest.mark.parametrize("badges", [["7", "9", "7"], ["7", None, "9"]])
@pytest.mark.parametrize("header", ["Badge number", "Matricule"])
def test_an_id_that_some_share_or_lack_gives_way_to_an_address(
    header: str, badges: list[str | None]
) -> None:
    found = taken({"Courriel": MAILS, header: badges})
    assert found.names == {"Courriel": "id"}
    assert (found.taken[1].column, found.taken[1].other) == ("", "Courriel")
    assert taken({header: badges, "Nom complet": NAMES}).names[header] == "id"
    managers = {"Manager ID": ["9", "7", "9"]}
    assert taken({"Courriel": MAILS, header: badges, **managers}).names[header] == "id"


def test_an_id_that_is_stated_leaves_the_address_an_address() -> None:
    columns = {"Courriel": MAILS, "Matricule": ["7", "8", "9"], "Badge": ["1", "2", "3"]}
    found = taken(columns, Badge="id")
    assert found.names == {"Badge": "id", "Courriel": "email"}
    assert (found.taken[1].column, found.taken[1].other) == ("", "Badge")
