"""Frames of people: typed columns, and reading one back gives the same people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.errors import CohortError
from matchcore.people import Items, People
from tests.cohorts import Drawn, cohorts, column, examples, read

ODD_SKILLS = [
    "16:9",
    "C++",
    "a|b",
    "x;y",
    "half:",
    "a:b",
    "level: 4",
    "d, e",
    "3",
    "n:nan",
    "É:1.5",
]


def assert_same(people: People | None, again: People | None) -> None:
    """Compare what was read, not how it was written."""
    assert (people is None) == (again is None)
    if people is None or again is None:
        return
    assert people.ids.tolist() == again.ids.tolist()
    assert list(people.frame) == list(again.frame)
    for name, values in people.columns.items():
        found = again.columns[name]
        if isinstance(values, Items):
            for field in ("rows", "labels", "values"):
                np.testing.assert_array_equal(getattr(found, field), getattr(values, field))
        else:
            pd.testing.assert_series_equal(pd.Series(found), pd.Series(values))
    for name in set(people.frame) - set(people.columns):
        assert again.text(name).tolist() == people.text(name).tolist()


def assert_reads_back(cohort: Cohort, again: Cohort) -> None:
    for role in ("mentors", "mentees", "staff"):
        assert_same(getattr(cohort, role), getattr(again, role))
    assert again.managers == cohort.managers
    assert again.identity.same == cohort.identity.same


def frames_of(cohort: Cohort) -> dict[str, Any]:
    tables = {role: getattr(cohort, role) for role in ("mentors", "mentees", "staff")}
    return {role: people.to_frame() for role, people in tables.items() if people is not None}


@pytest.mark.slow
@examples(30)
@given(cohorts(), st.booleans())
def test_a_frame_reads_back_as_the_same_people(drawn: Drawn, records: bool) -> None:
    cohort = drawn.cohort()
    frames = frames_of(cohort)
    if records:
        frames = {role: frame.to_dict("records") for role, frame in frames.items()}
    assert_reads_back(cohort, Cohort(**frames))


@pytest.mark.slow
@examples(30)
@given(
    st.lists(
        st.tuples(st.sampled_from(ODD_SKILLS) | st.text(max_size=5), st.none() | st.floats(1, 5)),
        unique_by=lambda entry: entry[0].strip(),
        max_size=4,
    )
)
def test_any_name_keeps_its_level_or_goes_without(entries: list[tuple[str, float | None]]) -> None:
    cell = [{"name": name, "level": level} for name, level in entries]
    try:
        mentors = read(column("skills", [cell])).mentors
    except CohortError:  # no name: nothing to read back
        return
    assert_same(mentors, read(mentors.to_frame()).mentors)


@pytest.mark.slow
def test_the_sample_reads_back_by_its_programme() -> None:
    cohort = datasets.load_demo()
    assert_reads_back(cohort, Programme.reverse_mentoring().read(**frames_of(cohort)))


@pytest.mark.slow
def test_what_was_said_in_words_is_read_without_its_layout_or_its_names() -> None:
    programme = Programme.reverse_mentoring().replace(scale=["Employé", "Cadre", "Directeur"])
    shared = {"Nom": ["Ana Roy", "Bo Li"], "Service": ["RH", "IT"], "Site": ["Lyon", "Paris"]}
    mentors = {"Grade": ["Employé", "Cadre"], "Compétences": ["Python (expert), SQL", "R"]}
    mentees = {"Grade": ["Directeur", None], "Souhaits": ["Python, R", "SQL"]}
    reading = programme.recognise(
        mentors=pd.DataFrame({"Matricule": ["1", "2"], **shared, **mentors}),
        mentees=pd.DataFrame({"Matricule": ["8", "9"], **shared, **mentees}),
    )
    frames = frames_of(reading.cohort)
    assert frames["mentors"]["skills"].tolist() == [["Python:5", "SQL"], ["R"]]
    assert_reads_back(reading.cohort, reading.programme.replace(columns={}).read(**frames))
    assert_reads_back(reading.cohort, programme.read(**frames))
    assert_reads_back(reading.cohort, programme.recognise(**frames).cohort)


def test_grades_on_a_scale_are_an_ordered_category() -> None:
    scale = ["Employé", ["Cadre", "Manager"], "Directeur"]
    cohort = read(column("grade", ["manager", None, "employé", "Directeur"]), scale=scale)
    grades = cohort.mentors.to_frame()["grade"]
    assert grades.tolist()[0] == "Cadre"
    assert pd.isna(grades[1])
    assert (grades >= "Cadre").tolist() == [True, False, False, True]
    again = read(cohort.mentors.to_frame(), scale=scale)
    assert_same(cohort.mentors, again.mentors)


def test_columns_have_types() -> None:
    frame = pd.DataFrame(
        {
            "id": ["a"],
            "capacity": ["2"],
            "hours": ["1.5"],
            "trained": ["oui"],
            "skills": ["R:4.5 | go"],
            "badge": [date := pd.Timestamp("2026-03-01")],
        }
    )
    found = read(frame).mentors.to_frame()
    assert found.dtypes.astype(str).tolist()[:5] == [
        "string",
        "Int64",
        "float64",
        "boolean",
        "object",
    ]
    assert found.loc[0].tolist() == ["a", 2, 1.5, True, ["R:4.5", "go"], date]


def test_what_is_missing_is_missing() -> None:
    missing = {name: [None] for name in ("name", "capacity", "hours", "trained", "skills")}
    found = read(pd.DataFrame({"id": ["a"], **missing}, dtype=object)).mentors.to_frame()
    assert found.loc[0, ["name", "capacity", "hours", "trained"]].isna().all()
    assert found.loc[0, "skills"] == []


def test_managers_and_partners_are_ids() -> None:
    mentors = pd.DataFrame({"id": ["m"], "name": ["Ana Ruiz"], "email": ["ana@x.org"]})
    mentees = pd.DataFrame({"id": ["e"], "manager": ["Ana Ruiz"], "past": ["ana@x.org"]})
    cohort = Cohort(mentors, mentees)
    frame = cohort.mentees.to_frame()
    assert (frame.loc[0, "manager"], frame.loc[0, "past"]) == ("m", ["m"])
    assert_reads_back(cohort, Cohort(**frames_of(cohort)))


def test_editing_a_frame_changes_nobody() -> None:
    people = read(pd.DataFrame({"id": ["a"], "badge": ["gold"], "skills": ["R"]})).mentors
    frame = people.to_frame()
    frame.loc[0, "badge"] = "tin"
    frame.loc[0, "skills"].append("go")
    assert people.to_frame().loc[0].tolist() == ["a", "gold", ["R"]]


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["parquet", "json"])
def test_frames_go_through_files(tmp_path: Path, ending: str) -> None:
    cohort, paths = datasets.load_demo(), {}
    for role, frame in frames_of(cohort).items():
        paths[role] = path = tmp_path / f"{role}.{ending}"
        frame.to_parquet(path) if ending == "parquet" else frame.to_json(path, orient="records")
    assert_reads_back(cohort, Cohort(**paths))
