"""People as their tables state them: read, checked and sorted; and their lists, entry by entry."""

from matchcore.people.cells import read_id, read_plain_number
from matchcore.people.cohort import Cohort
from matchcore.people.columns import COLUMNS, HOURS, MOST, PARTNERS, Numbers, Role, near_columns
from matchcore.people.entries import MIDDLE, TOP, Entries
from matchcore.people.items import Items, repeated
from matchcore.people.people import People
from matchcore.people.profiles import PROFILE_LISTS, PROFILE_TEXTS, Profile
from matchcore.people.reporting_lines import ReportingLines
from matchcore.people.roster import Roster
from matchcore.people.scale import Scale, frozen_scale, labels_of, scale_problems
from matchcore.people.schema import people_schema
from matchcore.people.spellings import Merged, Slip, merged, usual, usual_names

__all__ = [
    "COLUMNS",
    "HOURS",
    "MIDDLE",
    "MOST",
    "PARTNERS",
    "PROFILE_LISTS",
    "PROFILE_TEXTS",
    "TOP",
    "Cohort",
    "Entries",
    "Items",
    "Merged",
    "Numbers",
    "People",
    "Profile",
    "ReportingLines",
    "Role",
    "Roster",
    "Scale",
    "Slip",
    "frozen_scale",
    "labels_of",
    "merged",
    "near_columns",
    "people_schema",
    "read_id",
    "read_plain_number",
    "repeated",
    "scale_problems",
    "usual",
    "usual_names",
]
