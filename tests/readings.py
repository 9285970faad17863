"""Tables as forms write them, in French and English, to be recognised; and what a reading holds."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from matchcore import Programme
from matchcore.programme.reading.reading import Reading
from matchcore.recognition import Recognised, recognise
from matchcore.tables import Layout, Table

REVERSE = Programme.reverse_mentoring()
WANTED = frozenset(["skills", "wants", "grade", "department"])

FRENCH: dict[str, dict[str, list[Any]]] = {
    "mentors": {
        "Courriel": ["zoe@x.org", "bo@x.org", "cy@x.org"],
        "Service": ["Informatique", "Achats", "Informatique"],
        "Niveau": [1, 2, 1],
        "Compétences": ["Python, SQL", "SQL, Excel", "Python"],
    },
    "mentees": {
        "Courriel": ["ana@x.org", "di@x.org"],
        "Service": ["Vente", "Paie"],
        "Niveau": [7, 8],
        "Souhaits": ["Python, SQL", "SQL"],
    },
}
ENGLISH: dict[str, dict[str, list[Any]]] = {
    "mentors": {
        "Work email": ["zoe@x.org", "bo@x.org", "cy@x.org"],
        "Department": ["IT", "Purchasing", "IT"],
        "Job level": [1, 2, 1],
        "Which skills can you teach?": ["Python / SQL", "SQL / Excel", "Python"],
    },
    "mentees": {
        "Work email": ["ana@x.org", "di@x.org"],
        "Department": ["Sales", "Payroll"],
        "Job level": [7, 8],
        "Which skills would you like to learn?": ["Python / SQL", "SQL"],
    },
}
BOTH = {"fr": FRENCH, "en": ENGLISH}


def tables(
    language: str = "fr",
    *,
    mentors: dict[str, Any] | None = None,
    mentees: dict[str, Any] | None = None,
) -> dict[str, pd.DataFrame]:
    """Return both tables with some columns replaced or added; None takes one out."""
    changed = {"mentors": mentors or {}, "mentees": mentees or {}}
    return {
        name: pd.DataFrame(
            {header: cells for header, cells in (base | changed[name]).items() if cells is not None}
        )
        for name, base in BOTH[language].items()
    }


def write(folder: Path, frames: dict[str, pd.DataFrame]) -> None:
    """Write tables as CSV files."""
    for name, frame in frames.items():
        frame.to_csv(folder / f"{name}.csv", index=False)


def read_again(reading: Reading[Programme], language: Any = None) -> Programme:
    """Return the programme that the file of a reading holds."""
    return Programme.from_toml(io.StringIO(reading.to_toml(language)))


def taken_for(reading: Reading[Programme], table: str) -> dict[str, str]:
    """Return what each column of a table is taken for."""
    found = reading.columns[reading.columns["table"] == table]
    return dict(zip(found["header"], found["taken_for"], strict=True))


def codes(reading: Reading[Programme]) -> list[str]:
    """Return the codes of what is asked."""
    return [question.code for question in reading.asked]


def recognised(
    frames: dict[str, pd.DataFrame],
    columns: dict[str, Any] | None = None,
    *,
    scaled: bool = False,
    layout: Layout | None = None,
) -> Recognised:
    """Return what tables are recognised as, without a programme."""
    given = {
        name: Table(name, frame, rows=np.arange(1, len(frame) + 1))
        for name, frame in frames.items()
    }
    return recognise(
        given,
        columns=columns or {},
        layout=layout or Layout(),
        scaled=scaled,
        wanted=dict.fromkeys(given, WANTED),
    )
