"""Values of a JSON file: taken with the type they must have, refused otherwise."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchcore.answer.json_checks import checked_number, checked_text, checked_texts, is_int


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, True), (-(10**30), True), (True, False), (1.0, False), ("1", False), (None, False)],
)
def test_true_is_not_a_whole_number(value: Any, expected: bool) -> None:
    assert is_int(value) is expected


@pytest.mark.parametrize("value", [1, None, b"x", ["x"], "\ud800"])
def test_text_that_is_not_text_or_half_a_character_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"not text|surrogates"):
        checked_text(value)
    with pytest.raises(ValueError, match=r"not text|surrogates"):
        checked_texts(["fine", value])


def test_a_list_of_texts_is_a_tuple() -> None:
    assert checked_texts(["b", "", "a"]) == ("b", "", "a")


def test_numbers_are_floats_and_may_be_infinite() -> None:
    found = [checked_number(3), checked_number(0.5), checked_number(math.inf)]
    assert found == [3.0, 0.5, math.inf]
    assert all(type(one) is float for one in found)


@pytest.mark.parametrize("value", [math.nan, True, "1", None, []])
def test_what_is_not_a_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        checked_number(value)
