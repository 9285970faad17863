"""What any tables of people are taken for, by header and content: a mapping and a layout."""

from matchcore.recognition.columns import recognise_columns
from matchcore.recognition.headers.grids import grid_part
from matchcore.recognition.headers.guesses import HeaderGuess, header_guesses
from matchcore.recognition.id_columns import id_column
from matchcore.recognition.recognise import Recognised, recognise
from matchcore.recognition.remarks import Question, Remark
from matchcore.recognition.taken import Sureness, TakenFor
from matchcore.recognition.taken_table import TakenTable

__all__ = [
    "HeaderGuess",
    "Question",
    "Recognised",
    "Remark",
    "Sureness",
    "TakenFor",
    "TakenTable",
    "grid_part",
    "header_guesses",
    "id_column",
    "recognise",
    "recognise_columns",
]
