"""HR data joined with answers: by id or address, what is added, who is missing, what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.tables import Layout
from tests.people.refusals import places, problems
from tests.rules.pairs_of import pairs_of

HR = pd.DataFrame(
    {
        "id": ["0042", "E7", "E8"],
        "email": ["Ann@X.org", "bo@x.org", "cy@x.org"],
        "name": ["Ann Lee", "Bo Ray", "Cy Oz"],
        "grade": [3, 4, 5],
        "manager": ["E7", "E8", None],
        "salary": [1, 2, 3],
    }
)


def joined(mentors: Any, mentees: Any = None, more: Any = HR, **options: Any) -> Cohort:
    """Return answers joined with more data; by default one mentee, who is in it."""
    mentees = pd.DataFrame({"id": ["E8"]}) if mentees is None else mentees
    return Cohort(pd.DataFrame(mentors), mentees, join=more, **options)


@pytest.mark.parametrize(
    "answers",
    [
        {"id": ["E7"]},
        {"id": ["e7\u200b"]},
        {"id": ["bo@x.org"]},
        {"id": ["BO@X.ORG\u00a0"]},
        {"id": ["M-1"], "email": ["Bo@x.org"]},
    ],
)
def test_people_are_found_by_id_or_address_whatever_their_writing(answers: Any) -> None:
    cohort = joined(answers)
    assert cohort.mentors.numbers("grade").tolist() == [4]
    assert cohort.mentors.text("name").tolist() == ["Bo Ray"]
    assert "salary" not in cohort.mentors.frame
    assert cohort.cautions == ()


def test_an_address_is_found_in_the_ids_of_the_other_table() -> None:
    more = pd.DataFrame({"id": ["bo@x.org", "e8"], "grade": [4, 5]})
    assert joined({"id": ["M1"], "email": ["BO@x.org"]}, more=more).managers == {}
    assert joined({"id": ["M1"], "email": ["BO@x.org"]}, more=more).mentors.ids.tolist() == ["M1"]


def test_addresses_as_ids_become_ids_and_stay_known() -> None:
    mentees = pd.DataFrame({"id": ["cy@x.org"], "past": ["bo@x.org"]})
    cohort = joined({"id": ["bo@x.org"]}, mentees)
    assert (cohort.mentors.ids.tolist(), cohort.mentees.ids.tolist()) == (["E7"], ["E8"])
    assert cohort.mentees.items("past").labels.tolist() == ["E7"]
    assert cohort.mentors.text("email").tolist() == ["bo@x.org"]
    said = "mentors: ids of the joined table, in place of e-mail addresses"
    assert said in cohort.notes


def test_the_address_of_an_id_is_kept_beside_other_addresses() -> None:
    """The second answer states no address of its own."""
    answers = {"id": ["bo@x.org", "x@y.org"], "email": [None, "ann@x.org"]}
    more = HR.drop(columns="email").assign(id=["ann@x.org", "E7", "E8"], email=["", "bo@x.org", ""])
    cohort = joined(answers, more=more)
    assert dict(zip(cohort.mentors.ids, cohort.mentors.text("email"), strict=True)) == {
        "E7": "bo@x.org",
        "ann@x.org": "ann@x.org",
    }


def test_reporting_lines_follow_the_ids_of_the_answers() -> None:
    """E7, who manages Ann, answered as M-1."""
    mentees = pd.DataFrame({"id": ["S1"], "email": ["ann@x.org"]})
    cohort = joined({"id": ["M-1"], "email": ["bo@x.org"]}, mentees)
    assert cohort.managers["S1"] == "M-1"
    assert pairs_of(NotInReportingLine(), cohort) == {("S1", "M-1")}


def test_managers_lead_through_people_who_do_not_take_part() -> None:
    more = HR.assign(manager=["E8", None, "E7"])
    cohort = joined({"id": ["E7"]}, pd.DataFrame({"id": ["0042"]}), more)
    assert cohort.reporting.superiors(["0042"]).ids.tolist() == ["E8", "E7"]


def test_a_filled_cell_stays_and_differences_are_told() -> None:
    cohort = joined({"id": ["E8", "E7"], "grade": ["9", None], "name": ["OZ, Cy", "Bo Ray"]})
    assert cohort.mentors.numbers("grade").tolist() == [4, 9]
    assert cohort.cautions == (
        "mentors, grade: 1 differ from the joined table, such as '9' and 5 (row 1); "
        "the first is kept",
    )


def test_who_is_in_one_table_only_is_told() -> None:
    cohort = joined({"id": ["E7", *(f"x{k}" for k in range(7))]})
    assert cohort.cautions == (
        "mentors: 7 not in the joined table: 7, such as 'x0', 'x1', 'x2', 'x3', 'x4'",
    )
    assert "join: 1 people in no other table: '0042'" in cohort.notes


def test_two_rows_of_one_person_are_told_and_none_is_read() -> None:
    more = pd.DataFrame({"id": ["E7", "e7", "E8"], "grade": [1, 2, 3]})
    cohort = joined({"id": ["E7"]}, more=more)
    assert cohort.cautions[0] == (
        "mentors: several rows of the joined table, none of which is read: 'e7' (rows 1 and 2)"
    )
    assert pd.isna(cohort.mentors.numbers("grade")).all()


def test_each_of_two_files_has_rows_of_its_own(tmp_path: Path) -> None:
    """Titles stand above the one, three lines of them, and none above the other."""
    answers, hr = tmp_path / "answers.csv", tmp_path / "hr.csv"
    answers.write_text(
        "Answers, of March\n\nby form\nid,grade,name\nE7,,Bo Ray\nE8,9,Cy Oz\n", encoding="utf-8"
    )
    hr.write_text("id,grade\nE9,1\nE8,5\ne9,2\n", encoding="utf-8")
    cohort = Cohort(answers, pd.DataFrame({"id": ["E9"]}), join=hr)
    assert dict(zip(cohort.mentors.ids, cohort.mentors.source_rows.tolist(), strict=True)) == {
        "E7": 5,
        "E8": 6,
    }
    said = "\n".join(cohort.cautions)
    assert "such as '9' and '5' (row 6); the first is kept" in said
    assert "'e9' (rows 2 and 4)" in said


@pytest.mark.parametrize(("name", "grade"), [("LEE Ann", 3), ("Bo Ray", None), (None, None)])
def test_ids_that_differ_in_leading_zeros_are_joined_only_by_name(name: Any, grade: Any) -> None:
    cohort = joined({"id": ["42"], "name": [name]})
    assert cohort.mentors.numbers("grade").tolist() == [grade] if grade else True
    assert pd.isna(cohort.mentors.numbers("grade")).all() == (grade is None)
    what = "joined by name" if grade else "that may be one, not joined"
    assert what in cohort.cautions[0]
    assert "'42' (row 1) and '0042'" in cohort.cautions[0]


def test_an_id_of_somebody_with_another_name_is_refused() -> None:
    """Running numbers of a form are no ids of HR."""
    hr = HR.drop(columns="manager").assign(id=["1", "2", "3"])
    found = problems(pd.DataFrame({"id": ["2"], "name": ["Di Poe"]}), join=hr)
    assert ("mentors", 1, "name") in places(found)
    assert "row 2 of join has this id with the name 'Bo Ray'" in found["problem"].tolist()
    same = {"id": ["2"], "name": ["Di Poe"], "email": ["bo@x.org"]}
    cohort = joined(same, pd.DataFrame({"id": ["3"]}), hr)
    assert "mentors, name: 1 differ" in cohort.cautions[0]


@pytest.mark.parametrize("more", [HR[["name", "grade"]], HR.assign(id=["a", "b", "c"], email=None)])
def test_a_join_that_finds_nobody_is_refused(more: pd.DataFrame) -> None:
    found = problems(pd.DataFrame({"id": ["E7"]}), join=more)
    assert ("join", 0, "id") in places(found)
    assert found["remedy"].str.contains("Map the columns of ids").any()


def test_lists_keep_the_separators_of_their_table() -> None:
    more = pd.DataFrame({"id": ["E7", "E8"], "interests": ["chess / jazz", None]})
    layout = Layout(separators={"join": {"interests": (" / ",)}, "interests": (",",)})
    cohort = joined({"id": ["E7"], "skills": ["a|b"]}, more=more, layout=layout)
    assert cohort.mentors.items("interests").labels.tolist() == ["chess", "jazz"]


def test_what_was_told_of_the_other_table_is_not_lost(tmp_path: Any) -> None:
    file = tmp_path / "hr.csv"
    file.write_bytes("id;name\nE7;Zoé\nE8;Noé\n".encode("cp1252"))
    cohort = joined({"id": ["E7"]}, more=file)
    assert any("cp1252" in caution for caution in cohort.cautions)
    assert cohort.mentors.text("name").tolist() == ["Zoé"]
