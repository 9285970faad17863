"""French for what `season` says on training."""

TRAINING: dict[str, str] = {}
