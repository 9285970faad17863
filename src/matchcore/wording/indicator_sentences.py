"""Sentences on indicators and their intervals, English and French."""

INDICATORS: dict[str, tuple[str, str]] = {}
