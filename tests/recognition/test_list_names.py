"""Headers under which a mapping is one list with levels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matchcore.recognition.list_names import ListNames
from tests.readings import REVERSE, read_again


@pytest.mark.slow
@pytest.mark.parametrize(
    ("skills", "wants"),
    [("skills", "wants"), ("Skills", "Development needs"), ("Compétences", "Souhaits")],
)
@pytest.mark.parametrize("form", ["records", "json"])
def test_levels_in_mappings_are_read_whatever_the_header(
    skills: str, wants: str, form: str, tmp_path: Path
) -> None:
    mentors = [
        {"id": "m", "grade": 1, "department": "IT", skills: {"Python": 5, "Go": 2}},
        {"id": "n", "grade": 1, "department": "IT", skills: ["Go"]},
    ]
    mentees = [{"id": "e", "grade": 5, "department": "HR", wants: {"Python": 4}}]
    sources: dict[str, Any] = {"mentors": mentors, "mentees": mentees}
    if form == "json":
        for name, records in sources.items():
            sources[name] = tmp_path / f"{name}.json"
            sources[name].write_text(json.dumps(records), encoding="utf-8")
    reading = REVERSE.recognise(**sources)
    people = reading.cohort
    items = people.mentors.items("skills")
    found = {
        (people.mentors.ids[row], label): value
        for row, label, value in zip(items.rows, items.labels, items.values, strict=True)
    }
    assert found["m", "Python"] == 5
    assert found["m", "Go"] == 2
    assert ("n", "Go") in found
    assert people.mentees.items("wants").values.tolist() == [4.0]
    again = read_again(reading).read(**sources)
    assert again.mentors.items("skills").labels.tolist() == items.labels.tolist()


@pytest.mark.parametrize("header", ["name", "Name", "emails", "manager", "address", "meta", "xyz"])
def test_other_headers_are_of_nested_columns(header: str) -> None:
    assert header not in ListNames()


def test_names_that_are_stated_are_lists_too() -> None:
    assert "Mes trucs" in ListNames({"Mes trucs"})
    assert set(ListNames({"Mes trucs"})) >= {"Mes trucs", "skills", "past"}
    assert len(ListNames({"Mes trucs"})) == len(ListNames()) + 1
