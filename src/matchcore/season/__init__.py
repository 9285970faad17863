"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.selection import Criteria, Selection, read_places, select

__all__ = ["Criteria", "Selection", "read_places", "select"]
