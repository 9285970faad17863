"""Known pitfalls of a season: who is concerned, why, and what to do."""

from matchcore.season.pitfalls.checking import check
from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.pitfalls import Pitfalls

__all__ = ["Finding", "Pitfalls", "check"]
