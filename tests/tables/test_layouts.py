"""Other systems' tables: their columns under our names, their lists split their way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.tables import Layout, describe_layout, find_layout
from matchcore.tables.layouts import LAYOUTS
from tests.cohorts import ONE_MENTEE as MENTEES

USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def scim_user(one: str, manager: str | None = None, **more: Any) -> dict[str, Any]:
    enterprise = {"department": "Data", "manager": {"value": manager} if manager else None}
    return {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", USER],
        "id": one,
        "userName": f"login-{one}",
        "name": {"formatted": f"Zoé {one}", "familyName": one},
        "emails": [
            {"value": f"{one}@home.example", "type": "home"},
            {"value": f"{one}@work.example", "type": "work", "primary": True},
        ],
        USER: enterprise,
        **more,
    }


def listed(path: Path, *users: dict[str, Any], total: int | None = None) -> Path:
    response = {"totalResults": total or len(users), "Resources": list(users)}
    path.write_text(json.dumps(response, ensure_ascii=False), encoding="utf-8")
    return path


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


@pytest.mark.parametrize("records", [{"id": "a"}, ["a"], {"Resources": {}}, {"Resources": "a"}])
def test_what_holds_no_records_is_refused(records: Any) -> None:
    with pytest.raises(InputError, match=r"mentors: the (dict|list) holds no records"):
        Cohort(records, MENTEES)


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


@pytest.mark.parametrize("text", ["", "{", '"id"', "[1]", '{"id": "a"}', "[[]]", "[" * 100_000])
def test_json_without_records_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mentors.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"mentors\.json (is not JSON|holds no records|is empty)"):
        Cohort(tmp_path / "mentors.json", MENTEES)


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


def test_only_the_last_separator_of_a_form_is_free() -> None:
    frame = pd.DataFrame({"id": ["m", "n"], "interests": ["a;;b;", "a;b;;"]})
    with pytest.raises(CohortError) as caught:
        Cohort(frame, MENTEES, layout="microsoft_forms")
    assert caught.value.problems["row"].tolist() == [1, 2]


# columns ----------------------------------------------------------------------------------------


def test_columns_are_mapped_in_all_tables_and_said() -> None:
    mentors = pd.DataFrame({" Matricule ": ["m"], "Métier": ["IT"]})
    mentees = pd.DataFrame({"Matricule": ["e"]})
    staff = pd.DataFrame({"Matricule": ["s"]})
    names = {"Matricule": "id", "Métier": "department"}
    cohort = Cohort(mentors, mentees, staff, columns=names)
    assert cohort.mentors.text("department").tolist() == ["IT"]
    assert "'Matricule' as 'id', 'Métier' as 'department'" in cohort.notes[0]


def test_names_may_be_swapped() -> None:
    frame = pd.DataFrame({"id": ["x"], "Matricule": ["m"]})
    cohort = Cohort(frame, frame, columns={"Matricule": "id", "id": "badge"})
    assert cohort.mentors.ids.tolist() == ["m"]
    assert cohort.mentors.text("badge").tolist() == ["x"]


def test_two_columns_for_one_name_are_a_problem() -> None:
    frame = pd.DataFrame({"Matricule": ["m"], "id": ["x"], "Job": ["a"], "Team": ["b"]})
    with pytest.raises(CohortError) as caught:
        Cohort(frame, MENTEES, columns={"Matricule": "id", "Job": "site", "Team": "site"})
    assert caught.value.problems["column"].tolist() == ["id", "site"]


def test_a_mapped_name_that_no_table_has_is_a_problem() -> None:
    with pytest.raises(CohortError) as caught:
        Cohort(MENTEES, MENTEES, columns={"Matricul": "site"})
    row = caught.value.problems.iloc[0]
    assert (row["table"], row["column"], row["value"]) == ("columns", "Matricul", "site")


@pytest.mark.parametrize("columns", [["id"], {"a": 1}, {"": "id"}, {"a": " "}])
def test_what_is_no_mapping_is_refused(columns: Any) -> None:
    with pytest.raises(InputError, match="columns"):
        Cohort(MENTEES, MENTEES, columns=columns)


# options ----------------------------------------------------------------------------------------


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


def test_names_in_two_columns_are_one_name(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"USERID": ["1", "2", "3"], "FIRSTNAME": ["Zoé", None, " "], "LASTNAME": ["Roy", "Bo", ""]}
    )
    cohort = Cohort(frame, MENTEES, layout="successfactors")
    assert cohort.mentors.text("name").tolist() == ["Zoé Roy", "Bo", None]
    assert "mentors: name made of FIRSTNAME and LASTNAME" in cohort.notes
    user = scim_user("m1", name={"givenName": "Zoé", "familyName": "Roy"})
    cohort = Cohort(listed(tmp_path / "mentors.json", user), MENTEES, layout="scim")
    assert cohort.mentors.text("name").tolist() == ["Zoé Roy"]
    whole = Cohort(frame.assign(name="Z"), MENTEES, layout="successfactors")
    assert whole.mentors.text("name").tolist() == ["Z"] * 3


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


def test_a_name_that_two_tables_use_for_different_things() -> None:
    mentors = pd.DataFrame({"Matricule": ["m"], "Compétences": ["python:4"]})
    mentees = pd.DataFrame({"Matricule": ["e"], "Compétences": ["sql:2"]})
    names: Any = {
        "Matricule": "id",
        "mentors": {"Compétences": "skills"},
        "mentees": {"Compétences": "wants"},
    }
    cohort = Cohort(mentors, mentees, columns=names)
    assert cohort.mentors.items("skills").labels.tolist() == ["python"]
    assert cohort.mentees.items("wants").labels.tolist() == ["sql"]
    names["mentees"] = {"Competence": "wants"}
    with pytest.raises(CohortError, match=r"columns: mentees, Competence.*Is it 'Compétences'"):
        Cohort(mentors, mentees, columns=names)
    for wrong in ({"mentees": {"x": 3}}, {"others": {"x": "id"}}):
        with pytest.raises(InputError, match="give text for both names"):
            Cohort(mentors, mentees, columns=wrong)  # type: ignore[arg-type]


def test_another_apostrophe_is_a_near_miss() -> None:
    frame = pd.DataFrame({"id": ["m"], "Centres d\u2019intérêt": ["jazz"]})
    with pytest.raises(CohortError, match="Is it 'Centres d\u2019intérêt'"):
        Cohort(frame, MENTEES, columns={"Centres d'intérêt": "interests"})


def test_what_a_system_says_in_one_place_or_another_is_looked_for_person_by_person(
    tmp_path: Path,
) -> None:
    other = scim_user("m2", name=None, displayName="Bo B")
    cohort = Cohort(
        listed(tmp_path / "mentors.json", scim_user("m1"), other), MENTEES, layout="scim"
    )
    assert cohort.mentors.text("name").tolist() == ["Zoé m1", "Bo B"]
    assert "mentors: displayName read as name where that is empty" in cohort.notes


def test_a_form_with_an_id_of_its_own_may_be_known_by_another() -> None:
    """A standard export has a column ID, which numbers the answers."""
    answers = pd.DataFrame({"ID": ["1"], "Email": ["zoe@x"], "Name": ["Zoé"], "skills": ["R;"]})
    cohort = Cohort(answers, MENTEES, layout="microsoft_forms", columns={"Email": "id"})
    assert cohort.mentors.ids.tolist() == ["zoe@x"]
    assert cohort.mentors.items("skills").labels.tolist() == ["R"]


def test_a_slip_in_our_name_is_a_slip_in_a_mapping_too() -> None:
    frame = pd.DataFrame({"id": ["m"], "Ce que je sais": ["R"]})
    with pytest.raises(CohortError, match="skils: unknown, but close to 'skills'"):
        Cohort(frame, MENTEES, columns={"Ce que je sais": "skils"})
    kept = Cohort(
        frame.rename(columns={"Ce que je sais": "skils"}), MENTEES, columns={"skils": "skils"}
    )
    assert kept.extra == ("mentors: extra columns kept: skils",)
    assert Cohort(frame, MENTEES, columns={"Ce que je sais": "prefers"}).extra


def test_all_values_of_a_list_in_records_are_read() -> None:
    skills = [{"value": "python"}, {"value": "sql"}]
    cohort = Cohort([{"id": "a", "skills": skills}, {"id": "b", "skills": []}], [{"id": "z"}])
    assert cohort.mentors.items("skills").labels.tolist() == ["python", "sql"]
    typed = [{"value": "x@home", "type": "home"}, {"value": "x@work", "type": "work"}]
    cohort = Cohort([{"id": "a", "email": typed}], [{"id": "z"}])
    assert cohort.mentors.text("email").tolist() == ["x@home"]
    assert cohort.cautions == ("the list: email has several values, the first is read",)


@pytest.mark.parametrize("separators", [("||", "|"), ("|", "||")])
def test_separators_may_hold_each_other(separators: tuple[str, ...]) -> None:
    cohort = Cohort(
        pd.DataFrame({"id": ["a"], "interests": ["x||y|z"]}),
        MENTEES,
        layout=Layout(separators=separators),
    )
    assert cohort.mentors.items("interests").labels.tolist() == ["x", "y", "z"]


def test_a_manager_who_has_left_is_still_above() -> None:
    everybody = pd.DataFrame(
        {"USERID": ["1", "3"], "STATUS": ["active", "inactive"], "MANAGER": ["3", "NO_MANAGER"]}
    )
    cohort = Cohort(everybody, MENTEES, everybody, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["1"]
    assert cohort.managers == {"1": "3"}


@pytest.mark.parametrize(
    "options",
    [
        {"left_out": ["parti"]},
        {"left_out": {"here": "non"}},
        {"columns": {"mentors": {"Mat": "id"}}},
        {"name_of": "Nom"},
    ],
)
def test_options_that_would_do_nothing_are_refused(options: Any) -> None:
    with pytest.raises(InputError, match="layout: "):
        Layout(**options)


def test_mappings_stand_in_mappings_once() -> None:
    names: Any = {"mentees": {"mentors": {"a": "id"}}}
    with pytest.raises(InputError, match="give text for both names"):
        Cohort(MENTEES, MENTEES, columns=names)
