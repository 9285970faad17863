"""Letters to everybody in a matching: with whom, why, what to talk about, first steps."""

from matchcore.answer.letters.letter import Letter, Section
from matchcore.answer.letters.letters import Letters

__all__ = ["Letter", "Letters", "Section"]
