"""Sentences on short surveys and what they show, English and French."""

PULSE: dict[str, tuple[str, str]] = {}
