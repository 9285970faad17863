"""Sentences on what threatens a season, English and French."""

PITFALLS: dict[str, tuple[str, str]] = {}
