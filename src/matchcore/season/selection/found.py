"""How people were chosen, and what is proven of it."""

from __future__ import annotations

from typing import NamedTuple

from matchcore.short_repr import short_repr
from matchcore.solver.admission import AdmissionLevel


class Found(NamedTuple):
    """How people were chosen, and what is proven of it.

    Attributes
    ----------
    levels : tuple of AdmissionLevel
        Each objective in strict order: what was reached, and a bound.
    jointly : bool
    by : str
        The column of the groups, or empty.
    places : dict of str to dict of str to int
        By table and group; a group without a name is the whole side.
    weights : dict of str to dict of str to float
        Of the parts, by role, as normalised.
    shift : int
        The value of the level ``total`` is one of whole ``2**-shift``.
    closed : dict of str to str
        Why the rules leave somebody no partner, by role and id.
    """

    levels: tuple[AdmissionLevel, ...]
    jointly: bool
    by: str
    places: dict[str, dict[str, int]]
    weights: dict[str, dict[str, float]]
    shift: int
    closed: dict[str, str]

    def __repr__(self) -> str:
        return short_repr(self)

    @property
    def proven(self) -> bool:
        """Whether no choice is better."""
        return all(level.proven for level in self.levels)
