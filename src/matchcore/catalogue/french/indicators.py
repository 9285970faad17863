"""French for what `season` says on indicators."""

INDICATORS: dict[str, str] = {}
