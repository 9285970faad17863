"""Lists spread over columns: grids and choices become one list column each."""

from __future__ import annotations

import pandas as pd

from matchcore.tables import Layout
from matchcore.tables.gathered import gathered
from matchcore.tables.grid_headers import entries_of

FRAME = pd.DataFrame(
    {
        "id": ["a", "b"],
        "Niveau [Python]": ["Expert", None],
        "Niveau [R [stat]]": ["", "Débutant"],
        "Choix 2": ["n", " "],
        "Choix 1": ["m", None],
    }
)
GRID = ("Niveau [Python]", "Niveau [R [stat]]", "Niveau [Gone]")


def test_a_grid_becomes_names_with_levels() -> None:
    frame, notes = gathered(FRAME, Layout(grids={"skills": GRID}), "mentors")
    assert frame.columns.tolist() == ["id", "Choix 2", "Choix 1", "skills"]
    assert frame["skills"].tolist()[0] == [{"name": "Python", "level": "Expert"}]
    assert frame["skills"].tolist()[1][0]["level"] == "Débutant"
    assert notes == ["2 columns, 'Niveau [Python]' to 'Niveau [R [stat]]', read as the list skills"]


def test_choices_keep_the_stated_order_and_empty_ones_are_none() -> None:
    frame, notes = gathered(FRAME, Layout(joined={"prefers": ("Choix 1", "Choix 2")}), "mentors")
    assert frame["prefers"].tolist() == [["m", "n"], None]
    assert notes == ["2 columns, 'Choix 1' to 'Choix 2', read as the list prefers"]


def test_a_grid_and_choices_of_one_list_are_put_together() -> None:
    layout = Layout(grids={"skills": GRID[:1]}, joined={"skills": ("Choix 1",)})
    frame, _ = gathered(FRAME, layout, "mentors")
    assert frame["skills"].tolist() == [[{"name": "Python", "level": "Expert"}, "m"], None]


def test_a_table_without_such_columns_is_left_alone() -> None:
    frame, notes = gathered(FRAME, Layout(grids={"skills": ("Gone",)}), "mentors")
    assert frame is FRAME
    assert notes == []


def test_the_entry_is_in_the_last_brackets_or_the_header() -> None:
    found = [entries_of([x])[x] for x in ("A [b] [c]", "A [ Power BI ] ", "Python", "A [b] c")]
    assert found == ["c", "Power BI", "Python", "A [b] c"]


def test_a_column_of_the_same_name_stays_part_of_the_list() -> None:
    frame = pd.DataFrame(
        {"skills": ["sql|r", None, ["go"]], "[Python]": ["Expert", "Expert", None]}
    )
    found, _ = gathered(frame, Layout(grids={"skills": ("[Python]",)}), "mentors")
    python = {"name": "Python", "level": "Expert"}
    assert found["skills"].tolist() == [["sql", "r", python], [python], ["go"]]
