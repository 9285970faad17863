"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.learning import learn as learn
from matchcore.rounds.learning_result import Learning as Learning
