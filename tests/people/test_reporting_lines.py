"""Reporting lines: against a walk by hand, with circles, and at any depth."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.people import ReportingLines
from tests.cohorts import examples
from tests.people.refusals import ONE, places, problems

NAMES = st.sampled_from("abcdefgh")


def walked(one: str, managers: dict[str, str], levels: int | None) -> list[tuple[str, int]]:
    line: list[tuple[str, int]] = []
    while one in managers and (levels is None or len(line) < levels):
        one = managers[one]
        line.append((one, len(line) + 1))
    return line


def is_endless(one: str, managers: dict[str, str]) -> bool:
    for _ in range(len(managers) + 1):
        if one not in managers:
            return False
        one = managers[one]
    return True


@examples(150)
@given(st.dictionaries(NAMES, NAMES, max_size=8))
def test_circles_are_those_of_walks_that_come_back(managers: dict[str, str]) -> None:
    expected = []
    for one in sorted(managers):
        names = [name for name, _ in walked(one, managers, 2 * len(managers))]
        if one in names:
            circle = [one, *names[: names.index(one)]]
            expected += [circle] if min(circle) == one else []
    assert ReportingLines(managers).circles() == expected


@examples(150)
@given(st.dictionaries(NAMES, NAMES, max_size=8), st.none() | st.integers(1, 3), st.data())
def test_superiors_are_those_of_a_walk(
    managers: dict[str, str], levels: int | None, data: st.DataObject
) -> None:
    straight = {a: b for a, b in managers.items() if not is_endless(a, managers)}
    asked = data.draw(st.lists(NAMES, max_size=5))
    rows, ids, far = ReportingLines(straight).superiors(asked, levels)
    found = list(zip(rows.tolist(), ids.tolist(), far.tolist(), strict=True))
    assert found == [
        (k, *up) for k, one in enumerate(asked) for up in walked(one, straight, levels)
    ]


def test_a_circle_is_left_after_one_round() -> None:
    rows, ids, _ = ReportingLines({"a": "b", "b": "c", "c": "a"}).superiors(["a"])
    assert (rows.tolist(), ids.tolist()) == ([0, 0, 0], ["b", "c", "a"])


@pytest.mark.parametrize("levels", [None, 1, 4])
def test_without_managers_there_are_no_superiors(levels: int | None) -> None:
    rows, ids, far = ReportingLines({}).superiors(["a", "b"], levels)
    assert len(rows) == len(ids) == len(far) == 0
    assert ReportingLines({}).circles() == []


def test_a_long_line_ends() -> None:
    ids = [f"p{k:04d}" for k in range(3000)]
    lines = ReportingLines(dict(pairwise(ids)))
    assert lines.circles() == []
    np.testing.assert_array_equal(lines.superiors(ids[:1]).ids, ids[1:])


def test_a_circle_is_reported_for_everybody_in_it() -> None:
    """a → b → c → a run in a circle over both tables; d, who reports into it, is no part of it."""
    mentors = pd.DataFrame({"id": ["f", "d", "a"], "manager": ["e", "a", "b"]})
    mentees = pd.DataFrame({"id": ["b", "e", "c"], "manager": ["c", None, "a"]})
    found = problems(mentors, mentees)
    assert places(found) == {
        ("mentors", 3, "manager"),
        ("mentees", 1, "manager"),
        ("mentees", 3, "manager"),
    }
    assert set(found["problem"]) == {"the reporting line is a circle: a → b → c → a"}


def test_a_long_circle_is_cut_in_the_message() -> None:
    ids = [f"p{k:02d}" for k in range(30)]
    found = problems(pd.DataFrame({"id": ids, "manager": [*ids[1:], ids[0]]}))
    assert len(found) == 30
    assert found["problem"][0].endswith(": p00 → p01 → p02 → p03 → p04 → p05 → p06 → p07 → … → p00")


def test_a_duplicate_id_is_not_reported_as_a_second_manager() -> None:
    """It is one mistake, reported once."""
    found = problems(pd.DataFrame({"id": ["a", "a", "b", "c"], "manager": ["b", "c", None, None]}))
    assert found["problem"].tolist() == ["the id occurs twice"]


def test_nobody_is_their_own_manager() -> None:
    found = problems(pd.DataFrame({"id": ["a", "b"], "manager": ["a", None]}))
    assert places(found) == {("mentors", 1, "manager")}


def test_a_circle_is_reported_beside_other_problems() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "manager": ["b", "a"], "grade": ["x", 1]})
    assert places(problems(mentors)) == {
        ("mentors", 1, "grade"),
        ("mentors", 1, "manager"),
        ("mentors", 2, "manager"),
    }


def test_a_line_may_be_long_and_lead_through_the_staff() -> None:
    ids = [f"p{k:05d}" for k in range(5000)]
    mentors = pd.DataFrame({"id": ids, "manager": [*ids[1:], "boss"]})
    staff = pd.DataFrame({"id": ["top", "boss"], "manager": [None, "top"]})
    cohort = Cohort(mentors, ONE, staff)
    assert (cohort.managers["p00000"], cohort.managers["p04999"]) == ("p00001", "boss")
    rows, above, levels = cohort.reporting.superiors(["p04998"])
    assert (rows.tolist(), above.tolist()) == ([0, 0, 0], ["p04999", "boss", "top"])
    assert levels.tolist() == [1, 2, 3]


def test_the_manager_of_a_person_without_an_id_is_checked() -> None:
    found = problems(pd.DataFrame({"id": ["a", None], "manager": [None, "nobody"]}))
    assert places(found) == {("mentors", 2, "id"), ("mentors", 2, "manager")}


def test_an_unknown_manager_is_a_problem_of_each_person() -> None:
    mentors = pd.DataFrame({"id": ["a", "b", "c"], "manager": ["é-1", "a", "e-1 "]})
    mentees = pd.DataFrame({"id": ["e-1"], "manager": ["gone"]})
    found = problems(mentors, mentees)
    assert places(found) == {("mentors", 1, "manager"), ("mentees", 1, "manager")}
    assert "Is it 'e-1'?" in found["remedy"][0]
    assert "staff=" in found["remedy"][1]


@pytest.mark.parametrize(
    "written", ["BO", "bo\u200b", "\uff22\uff4f", "Bo@X.org", "bo@x.org\u00a0"]
)
def test_a_manager_is_found_by_another_writing_or_an_address_and_told(written: str) -> None:
    mentors = pd.DataFrame({"id": ["c", "a"], "manager": [None, written]})
    mentees = pd.DataFrame({"id": ["bo"], "email": ["bo@x.org"]})
    cohort = Cohort(mentors, mentees)
    assert cohort.managers == {"a": "bo"}
    said = f"mentors, manager: entries read as ids: {written.strip()!r} (row 2) as 'bo'"
    assert cohort.cautions == (said,)
    assert cohort.mentors.frame.loc[0, "manager"] == written


def test_an_exact_manager_comes_first_and_an_ambiguous_one_is_nobody() -> None:
    mentors = pd.DataFrame({"id": ["a", "Bo", "bo"], "manager": ["bo", None, None]})
    assert Cohort(mentors, ONE).managers == {"a": "bo"}
    mentors["manager"] = ["BO", None, None]
    assert places(problems(mentors)) == {("mentors", 1, "manager")}


def test_one_person_under_two_ids_has_one_line() -> None:
    """Ana's manager stands in the staff table, under another writing of her id."""
    staff = pd.DataFrame({"id": ["ANA", "Cy"], "manager": ["cy", "di"]})
    cohort = Cohort(pd.DataFrame({"id": ["ana"]}), pd.DataFrame({"id": ["cy", "di"]}), staff)
    _, above, levels = cohort.reporting.superiors(["ana"])
    assert (above.tolist(), levels.tolist()) == (["cy", "di"], [1, 2])
    mentees = pd.DataFrame({"id": ["ana", "cy", "di"], "manager": ["di", None, None]})
    found = problems(pd.DataFrame({"id": ["z"]}), mentees, staff)
    assert found["problem"].tolist() == ["another table says 'di'"]


def test_the_remedy_names_the_column_that_managers_are_given_by() -> None:
    frame = pd.DataFrame({"id": ["1", "2"], "login": ["ana", "bo"], "manager": ["bo", None]})
    found = problems(frame)
    assert "Map 'login' to 'id'" in found["remedy"].item()
    cohort = Cohort(frame, frame, columns={"login": "id", "id": "number"})
    assert cohort.managers == {"ana": "bo"}


@pytest.mark.slow
def test_staff_may_repeat_a_participant_but_not_with_another_manager() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "manager": ["c", "c"]})
    staff = pd.DataFrame({"id": ["c", "a", "b", "z"], "manager": [None, "c", "z", "c"]})
    assert places(problems(mentors, ONE, staff)) == {("staff", 3, "manager")}
    assert Cohort(mentors, ONE, staff[staff["id"] != "b"]).managers == dict.fromkeys("abz", "c")
