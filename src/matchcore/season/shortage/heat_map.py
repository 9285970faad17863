"""Skills wanted and taught as a table whose cells are darker the larger their number is."""

from __future__ import annotations

from html import escape

import pandas as pd

from matchcore.wording import Language, say

COLUMNS = ("wanted_by", "taught_by", "places", "covered", "short")
_LIGHT, _DARK = (247, 251, 255), (8, 81, 156)  # blues of C. Brewer, ColorBrewer (2002)
_SHORT = (255, 245, 240), (165, 15, 21)  # reds, for what lacks
_CELL = "padding:.2rem .4rem;text-align:right"


def heat_map(frame: pd.DataFrame, language: Language, most: int | None = None) -> str:
    """Return a table of skills as HTML that loads nothing and has no script.

    Numbers stand in the cells, so that colour is never the only sign. What is short has a colour
    of its own.

    Parameters
    ----------
    frame : pandas.DataFrame
        skill, in the reader's words, and the columns of counts.
    language : {"en", "fr"}
    most : int, optional
        The number that is darkest; the largest of the frame if left out.
    """
    most = largest(frame) if most is None else most
    heads = "".join(
        f'<th scope="col" style="{_CELL}">{escape(say(f"column_{name}", language))}</th>'
        for name in COLUMNS
    )
    rows = "\n".join(
        f'<tr><th scope="row" style="text-align:left">{escape(str(row.skill))}</th>'
        + "".join(_cell(name, int(getattr(row, name)), most, language) for name in COLUMNS)
        + "</tr>"
        for row in frame.itertuples(index=False)
    )
    title, corner = say("shortage_title", language), say("column_skill", language)
    head = f'<tr><th scope="col" style="text-align:left">{escape(corner)}</th>{heads}</tr>'
    return (
        '<table class="skills" style="border-collapse:collapse;font-variant-numeric:tabular-nums">'
        f"\n<caption>{escape(title)}</caption>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>"
        "\n</table>"
    )


def largest(frame: pd.DataFrame) -> int:
    """Return the largest number of a table of skills, at least 1."""
    return max(1, int(frame[list(COLUMNS)].to_numpy().max(initial=0)))


def _cell(name: str, count: int, most: int, language: Language) -> str:
    label = escape(say(f"column_{name}", language))  # for screens too narrow for a head
    share = count / most
    light, dark = _SHORT if name == "short" else (_LIGHT, _DARK)
    mixed = [round(a + share * (b - a)) for a, b in zip(light, dark, strict=True)]
    text = "#fff" if _luminance(mixed) < _EVEN else "#000"
    colour = "#" + "".join(f"{part:02x}" for part in mixed)
    look = f"{_CELL};background:{colour};color:{text}"
    return f'<td data-l="{label}" style="{look}">{count}</td>'


_EVEN = 0.179  # relative luminance at which black and white have the same contrast


def _luminance(colour: list[int]) -> float:
    """Return the relative luminance of WCAG 2, from 0 to 1."""
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
