"""Sentences on the page of a season, English and French."""

SEASON_PAGE: dict[str, tuple[str, str]] = {}
