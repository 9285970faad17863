"""Small tables, recognised column by column."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.people import Role
from matchcore.recognition import TakenFor, recognise_columns

MAILS = ["ana@x.org", "bo@x.org", "cy@x.org", "di@x.org"]
PEOPLE = ["Ana Lima", "Bo Day", "Cyril Rey", "Diane d'Arc"]


def taken(role: Role | None = None, **columns: Any) -> dict[str, TakenFor]:
    """Recognise a table of up to four rows; ``_`` in a name is a space."""
    frame = pd.DataFrame({name.replace("_", " "): cells for name, cells in columns.items()})
    return {one.header.replace(" ", "_"): one for one in recognise_columns(frame, role)}


def columns_of(found: dict[str, TakenFor]) -> dict[str, str]:
    return {header: one.column for header, one in found.items()}
