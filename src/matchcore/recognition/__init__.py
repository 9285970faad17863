"""What the columns of any table of people are taken for, by header and content."""

from matchcore.recognition.grids import grid_part
from matchcore.recognition.headers import HeaderGuess, header_guesses

__all__ = ["HeaderGuess", "grid_part", "header_guesses"]
