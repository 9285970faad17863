"""French for what `season` says on selection."""

SELECTION: dict[str, str] = {}
