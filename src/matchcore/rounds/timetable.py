"""`Timetable`: when each planned meeting takes place, in words, as calendars and on disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.answer.summary import Summary, Told
from matchcore.catalogue import told
from matchcore.errors import StorageError
from matchcore.rounds.record_files import read_record, write_record
from matchcore.rounds.timetable_words import TimetableFacts, timetable_summary
from matchcore.solver.timetable import Level
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, checked_language, column_headings, csv_delimiter

__all__ = ["COLUMNS", "UNPLACED", "Timetable", "Unknown", "zoned"]

Unknown = Literal["free", "never"]
_KIND = "timetable"
COLUMNS = ["mentee", "mentor", "start", "end", "room"]
UNPLACED = ["mentee", "mentor", "why"]


@dataclass(frozen=True, eq=False, repr=False)
class Timetable(Told):
    """When each meeting takes place; ``print`` says how good the timetable is.

    Attributes
    ----------
    frame : pandas.DataFrame
        mentee, mentor, start and end (with their time zone) and room (from 1 on), in order of time.
    unplaced : pandas.DataFrame
        mentee, mentor, why: ``no_common_slot``, or ``full`` where others took every slot.
    levels : tuple of Level
        Meetings placed, slots used, idle slots, in this order: each with its value and a bound. No
        timetable that is as good in those before does better than a bound.
    names : dict of str to str
        The name of each person, by id.
    minutes : int
    zone : str
    unknown : (str, int)
        How people without stated hours count, and how many there are.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    levels: tuple[Level, ...]
    names: dict[str, str] = field(repr=False)
    minutes: int
    zone: str
    unknown: tuple[Unknown, int] = ("free", 0)
    language: Language = "en"

    @property
    def proven(self) -> bool:
        """Whether no timetable is better."""
        return not any(level.gap for level in self.levels)

    @cached_property
    def summary(self) -> Summary:
        """How many meetings are placed, how good that is, and what has no slot."""
        return timetable_summary(
            TimetableFacts(
                self.frame,
                self.unplaced,
                self.levels,
                self.names,
                self.zone,
                self.unknown,
                self.language,
            )
        )

    def of(self, person: str) -> pd.DataFrame:
        """Return the meetings of one person, in order of time; empty if there are none."""
        own = (self.frame["mentee"] == person) | (self.frame["mentor"] == person)
        return self.frame[own].reset_index(drop=True)

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the timetable for people, with names; arguments are those of `Matching.to_csv`."""
        frame = self.frame.copy()
        for name in ("start", "end"):
            frame[name] = [f"{one:%Y-%m-%d %H:%M}" for one in frame[name]]
        for role in ("mentee", "mentor"):
            place = frame.columns.tolist().index(role) + 1
            frame.insert(place, f"{role}_name", [self.names.get(one, "") for one in frame[role]])
        frame.columns = pd.Index(column_headings(frame.columns, self.language))
        write_csv(frame, path, csv_delimiter(delimiter, self.language))

    def to_ics(
        self, folder: str | os.PathLike[str], *, stamp: datetime | None = None
    ) -> list[Path]:
        """Write a calendar for each person, and return the paths in order of ids.

        A calendar names the other person and the room, and nothing that anybody said.

        Parameters
        ----------
        folder : str or path
            Created if needed. Files are called after the ids.
        stamp : datetime, optional
            When the calendars were made, with a time zone; the first start if left out, so that
            equal timetables give equal files.

        Raises
        ------
        InputError
            The extra ``calendar`` is not installed.
        """
        from matchcore.rounds.calendars import write_calendars

        return write_calendars(self.frame, self.names, self.language, Path(folder), stamp)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the timetable as one file, whole or not at all."""
        times = self.frame.assign(
            **{name: [one.isoformat() for one in self.frame[name]] for name in ("start", "end")}
        )
        values = {
            "meetings": times.to_numpy(dtype=object).tolist(),
            "unplaced": self.unplaced.to_numpy(dtype=object).tolist(),
            "levels": [[level.value, level.bound] for level in self.levels],
            "names": self.names,
            "minutes": self.minutes,
            "zone": self.zone,
            "unknown": list(self.unknown),
            "language": self.language,
        }
        write_record(path, _KIND, values)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Timetable:
        """Read a timetable that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        values = read_record(path, _KIND)
        try:
            frame = pd.DataFrame(values["meetings"], columns=COLUMNS)
            zone = ZoneInfo(values["zone"])
            for name in ("start", "end"):
                times = [datetime.fromisoformat(one).astimezone(zone) for one in frame[name]]
                frame[name] = zoned(times, zone)
            return cls(
                frame,
                pd.DataFrame(values["unplaced"], columns=UNPLACED),
                tuple(Level(*level) for level in values["levels"]),
                dict(values["names"]),
                int(values["minutes"]),
                values["zone"],
                (values["unknown"][0], int(values["unknown"][1])),
                checked_language(values["language"]),
            )
        except (AttributeError, LookupError, OSError, TypeError, ValueError) as error:
            raise StorageError(
                told("{path} is damaged ({error!r:.200})", path=path, error=error)
            ) from error


def zoned(moments: Sequence[datetime], zone: ZoneInfo) -> pd.Series:
    """Return moments as a column of times in a zone."""
    return pd.Series(pd.DatetimeIndex(pd.to_datetime(list(moments), utc=True)).tz_convert(zone))
