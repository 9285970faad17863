"""What answers refuse has a code and a place, for programs that do not read messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from matchcore import Matching
from matchcore.answer.values import programme_values
from matchcore.errors import InputError, InputProblem
from matchcore.wording.languages import checked_language
from tests.cohorts import season

ANYTHING: Any = 3
REFUSED: dict[str, tuple[Callable[[], object], str, str, str]] = {
    "folder saved": (lambda: season().save(ANYTHING), "wrong_type", "folder", "3"),
    "folder loaded": (lambda: Matching.load("a\0"), "zero_bytes", "folder", "'a\\x00'"),
    "mentee": (lambda: season().explain("m1"), "unknown_person", "mentee", "'m1'"),
    "mentor": (lambda: season().explain("e1", "x"), "unknown_person", "mentor", "'x'"),
    "programme": (lambda: programme_values({"a": float("nan")}), "unwritable", "", ""),
    "language": (lambda: checked_language("de"), "not_a_choice", "language", "'de'"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what: str) -> None:
    call, *expected = REFUSED[what]
    with pytest.raises(InputError) as caught:
        call()
    assert [[one.code, one.place, one.value] for one in caught.value.records] == [expected]


def test_somebody_of_the_other_side_gets_the_remedy() -> None:
    with pytest.raises(InputError) as caught:
        season().explain("m1")
    assert caught.value.records == (
        InputProblem(
            "unknown_person",
            "mentee",
            "'m1'",
            "not the id of a mentee of this matching, but of a mentor",
            "name the mentee first, or look into `unmatched`",
        ),
    )
