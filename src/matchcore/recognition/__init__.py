"""What the columns of any table of people are taken for, by header and content."""

from matchcore.recognition.columns import id_column, recognise_columns
from matchcore.recognition.grids import grid_part
from matchcore.recognition.headers import HeaderGuess, header_guesses
from matchcore.recognition.taken import Sureness, TakenFor

__all__ = [
    "HeaderGuess",
    "Sureness",
    "TakenFor",
    "grid_part",
    "header_guesses",
    "id_column",
    "recognise_columns",
]
