"""Tables out: files that a spreadsheet cannot be made to run, written whole."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Literal

import pandas as pd

from matchcore.errors import InputError

_DELIMITERS = (",", ";", "\t")
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, path: str | os.PathLike[str], delimiter: str = ",") -> None:
    """Write a table for people: UTF-8 with BOM, as spreadsheets expect, and nothing they run.

    Text that begins like a formula gets a leading apostrophe. With another delimiter than a comma,
    numbers have a decimal comma, as spreadsheets of such countries expect.
    """
    if delimiter not in _DELIMITERS:
        raise InputError(f"delimiter is {delimiter!r}: use one of {list(_DELIMITERS)}")
    safe = frame.map(_neutral)
    safe.columns = pd.Index([_neutral(c) for c in frame.columns])
    text = safe.select_dtypes(exclude="number")
    breaks = text.map(lambda cell: "\r" in str(cell)).any(axis=None)  # pandas would not quote it
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if breaks else csv.QUOTE_MINIMAL
    data = safe.to_csv(
        index=False,
        lineterminator="\n",
        float_format="%.6f",
        quoting=quoting,
        sep=delimiter,
        decimal="." if delimiter == "," else ",",
    )
    write_whole(path, data.encode("utf-8-sig"))


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that, whatever happens, the old or the new one stands there whole."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.part")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(target)


def _neutral(cell: object) -> object:
    risky = isinstance(cell, str) and cell.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS)
    return f"'{cell}" if risky else cell
