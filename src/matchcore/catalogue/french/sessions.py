"""French for what `season` says on sessions."""

SESSIONS: dict[str, str] = {}
