"""A cohort: both tables read, everything wrong reported at once, people in the order of ids."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import CohortError, InputError, MatchcoreError
from matchcore.people import Entries, Items, People
from tests.cohorts import Drawn, clean, cohorts, examples

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

FIELDS = ["table", "row", "column", "value", "problem", "remedy", "code"]
ONE = pd.DataFrame({"id": ["z"]})
# By column: a cell that cannot be read.
SPOILT = {
    "grade": "high",
    "hours": "-1",
    "motivation": "9",
    "trained": "perhaps",
    "interests": "a||b",
    "availability": "lundi",
}


def problems(mentors: Any, mentees: Any = ONE, staff: Any = None, **options: Any) -> pd.DataFrame:
    with pytest.raises(CohortError) as caught:
        Cohort(mentors, mentees, staff, **options)
    return caught.value.problems


def places(found: pd.DataFrame) -> set[tuple[Any, ...]]:
    return set(found[["table", "row", "column"]].itertuples(index=False, name=None))


@examples(25)
@given(cohorts(), st.data())
def test_every_spoilt_cell_is_found_and_nothing_else(drawn: Drawn, data: DataObject) -> None:
    frames = drawn.frames()
    cells = [
        (side, row, column)
        for side, frame in frames.items()
        for row in range(1, len(frame) + 1)
        for column in SPOILT
    ]
    chosen = data.draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    for side, row, column in chosen:
        table = frames[side]
        if column not in table:
            table[column] = pd.Series([None] * len(table), dtype=object)
        table.loc[row - 1, column] = SPOILT[column]
    assert places(problems(**frames)) == set(chosen)


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    found = problems(pd.DataFrame({"id": ["b", "a"], "grade": ["high", 3]}))
    assert list(found) == FIELDS
    row = found.iloc[0]
    assert (row["table"], row["row"], row["column"], row["value"]) == (
        "mentors",
        1,
        "grade",
        "high",
    )
    assert row["problem"]
    assert row["remedy"]


def test_rows_are_counted_as_given_not_as_sorted() -> None:
    mentors = pd.DataFrame(
        {"id": ["d", "a", "c", "b"], "grade": [1, 2, "?", 4]}, index=[9, 9, 8, 7]
    )
    assert problems(mentors)["row"].tolist() == [3]


def test_rows_of_a_file_are_counted_alike_by_every_complaint(tmp_path: Path) -> None:
    """Whether an empty line counts or not: the same line must have one number."""
    ragged, wrong = tmp_path / "ragged.csv", tmp_path / "wrong.csv"
    ragged.write_text("id,grade\na,1\n\nb,2,3\n", encoding="utf-8")
    wrong.write_text("id,grade\na,1\n\nb,x\n", encoding="utf-8")
    row = problems(wrong)["row"].item()
    with pytest.raises(InputError, match=f"row {row}: 3 cells"):
        Cohort(ragged, ONE)


def test_the_message_is_the_list() -> None:
    mentors = pd.DataFrame({"id": ["a", "a"], "grade": ["x", 1]})
    with pytest.raises(CohortError) as caught:
        Cohort(mentors, pd.DataFrame({"id": [None], "demand": [-1]}))
    message = str(caught.value)
    for piece in ("4 problem(s)", "mentors, row 1, grade is 'x'", "mentors, row 2, id is 'a'"):
        assert piece in message
    for piece in ("mentees, row 1, id: ", "mentees, row 1, demand is"):
        assert piece in message


def test_a_long_list_is_cut_in_the_message_but_not_in_the_frame() -> None:
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(50)], "grade": ["x"] * 50})
    with pytest.raises(CohortError, match="and 30 more") as caught:
        Cohort(mentors, ONE)
    assert caught.value.problems["row"].tolist() == list(range(1, 51))


def test_errors_are_caught_as_what_they_are() -> None:
    for kind in (CohortError, InputError, MatchcoreError, ValueError):
        with pytest.raises(kind, match="id"):
            Cohort(pd.DataFrame({"name": ["Ana"]}), ONE)


def test_the_id_column_is_needed() -> None:
    found = problems(pd.DataFrame({"ID": ["a"], "name": ["Ana"]}))
    assert places(found) == {("mentors", 0, "id")}
    assert "'ID'" in found["remedy"][0]


@pytest.mark.parametrize("text", ["id\n", "id;name\n"])
def test_a_table_of_nobody_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mentees.csv").write_text(text, encoding="utf-8")
    found = problems(ONE, tmp_path / "mentees.csv")
    assert places(found) == {("mentees", 0, "id")}
    assert "empty" in found["problem"][0]


# names of columns -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("skils", "skills"),
        ("Skills", "skills"),
        ("Département", "department"),
        ("e-mail", "email"),
        ("manager_id", "manager"),
        ("MOTIVATION", "motivation"),
    ],
)
def test_a_slip_in_a_known_name_is_said_with_the_name_that_is_meant(name: str, meant: str) -> None:
    frame = pd.DataFrame({"id": ["a"], name: ["3"]})
    found = problems(frame)
    assert places(found) == {("mentors", 0, name)}
    assert repr(meant) in found["problem"][0]
    assert f"Map {name!r} to {meant!r} (columns)" in found["remedy"][0]
    assert Cohort(frame, ONE, columns={name: name}).mentors.text(name).tolist() == ["3"]


@pytest.mark.parametrize("name", ["badge", "title", "team", "country", "gender", "level", "role"])
def test_other_names_are_extra_columns(name: str) -> None:
    cohort = Cohort(pd.DataFrame({"id": ["a"], name: ["x"]}), ONE)
    assert cohort.mentors.text(name).tolist() == ["x"]
    assert cohort.notes == (f"mentors: extra columns kept: {name}",)


def test_a_column_like_one_that_is_there_is_no_slip() -> None:
    frame = pd.DataFrame(
        {"id": ["a"], "name": ["Ana"], "names": ["x"], "hour": ["x"], "hours": [1]}
    )
    assert Cohort(frame, ONE).mentors.text("names").tolist() == ["x"]


@pytest.mark.parametrize("name", ["mentee", "mentor", "score", "mentor_name", "mentee_name"])
def test_names_that_answers_use_are_reserved(name: str) -> None:
    assert places(problems(pd.DataFrame({"id": ["a"], name: ["x"]}))) == {("mentors", 0, name)}


@pytest.mark.parametrize("scale", ["abc", ["a", 1], ["Chef", "chef"], [], 5, iter(["a"])])
def test_a_scale_is_a_list_of_different_labels(scale: Any) -> None:
    with pytest.raises(InputError, match="scale is"):
        Cohort(ONE, ONE, scale=scale)


# managers -----------------------------------------------------------------------------------


def test_a_circle_of_managers_is_reported_for_those_who_stand_in_it() -> None:
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


def test_a_long_circle_is_cut() -> None:
    ids = [f"p{k:02d}" for k in range(30)]
    found = problems(pd.DataFrame({"id": ids, "manager": [*ids[1:], ids[0]]}))
    assert len(found) == 30
    assert found["problem"][0].endswith(": p00 → p01 → p02 → p03 → p04 → p05 → p06 → p07 → … → p00")


def test_an_id_that_stands_twice_has_no_second_manager() -> None:
    """It is one mistake, and told once."""
    found = problems(pd.DataFrame({"id": ["a", "a", "b", "c"], "manager": ["b", "c", None, None]}))
    assert found["problem"].tolist() == ["the id occurs twice"]


def test_nobody_manages_oneself() -> None:
    found = problems(pd.DataFrame({"id": ["a", "b"], "manager": ["a", None]}))
    assert places(found) == {("mentors", 1, "manager")}


def test_a_circle_is_reported_beside_other_problems() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "manager": ["b", "a"], "grade": ["x", 1]})
    assert places(problems(mentors)) == {
        ("mentors", 1, "grade"),
        ("mentors", 1, "manager"),
        ("mentors", 2, "manager"),
    }


def test_a_line_of_managers_may_be_long_and_lead_through_the_staff() -> None:
    ids = [f"p{k:05d}" for k in range(5000)]
    mentors = pd.DataFrame({"id": ids, "manager": [*ids[1:], "boss"]})
    staff = pd.DataFrame({"id": ["top", "boss"], "manager": [None, "top"]})
    cohort = Cohort(mentors, ONE, staff)
    assert (cohort.managers["p00000"], cohort.managers["p04999"]) == ("p00001", "boss")
    rows, above, levels = cohort.reporting.superiors(["p04998"])
    assert (rows.tolist(), above.tolist()) == ([0, 0, 0], ["p04999", "boss", "top"])
    assert levels.tolist() == [1, 2, 3]


def test_a_person_without_an_id_has_an_unknown_manager_all_the_same() -> None:
    found = problems(pd.DataFrame({"id": ["a", None], "manager": [None, "nobody"]}))
    assert places(found) == {("mentors", 2, "id"), ("mentors", 2, "manager")}


def test_a_manager_whom_no_table_has_is_a_problem_of_each_person() -> None:
    mentors = pd.DataFrame({"id": ["a", "b", "c"], "manager": ["E-1", "a", "e-1 "]})
    mentees = pd.DataFrame({"id": ["e-1"], "manager": ["gone"]})
    found = problems(mentors, mentees)
    assert places(found) == {("mentors", 1, "manager"), ("mentees", 1, "manager")}
    assert "Is it 'e-1'?" in found["remedy"][0]
    assert "staff=" in found["remedy"][1]


def test_managers_by_another_id_are_told_which() -> None:
    frame = pd.DataFrame({"id": ["1", "2"], "login": ["ana", "bo"], "manager": ["bo", None]})
    found = problems(frame)
    assert "Map 'login' to 'id'" in found["remedy"].item()
    cohort = Cohort(frame, frame, columns={"login": "id", "id": "number"})
    assert cohort.managers == {"ana": "bo"}


def test_staff_may_repeat_who_takes_part_but_not_say_something_else() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "manager": ["c", "c"]})
    staff = pd.DataFrame({"id": ["c", "a", "b", "z"], "manager": [None, "c", "z", "c"]})
    assert places(problems(mentors, ONE, staff)) == {("staff", 3, "manager")}
    assert Cohort(mentors, ONE, staff[staff["id"] != "b"]).managers == dict.fromkeys("abz", "c")


def test_staff_is_checked_like_the_others() -> None:
    staff = pd.DataFrame({"id": ["x", "x", "y"], "manager": ["y", None, "x"], "grade": "any"})
    found = problems(pd.DataFrame({"id": ["a"]}), ONE, staff)
    assert places(found) == {
        ("staff", 2, "id"),
        ("staff", 1, "manager"),
        ("staff", 3, "manager"),
    }


# order --------------------------------------------------------------------------------------


@examples(25)
@given(cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_means_nothing(drawn: Drawn, chance: Any) -> None:
    mentors, mentees = drawn.mentors.copy(), drawn.mentees.copy()
    chance.shuffle(mentors)
    chance.shuffle(mentees)
    one, other = drawn.cohort(), Drawn(mentors, mentees).cohort()
    assert_same(one.mentors, other.mentors)
    assert_same(one.mentees, other.mentees)


def assert_same(one: People, other: People) -> None:
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert one.ids.tolist() == other.ids.tolist()
    assert one.columns.keys() == other.columns.keys()
    for name, values in one.columns.items():
        others = other.columns[name]
        fields = ("rows", "labels", "values") if isinstance(values, Items) else ()
        for a, b in [(getattr(values, f), getattr(others, f)) for f in fields] or [
            (values, others)
        ]:
            np.testing.assert_array_equal(a, b)


@examples(25)
@given(cohorts())
def test_people_stand_in_the_order_of_their_ids(drawn: Drawn) -> None:
    cohort = drawn.cohort()
    for people, given_rows in ((cohort.mentors, drawn.mentors), (cohort.mentees, drawn.mentees)):
        assert people.ids.tolist() == sorted(clean(person["id"]) for person in given_rows)
        for one, row, badge in zip(
            people.ids, people.source_rows, people.text("badge"), strict=True
        ):
            assert clean(given_rows[row - 1]["id"]) == one
            assert given_rows[row - 1]["badge"] == badge


def test_rows_are_found_by_id() -> None:
    cohort = Cohort(pd.DataFrame({"id": ["b", "a"]}), pd.DataFrame({"id": ["y", "x", "b"]}))
    assert cohort.rows("mentors", ["a", "b", "x"]).tolist() == [0, 1, -1]
    assert cohort.rows("mentees", ["y", "b", "a"]).tolist() == [2, 0, -1]
    assert cohort.shape == (3, 2)
    assert repr(cohort) == "Cohort(2 mentors, 3 mentees)"


def test_notes_of_both_tables_are_handed_on(tmp_path: Path) -> None:
    for name in ("mentors", "mentees"):
        (tmp_path / f"{name}.csv").write_bytes("id,name\n1,Zoé\n".encode("cp1252"))
    cohort = Cohort(tmp_path / "mentors.csv", tmp_path / "mentees.csv")
    names = ["mentors.csv", "mentees.csv"]
    assert [caution.split(" is ")[0] for caution in cohort.cautions] == names
    assert set(cohort.cautions) < set(cohort.notes)


def test_rows_are_those_of_the_file(tmp_path: Path) -> None:
    """Blank lines count, as they do in a spreadsheet; so does a row of labels."""
    (tmp_path / "mentors.csv").write_text("\nid,grade\n\na,1\n,\nb,x\n\na,2\n", encoding="utf-8")
    with pytest.raises(CohortError) as caught:
        Cohort(tmp_path / "mentors.csv", ONE)
    found = caught.value.problems
    assert found[["row", "column", "value"]].to_numpy().tolist() == [
        [4, "grade", "x"],
        [6, "id", "a"],
    ]
    assert found["remedy"][1].startswith("Row 2 has it too")
    labels = pd.DataFrame({"USERID": ["USERID", "a", "b"], "grade": ["Grade", "1", "x"]})
    with pytest.raises(CohortError) as caught:
        Cohort(labels, pd.DataFrame({"USERID": ["z"]}), layout="successfactors")
    assert caught.value.problems["row"].tolist() == [3]


def test_swapped_tables_are_told() -> None:
    mentors = pd.DataFrame({"id": ["m"], "skills": ["R"], "capacity": [2]})
    mentees = pd.DataFrame({"id": ["e"], "wants": ["R"], "demand": [1]})
    assert not Cohort(mentors, mentees).cautions
    first, second = Cohort(mentees, mentors).cautions
    assert first == "mentors: columns of mentees: wants, demand; are the tables swapped?"
    assert second.startswith("mentees: columns of mentors: capacity; ")
    everything = mentors.assign(wants="R")
    assert not Cohort(everything, everything.assign(id="e")).cautions


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (["e", "left"], None),
        (["left", None], None),
        (["a|b|c", "d|f"], "unknown ids: 5 of 5, such as 'a'$"),
        (["e", "007"], "unknown ids: 1 of 2, such as '007'; is it the same as '7'"),
        (["E", "e"], "unknown ids: 1 of 2, such as 'E'; is it the same as 'e'"),
    ],
)
def test_partners_who_look_like_others_are_told(past: list[str | None], said: str | None) -> None:
    """Some have left; but zeros that are lost, or nobody known at all, is a mistake."""
    mentors = pd.DataFrame({"id": ["m", "n"], "past": past})
    cautions = Cohort(mentors, pd.DataFrame({"id": ["e", "7"]})).cautions
    assert len(cautions) == (said is not None)
    assert said is None or re.search(said, cautions[0])


def test_ids_that_differ_in_case_alone_are_told() -> None:
    (caution,) = Cohort(pd.DataFrame({"id": ["Lea@x", "lea@x", "bo"]}), ONE).cautions
    assert "only in case: 1, such as 'Lea@x' and 'lea@x'" in caution


# written another way -------------------------------------------------------------------------


def test_two_slips_of_one_column_are_two_problems() -> None:
    found = problems(pd.DataFrame({"id": ["a"], "skils": ["x"], "skillz": ["y"]}))
    assert places(found) == {("mentors", 0, "skils"), ("mentors", 0, "skillz")}


def test_a_column_that_differs_in_case_alone_is_a_problem_beside_the_right_one() -> None:
    found = problems(pd.DataFrame({"id": ["a"], "skills": ["x"], "Skills": ["y"]}))
    assert places(found) == {("mentors", 0, "Skills")}


def test_half_a_character_is_a_problem_wherever_it_stands() -> None:
    half = "\ud800"
    table = {"id": [half, "b"], "name": ["a", half], "skills": ["x", half]}
    found = problems(pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in table.items()}))
    assert places(found) == {
        ("mentors", 1, "id"),
        ("mentors", 2, "name"),
        ("mentors", 2, "skills"),
    }


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["Python, Excel", "sql"], True),
        (["Python\nExcel"], True),
        (["one, two", "a", "b", "c", "d"], False),
        (["Python|Excel"], False),
    ],
)
def test_lists_that_seem_to_be_written_another_way_are_a_caution(
    cells: list[str], said: bool
) -> None:
    ids = [f"m{k}" for k in range(len(cells))]
    cohort = Cohort(pd.DataFrame({"id": ids, "skills": cells}), ONE)
    assert [("mentors, skills" in c) for c in cohort.cautions] == [True] * said


def test_extra_lists_are_split_as_the_layout_says() -> None:
    topics = pd.DataFrame({"id": ["a"], "topics": ["jazz, chess"]})
    cohort = Cohort(topics, ONE, layout="google_forms")
    assert Entries.read(cohort.mentors, "topics").keys == ["chess", "jazz"]


def test_names_of_columns_meet_whatever_their_unicode_form() -> None:
    decomposed, composed = "Compe\u0301tences", "Comp\u00e9tences"
    table = pd.DataFrame({"id": ["a"], decomposed: ["sql"]})
    cohort = Cohort(table, ONE, columns={composed: "skills"})
    assert cohort.mentors.items("skills").labels.tolist() == ["sql"]
