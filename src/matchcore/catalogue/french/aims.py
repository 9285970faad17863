"""French for what `season` says on aims."""

AIMS: dict[str, str] = {}
