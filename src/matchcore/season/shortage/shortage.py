"""`Shortage`: skills wanted and taught, what no matching can mend, and what more mentors would."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from matchcore.answer.summary import Summary, Told
from matchcore.charts import plot_shortage
from matchcore.names import skill_in
from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.shortage.heat_map import heat_map
from matchcore.season.shortage.more_mentors import COLUMNS as EFFECTS
from matchcore.season.shortage.page import page
from matchcore.season.shortage.shortage_words import ShortageFacts, shortage_summary
from matchcore.tables import Target, deliver, write_csv
from matchcore.wording import (
    LANGUAGES,
    Language,
    checked_language,
    csv_delimiter,
    worded_headings,
)

__all__ = ["Shortage"]

SKILLS = ["skill", "wanted_by", "taught_by", "places", "covered", "short"]
BOTTLENECKS = ["skills", "mentees", "mentors", "places", "short", "places_without_rules"]
_KIND = "shortage"


@dataclass(frozen=True, eq=False, repr=False)
class Shortage(Told):
    """Skills wanted against skills taught; ``print`` says what is short and what would help.

    Attributes
    ----------
    frame : pandas.DataFrame
        skill, wanted_by (mentees), taught_by (mentors), places (of those mentors), covered
        (mentees who want it and have a mentor who teaches it), short (who want it and would find
        no place even if every place went to it); the scarcest first.
    bottlenecks : pandas.DataFrame
        One row per smallest set of mentees who together want what too few places can teach:
        skills (all they want), mentees, mentors (ids of all whom the rules allow one of them and
        who teach something wanted), places, short (how many of them get nothing they want, in any
        matching), places_without_rules (places of all mentors who teach one of the skills).
    effects : pandas.DataFrame
        What more mentors of one skill change, each row matched anew: skill, added, like (the
        mentor whom they are like), places (that the rules leave each); got, covered, matched
        (mentees who want the skill and get it, who get something they want, who have a mentor),
        each with how many more these are: more, more_covered, more_matched.
    asking : int
        Mentees who ask for a mentor and want a skill.
    coverable : int
        How many of them could get something they want, at most.
    covered, matched : int
        How many do in the matching, and how many mentees have a mentor.
    names : dict of str to str
        The name of each person, by id.
    most : int
        How many skills ``print`` and the heat map show.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    bottlenecks: pd.DataFrame
    effects: pd.DataFrame
    asking: int
    coverable: int
    covered: int
    matched: int
    names: Mapping[str, str] = field(repr=False)
    most: int = 10
    language: Language = "en"

    @cached_property
    def summary(self) -> Summary:
        """What is short, which sets of mentees stay short, and what more mentors would change."""
        return shortage_summary(self._facts)

    @property
    def _facts(self) -> ShortageFacts:
        return ShortageFacts(
            self._in_words(self.frame),
            self.bottlenecks,
            self._in_words(self.effects),
            (self.asking, self.coverable, self.covered),
            self.names,
            self.most,
            self.language,
        )

    def plot(self) -> Any:
        """Return the heat map as a chart of Altair; its table is ``frame``, in words.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_shortage(self._in_words(self.frame.head(self.most)), self.language)

    def to_html(self) -> str:
        """Return the heat map as HTML that loads nothing: a table with coloured cells."""
        return heat_map(self._in_words(self.frame.head(self.most)), self.language)

    def write_page(self, path: Target) -> None:
        """Write all of it as one page of HTML that loads nothing, for screens of any width.

        Parameters
        ----------
        path : path or stream
        """
        deliver(path, page(self._facts).encode())

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the skills for people; arguments are those of `Matching.to_csv`."""
        frame = self._in_words(self.frame)
        frame.columns = pd.Index(worded_headings(frame.columns, self.language))
        write_csv(frame, path, csv_delimiter(delimiter, self.language))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the shortage as one file, whole or not at all."""
        frames = {
            name: getattr(self, name).to_numpy(dtype=object).tolist()
            for name in ("frame", "bottlenecks", "effects")
        }
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        rest = {"names": dict(self.names), "language": self.language}
        write_record(path, _KIND, {**frames, **numbers, **rest})

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Shortage:
        """Read a shortage that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        values = read_record(path, _KIND)
        try:
            frames: dict[str, Any] = {
                name: pd.DataFrame(values[name], columns=columns)
                for name, columns in (
                    ("frame", SKILLS),
                    ("bottlenecks", BOTTLENECKS),
                    ("effects", EFFECTS),
                )
            }
            for name in ("skills", "mentees", "mentors"):
                frames["bottlenecks"][name] = [*map(tuple, frames["bottlenecks"][name])]
            numbers: dict[str, Any] = {name: int(values[name]) for name in _NUMBERS}
            names, language = dict(values["names"]), checked_language(values["language"])
            return cls(**frames, **numbers, names=names, language=language)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise damaged(path, error) from error

    def _repr_html_(self) -> str:
        return f"{self.to_html()}\n{self.summary.html}"

    def _in_words(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame with skills as the reader calls them."""
        place = LANGUAGES.index(self.language)
        return frame.assign(skill=[skill_in(name, place) for name in frame["skill"]])


_NUMBERS = ("asking", "coverable", "covered", "matched", "most")
