"""People, as tables state them: read, checked, put into order; and their lists, entry by entry."""

from matchcore.people.cells import read_id, read_plain_number
from matchcore.people.cohort import Cohort
from matchcore.people.columns import (
    COLUMNS,
    HOURS,
    LISTS,
    MOST,
    PARTNERS,
    Column,
    Numbers,
    Role,
    Text,
)
from matchcore.people.entries import MIDDLE, TOP, Entries
from matchcore.people.items import Items, repeated
from matchcore.people.overview import Overview, overview
from matchcore.people.people import People
from matchcore.people.reading import read_people
from matchcore.people.reporting import ReportingLines, Superiors, manager_problems, reports
from matchcore.people.roster import Roster
from matchcore.people.schema import people_schema
from matchcore.people.spellings import Merged, Slip, merged, usual, usual_names

__all__ = [
    "COLUMNS",
    "HOURS",
    "LISTS",
    "MIDDLE",
    "MOST",
    "PARTNERS",
    "TOP",
    "Cohort",
    "Column",
    "Entries",
    "Items",
    "Merged",
    "Numbers",
    "Overview",
    "People",
    "ReportingLines",
    "Role",
    "Roster",
    "Slip",
    "Superiors",
    "Text",
    "manager_problems",
    "merged",
    "overview",
    "people_schema",
    "read_id",
    "read_people",
    "read_plain_number",
    "repeated",
    "reports",
    "usual",
    "usual_names",
]
