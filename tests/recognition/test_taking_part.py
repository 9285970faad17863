"""People who are read though a column may say that they take no part."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from matchcore.recognition.tables import taken_table
from matchcore.recognition.taking_part import remarks_on_taking_part
from matchcore.tables import Table


def told(header: str, cells: list[str]) -> list[tuple[str, int]]:
    """Return example and row of each remark on a column beside addresses."""
    mails = [f"{letter}@x.org" for letter in "abc"]
    frame = pd.DataFrame({"E-mail": mails, header: cells})
    table = taken_table(Table("mentors", frame, rows=np.arange(1, 4)), {})
    found = remarks_on_taking_part(table)
    assert all(one.told and one.code == "kept_doubtful" for one in found)
    return [(one.values["example"], one.values["row"]) for one in found]


@pytest.mark.parametrize(
    ("header", "cells", "row"),
    [
        ("Désistement", ["", "X", ""], 2),
        ("A abandonné ?", ["non", "non", "oui"], 3),
        ("Date de sortie", ["", "", "12/02/2026"], 3),
        ("Termination date", ["2026-02-12", "", ""], 1),
        ("Participe au programme ?", ["Oui", "Non", "Oui"], 2),
        ("Still taking part?", ["yes", "yes", "no"], 3),
        ("Toujours partant(e) ?", ["Non, désolé", "oui", "oui"], 1),
    ],
)
def test_a_header_says_who_may_take_no_part(header: str, cells: list[str], row: int) -> None:
    assert told(header, cells) == [(cells[row - 1], row)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Désistement", ["", "non", "-"]),
        ("Participe au programme ?", ["Oui", "oui", "OUI"]),
        ("Avez-vous déjà participé ?", ["Non", "Non", "Oui"]),
        ("Lieu de départ", ["Lyon", "Lyon", "Nice"]),
        ("Statut", ["Présent", "Congé parental", "Sorti le 1/2"]),
        ("Type de contrat", ["CDI", "CDD", "CDI"]),
    ],
)
def test_else_nothing_is_told(header: str, cells: list[str]) -> None:
    assert told(header, cells) == []
