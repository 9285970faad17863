"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.indicators import (
    INDICATORS,
    Aim,
    AimsState,
    Comparison,
    Estimate,
    Indicators,
    Target,
    aims_state,
    aims_without_targets,
    compare,
    difference,
    mean,
    measure,
    rate,
    read_levels,
)
from matchcore.season.invitations import Invitations, invitations
from matchcore.season.page import write_page
from matchcore.season.pitfalls import Finding, Pitfalls, check
from matchcore.season.pulse import SURVEY, Pulse, Question, Survey, read_pulse, survey
from matchcore.season.season import Season
from matchcore.season.selection import Criteria, Selection, read_places, select
from matchcore.season.sessions import SessionPlan, plan_sessions, read_held, replan_sessions
from matchcore.season.shortage import Shortage, skill_shortage
from matchcore.season.training import (
    Offer,
    TrainingPlan,
    default_offers,
    plan_training,
    read_attended,
    read_offers,
)
from matchcore.season.week import Task, Week, this_week

__all__ = [
    "INDICATORS",
    "SURVEY",
    "Aim",
    "AimsState",
    "Comparison",
    "Criteria",
    "Estimate",
    "Finding",
    "Indicators",
    "Invitations",
    "Offer",
    "Pitfalls",
    "Pulse",
    "Question",
    "Season",
    "Selection",
    "SessionPlan",
    "Shortage",
    "Survey",
    "Target",
    "Task",
    "TrainingPlan",
    "Week",
    "aims_state",
    "aims_without_targets",
    "check",
    "compare",
    "default_offers",
    "difference",
    "invitations",
    "mean",
    "measure",
    "plan_sessions",
    "plan_training",
    "rate",
    "read_attended",
    "read_held",
    "read_levels",
    "read_offers",
    "read_places",
    "read_pulse",
    "replan_sessions",
    "select",
    "skill_shortage",
    "survey",
    "this_week",
    "write_page",
]
