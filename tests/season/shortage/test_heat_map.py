"""Cells of the heat map can be read on their colour."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from matchcore.season.shortage.heat_map import COLUMNS, heat_map


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_has_a_contrast_of_4_5(language: str) -> None:
    rows = [{"skill": f"s{k}", **dict.fromkeys(COLUMNS, k)} for k in range(101)]
    page = heat_map(pd.DataFrame(rows), language)  # type: ignore[arg-type]
    cells = re.findall(r"background:#(\w{6});color:#(\w{3})\">(\d+)<", page)
    assert len(cells) == 101 * len(COLUMNS)
    for back, front, _ in cells:
        a, b = sorted([luminance(back), luminance("".join(c * 2 for c in front))])
        assert (b + 0.05) / (a + 0.05) >= 4.5
