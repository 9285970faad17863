"""`TrainingPlan`: who takes which training in which group; in words, as calendars and on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from matchcore.answer.summary import Summary, Told
from matchcore.people import Cohort
from matchcore.season.training.barred import counted, with_trained
from matchcore.season.training.plan_record import read_training, write_training
from matchcore.season.training.plan_tables import write_groups, write_people
from matchcore.season.training.plan_values import PlanValues
from matchcore.season.training.plan_words import training_summary
from matchcore.tables import Target

__all__ = ["TrainingPlan"]


@dataclass(frozen=True, eq=False, repr=False)
class TrainingPlan(Told, PlanValues):
    """Who takes which training, and when; ``print`` says which groups there are and who lacks one.

    Attributes
    ----------
    frame : pandas.DataFrame
        person, role (mentor or mentee), training (its name), kind (briefing, workshop, tutorial),
        group (from 1 on; 0 at one's own pace), start and end (with their time zone; of a tutorial
        only the end, the day of the first session), state (planned, attended); in order of time.
    unplaced : pandas.DataFrame
        person, role, training, why: ``never_free`` in these slots, ``too_short`` a time,
        ``hours_unknown``, ``taken`` by other trainings or groups, or ``absent`` from their group.
    needs : pandas.DataFrame
        person, role, training, kind, why: ``everyone``, ``untrained``, ``training_unknown``,
        ``new``, ``apart``.
    barred : pandas.DataFrame
        person, role, until: whom the programme's rule `Trained` forbids before the plan, and when
        their last group ends; no time for those whom it still forbids then.
    levels : tuple of Level
        Places given, and groups, each with its value and a bound.
    names : dict of str to str
        The name of each person, by id.
    zone : str
    at_most : int
        The most people of a group.
    unknown : (str, int)
        How people without stated hours count, and how many need a group.
    language : {"en", "fr"}
    cautions : tuple of str
        What to know of the table that `read_attended` read; not saved.
    """

    @cached_property
    def summary(self) -> Summary:
        """Which groups meet when, how good that is, who has no place, and whom a rule forbids."""
        return training_summary(self)

    def trained(self, cohort: Cohort) -> Cohort:
        """Return a cohort in which those count as trained who have every group that they need.

        A programme with the rule `Trained` then matches them. Once `read_attended` has noted who
        was absent, these no longer count. Who was trained before stays so.

        Parameters
        ----------
        cohort : Cohort
            The plan's people.
        """
        in_groups = self.needs[self.needs["kind"] != "tutorial"]
        rows = in_groups[["person", "role", "training"]].itertuples(index=False, name=None)
        return with_trained(cohort, {*counted(self.frame, [*rows])})

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the plan for people, a row for each; arguments are those of `Matching.to_csv`."""
        write_people(self, path, delimiter)

    def groups_to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the groups for whoever holds them."""
        write_groups(self, path, delimiter)

    def to_ics(
        self, folder: str | os.PathLike[str], *, stamp: datetime | None = None
    ) -> list[Path]:
        """Write a calendar for each person in a group, and one of all groups; return the paths.

        Parameters
        ----------
        folder : str or path
            Created if needed. Files are called after the ids; that of all is ``trainings.ics``.
        stamp : datetime, optional
            When the calendars were made; the first start if left out, so that equal plans give
            equal files.

        Raises
        ------
        InputError
            The extra ``calendar`` is not installed.
        """
        from matchcore.season.training.calendars import write_calendars

        return write_calendars(self, Path(folder), stamp)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan as one file, whole or not at all."""
        write_training(self, path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> TrainingPlan:
        """Read a plan that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        return cls(**read_training(path))
