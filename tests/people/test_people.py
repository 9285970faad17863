"""One table of people: extra columns, absent columns, columns of another kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from matchcore.errors import InputError
from tests.cohorts import column, read


def test_extra_columns_are_kept_with_their_person() -> None:
    frame = pd.DataFrame({"id": ["b", "a"], "badge": [" gold ", None], "shoe": [41, 39]})
    mentors = read(frame).mentors
    assert mentors.text("badge").tolist() == [None, "gold"]
    assert mentors.frame["shoe"].tolist() == [39, 41]


def test_an_absent_column_is_missing_everywhere() -> None:
    mentors = read(column("site", ["Lyon", "Paris"])).mentors
    assert mentors.text("department").tolist() == [None, None]
    assert np.isnan(mentors.numbers("grade")).all()
    assert len(mentors.items("skills").rows) == 0


@pytest.mark.parametrize(
    ("ask", "name"), [("items", "grade"), ("listed", "site"), ("values", "skills")]
)
def test_a_column_of_the_other_kind_is_refused(ask: str, name: str) -> None:
    mentors = read(column(name, [None])).mentors
    with pytest.raises(InputError) as caught:
        getattr(mentors, ask)(name)
    (found,) = caught.value.records
    assert (found.code, found.place) == ("wrong_column_kind", f"mentors, {name}")


def test_cells_of_an_extra_column_have_codes_and_places() -> None:
    mentors = read(
        pd.DataFrame({"id": ["a", "b"], "club": [["x"], "y"], "hobby": ["z", 0.5]})
    ).mentors
    with pytest.raises(InputError) as caught:
        mentors.text("club")
    (text,) = caught.value.records
    assert (text.code, text.place, text.value) == ("not_text", "mentors, row 1, club", "['x']")
    with pytest.raises(InputError) as caught:
        mentors.items("hobby")
    (listed,) = caught.value.records
    assert (listed.code, listed.place) == ("digits_lost", "mentors, row 2, hobby")
