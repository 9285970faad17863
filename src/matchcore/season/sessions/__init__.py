"""The sessions of a season: what each couple does when, what took place, and new dates."""

from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.planning import plan_sessions

__all__ = ["SessionPlan", "plan_sessions"]
