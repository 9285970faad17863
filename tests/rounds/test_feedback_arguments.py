"""Arguments of reading feedback: all that is wrong with them, at once."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.rounds.said import problems, read, said


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"scale": (5, 1)}, [("not_a_scale", "scale", "(5, 1)")]),
        ({"scale": (1, math.nan)}, [("not_a_scale", "scale", "(1, nan)")]),
        ({"scale": "15"}, [("not_a_scale", "scale", "'15'")]),
        ({"scale": (True, 5)}, [("not_a_scale", "scale", "(True, 5)")]),
        ({"aspects": "listening"}, [("wrong_type", "aspects", "'listening'")]),
        ({"aspects": [1]}, [("wrong_type", "aspects", "[1]")]),
        ({"aspects": 5}, [("wrong_type", "aspects", "5")]),
        ({"aspects": {"a": 5}}, [("not_a_scale", "aspects['a']", "5")]),
        ({"aspects": ["score"]}, [("reserved_name", "aspects['score']", "")]),
        ({"aspects": ["mentee"]}, [("reserved_name", "aspects['mentee']", "")]),
        ({"aspects": ["a", "a "]}, [("reserved_name", "aspects['a ']", "")]),
        ({"until": "soon"}, [("unreadable_date", "until", "'soon'")]),
        ({"readers": "all"}, [("not_a_choice", "readers", "'all'")]),
        ({"readers": ["nobody"]}, [("not_a_choice", "readers", "['nobody']")]),
        ({"absent": None}, [("not_a_choice", "absent", "None")]),
        ({"language": "de"}, [("not_a_choice", "language", "'de'")]),
        ({"columns": ["a"]}, [("wrong_type", "columns", "['a']")]),
        ({"columns": {"Note": 1}}, [("wrong_type", "columns: 'Note'", "1")]),
        ({"asked": [("x", "m1")]}, [("unknown_person", "asked: mentee", "'x'")]),
        ({"asked": 5}, [("wrong_type", "asked", "5")]),
    ],
    ids=str,
)
def test_one_wrong_argument(options: dict[str, Any], expected: list[Any]) -> None:
    assert problems([said("e1", "m1")], **options) == expected


def test_all_wrong_arguments_and_the_missing_file_are_reported_together() -> None:
    found = problems("none.csv", scale=1, until=1, readers=1, absent=1, language=1, columns=1)
    assert [place for _, place, _ in found] == [
        *("scale", "until", "readers", "absent", "columns", "language", "feedback"),
    ]


def test_aspects_are_on_the_scale_of_the_score_or_on_their_own() -> None:
    row = said("e1", "m1", listening=3, clarity=7)
    assert read(row, aspects={"listening": (1, 5), "clarity": (0, 10)}).aspects == {
        "listening": (1.0, 5.0),
        "clarity": (0.0, 10.0),
    }
    assert read(row, aspects=["listening"], scale=(0, 3)).aspects == {"listening": (0.0, 3.0)}
    assert problems([row], aspects=("clarity",)) == [
        ("out_of_range", "feedback, row 1, clarity", "'7'")
    ]


def test_people_who_left_may_have_been_asked() -> None:
    feedback = read(asked=[("gone", "m1"), ("e1", "m1")], absent="ignore")
    assert feedback.asked == {"mentee": ("e1",), "mentor": ("m1",)}
