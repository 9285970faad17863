"""The tables of people, by name."""

from __future__ import annotations

STAFF = "staff"  # people who only manage others
ROLES = ("mentors", "mentees", STAFF)
PEOPLE = "people"  # one table of mentors and mentees
JOINED = "join"  # more about people who are in the other tables
TABLES = (*ROLES, PEOPLE, JOINED)
