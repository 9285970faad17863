"""Labels of factors: codes and values, put into words where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["name", "number", "another", "grade", "hours", "motivation", "mean"]


@dataclass(frozen=True)
class Label:
    """What a factor stands for, as a code and its values.

    Attributes
    ----------
    kind : {"name", "number", "another", "grade", "hours", "motivation", "mean"}
        A thing called by its name, such as a skill, a site or a word; an equal number in `column`;
        another value in `column`; the mentor's grade; the mentor's hours; the motivation of both;
        the mean of the known, which stands in for an unknown value.
    value : str, int or float, optional
        The name or the number.
    column : str
        The column, of ``"number"`` and ``"another"``.
    """

    kind: LabelKind
    value: str | float | None = None
    column: str = ""

    @classmethod
    def of(cls, label: str | Label) -> Label:
        """Return a label; plain text is a name."""
        return label if isinstance(label, Label) else cls("name", label)
