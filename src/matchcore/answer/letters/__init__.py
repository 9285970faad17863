"""Letters to everybody in a matching: with whom, why, what to talk about, first steps."""

from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.letters import Letters
from matchcore.answer.letters.section import Section

__all__ = ["Letter", "Letters", "Section"]
