"""A part of a letter with a heading of its own."""

from __future__ import annotations

from dataclasses import dataclass

from matchcore.short_repr import short_repr


@dataclass(frozen=True)
class Section:
    """A heading, a list, and paragraphs below it.

    Attributes
    ----------
    heading : str
    items, paragraphs : tuple of str
        One of the two may be empty.
    """

    heading: str
    items: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()

    __repr__ = short_repr

    @property
    def text(self) -> str:
        """The section as plain text."""
        items = [f"- {item}" for item in self.items]
        first, *more = ["\n".join(items)] * bool(items) + [*self.paragraphs]
        return "\n\n".join((f"{self.heading}\n{first}", *more))
