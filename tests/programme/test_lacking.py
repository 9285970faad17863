"""Columns that something needs and nobody has."""

from __future__ import annotations

import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import SharedInterests, TaughtSkills
from matchcore.programme.lacking import lacking, lacking_in, questions_on, wanted_columns
from matchcore.rules import Capacity, DifferentDepartment, NoRepeat, SeniorityGap
from tests.readings import REVERSE


def test_what_is_wanted_of_one_table_of_both_is_what_either_side_needs() -> None:
    wanted = wanted_columns(REVERSE)
    assert "wants" not in wanted["mentors"]
    assert wanted["people"] == wanted["join"] == wanted["mentors"] | wanted["mentees"]
    assert wanted["staff"] == {"manager"}


def test_only_what_is_needed_and_absent_lacks() -> None:
    found = lacking(REVERSE, lambda side, column: (side, column) != ("mentees", "grade"))
    assert found.to_dict("records") == [
        {
            "table": "mentees",
            "column": "grade",
            "needed_by": ("SeniorityGap(at_least=2)", "seniority"),
        }
    ]


def test_a_cohort_lacks_what_its_tables_lack() -> None:
    cohort = Cohort([{"id": "m", "skills": "a"}], [{"id": "e", "grade": 3}])
    found = lacking_in(Programme(rules=[SeniorityGap(at_least=2)]), cohort)
    assert found[["table", "column"]].to_numpy().tolist() == [["mentors", "grade"]]


@pytest.mark.parametrize(
    ("programme", "codes"),
    [
        (Programme(rules=[SeniorityGap(at_least=2)]), ["ask_join_or_leave"]),
        (Programme(rules=[SeniorityGap(at_least=2, weight=0.1)]), []),
        (Programme(rules=[SeniorityGap(at_least=2, missing="allow")]), []),
        (Programme(rules=[Capacity(), NoRepeat()]), []),
        (Programme(affinity=Affinity(skills=TaughtSkills())), ["ask_join", "ask_join"]),
        (
            Programme(
                affinity=Affinity(
                    skills=TaughtSkills(weight=0.7), interests=SharedInterests(weight=0.3)
                )
            ),
            ["ask_join", "ask_join"],
        ),
    ],
)
def test_hard_rules_and_the_heaviest_part_are_asked_about(
    programme: Programme, codes: list[str]
) -> None:
    missing = lacking(programme, lambda side, column: False)
    assert [question.code for question in questions_on(missing, programme)] == codes


def test_both_sides_are_asked_about_at_once() -> None:
    programme = REVERSE.replace(rules=[DifferentDepartment()])
    missing = lacking(programme, lambda side, column: column != "department")
    (question,) = questions_on(missing, programme)
    assert question.values["table"] == "mentors, mentees"
    assert question.values["readers"] == (("different departments", "services différents"),)
