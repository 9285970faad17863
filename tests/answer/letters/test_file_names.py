"""Names of files: safe, short, and no two alike, whatever people are called."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from matchcore.answer.letters.file_names import file_names
from tests.cohorts import examples

ODD = st.one_of(
    st.text(max_size=5),
    st.sampled_from(["../../x", "con", "a b", "a-b", "A B", "李", "x" * 300, "e-2", "e", "é"]),
)


@examples(200)
@given(st.lists(st.tuples(st.sampled_from(["mentee", "mentor"]), ODD, ODD), max_size=12))
def test_names_are_safe_and_no_two_alike(people: list[tuple[str, str, str]]) -> None:
    names = file_names(people)
    assert len(set(names)) == len(names) == len(people)
    assert all(re.fullmatch("ment(ee|or)[a-z0-9-]*", name) and len(name) <= 70 for name in names)


def test_a_number_does_not_meet_a_name_that_is_there_already() -> None:
    people = [("mentee", "e", ""), ("mentee", "E", ""), ("mentee", "e", "2")]
    assert file_names(people) == ["mentee-e", "mentee-e-3", "mentee-e-2"]


def test_no_letter_of_a_latin_name_is_lost() -> None:
    called = ["Bœuf", "Søren", "Łukasz", "Weiß", "Yıldız", "Nguyễn", "Đặng"]
    found = file_names(("mentor", "", name) for name in called)
    plain = ["boeuf", "soren", "lukasz", "weiss", "yildiz", "nguyen", "dang"]
    assert found == [f"mentor-{name}" for name in plain]
