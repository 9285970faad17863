"""Colours of addends, the same in reports and charts; six stay apart for the colour-blind.

The first six are those of Okabe and Ito, "Color Universal Design" (2008), but for black and yellow,
which vanish on dark and on light pages.
"""

from __future__ import annotations

from collections.abc import Iterable

_COLOURS = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#7a4a2b",
    "#8c8c8c",
)
GAIN, LOSS, PLAIN = _COLOURS[0], _COLOURS[5], _COLOURS[7]


def colours(names: Iterable[str]) -> dict[str, str]:
    """Return a colour for each name, in their order; names that occur twice count once.

    >>> colours(["skills", "site", "skills"])
    {'skills': '#0072b2', 'site': '#e69f00'}
    """
    return {name: _colour(k) for k, name in enumerate(dict.fromkeys(names))}


def _colour(k: int) -> str:
    """Return the colour of the k-th addend; beyond the list, hues far apart."""
    return _COLOURS[k] if k < len(_COLOURS) else f"hsl({k * 137.508 % 360:.1f}, 45%, 50%)"
