"""Rows that a layout leaves out, rows of labels among them, and those it keeps."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.tables import Layout, Table
from matchcore.tables.left_out import is_label_row, without_rows_left_out
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.tables.scim import listed, scim_user


def test_who_is_no_longer_active_is_left_out_and_said(tmp_path: Path) -> None:
    users = [scim_user("m1", active=True), scim_user("m2", active=False), scim_user("m3")]
    cohort = Cohort(listed(tmp_path / "mentors.json", *users), MENTEES, layout="scim")
    assert cohort.mentors.ids.tolist() == ["m1", "m3"]
    assert cohort.mentors.source_rows.tolist() == [1, 3]
    assert cohort.cautions == ("mentors: 1 row(s) left out because active is false",)
    own = Layout(left_out={"here": ["Non", "parti"]})  # type: ignore[dict-item]
    frame = pd.DataFrame({"id": ["a", "b", "c"], "here": ["oui", "NON", "Parti "]})
    cohort = Cohort(frame, MENTEES, layout=own)
    assert cohort.mentors.ids.tolist() == ["a"]
    assert "2 row(s) left out" in cohort.cautions[0]


def test_a_manager_who_has_left_is_still_above() -> None:
    everybody = pd.DataFrame(
        {"USERID": ["1", "3"], "STATUS": ["active", "inactive"], "MANAGER": ["3", "NO_MANAGER"]}
    )
    cohort = Cohort(everybody, MENTEES, everybody, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["1"]
    assert cohort.managers == {"1": "3"}


def test_a_layout_leaves_out_whom_an_enumeration_names() -> None:
    status = Enum("status", {"HERE": "active", "AWAY": "inactive"})
    users = [{"id": "a", "active": status.HERE}, {"id": "b", "active": status.AWAY}]
    layout = {"left_out": {"active": ["inactive"]}}
    assert Cohort(users, MENTEES, layout=layout).mentors.ids.tolist() == ["a"]


def test_labels_and_leavers_are_counted_apart() -> None:
    frame = pd.DataFrame({"ID": ["id", "a", "b"], "State": ["State", "gone", "here"]})
    layout = Layout(labels_below=True, left_out={"State": ("gone", "state")})
    table = without_rows_left_out(Table("mentors", frame), ["ID", "State"], layout, ["id", "State"])
    assert table.frame["ID"].tolist() == ["b"]
    assert table.rows.tolist() == [3]
    assert table.cautions == (
        "mentors: the row of labels below the header is left out",
        "mentors: 1 row(s) left out because State is gone or state",
    )


def test_a_table_without_such_rows_stays_the_same_object() -> None:
    table = Table("mentors", pd.DataFrame({"id": ["a"]}))
    assert without_rows_left_out(table, ["id"], Layout(labels_below=True), ["id"]) is table


def test_labels_are_recognised_by_id_or_address_alone() -> None:
    theirs, ours = ["USER_ID", "Mail", "Team"], ["id", "email", "Team"]
    assert is_label_row(["User ID", "", ""], theirs, ours)
    assert is_label_row(["Matricule", "Courriel", ""], theirs, ours)
    assert not is_label_row(["7", "mail@x.example", "Team"], theirs, ours)
    assert not is_label_row([None, None, "Team"], theirs, ours)


@pytest.mark.parametrize(
    "labels",
    [
        {"USERID": "User ID", "EMAIL": "a@b", "MANAGER": None},
        {"USERID": "ID utilisateur", "EMAIL": "E-mail", "MANAGER": "Responsable"},
    ],
)
def test_a_row_of_labels_may_have_words_of_its_own(labels: dict[str, Any]) -> None:
    person = {"USERID": "7", "EMAIL": "zoe@example.org", "MANAGER": "NO_MANAGER"}
    cohort = Cohort(pd.DataFrame([labels, person]), MENTEES, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["7"]
    assert cohort.mentors.source_rows.tolist() == [2]


def test_a_person_without_an_address_is_no_row_of_labels() -> None:
    frame = pd.DataFrame({"USERID": ["7"], "EMAIL": ["n/a"], "MANAGER": ["NO_MANAGER"]})
    cohort = Cohort(frame, MENTEES, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["7"]
    assert cohort.cautions == ()
