"""Skills wanted against skills taught, before anybody is matched or after."""

from matchcore.season.shortage.finding import skill_shortage
from matchcore.season.shortage.shortage import Shortage

__all__ = ["Shortage", "skill_shortage"]
