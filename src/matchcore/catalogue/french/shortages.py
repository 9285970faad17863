"""French for what `season` says on shortages."""

SHORTAGES: dict[str, str] = {}
