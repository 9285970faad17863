"""What only a person can say of one table, with the line that answers it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.recognition.asked import questions_on
from matchcore.recognition.remarks import Question
from matchcore.recognition.tables import taken_table
from matchcore.tables import Layout, Table

MAILS = ["ana@x.org", "bo@x.org", "cy@x.org"]
WANTED = frozenset(["skills", "wants", "grade", "department"])


def asked(columns: dict[str, Any], name: str = "mentors", **layout: Any) -> list[Question]:
    frame = pd.DataFrame(columns)
    table = Table(name, frame, rows=np.arange(1, len(frame) + 1))
    taken = taken_table(table, {})
    return questions_on(taken, WANTED, Layout(**layout), f"[columns.{name}]")


def lines(found: list[Question]) -> list[tuple[str, str, str]]:
    return [(one.code, one.section, one.line) for one in found]


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        ({"Ville": ["Lyon", "Lyon", "Nice"], "Pseudo": ["z", "b", "c"]}, 'Pseudo = "id"'),
        ({"Ville": ["Lyon", "Lyon", "Nice"], "Niveau": [1, 1, 2]}, '"?" = "id"'),
        ({"Date": ["2026-01-01", "2026-01-02"], "Code x": [7, 8]}, '"Code x" = "id"'),
    ],
)  # fmt: skip
def test_the_id_is_asked_with_the_column_that_could_be_it(
    columns: dict[str, Any], line: str
) -> None:
    assert lines(asked(columns)) == [("ask_id", "[columns.mentors]", line)]


def test_a_joined_table_needs_no_id_and_an_empty_one_is_asked_nothing() -> None:
    assert asked({"Ville": ["Lyon", "Lyon"]}, "join") == []
    assert asked({}) == []


def test_roles_are_asked_for_where_nothing_says_them() -> None:
    people = {"E-mail": MAILS, "Compétences": ["SQL", "", "Go"], "Groupe": ["A", "B", "A"]}
    (question,) = lines(asked(people, "people"))
    assert question == ("ask_role", "[columns.people]", '"?" = "role"')


def test_whoever_fills_in_skills_or_wants_has_a_role() -> None:
    people = {"E-mail": MAILS, "Compétences": ["SQL", "", "Go"], "Souhaits": ["", "SQL", ""]}
    assert asked(people, "people") == []


@pytest.mark.parametrize(
    "header",
    ["What would you like to teach or learn?", "Que souhaitez-vous transmettre ou apprendre ?"],
)
def test_an_unsure_column_is_asked_as_what_the_table_needs(header: str) -> None:
    """It may be skills, but mentees have wants."""
    found = asked({"E-mail": MAILS, header: ["SQL, Go", "Go", "SQL"]}, "mentees")
    assert lines(found) == [("ask_column", "[columns.mentees]", f'"{header}" = "wants"')]
    assert found[0].values["example"] == "SQL, Go"


def test_of_two_answers_the_rows_are_those_of_the_table() -> None:
    columns = {"E-mail": ["ana@x.org", "bo@x.org", "ANA@x.org", "bo@x.org"]}
    (question,) = asked(columns)
    assert lines([question]) == [("ask_twice", "[programme.layout]", 'keep = "latest"')]
    values = {"table": "mentors", "first": 1, "second": 3, "person": "ana@x.org", "count": 2}
    assert question.values == values
    assert asked(columns, keep="latest") == []


def test_our_own_tables_are_not_asked_about_two_answers() -> None:
    """Reading refuses the second row, as it ever did."""
    assert asked({"id": ["a", "b", "a"], "skills": ["x", "y", "z"]}) == []


@pytest.mark.parametrize(
    ("header", "mentor", "mentee"),
    [("Rôle", "Mentor", "Mentorée"), ("I would like to be a", "Mentor", "Mentee")],
)
def test_a_file_of_both_sides_given_as_one_of_them_is_asked_about(
    header: str, mentor: str, mentee: str
) -> None:
    columns = {"E-mail": MAILS, header: [mentor, mentee, mentor]}
    (one,) = asked(columns, "mentors")
    assert lines([one]) == [("ask_people", "[columns.mentors]", f'"{header}" = "{header}"')]
    assert (one.values["row"], one.values["count"], one.values["example"]) == (2, 1, mentee)
    (other,) = asked(columns, "mentees")
    assert (other.values["row"], other.values["count"]) == (1, 2)
    assert asked(columns, "people") == []


def test_roles_that_agree_with_the_table_are_not_asked_about() -> None:
    columns = {"E-mail": MAILS, "Rôle": ["Mentor", "Mentor et mentoré", "Mentor"]}
    assert asked(columns, "mentors") == []


def test_a_row_of_labels_counts_as_a_row_of_the_table() -> None:
    columns = {"E-mail": ["E_MAIL", "ana@x.org", "Ana@x.org"], "City": ["city", "Lyon", "Nice"]}
    (question,) = asked(columns)
    assert (question.values["first"], question.values["second"]) == (2, 3)
