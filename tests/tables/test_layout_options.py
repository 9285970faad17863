"""Options of a layout: refused by name, and the same after a way through a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Programme
from matchcore.errors import InputError
from matchcore.tables import Layout
from matchcore.tables.layouts import describe_layout, find_layout
from tests.cohorts import examples

WORDS = st.lists(st.sampled_from(["a", "É", "x; y", "/"]), max_size=2).map(tuple)
SIGNS = st.lists(st.sampled_from(["|", ", ", "•", "\n"]), min_size=1, max_size=2, unique=True)
BY_NAME = st.dictionaries(st.sampled_from(["skills", "interests"]), SIGNS.map(tuple), max_size=2)
OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "columns": st.dictionaries(st.sampled_from(["Nom", "Mat."]), st.just("name"), max_size=2),
    "separators": SIGNS.map(tuple)
    | st.builds(lambda own, all_: {**all_, "mentors": own, "people": own}, BY_NAME, BY_NAME),
    "whole": WORDS,
    "closed": st.booleans(),
    "nobody": WORDS,
    "left_out": st.dictionaries(st.sampled_from(["Statut", "active"]), WORDS, max_size=2),
    "name_of": WORDS,
    "grids": BY_NAME,
    "joined": BY_NAME,
    "in_words": st.booleans(),
    "keep": st.sampled_from(["", "latest"]),
    "managers_elsewhere": st.booleans(),
}


@pytest.mark.slow
@examples(80)
@given(st.fixed_dictionaries({}, optional=OPTIONS))
def test_a_layout_is_the_same_after_a_way_through_a_file(options: dict[str, Any]) -> None:
    layout = Layout(**options)
    assert find_layout(describe_layout(layout)) == layout
    programme = Programme.reverse_mentoring().replace(layout=layout)
    assert Programme.from_dict(programme.to_dict()).layout == layout


def test_separators_of_tables_are_the_same_after_a_way_through_a_file(tmp_path: Path) -> None:
    own = {"skills": (" / ",), "mentees": {"skills": ("•", "\n"), "wants": (",",)}}
    layout = Layout(separators=own, left_out={"Statut": ("Parti",)}, joined={"prefers": ("C1",)})
    programme = Programme.reverse_mentoring().replace(layout=layout)
    programme.to_toml(tmp_path / "programme.toml")
    found = Programme.from_toml(tmp_path / "programme.toml").layout
    assert found == layout
    assert found.separators_of("skills", "mentees") == ("•", "\n")
    assert found.separators_of("skills", "mentors") == (" / ",)
    assert found.separators_of("wants", "mentors") == ("|", ";")


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"separators": "|"}, "layout: separators"),
        ({"separators": ()}, "layout: separators"),
        ({"separators": {"skills": ","}}, "layout: separators of 'skills'"),
        (
            {"separators": {"mentors": {"skills": []}}},
            "layout: separators of 'mentors' of 'skills'",
        ),
        ({"grids": ["skills"]}, "layout: grids"),
        ({"grids": {"skills": "Python"}}, "layout: grids of 'skills'"),
        ({"joined": {"prefers": [1]}}, "layout: joined of 'prefers'"),
        ({"in_words": "yes"}, "layout: in_words"),
        ({"managers_elsewhere": 1}, "layout: managers_elsewhere"),
        ({"keep": "first"}, "layout: keep"),
        ({"name_of": ["Prénom", ""]}, "layout: name_of"),
    ],
)
def test_what_is_wrong_is_refused_by_name(options: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as caught:
        Layout(**options)
    assert [problem.place for problem in caught.value.records] == [place]


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Layout(closed=1, keep="x", grids=[], nobody="none")  # type: ignore[arg-type]
    assert len(caught.value.records) == 4
