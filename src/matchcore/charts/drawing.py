"""What all charts share: Altair itself, frames as its data, and one look."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from matchcore.tables.extras import optional
from matchcore.wording import Language

WIDTH = 560  # pixels: with labels and legend, the width of a notebook's output
_LABELS = 260  # pixels of the longest label
_FRENCH = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", ""],
    "percent": "\N{NO-BREAK SPACE}%",
}


def altair() -> Any:
    """Return Altair.

    Raises
    ------
    InputError
        The extra ``plots`` is not installed.
    """
    return optional("altair", "plots", "a plot")


def values_of(frame: pd.DataFrame) -> Any:
    """Return a frame as data of a chart, row by row; missing numbers are null."""
    rows = [
        {
            str(name): None if isinstance(value, float) and not math.isfinite(value) else value
            for name, value in row.items()
        }
        for row in frame.to_dict(orient="records")
    ]
    return altair().Data(values=rows)


def words_of(column: str, words: Mapping[str, str]) -> str:
    """Return the expression that puts the codes of a column into words."""
    return f"{json.dumps(dict(words))}[datum.{column}]"


def place_of(column: str, names: list[str]) -> str:
    """Return the expression for the place of a column's value among names."""
    return f"indexof({json.dumps(names)}, datum.{column})"


def value_in(column: str) -> str:
    """Return the expression for a column of any name; as a field, a dot in it would be a path."""
    return f"datum[{json.dumps(column)}]"


def finished(chart: Any, language: Language, description: str) -> Any:
    """Return a chart with the look of all; on white, as pages may be dark.

    The description is what a screen reader says of it.
    """
    locale = {"locale": {"number": _FRENCH}} if language == "fr" else {}
    return (
        chart.properties(description=description)
        .configure(background="white", **locale)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal", grid=True)
        .configure_axisY(labelLimit=_LABELS)
        .configure_legend(labelFontSize=12, titleFontSize=12, labelLimit=_LABELS)
        .configure_title(fontSize=14, anchor="start", subtitleFontSize=12)
        .configure_header(labelFontSize=13, labelAnchor="start", titleFontSize=12)
    )
