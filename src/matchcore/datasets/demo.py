"""The embedded sample: the reverse-mentoring programme of a fictitious company."""

from __future__ import annotations

from importlib.resources import as_file, files

import pandas as pd

from matchcore.people import Cohort
from matchcore.tables import read_table


def load_demo() -> Cohort:
    """Return 60 junior mentors and 45 senior mentees of a French industrial company.

    All columns are filled, with a few realistic gaps (a missing grade, a missing department).
    Names have accents; skills are in French and in English.

    Examples
    --------
    >>> load_demo()
    Cohort(60 mentors, 45 mentees)
    """
    tables = demo_tables()
    return Cohort(tables["mentors"], tables["mentees"])


def demo_tables() -> dict[str, pd.DataFrame]:
    """Return the sample as two data frames of text, ``mentors`` and ``mentees``.

    Examples
    --------
    >>> demo_tables()["mentees"].loc[0, "wants"]
    'IA générative:5|réseaux sociaux:4|dialogue intergénérationnel:3'
    """
    frames = {}
    for name in ("mentors", "mentees"):
        with as_file(files("matchcore.datasets").joinpath(f"{name}.csv")) as path:
            frames[name] = read_table(name, path).frame
    return frames
