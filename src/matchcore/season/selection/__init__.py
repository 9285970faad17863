"""Who takes part: eligibility, a transparent score, places, and the choice with the matching."""

from matchcore.season.selection.criteria import Criteria
from matchcore.season.selection.places_table import read_places
from matchcore.season.selection.selecting import select
from matchcore.season.selection.selection import Selection

__all__ = ["Criteria", "Selection", "read_places", "select"]
