"""Sentences on skills wanted and taught, English and French."""

SHORTAGES: dict[str, tuple[str, str]] = {}
