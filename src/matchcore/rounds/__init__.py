"""The life of a programme: meetings, what people say of them, and couples matched again."""

from matchcore.rounds.rematching import Rematch, rematch

__all__ = ["Rematch", "rematch"]
