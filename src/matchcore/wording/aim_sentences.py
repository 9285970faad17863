"""Sentences on aims and targets, English and French."""

AIMS: dict[str, tuple[str, str]] = {}
