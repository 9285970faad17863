"""French for what `season` says on season page."""

SEASON_PAGE: dict[str, str] = {}
