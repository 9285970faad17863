"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.sessions import SessionPlan, plan_sessions, read_held, replan_sessions

__all__ = ["SessionPlan", "plan_sessions", "read_held", "replan_sessions"]
