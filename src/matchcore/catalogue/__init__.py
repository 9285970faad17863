"""What errors, notes and help texts say: English where it is said, French by the English."""

from matchcore.catalogue.filling import Filled, number
from matchcore.catalogue.languages import LANGUAGES, Language
from matchcore.catalogue.telling import Telling, in_language, together, told, with_colon

__all__ = [
    "LANGUAGES",
    "Filled",
    "Language",
    "Telling",
    "in_language",
    "number",
    "together",
    "told",
    "with_colon",
]
