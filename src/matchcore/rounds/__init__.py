"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.feedback import Feedback
from matchcore.rounds.feedback_reading import read_feedback

__all__ = ["Feedback", "read_feedback"]
