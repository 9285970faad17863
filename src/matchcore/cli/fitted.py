"""Text that fits a terminal, whatever the width of its letters."""

from __future__ import annotations

import shutil
import unicodedata
from typing import IO

_DEEPER = "    "  # of the rest of a line, beside its own indent


def fitted(text: str, stream: IO[str]) -> str:
    """Return text whose lines fit the terminal that a stream is; for others, the text itself."""
    if not stream.isatty():
        return text
    return wrapped(text, shutil.get_terminal_size().columns)


def wrapped(text: str, columns: int) -> str:
    """Break the lines of a text between words; a word that is too long stands alone.

    >>> print(wrapped("  Ana Roy (e1): score 0.5", 16))
      Ana Roy (e1):
          score 0.5
    """
    return "\n".join(part for line in text.split("\n") for part in _parts(line, columns))


def _parts(line: str, columns: int) -> list[str]:
    first, *words = line.lstrip(" ").split(" ")
    indent = line[: len(line) - len(line.lstrip(" "))]
    parts = [indent + first]
    for word in words:
        longer = f"{parts[-1]} {word}"
        if width(longer) <= columns:
            parts[-1] = longer
        else:
            parts.append(indent + _DEEPER + word)
    return parts


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> width("Zoé"), width("Zoe\u0301"), width("山田")
    (3, 3, 4)
    """
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
