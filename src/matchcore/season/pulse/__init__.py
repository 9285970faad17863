"""Short surveys over time: their forms, what people answer, and what that shows."""

from matchcore.season.pulse.privacy import FEWEST
from matchcore.season.pulse.pulse import Pulse
from matchcore.season.pulse.questions import SURVEY, Question
from matchcore.season.pulse.reading import read_pulse
from matchcore.season.pulse.survey_forms import Form, Survey
from matchcore.season.pulse.surveying import survey
from matchcore.season.pulse.trend import Trend

__all__ = [
    "FEWEST",
    "SURVEY",
    "Form",
    "Pulse",
    "Question",
    "Survey",
    "Trend",
    "read_pulse",
    "survey",
]
