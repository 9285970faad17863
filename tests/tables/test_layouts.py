"""Layouts of known systems: SCIM, SuccessFactors and forms; found by name, described by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables import Layout, describe_layout, find_layout
from matchcore.tables.layouts import LAYOUTS
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.tables.scim import listed, scim_user


def test_enterprise_users_of_scim(tmp_path: Path) -> None:
    """A manager is named by the id, so the id it is, and not the login."""
    mentors = listed(tmp_path / "mentors.json", scim_user("m2", "m1"), scim_user("m1", "boss"))
    mentees = listed(tmp_path / "mentees.json", scim_user("e1", "m2"))
    staff = listed(tmp_path / "staff.json", scim_user("boss"))
    cohort = Cohort(mentors, mentees, staff, layout="scim")
    assert cohort.mentors.ids.tolist() == ["m1", "m2"]
    assert cohort.mentors.text("name").tolist() == ["Zoé m1", "Zoé m2"]
    assert cohort.mentors.text("email").tolist() == ["m1@work.example", "m2@work.example"]
    assert cohort.mentors.text("department").tolist() == ["Data", "Data"]
    assert cohort.managers == {"m1": "boss", "m2": "m1", "e1": "m2"}
    assert cohort.reporting.superiors(["e1"]).ids.tolist() == ["m2", "m1", "boss"]


def test_records_need_no_file() -> None:
    users = [scim_user("m2", "m1"), scim_user("m1")]
    cohort = Cohort({"Resources": users}, [scim_user("e1")], layout="scim")
    assert (cohort.mentors.ids.tolist(), cohort.managers) == (["m1", "m2"], {"m2": "m1"})


def test_a_layout_goes_with_columns_of_ones_own(tmp_path: Path) -> None:
    skills = {"urn:example:User": {"teaches": ["python:4", "C++"]}}
    path = listed(tmp_path / "mentors.json", scim_user("m1", **skills))
    names = {"urn:example:User.teaches": "skills"}
    cohort = Cohort(path, MENTEES, layout="scim", columns=names)
    assert cohort.mentors.items("skills").labels.tolist() == ["C++", "python"]


def test_users_of_scim_without_an_id_have_their_login(tmp_path: Path) -> None:
    user = {key: value for key, value in scim_user("m1").items() if key != "id"}
    cohort = Cohort(listed(tmp_path / "mentors.json", user), MENTEES, layout="scim")
    assert cohort.mentors.ids.tolist() == ["login-m1"]


def test_a_page_of_a_longer_list_is_told(tmp_path: Path) -> None:
    path = listed(tmp_path / "mentors.json", scim_user("m1"), total=300)
    (caution,) = Cohort(path, MENTEES, layout="scim").cautions
    assert "1 of 300 people" in caution


def test_employees_with_two_ids_and_managers_by_one_of_them(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "STATUS,USERID,USERNAME,FIRSTNAME,MANAGER,DEPARTMENT\n"
        "STATUS,USERID,Login,First Name,Manager,Department\n"
        "active,007,ana,Ana,NO_MANAGER,Data\n"
        "active,042,bo,Bo,007,IT\n",
        encoding="utf-8",
    )
    cohort = Cohort(path, MENTEES, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["007", "042"]
    assert cohort.managers == {"042": "007"}
    assert cohort.mentors.text("USERNAME").tolist() == ["ana", "bo"]
    assert cohort.cautions == ("mentors: the row of labels below the header is left out",)


@pytest.mark.parametrize(
    ("layout", "cell"),
    [("google_forms", "R&D, C++:4, a;b"), ("microsoft_forms", "R&D;C++:4;a, b;")],
)
def test_answers_of_forms_with_several_choices(layout: str, cell: str) -> None:
    frame = pd.DataFrame({"id": ["m"], "What can you teach?": [cell]})
    cohort = Cohort(frame, MENTEES, layout=layout, columns={"What can you teach?": "skills"})
    last = "a;b" if layout == "google_forms" else "a, b"
    assert cohort.mentors.items("skills").labels.tolist() == ["C++", "R&D", last]


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("outlook", "use one of.*'scim'"),
        (3, "use one of"),
        ({"separator": ","}, "separator is unknown"),
        ({"separators": []}, r"separators is \[\]: give at least one"),
        ({"separators": ","}, "give a list of text"),
        ({"closed": "no"}, "use true or false"),
        ({"columns": {"a": 1}}, "give text for both names"),
    ],
)
def test_wrong_layouts_are_refused(layout: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Cohort(MENTEES, MENTEES, layout=layout)


@pytest.mark.parametrize("layout", [None, *LAYOUTS, Layout(separators=(",",), nobody=("-",))])
def test_a_layout_is_described_by_what_finds_it(layout: Any) -> None:
    found = find_layout(layout)
    assert find_layout(describe_layout(found)) == found
    assert json.loads(json.dumps(describe_layout(found))) == describe_layout(found)
