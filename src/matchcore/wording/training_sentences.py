"""Sentences on who needs which training, and when, English and French."""

TRAINING: dict[str, tuple[str, str]] = {}
