"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.couples import Couples
from matchcore.rounds.draft import Draft
from matchcore.rounds.published import Published
from matchcore.rounds.round_folder import RoundFolder

__all__ = ["Couples", "Draft", "Published", "RoundFolder"]
