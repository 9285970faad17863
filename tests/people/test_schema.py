"""The JSON Schema of people: what is valid is read, and what is wrong in one cell is not valid."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import CohortError
from matchcore.people import COLUMNS, HOURS, people_schema
from matchcore.wording import ANSWER_COLUMNS
from tests.cohorts import examples

jsonschema = pytest.importorskip("jsonschema", reason="an extra of the tests")
ONE = [{"id": "z"}]


def is_valid(people: Any, role: Any = "mentors", **options: Any) -> bool:
    schema = people_schema(role, **options)
    jsonschema.Draft202012Validator.check_schema(schema)
    return bool(jsonschema.Draft202012Validator(schema).is_valid(json.loads(json.dumps(people))))


def problems(people: Any, **options: Any) -> list[str]:
    try:
        Cohort(people, ONE, **options)
    except CohortError as error:
        return error.problems["problem"].tolist()
    return []


def is_read(people: Any, **options: Any) -> bool:
    return not problems(people, **options)


TEXT = st.sampled_from(["jazz", "Zoé", "a b", "日本語", "C++", "=1", "x|y", "", " "])
LEVEL = st.sampled_from([1, 5, 2.5, 3, 0, 6, 5.1, "4", True, None])
ENTRY = st.one_of(
    TEXT,
    st.sampled_from(["a:4", "b:2.5", ":3", "c:6", "d:", "e:4x", "f:1.0"]),
    st.builds(lambda n, x: {"name": n, "level": x}, TEXT, LEVEL),
    st.builds(lambda n, x: {"name": n, "importance": x}, TEXT, LEVEL),
    st.sampled_from([{"name": "a"}, {"level": 3}, {"name": "a", "since": 2019}, ["a"], 4]),
)
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "name": TEXT | st.just(7) | st.just(["a"]) | st.just(2.5),
    "grade": st.sampled_from([1, -3, 2.5, "chef", True, 10**10]),
    "hours": st.sampled_from([0, 2.5, 744, 745, -1, "x"]),
    "motivation": st.sampled_from([1, 5, 0, 2.5]),
    "trained": st.booleans() | st.just("perhaps"),
    "capacity": st.sampled_from([0, 3, -1, 1.5, 10**9, 10**9 + 1]),
    "skills": st.one_of(
        st.lists(ENTRY, max_size=2), st.dictionaries(TEXT, LEVEL, max_size=2), st.just(4)
    ),
    "interests": st.lists(TEXT | st.just(4), max_size=2) | st.just({"jazz": 4}),
    "availability": st.lists(st.sampled_from([HOURS[0], HOURS[-1], "mon-9"]), max_size=2),
    "past": st.lists(st.sampled_from(["a", 7, 1.5, "", "q"]), max_size=2),
    "badge": st.sampled_from([1, "x", [1], {"a": 1}]),
}


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    names = draw(st.lists(st.sampled_from([*CELLS]), unique=True, max_size=4))
    return [{"id": one, **{name: draw(CELLS[name] | st.none()) for name in names}} for one in "ab"]


@pytest.mark.slow
@examples(60)
@given(records())
def test_records_that_are_valid_are_read(people: list[dict[str, Any]]) -> None:
    """But for what only two entries together show."""
    if is_valid(people):
        assert set(problems(people)) <= {"listed twice"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("id", "007", ""),
        ("id", 7, None),
        ("name", "Ana", ["Ana"]),
        ("grade", 3, "chef"),
        ("hours", 2.5, 745),
        ("motivation", 5, 6),
        ("trained", True, "perhaps"),
        ("capacity", 2, -1),
        ("skills", ["python:4", "SQL"], ["python:6"]),
        ("skills", {"python": 5, "ISO 9001:2015": 3}, {"python": 0}),
        ("skills", [{"name": "python", "level": 5}], [{"name": "python", "level": "expert"}]),
        ("interests", ["jazz"], [4]),
        ("availability", ["mon-09"], ["mon-9"]),
        ("past", ["z", 7], [7.5]),
        ("manager", "z", 7.5),
    ],
)
def test_what_is_wrong_in_one_cell_is_not_valid(name: str, right: Any, wrong: Any) -> None:
    for cell, expected in ((right, True), (wrong, False)):
        people = [{"id": "a", name: cell}]
        assert (is_valid(people), is_read(people)) == (expected, expected)


def test_names_that_answers_have_are_not_valid() -> None:
    for name in ANSWER_COLUMNS:
        assert not is_valid([{"id": "a", name: 1}])


@pytest.mark.slow
def test_every_table_has_its_columns_and_a_scale_its_labels() -> None:
    for role in ("mentors", "mentees", "staff"):
        known = people_schema(role)["items"]["properties"]
        assert set(known) - set(ANSWER_COLUMNS) == {
            n for n, c in COLUMNS.items() if role in c.roles
        }
    assert not is_valid([], "staff")
    scale = ["junior", "senior"]
    for grade, expected in (("senior", True), (None, True), ("boss", False), (2, False)):
        people = [{"id": "a", "grade": grade}]
        assert is_valid(people, scale=scale) == is_read(people, scale=scale) == expected


def test_a_file_that_is_valid_is_read() -> None:
    people = [{"id": "a", "skills": {"sql": 5}, "availability": ["mon-09"]}, {"id": 7, "past": []}]
    assert is_valid(people)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mentors.json"
        path.write_text(json.dumps(people), encoding="utf-8")
        assert Cohort(path, ONE).mentors.ids.tolist() == ["7", "a"]


def test_the_example_of_the_guide_is_valid_and_read() -> None:
    page = Path(__file__).parents[2] / "docs" / "people.md"
    people = json.loads(page.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0])
    assert is_valid(people, "mentees")
    cohort = Cohort([{"id": "M2"}], people)
    assert cohort.mentees.items("wants").labels.tolist() == [
        "machine learning",
        "security",
        "security",
    ]
    assert cohort.cautions == ()
