"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.batch import BatchLine, rematch_batch
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.feedback_reading import read_feedback
from matchcore.rounds.learning import learn
from matchcore.rounds.learning_result import Learning
from matchcore.rounds.meeting_request import MeetingRequest
from matchcore.rounds.meetings import MeetingPlan, plan_meetings
from matchcore.rounds.rematching import Rematch, rematch

__all__ = [
    "BatchLine",
    "Feedback",
    "Learning",
    "MeetingPlan",
    "MeetingRequest",
    "Rematch",
    "learn",
    "plan_meetings",
    "read_feedback",
    "rematch",
    "rematch_batch",
]
