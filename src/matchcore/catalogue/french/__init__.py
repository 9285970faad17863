"""French translations, one file per topic: the English sentence is the key.

A template has the fields of the English; ``{count:couple|couples}`` is the form that agrees with a
count, ``{role:word}`` the French of a name, ``{value:quoted}`` a value in French quotation marks.
"""

from matchcore.catalogue.french.affinity import AFFINITY, RULES
from matchcore.catalogue.french.aims import AIMS
from matchcore.catalogue.french.answers import ANSWERS
from matchcore.catalogue.french.cells import CELLS
from matchcore.catalogue.french.commands import COMMANDS
from matchcore.catalogue.french.indicators import INDICATORS
from matchcore.catalogue.french.nouns import NOUNS
from matchcore.catalogue.french.people import PEOPLE
from matchcore.catalogue.french.pitfalls import PITFALLS
from matchcore.catalogue.french.programme import PROGRAMME
from matchcore.catalogue.french.pulse import PULSE
from matchcore.catalogue.french.rounds import ROUNDS
from matchcore.catalogue.french.season_page import SEASON_PAGE
from matchcore.catalogue.french.selection import SELECTION
from matchcore.catalogue.french.sessions import SESSIONS
from matchcore.catalogue.french.shared import SHARED
from matchcore.catalogue.french.shortages import SHORTAGES
from matchcore.catalogue.french.solving import SOLVING
from matchcore.catalogue.french.tables import TABLES
from matchcore.catalogue.french.training import TRAINING
from matchcore.catalogue.french.tuning import TUNING

__all__ = ["FRENCH", "NOUNS"]

TOPICS = (
    SHARED,
    TABLES,
    PEOPLE,
    CELLS,
    PROGRAMME,
    AFFINITY,
    RULES,
    SOLVING,
    ANSWERS,
    TUNING,
    ROUNDS,
    COMMANDS,
    SELECTION,
    AIMS,
    SHORTAGES,
    TRAINING,
    SESSIONS,
    PULSE,
    INDICATORS,
    PITFALLS,
    SEASON_PAGE,
)
FRENCH = {english: french for topic in TOPICS for english, french in topic.items()}
