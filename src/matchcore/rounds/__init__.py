"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.feedback import Feedback
from matchcore.rounds.feedback_reading import read_feedback
from matchcore.rounds.rematching import Rematch, rematch

__all__ = ["Feedback", "Rematch", "read_feedback", "rematch"]
