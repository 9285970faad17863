"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.shortage import Shortage, skill_shortage

__all__ = ["Shortage", "skill_shortage"]
