"""Ids and names of the people of recognised tables."""

from __future__ import annotations

import pandas as pd
import pytest

from matchcore import Programme
from matchcore.recognition.people_in import people_in
from matchcore.recognition.tables import taken_table
from matchcore.tables import Table


def test_ids_and_names_are_known_whole_or_in_parts() -> None:
    whole = pd.DataFrame({"Matricule": ["E1", "E2"], "Nom complet": ["LI Al", None]})
    parts = pd.DataFrame(
        {"Employee ID": [7, 8], "First name": ["Zoé", "Bo"], "Last name": ["Ferrand", "Day"]}
    )
    tables = [taken_table(Table(name, frame), {}) for name, frame in (("a", whole), ("b", parts))]
    assert people_in(tables) == {"E1", "E2", "al li", "7", "8", "ferrand zoe", "bo day"}
    assert people_in([]) == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("entry", ["Li, Al", "E1 - Al Li", "Al Li", "LI Al (E1)", "Li, Al (2025)"])
def test_former_partners_are_found_by_name_in_foreign_tables(entry: str) -> None:
    mentors = [
        {"Employee ID": k, "Job level": 1, "Department": "IT", "Skills": "Go", "Past mentees": past}
        for k, past in (("m1", entry), ("m2", None))
    ]
    mentees = [
        {
            "Employee ID": "E1",
            "Full name": "Al Li",
            "Job level": 5,
            "Department": "HR",
            "Wants": "Go",
        }
    ]
    reading = Programme.reverse_mentoring().recognise(mentors=mentors, mentees=mentees)
    pairs = reading.programme.match(reading.cohort).pairs
    assert pairs[["mentee", "mentor"]].to_numpy().tolist() == [["E1", "m2"]]
