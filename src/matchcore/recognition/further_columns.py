"""Columns that people's tables lack, but recognition needs: helpers, and what it leaves aside."""

from __future__ import annotations

from matchcore.people.latest import TIMESTAMP
from matchcore.people.role_tables import ROLE

FIRST_NAME, LAST_NAME, USERNAME = "first_name", "last_name", "username"
STATUS, ROW_NUMBER, PREFERS, CONSENT = "status", "row_number", "prefers", "consent"
TOPICS = "topics"  # skills of mentors, wants of mentees
IGNORED = "ignored"  # known, and of no use here
HELPERS = frozenset(
    {FIRST_NAME, LAST_NAME, USERNAME, TIMESTAMP, ROLE, STATUS, ROW_NUMBER, PREFERS, CONSENT}
)
