"""Columns that something needs and nobody has."""

from __future__ import annotations

import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import SharedInterests, TaughtSkills
from matchcore.errors import UndecidedError
from matchcore.programme.reading.missing import (
    missing_columns,
    missing_questions,
    refuse_unanswered,
    wanted_columns,
)
from matchcore.rules import Capacity, DifferentDepartment, NoRepeat, SeniorityGap
from tests.readings import REVERSE


def test_what_is_wanted_of_one_table_of_both_is_what_either_side_needs() -> None:
    wanted = wanted_columns(REVERSE)
    assert "wants" not in wanted["mentors"]
    assert wanted["people"] == wanted["join"] == wanted["mentors"] | wanted["mentees"]
    assert wanted["staff"] == {"manager"}


def test_only_what_is_needed_and_absent_lacks() -> None:
    found = missing_columns(REVERSE, lambda side, column: (side, column) != ("mentees", "grade"))
    assert found.to_dict("records") == [
        {
            "table": "mentees",
            "column": "grade",
            "needed_by": ("SeniorityGap(at_least=2)", "seniority"),
        }
    ]


def test_people_read_by_a_written_reading_must_have_what_is_vital() -> None:
    """Tables with our own headers may lack any column."""
    cohort = Cohort([{"id": "m", "skills": "a"}], [{"id": "e", "grade": 3}])
    programme = Programme(rules=[SeniorityGap(at_least=2)])
    refuse_unanswered(programme, cohort)
    with pytest.raises(UndecidedError, match="mentors: no column of grade"):
        refuse_unanswered(programme.replace(layout={"in_words": True}), cohort)


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
    missing = missing_columns(programme, lambda side, column: False)
    assert [question.code for question in missing_questions(missing, programme)] == codes


def test_both_sides_are_asked_about_at_once() -> None:
    programme = REVERSE.replace(rules=[DifferentDepartment()])
    missing = missing_columns(programme, lambda side, column: column != "department")
    (question,) = missing_questions(missing, programme)
    assert question.values["table"] == "mentors, mentees"
    assert question.values["readers"] == (("different departments", "services différents"),)
