"""Columns under our names, and problems with the names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.tables.scim import listed, scim_user


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


def test_what_a_system_says_in_one_place_or_another_is_looked_for_person_by_person(
    tmp_path: Path,
) -> None:
    other = scim_user("m2", name=None, displayName="Bo B")
    cohort = Cohort(
        listed(tmp_path / "mentors.json", scim_user("m1"), other), MENTEES, layout="scim"
    )
    assert cohort.mentors.text("name").tolist() == ["Zoé m1", "Bo B"]
    assert "mentors: displayName read as name where that is empty" in cohort.notes
