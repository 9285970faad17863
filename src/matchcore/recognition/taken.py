"""What a column is taken for, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from matchcore.recognition.contents import Content

Sureness = Literal["sure", "likely", "unsure"]
Why = Literal[
    "our_name", "header", "header_and_content", "content", "near_name", "role", "grid",
    "stated", "contradicted", "other_column", "other_role", "unknown",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TakenFor:
    """What a column is taken for.

    Attributes
    ----------
    header : str
        As the table has it.
    column : str
        Ours, or a helper's: ``first_name``, ``last_name``, ``username``, ``timestamp``, ``role``,
        ``status``, ``row_number``, ``prefers``, ``consent``. Empty: kept as an extra column.
    sureness : {"sure", "likely", "unsure"}
        Whether it is read and listed, read and told, or asked for.
    why : str
        A code: ``our_name``, ``header``, ``header_and_content``, ``content``, ``near_name``,
        ``role`` (what the table is for decides), ``grid``, ``stated`` (the programme says so); of
        extra columns ``contradicted`` (the cells are not what the header says), ``other_column``
        (`other` is read instead), ``other_role`` (the other side's) and ``unknown``.
    example : str
        The first filled cell, shortened.
    meant : str
        What the header of an extra column means; empty if it is unknown.
    other : str
        The header that could be read instead.
    grid : str, optional
        The item, if the column is part of a grid, such as ``Python``.
    rank : int, optional
        The rank, if it holds one choice.
    content : Content
    """

    header: str
    column: str
    sureness: Sureness
    why: Why
    example: str = ""
    meant: str = ""
    other: str = ""
    grid: str | None = None
    rank: int | None = None
    content: Content = field(repr=False, compare=False)
