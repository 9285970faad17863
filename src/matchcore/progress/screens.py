"""Where progress is shown: a bar that vanishes at the end, or lines that stay."""

from __future__ import annotations

from importlib.util import find_spec
from typing import IO, Any, Protocol


class Screen(Protocol):
    """A place for one text that changes.

    Attributes
    ----------
    delay : float
        Seconds from the begin of a run to the first text: what is over sooner says nothing.
    every : float
        Seconds between two texts.
    """

    delay: float
    every: float

    def show(self, text: str, done: int, total: int | None) -> None:
        """Show a text, and a bar where the total is known."""

    def clear(self) -> None:
        """Leave nothing behind that other output would be mixed with."""


class Lines:
    """Lines of plain text, a few seconds apart; they stay.

    Parameters
    ----------
    stream : text stream
    """

    delay, every = 2.0, 5.0

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def show(self, text: str, done: int, total: int | None) -> None:
        """Write the text as a line."""
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Lines stay."""


class Bar:
    """A bar of tqdm: a line in a terminal, a widget in a notebook.

    Where no total is known there is no bar to fill, only the text.

    Parameters
    ----------
    stream : text stream, optional
        That of a terminal; without one, tqdm finds out where it runs.
    """

    delay, every = 0.5, 0.2

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream, self._bar = stream, None
        self._kind = _kind(stream)  # found now: a thread would wait for all other imports

    _bar: Any

    def show(self, text: str, done: int, total: int | None) -> None:
        """Draw the text, and the bar if there is a total, over what was drawn before."""
        if self._bar is None:
            self._bar = self._new(total)
        self._bar.n = done
        self._bar.set_description_str(text, refresh=False)
        self._bar.refresh()

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _new(self, total: int | None) -> Any:
        form = "{desc}" if total is None else "{desc} {bar} {n_fmt}/{total_fmt}"
        return self._kind(
            total=total, file=self._stream, bar_format=form, leave=False, dynamic_ncols=True
        )


def _kind(stream: IO[str] | None) -> Any:
    """Return the class of tqdm: one for notebooks where it runs in one and can draw there."""
    if stream is None and find_spec("ipywidgets"):
        from tqdm.auto import tqdm
    else:
        from tqdm import tqdm
    return tqdm


def screen_of(stream: IO[str]) -> Screen:
    """Return the screen that suits a stream: a bar in a terminal if tqdm is there, else lines.

    >>> import io
    >>> type(screen_of(io.StringIO())).__name__
    'Lines'
    """
    return Bar(stream) if stream.isatty() and find_spec("tqdm") else Lines(stream)
