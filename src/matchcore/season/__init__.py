"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.selection import Criteria, Selection, select

__all__ = ["Criteria", "Selection", "select"]
