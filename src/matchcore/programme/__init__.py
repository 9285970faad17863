"""What one company matches by: `Programme`, its file, and the way from people to couples."""

from matchcore.programme.programme import Programme

__all__ = ["Programme"]
