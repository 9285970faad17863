"""What makes one answer better than another: the quantities an objective compares, in order.

The solver and the proof read these declarations; they never compare the names of objectives or
quantities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Objective = Literal["coverage", "score"]
Quantity = Literal["covered", "seats", "total"]


@dataclass(frozen=True)
class Measure:
    """How one quantity of an answer is measured.

    Attributes
    ----------
    worth : str
        The attribute of `Prices` that holds the worth of one unit.
    is_count : bool
        Whether the quantity counts people or pairs; otherwise it sums scores.
    counts_pairs : bool
        Whether every pair adds one.
    """

    worth: Literal["covered", "seats", "score"]
    is_count: bool
    counts_pairs: bool = False


MEASURES: dict[Quantity, Measure] = {
    "covered": Measure("covered", is_count=True),
    "seats": Measure("seats", is_count=True, counts_pairs=True),
    "total": Measure("score", is_count=False),
}


@dataclass(frozen=True)
class Ranking:
    """How an objective ranks answers.

    Attributes
    ----------
    quantities : tuple of Quantity
        The most important first; each breaks the ties of those before it. Every ranking has
        ``"seats"`` and ``"total"``, and has ``"covered"`` only before ``"seats"``.
    """

    quantities: tuple[Quantity, ...]

    @property
    def fixes_seats(self) -> bool:
        """Whether the number of seats is settled before the total counts."""
        return self.quantities.index("seats") < self.quantities.index("total")

    @property
    def score_worth(self) -> int:
        """Worth of one unit of integer score in the flow's costs and prices.

        Two where seats break ties: a seat is then worth one, less than any difference in score.
        That is enough for any number of seats, because the best total is concave in it: where one
        more seat loses a unit of score, so does each one after it.
        """
        return 1 if self.fixes_seats else 2

    @property
    def seat_bonus(self) -> int:
        """Worth of one seat beside its score in the flow's costs and prices."""
        return 0 if self.fixes_seats else 1

    def proven(self, most_demand: int) -> list[Quantity]:
        """Return the quantities to prove where no mentee demands more than `most_demand` mentors.

        With one mentor each, covered mentees and seats are the same number.
        """
        same = {"covered"} if most_demand <= 1 else set()
        return [quantity for quantity in self.quantities if quantity not in same]

    def rank(self, values: Mapping[Quantity, int]) -> tuple[int, ...]:
        """Return the values in order of importance: a larger tuple is a better answer."""
        return tuple(values[quantity] for quantity in self.quantities)


RANKINGS: dict[Objective, Ranking] = {
    "coverage": Ranking(("covered", "seats", "total")),
    "score": Ranking(("total", "seats")),
}
MOST_SEATS: Objective = "coverage"  # the objective that fills as many seats as possible
