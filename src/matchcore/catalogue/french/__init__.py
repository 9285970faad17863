"""The French of what is told, by the English: one file by room."""

NOUNS: dict[str, str] = {}
FRENCH: dict[str, str] = {}
