"""What the headers of a grid name: by brackets, behind a shared question, or alone."""

from __future__ import annotations

import pandas as pd

from matchcore.tables import Layout
from matchcore.tables.gathered import gathered
from matchcore.tables.grid_headers import entries_of


def test_the_entry_is_in_the_last_brackets_or_the_header() -> None:
    headers = ["A [b] [c]", "A [ Power BI ] ", "[Go]", "Python", "A [b] c"]
    assert list(entries_of(headers).values()) == ["c", "Power BI", "Go", "Python", "A [b] c"]


def test_a_question_before_a_dash_must_be_shared() -> None:
    """R - Shiny is one skill; Skills is the question of two."""
    found = entries_of(["Skills - R", "Skills - Go", "Power BI", "R - Shiny"])
    assert list(found.values()) == ["R", "Go", "Power BI", "R - Shiny"]
    assert list(entries_of(["Niveau : R", "Niveau : Go"]).values()) == ["R", "Go"]


def test_a_grid_of_one_table_is_no_other_tables() -> None:
    layout = Layout(grids={"wants": ("R",), "mentors": {"skills": ("Go",)}})
    frame = pd.DataFrame({"R": ["x"], "Go": ["5"]})
    assert gathered(frame, layout, "mentees")[0].columns.tolist() == ["Go", "wants"]
    assert gathered(frame, layout, "mentors")[0].columns.tolist() == ["wants", "skills"]
