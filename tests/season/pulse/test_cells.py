"""Cells of filled forms: what counts as an answer, and what as none."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.people.cells import Wrong
from matchcore.season.pulse.cells import read_answer, read_entry, read_wave, scale_reader


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (4, 4.0),
        (4.0, 4.0),
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("TOUT À FAIT", 5.0),
        ("pas du tout", 1.0),
        ("Rather not", 2.0),
        ("3 = en partie", 3.0),
        ("5. Fully", 5.0),
        ("2 / 5", 2.0),
        (" ", None),
        ("-", None),
        ("n/a", None),
        ("Ne sait pas", None),
        (float("nan"), None),
    ],
)
@pytest.mark.parametrize("comma", [True, False])
def test_answers_on_the_scale(cell: Any, answer: float | None, comma: bool) -> None:
    assert scale_reader(comma)(cell) == answer


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (0, "out_of_range"),
        ("5,5", "out_of_range"),
        ("6/5", "out_of_range"),
        ("bien", "not_a_number"),
        ("3 - tout à fait", "not_a_number"),
        ("4 ou 5", "not_a_number"),
        (True, "not_a_number"),
    ],
)
def test_what_is_no_answer(cell: Any, code: str) -> None:
    wrong = scale_reader(True)(cell)
    assert isinstance(wrong, Wrong)
    assert wrong.code == code


def test_yes_no_and_skipped() -> None:
    assert [read_answer(x) for x in ("Oui", "non", "x", "", "sans avis", 1, 0)] == [
        *(True, False, True, None, None, True, False)
    ]


def test_the_number_of_a_survey() -> None:
    assert [read_wave(x) for x in (1, "2", 3.0, "Enquête n° 4", "vague 5", None)] == [
        *(1, 2, 3, 4, 5, None)
    ]
    assert isinstance(read_wave("1,5"), Wrong)
    assert isinstance(read_wave(-1), Wrong)


def test_an_apostrophe_of_our_files_is_no_part_of_an_entry() -> None:
    assert [read_entry(x) for x in ("'+33", "'@ana", "'a", "O'Neil")] == [
        *("+33", "@ana", "'a", "O'Neil")
    ]
