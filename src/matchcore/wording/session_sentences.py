"""Sentences on when couples meet, and on what theme, English and French."""

SESSIONS: dict[str, tuple[str, str]] = {}
