"""The programme of one company: `Programme`, its presets and its file."""

from matchcore.programme.programme import Programme

__all__ = ["Programme"]
