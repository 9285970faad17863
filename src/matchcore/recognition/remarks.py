"""What recognition has to say: remarks on what was read, and questions to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Remark:
    """Something that was read: a code and its values, to be put into words.

    Attributes
    ----------
    code : str
    values : dict
    told : bool
        Whether it is likely rather than sure: then it is a caution of the cohort.
    """

    code: str
    values: dict[str, Any]
    told: bool = False


@dataclass(frozen=True)
class Question:
    """Something that a person must decide, and the line that answers it.

    Attributes
    ----------
    code : str
    values : dict
    section : str
        The section of the programme's file, such as ``[columns]``.
    line : str
        What to add there; the proposal, which a person confirms or corrects.
    """

    code: str
    values: dict[str, Any]
    section: str = ""
    line: str = ""
