"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.batch import BatchLine, rematch_batch
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.feedback_reading import read_feedback
from matchcore.rounds.learning import learn
from matchcore.rounds.learning_result import Learning
from matchcore.rounds.rematching import Rematch, rematch

__all__ = [
    "BatchLine",
    "Feedback",
    "Learning",
    "Rematch",
    "learn",
    "read_feedback",
    "rematch",
    "rematch_batch",
]
