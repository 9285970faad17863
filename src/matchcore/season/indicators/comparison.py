"""`Comparison`: how the indicators changed from one season to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.season.indicators.words import change_words
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, say, worded_headings

__all__ = ["Comparison"]


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Told):
    """The indicators of two seasons; ``print`` says how each changed.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row per indicator: ``indicator`` (a code), ``before``, ``after``, ``change``, ``low``,
        ``high`` (its interval) and ``p``; NaN where there is too little to say.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    language: Language = "en"

    def __repr__(self) -> str:
        return f"Comparison({self.frame['change'].notna().sum()} of {len(self.frame)} compared)"

    @cached_property
    def summary(self) -> Summary:
        """How each indicator changed."""
        names = [*self.frame.columns]
        lines = [
            say(
                "who_and_what",
                self.language,
                who=say(f"indicator_{row[0]}", self.language),
                what=change_words(dict(zip(names, row, strict=True)), self.language),
            )
            for row in self.frame.itertuples(index=False, name=None)
        ]
        return Summary((Block(say("indicators_changed", self.language), tuple(lines)),))

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the changes for people; arguments are those of `Matching.to_csv`."""
        frame, language = self.frame.copy(), self.language
        frame["indicator"] = [say(f"indicator_{code}", language) for code in frame["indicator"]]
        frame.columns = pd.Index(worded_headings(frame.columns, language, "measured"))
        write_csv(frame, path, csv_delimiter(delimiter, language))
