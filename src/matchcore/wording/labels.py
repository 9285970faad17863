"""Labels of factors: codes and values, put into words where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["name", "skill", "language", "slot"]
LabelKind = Literal[NameKind, "number", "another", "grade", "hours", "motivation", "mean"]


@dataclass(frozen=True)
class Label:
    """What a factor stands for, as a code and its values.

    Attributes
    ----------
    kind : {"name", "skill", "language", "slot", "number", "another", "grade", "hours", \
            "motivation", "mean"}
        A thing called by its name, such as an interest, a site or a word; a skill; a language; an
        hour of the week, such as ``tue-13``; an equal number in `column`; another value in
        `column`; the mentor's grade; the mentor's hours; the motivation of both; the mean of the
        known, which stands in for an unknown value.
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
