"""French for what `season` says on pitfalls."""

PITFALLS: dict[str, str] = {}
