"""French for what `season` says on pulse."""

PULSE: dict[str, str] = {}
