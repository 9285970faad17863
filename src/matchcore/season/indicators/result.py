"""`Indicators`: the figures of a season, in words, as a table and on disk."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.programme.aims import INDICATORS, Target
from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.indicators.words import figure_line, judged_words, targets_words
from matchcore.tables import Target as Destination
from matchcore.tables import write_csv
from matchcore.wording import Language, checked_language, csv_delimiter, say, worded_headings

__all__ = ["COLUMNS", "Indicators", "indicators_frame", "targets_of", "targets_told"]

_KIND = "indicators"
_TYPES = {
    "indicator": "str",
    **dict.fromkeys(("value", "low", "high"), "float64"),
    **dict.fromkeys(("count", "of", "clusters"), "int64"),
    "method": "str",
    "yes": "Int64",
    "p": "float64",
    **dict.fromkeys(("target", "met"), "str"),
}
COLUMNS = [*_TYPES]


@dataclass(frozen=True, eq=False, repr=False)
class Indicators(Told):
    """The indicators of a season; ``print`` shows each with what it is from.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row per indicator: ``indicator`` (a code), ``value``, ``low`` and ``high`` (NaN where
        none can be supported), ``count`` and ``of`` (answers, and how many could be), ``clusters``,
        ``method``, ``yes`` (of a share), ``p`` (of a gain), ``target`` (such as ``>= 0.8``) and
        ``met`` ("yes", "no", "open", or empty without a target).
    closures : mapping of str to int
        How many couples were closed for each reason, a code.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    closures: Mapping[str, int] = field(default_factory=dict)
    language: Language = "en"

    def __repr__(self) -> str:
        return f"Indicators({(self.frame['of'] > 0).sum()} of {len(self.frame)} measured)"

    @cached_property
    def summary(self) -> Summary:
        """Each indicator with its figure and targets, what is not measured, and closures."""
        return self.in_words(self.language)

    def in_words(self, language: str) -> Summary:
        """Return the summary in another language."""
        spoken = checked_language(language)
        rows = [_plain(row) for row in self.frame.to_dict("records")]
        lines = [_line(row, spoken) for row in rows if row["of"]]
        blocks = [Block(say("indicators", spoken), tuple(lines))]
        missing = [say(f"indicator_{row['indicator']}", spoken) for row in rows if not row["of"]]
        if missing:
            blocks.append(Block(say("indicators_missing", spoken), tuple(missing)))
        if self.closures:
            ended = tuple(
                say("who_and_what", spoken, who=say(f"reason_{reason}", spoken), what=count)
                for reason, count in self.closures.items()
            )
            blocks.append(Block(say("indicators_closures", spoken), ended))
        return Summary(tuple(blocks))

    def of(self, indicator: str) -> Mapping[str, Any]:
        """Return the row of one indicator, by its code; None where a value is missing.

        Raises
        ------
        KeyError
            There is no such indicator.
        """
        rows = {row["indicator"]: _plain(row) for row in self.frame.to_dict("records")}
        return rows[indicator]

    def to_csv(self, path: Destination, delimiter: str | None = None) -> None:
        """Write the figures for people; arguments are those of `Matching.to_csv`."""
        frame, language = self.frame.copy(), self.language
        frame["indicator"] = [say(f"indicator_{code}", language) for code in frame["indicator"]]
        frame["method"] = [say(f"method_{code}", language) for code in frame["method"]]
        frame["target"] = targets_told(self.frame, language)
        frame["met"] = [say(f"met_{code}", language) if code else "" for code in frame["met"]]
        frame.columns = pd.Index(worded_headings(frame.columns, language, "measured"))
        write_csv(frame, path, csv_delimiter(delimiter, language))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the indicators as one file, whole or not at all."""
        rows = [[*_plain(row).values()] for row in self.frame.to_dict("records")]
        values = {"closures": dict(self.closures), "language": self.language, "rows": rows}
        write_record(path, _KIND, values)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Indicators:
        """Read indicators that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        record = read_record(path, _KIND)
        try:
            frame = indicators_frame(
                [dict(zip(COLUMNS, row, strict=True)) for row in record["rows"]]
            )
            if not {*frame["indicator"]} <= INDICATORS.keys():
                raise ValueError("an unknown indicator")
            closures = {str(reason): int(count) for reason, count in record["closures"].items()}
            return cls(frame, closures, checked_language(record["language"]))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise damaged(path, error) from error


def indicators_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame with columns of fixed types."""
    return pd.DataFrame(rows, columns=COLUMNS).astype(_TYPES)


def targets_of(indicator: str, text: str) -> list[Target]:
    """Return the targets that the column ``target`` states of an indicator.

    >>> targets_of("burden", "<= 2.5")
    [Target(indicator='burden', at_least=None, at_most=2.5)]
    """
    found = []
    for one in filter(None, text.split("; ")):
        sign, _, bound = one.partition(" ")
        side = "at_least" if sign == ">=" else "at_most"
        found.append(Target(indicator, **{side: float(bound)}))
    return found


def targets_told(frame: pd.DataFrame, language: Language) -> list[str]:
    """Return in words what the columns ``indicator`` and ``target`` ask for, row by row."""
    stated = zip(frame["indicator"].tolist(), frame["target"].tolist(), strict=True)
    return [targets_words(targets_of(code, text), language) for code, text in stated]


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row with None where a value is missing."""
    return {str(name): None if pd.isna(value) else value for name, value in row.items()}


def _line(row: Mapping[str, Any], language: Language) -> str:
    targets = targets_of(row["indicator"], row["target"])
    line = figure_line(row, language)
    if not targets:
        return line
    return judged_words(line, targets, say(f"met_{row['met']}", language), language)
