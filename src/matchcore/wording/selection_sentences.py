"""Sentences on who is admitted, waits or is refused, English and French."""

SELECTION: dict[str, tuple[str, str]] = {}
