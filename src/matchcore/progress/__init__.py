"""Progress shown to people: a bar in a terminal or a notebook, lines elsewhere."""

from matchcore.progress.display import Display, bar
from matchcore.progress.screens import Bar, Lines, Screen, screen_of

__all__ = ["Bar", "Display", "Lines", "Screen", "bar", "screen_of"]
