"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.meeting_request import MeetingRequest
from matchcore.rounds.meetings import MeetingPlan, plan_meetings

__all__ = ["MeetingPlan", "MeetingRequest", "plan_meetings"]
