"""One layout: its options, its way to write lists."""

from __future__ import annotations

import pickle
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.tables import Layout
from tests.cohorts import ONE_MENTEE as MENTEES


def test_only_the_last_separator_of_a_form_is_free() -> None:
    frame = pd.DataFrame({"id": ["m", "n"], "interests": ["a;;b;", "a;b;;"]})
    with pytest.raises(CohortError) as caught:
        Cohort(frame, MENTEES, layout="microsoft_forms")
    assert caught.value.problems["row"].tolist() == [1, 2]


@pytest.mark.parametrize("separators", [("||", "|"), ("|", "||")])
def test_separators_may_hold_each_other(separators: tuple[str, ...]) -> None:
    cohort = Cohort(
        pd.DataFrame({"id": ["a"], "interests": ["x||y|z"]}),
        MENTEES,
        layout=Layout(separators=separators),
    )
    assert cohort.mentors.items("interests").labels.tolist() == ["x", "y", "z"]


@pytest.mark.parametrize(
    "options",
    [
        {"left_out": ["parti"]},
        {"left_out": {"here": "non"}},
        {"columns": {"mentors": {"Mat": "id"}}},
        {"name_of": "Nom"},
    ],
)
def test_options_that_would_do_nothing_are_refused(options: Any) -> None:
    with pytest.raises(InputError, match="layout: "):
        Layout(**options)


def test_the_last_separator_of_a_closed_cell_ends_no_entry() -> None:
    entries, counts = Layout(separators=(";",), closed=True).split(["a;b;", "c", ""])
    assert entries == ["a", "b", "c", ""]
    assert counts == [2, 1, 1]


def test_a_separator_of_two_characters_stays_within_its_cell() -> None:
    entries, counts = Layout(separators=(", ",)).split(["a,", " b, c"])
    assert (entries, counts) == (["a,", " b", "c"], [1, 2])


def test_a_layout_is_a_value() -> None:
    one = Layout(columns={"A": "id", "B": "id"}, left_out={"S": ("Gone",)})
    same = Layout(columns={"A": "id", "B": "id"}, left_out={"S": ("gone",)})
    other = Layout(columns={"B": "id", "A": "id"}, left_out={"S": ("gone",)})
    assert one == same == pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
    assert hash(one) == hash(same)
    assert one != other  # the first column found is used
    assert Layout(**one.options()) == one
