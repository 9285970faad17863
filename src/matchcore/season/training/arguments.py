"""The arguments of `plan_training`, checked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools
from matchcore.number_checks import is_number, wrong_count
from matchcore.people import Cohort, Roster
from matchcore.programme import Programme
from matchcore.rounds import Slots
from matchcore.rounds.strangers import strangers
from matchcore.rounds.timetable import Unknown
from matchcore.season.sessions.days_off import Holidays, days_off
from matchcore.season.training.offers import Offer
from matchcore.season.training.offers_table import read_offers
from matchcore.short_repr import short_repr
from matchcore.wording import Language, checked_language


class Given(NamedTuple):
    """Whom to prepare."""

    couples: pd.DataFrame | None
    cohort: Cohort
    language: Language

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def of(cls, people: Any, cohort: Any, programme: Any, language: Language | None) -> Given:
        """Return what was given; refuse what is neither a cohort nor couples with their own."""
        couples = people.pairs if isinstance(people, Matching) else people
        if not (isinstance(couples, pd.DataFrame) and {"mentee", "mentor"} <= {*couples.columns}):
            couples = None
        whole = people if couples is None and cohort is None else cohort
        problems = []
        if not isinstance(whole, Cohort) or (couples is None and cohort is not None):
            remedy = told("give a cohort, or a matching and its cohort")
            shown = f"{people!r:.40}"
            problems.append(InputProblem("wrong_type", "people", shown, remedy=remedy))
        elif couples is not None:
            problems += strangers(couples, whole, "people")
        if not (programme is None or isinstance(programme, Programme)):
            remedy = told("give a {kind}", kind="Programme")
            shown = f"{programme!r:.40}"
            problems.append(InputProblem("wrong_type", "programme", shown, remedy=remedy))
        if problems:
            raise InputError(problems)
        own = programme or (people if isinstance(people, Matching) else None)
        return cls(couples, whole, checked_language(language or (own.language if own else "en")))

    @property
    def names(self) -> dict[str, str]:
        """The name of each person, by id."""
        sides = Roster.of(self.cohort.mentees), Roster.of(self.cohort.mentors)
        return {who: name for side in sides for who, name in zip(side.ids, side.names, strict=True)}


def offers_of(given: Any) -> tuple[Offer, ...]:
    """Return the trainings; two may not have one name."""
    if not isinstance(given, (list, tuple)) or not all(isinstance(one, Offer) for one in given):
        return read_offers(given)
    names = [offer.name for offer in given]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        problem = told("two trainings have this name")
        remedy = told("rename one")
        raise InputError(
            [InputProblem("duplicate", "offers", repr(name), problem, remedy) for name in twice]
        )
    return tuple(given)


def checked_slots(
    slots: Any, before: Any, holidays: Holidays, settings: dict[str, Any]
) -> tuple[Bools, date | None]:
    """Return which slots can be used, and the day of the first session; refuse wrong arguments."""
    problems = wrong_count("at_most", settings["at_most"])
    if settings["at_once"] is not None:
        problems += wrong_count("at_once", settings["at_once"])
    if not (is_number(settings["effort"]) and settings["effort"] > 0):
        remedy, shown = told("give a number above 0"), f"{settings['effort']!r:.40}"
        problems.append(InputProblem("not_a_number", "effort", shown, remedy=remedy))
    if settings["unknown"] not in get_args(Unknown):
        remedy = told("use one of {choices}", choices=[*get_args(Unknown)])
        shown = f"{settings['unknown']!r:.40}"
        problems.append(InputProblem("not_a_choice", "unknown", shown, remedy=remedy))
    if not isinstance(slots, Slots) or not len(slots):
        remedy = told("give a {kind}", kind="Slots")
        problems.append(InputProblem("wrong_type", "slots", f"{slots!r:.40}", remedy=remedy))
    day = _day(before)
    if before is not None and day is None:
        remedy = told("give a day such as 2026-03-02")
        problems.append(InputProblem("wrong_type", "before", f"{before!r:.40}", remedy=remedy))
    if problems:
        raise InputError(problems)
    off = days_off(holidays, slots.starts[0].date(), slots.starts[-1].date())
    days = [start.date() for start in slots.starts]
    usable = np.array([(day is None or one < day) and one not in off for one in days], dtype=bool)
    if not usable.any():
        problem, remedy = told("no slot is before this day"), told("give earlier slots")
        raise InputError(InputProblem("out_of_range", "before", str(day), problem, remedy))
    return usable, day


def _day(given: Any) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, str):
        try:
            return date.fromisoformat(given)
        except ValueError:
            return None
    return given if isinstance(given, date) else None
