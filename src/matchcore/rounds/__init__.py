"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.batch import BatchLine, rematch_batch
from matchcore.rounds.couples import Couples
from matchcore.rounds.draft import Draft
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.feedback_reading import read_feedback
from matchcore.rounds.learning import learn
from matchcore.rounds.learning_result import Learning
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.meeting_request import MeetingRequest
from matchcore.rounds.meetings import plan_meetings
from matchcore.rounds.published import Published
from matchcore.rounds.rematching import Rematch, rematch
from matchcore.rounds.round_folder import RoundFolder
from matchcore.rounds.slots import Slots
from matchcore.rounds.timetable import Timetable
from matchcore.rounds.timetabling import plan_timetable

__all__ = [
    "BatchLine",
    "Couples",
    "Draft",
    "Feedback",
    "Learning",
    "MeetingPlan",
    "MeetingRequest",
    "Published",
    "Rematch",
    "RoundFolder",
    "Slots",
    "Timetable",
    "learn",
    "plan_meetings",
    "plan_timetable",
    "read_feedback",
    "rematch",
    "rematch_batch",
]
