"""`Reading`: what any tables of people were recognised as, to look at and to keep."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import pandas as pd

from matchcore.errors import UndecidedError
from matchcore.people import Cohort
from matchcore.programme.definition import Definition
from matchcore.programme.reading.commented import commented
from matchcore.programme.reading.shown import as_html, as_text, as_unicode, columns_frame
from matchcore.programme.reading.understood import Understood
from matchcore.wording import Language

P = TypeVar("P", bound=Definition)


@dataclass(frozen=True)
class Reading(Understood, Generic[P]):
    """What the columns of some tables were taken for, and what follows; ``print`` shows it.

    Attributes
    ----------
    programme : Programme
        The programme with the names of columns, the layout and the scale of these tables: it reads
        them, and later ones like them, in the same way.
    columns : pandas.DataFrame
        One row per column: ``table``, ``header``, ``taken_for`` (empty: kept as it is),
        ``example``, ``sureness`` and ``why``.
    missing : pandas.DataFrame
        Columns that a table does not have though something reads them: ``table``, ``column``,
        ``needed_by``.
    questions : tuple of str
        What a person must decide, each with the line that answers it.
    cautions : tuple of str
        What is likely and was read; they are cautions of the cohort, too.
    notes : tuple of str
        All else that was read in a way of its own.
    files : tuple of str
        How each file was read, and what was left out of it: titles, hidden rows, totals.
    cohort : Cohort
        The people. It is read when first asked for.
    """

    programme: P

    @cached_property
    def columns(self) -> pd.DataFrame:
        """What each column is taken for."""
        return columns_frame(self.recognised)

    @cached_property
    def cohort(self) -> Cohort:
        """The people, read as recognised.

        Raises
        ------
        UndecidedError
            A person must decide something first.
        CohortError, InputError
            Cells cannot be read; every problem is listed.
        """
        if self.asked:
            raise UndecidedError(self.problems)
        return self.programme.read(**self.tables)

    def to_toml(self, language: Language | None = None) -> str:
        """Return the text of the programme's file, with a comment on every decision.

        Questions stand where their answers belong, as comments.
        """
        return as_unicode(commented(self, language or self.language))

    def __repr__(self) -> str:
        sizes = [f"{len(t.taken)} columns of {t.name}" for t in self.recognised.tables.values()]
        return f"Reading({', '.join(sizes)}; questions: {len(self.asked)})"

    def __str__(self) -> str:
        return as_unicode(as_text(self))

    def _repr_html_(self) -> str:
        return as_unicode(as_html(self))
