"""Sessions shared out among themes: D'Hondt's method, with what a theme builds on first.

V. D'Hondt, "Système pratique et raisonné de représentation proportionnelle" (1882). Of the methods
of apportionment it is one in which a further seat never costs anybody one (M. L. Balinski and
H. P. Young, "Fair Representation", 1982): a longer season only adds sessions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction


def shared_out(
    seats: int, weights: Mapping[str, Fraction], needs: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Return how many seats each theme gets; those that get none are left out.

    Each seat goes to the theme with the largest weight / (seats so far + 1); of equals, to the
    first in order. If the winner builds on themes that have no seat yet, the seat goes to the
    deepest of these.

    Parameters
    ----------
    seats : int
    weights : mapping of str to Fraction
        Above 0, in order of preference among equals.
    needs : mapping of str to sequence of str
        What each theme builds on, among the themes; without circles.

    Examples
    --------
    >>> shared_out(5, {"a": Fraction(10), "b": Fraction(6), "c": Fraction(1)}, {})
    {'a': 3, 'b': 2}
    >>> shared_out(2, {"a": Fraction(10), "b": Fraction(1)}, {"a": ["b"]})
    {'b': 1, 'a': 1}
    """
    found: dict[str, int] = {}
    for _ in range(seats if weights else 0):
        winner = max(weights, key=lambda theme: weights[theme] / (found.get(theme, 0) + 1))
        winner = _first_needed(winner, needs, found)
        found[winner] = found.get(winner, 0) + 1
    return found


def _first_needed(theme: str, needs: Mapping[str, Sequence[str]], found: Mapping[str, int]) -> str:
    """Return the deepest thing that a theme builds on and that has no seat; or the theme."""
    for need in needs.get(theme, ()):
        if need not in found:
            return _first_needed(need, needs, found)
    return theme


def in_order(themes: Sequence[str], needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return themes in the given order, but each after all that it builds on.

    >>> in_order(["a", "b", "c"], {"a": ["c"]})
    ['c', 'a', 'b']
    """
    found: list[str] = []

    def add(theme: str) -> None:
        if theme not in found:
            for need in needs.get(theme, ()):
                if need in themes:
                    add(need)
            found.append(theme)

    for theme in themes:
        add(theme)
    return found
