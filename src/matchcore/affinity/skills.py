"""One skill, many names: French and English names of the same skill meet in one."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from matchcore.people import fold


@cache
def skill_names() -> Mapping[str, str]:
    """Return the folded names of the skills that matchcore knows, each with the English name.

    >>> skill_names()["apprentissage automatique"]
    'machine learning'
    """
    table = files("matchcore.affinity").joinpath("skills.csv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for row in csv.DictReader(table.splitlines()):
        for name in (row["en"], row["fr"], *row["also"].split("|")):
            if name.strip():
                names[fold(name)] = row["en"]
    return names
