"""What is said of pitfall checks, in French by the English."""

PITFALLS: dict[str, str] = {}
