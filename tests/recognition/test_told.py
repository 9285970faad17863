"""What is told of columns: what is likely, what else could be it, and what is odd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.recognition.remarks import Remark
from matchcore.recognition.tables import taken_table
from matchcore.recognition.told import remarks_on
from matchcore.tables import Table

MAILS = ["ana@x.org", "bo@x.org", "cy@x.org"]


def remarks(columns: dict[str, Any], wanted: str = "", name: str = "mentors") -> list[Remark]:
    frame = pd.DataFrame({"E-mail": MAILS, **columns})
    table = taken_table(Table(name, frame, rows=np.arange(1, len(frame) + 1)), {})
    return remarks_on(table, frozenset(wanted.split()))


@pytest.mark.parametrize(
    ("read", "kept"), [("Département", "Direction"), ("Department", "Division")]
)
def test_of_two_columns_that_mean_the_same_the_other_is_told(read: str, kept: str) -> None:
    (found,) = remarks({read: ["IT", "RH", "IT"], kept: ["DSI", "DRH", "DG"]})
    assert found.told
    assert found.code == "read_rival"
    assert found.values == {
        "table": "mentors", "header": read, "column": "department", "example": "IT", "other": kept,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "ours", "cells"),
    [
        ("Niveau", "grade", ["a@x.org", "b@x.org", "c@x.org"]),
        ("Motivation", "motivation", ["yes", "no", "no"]),
    ],
)
def test_cells_that_are_not_what_the_header_says_are_told(
    header: str, ours: str, cells: list[str]
) -> None:
    (note,) = remarks({header: cells})
    (caution,) = remarks({header: cells}, wanted=ours)
    assert (note.told, caution.told) == (False, True)
    assert note.code == caution.code == "kept_odd"
    assert (note.values["header"], note.values["example"]) == (header, cells[0])


def test_what_is_sure_and_what_is_unknown_is_not_told() -> None:
    assert remarks({"Service": ["IT", "RH", "IT"], "Couleur": ["g", "s", "g"]}) == []


@pytest.mark.parametrize(
    ("header", "ours", "cells"),
    [
        ("Capacity", "capacity", ["one or two", "3+", "some"]),
        ("Capacity", "capacity", ["plenty", "few", "some"]),
        ("Current mentees", "running", ["yes", "no", "yes"]),
        ("Anciens mentorés", "past", ["oui", "oui", "non"]),
    ],
)
def test_loads_and_partners_that_are_not_read_are_told(
    header: str, ours: str, cells: list[str]
) -> None:
    (found,) = remarks({header: cells})
    assert (found.code, found.told, found.values["column"]) == ("kept_odd", True, ours)


@pytest.mark.parametrize("cells", [["none", "-", "n/a"], ["aucun", None, "néant"]])
def test_partners_that_nobody_has_are_not_told(cells: list[str | None]) -> None:
    assert not any(found.told for found in remarks({"Past mentees": cells}))


@pytest.mark.parametrize(
    ("header", "cells", "row"),
    [
        ("Remarques", ["", "se retire du programme (mail du 3/2)", "dispo le jeudi"], 2),
        ("Suivi", ["relancer", "à voir", "Désistée"], 3),
        ("Comments", ["dropped out: new job", "", "keen"], 1),
        ("Statut", ["OK", "OK", "En attente"], 3),
        ("Status", ["Active", "Pending", "Active"], 2),
    ],
)
def test_people_who_may_take_no_part_are_told_and_read(
    header: str, cells: list[str], row: int
) -> None:
    (found,) = remarks({header: cells})
    assert (found.code, found.told) == ("kept_doubtful", True)
    assert found.values["row"] == row
    assert found.values["example"] == cells[row - 1]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Remarques", ["parti en congé jusqu'au 3", "pas désisté", ""]),
        ("Statut", ["OK", "Désisté", "Validé"]),  # left out, and noted
        ("Notes", ["left-handed", "", "keen"]),
    ],
)
def test_of_people_who_are_here_or_left_out_nothing_is_told(header: str, cells: list[str]) -> None:
    assert remarks({header: cells}) == []


@pytest.mark.parametrize(
    ("header", "cells", "odd"),
    [
        ("Heures par mois", ["2h", "1h30", "ça dépend"], "ça dépend"),
        ("Motivation sur 5", ["4", "beaucoup", "5"], "beaucoup"),
        ("Niveau", ["2", "ana@x.org", "bo@x.org"], "ana@x.org"),
    ],
)
def test_the_example_of_cells_of_another_kind_is_one_of_them(
    header: str, cells: list[str], odd: str
) -> None:
    (found,) = remarks({header: cells})
    assert (found.code, found.values["example"]) == ("kept_odd", odd)
