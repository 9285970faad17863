"""What was understood of some tables: all that a reading shows, writes and asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from matchcore.errors import InputProblem
from matchcore.programme.definition import Definition
from matchcore.programme.reading.words import problems_of, remark_words
from matchcore.recognition import Question, Recognised, Remark
from matchcore.short_repr import short_repr
from matchcore.tables import Table
from matchcore.wording import Language


@dataclass(frozen=True)
class Understood:
    """What was understood of some tables; `Reading` documents what people see of it.

    Attributes
    ----------
    programme : Programme
        With the names of columns, the layout and the scale of the tables.
    recognised : Recognised
    tables : mapping of str to Table
        As they stand, with cautions on what is likely.
    asked : tuple of Question
    remarks : tuple of Remark
    missing : pandas.DataFrame
    language : {"en", "fr"}
    files : tuple of str
        How each file was read, and what was left out of it.
    """

    programme: Definition
    recognised: Recognised
    tables: Mapping[str, Table]
    asked: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    missing: pd.DataFrame
    language: Language
    files: tuple[str, ...] = ()

    __repr__ = short_repr

    @property
    def problems(self) -> list[InputProblem]:
        """What a person must decide, each with the line that answers it as the remedy."""
        return problems_of(self.asked, self.language)

    @property
    def questions(self) -> tuple[str, ...]:
        """What a person must decide, in words."""
        return tuple(map(str, self.problems))

    @property
    def notes(self) -> tuple[str, ...]:
        """What was read surely, in words."""
        return tuple(remark_words(r, self.language) for r in self.remarks if not r.told)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What is likely and was read, in words."""
        return tuple(remark_words(r, self.language) for r in self.remarks if r.told)

    @property
    def cautions_by_english(self) -> dict[str, str]:
        """The cautions in the language of the reading, by what the cohort says in English."""
        told = [remark for remark in self.remarks if remark.told]
        return {remark_words(r, "en"): remark_words(r, self.language) for r in told}

    @property
    def is_ours(self) -> bool:
        """Whether all tables have our own headers: then they are read as ever."""
        return self.recognised.is_ours
