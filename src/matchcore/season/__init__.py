"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.invitations import Invitations, invitations
from matchcore.season.page import write_page
from matchcore.season.pitfalls import Finding, Pitfalls, check
from matchcore.season.season import Season
from matchcore.season.sessions import SessionPlan, plan_sessions
from matchcore.season.week import Task, Week, this_week

__all__ = [
    "Finding",
    "Invitations",
    "Pitfalls",
    "Season",
    "SessionPlan",
    "Task",
    "Week",
    "check",
    "invitations",
    "plan_sessions",
    "this_week",
    "write_page",
]
