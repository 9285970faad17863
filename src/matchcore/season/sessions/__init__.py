"""The sessions of a season: what each couple does when, what took place, and new dates."""

from matchcore.season.sessions.held import read_held
from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.planning import plan_sessions
from matchcore.season.sessions.replanning import replan_sessions

__all__ = ["SessionPlan", "plan_sessions", "read_held", "replan_sessions"]
