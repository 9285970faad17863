"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""

from matchcore.season.pulse import SURVEY, Pulse, Question, Survey, read_pulse, survey

__all__ = ["SURVEY", "Pulse", "Question", "Survey", "read_pulse", "survey"]
