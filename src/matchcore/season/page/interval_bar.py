"""An interval on its scale, as inline SVG: the range, the value, the target."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["interval_bar"]

_WIDTH, _HEIGHT = 200, 16


def interval_bar(
    scale: tuple[float, float],
    interval: tuple[float, float, float],
    targets: Sequence[float],
    words: str,
) -> str:
    """Return the drawing of an interval; `words` say the same to who cannot see it.

    Parameters
    ----------
    scale : (float, float)
        What the left and the right end stand for.
    interval : (float, float, float)
        Its lower end, the value, and its upper end.
    targets : sequence of float
    words : str

    Examples
    --------
    >>> drawn = interval_bar((0, 1), (0.25, 0.5, 0.75), [0.8], "25% to 75%")
    >>> '<rect x="50.0" y="5" width="100.0"' in drawn, 'x1="160.0"' in drawn
    (True, True)
    """
    low, value, high = (_at(x, scale) for x in interval)
    middle = _HEIGHT // 2
    parts = [
        f'<line class="axis" x1="0" y1="{middle}" x2="{_WIDTH}" y2="{middle}"/>',
        f'<rect x="{low}" y="5" width="{round(max(high - low, 1.0), 1)}" height="6"/>',
        f'<circle cx="{value}" cy="{middle}" r="4"/>',
    ]
    parts += [
        f'<line class="target" x1="{at}" y1="0" x2="{at}" y2="{_HEIGHT}"/>'
        for at in (_at(target, scale) for target in targets)
    ]
    return (
        f'<svg class="interval" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="xMinYMid" '
        f'role="img" aria-label="{escape(words)}">{"".join(parts)}</svg>'
    )


def _at(value: float, scale: tuple[float, float]) -> float:
    """Return the place of a value; what lies beyond the scale stands at its end."""
    low, high = scale
    return round(_WIDTH * min(1.0, max(0.0, (value - low) / (high - low))), 1)
