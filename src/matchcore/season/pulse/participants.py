"""The couples that a survey is about: who they are, what they want, and in which language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from matchcore.answer.couples import Couples
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import language_key
from matchcore.people import MIDDLE, Cohort, People
from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.short_repr import short_repr
from matchcore.tuning.couples import read_couples
from matchcore.wording import LANGUAGES, Language, checked_language

__all__ = ["Contact", "Participants", "Want"]

Couple = tuple[str, str]  # mentee and mentor


class Want(NamedTuple):
    """A thing that a mentee wants to learn; `importance` from 1 to 5 is NaN where unknown."""

    skill: str
    importance: float


class Contact(NamedTuple):
    """How a person is called, written to, and in which language; empty where unknown."""

    name: str = ""
    email: str = ""
    language: str = ""


@dataclass(frozen=True, eq=False)
class Participants:
    """The couples of a survey, and what is known of their people.

    Attributes
    ----------
    couples : tuple of (str, str)
        Mentee and mentor, sorted.
    cohort : Cohort
        Everybody whom a row may name.
    contacts : mapping of (str, str) to Contact
        By role and id.
    wants : mapping of str to tuple of Want
        By mentee, the most important first.
    language : {"en", "fr"}
        Of people who state none that forms know.
    """

    couples: tuple[Couple, ...]
    cohort: Cohort
    contacts: Mapping[tuple[str, str], Contact]
    wants: Mapping[str, tuple[Want, ...]]
    language: Language = "en"

    __repr__ = short_repr

    @property
    def names(self) -> dict[str, str]:
        """The name of each person of a couple who has one, by id."""
        people = {(x, one[k]) for one in self.couples for k, x in enumerate(RATERS)}
        named = {who: self.contact(rater, who).name for rater, who in sorted(people)}
        return {who: name for who, name in sorted(named.items()) if name}

    def contact(self, rater: Rater, who: str) -> Contact:
        """Return how to reach a person in a role."""
        return self.contacts.get((rater, who), Contact())

    def language_of(self, rater: Rater, who: str) -> Language:
        """Return the language that a person states, or else that of the survey."""
        stated = language_key(self.contact(rater, who).language)
        return next((one for one in LANGUAGES if one == stated), self.language)


def read_participants(
    pairs: Any, cohort: Cohort | None, language: Language | None, problems: list[InputProblem]
) -> Participants:
    """Return the couples of a matching or of a frame; what is wrong with them is added.

    Parameters
    ----------
    pairs : Matching, frame with mentee and mentor, or pairs of ids
        A frame may have names, too: mentee_name and mentor_name.
    cohort : Cohort, optional
        Their people. Only it knows how important people's wants are to them once a matching was
        saved, since files of matchings do not hold that.
    language : {"en", "fr"}, optional
    problems : list of InputProblem
    """
    matching = getattr(pairs, "matching", pairs)  # of a rematch
    given = matching.pairs if isinstance(matching, Couples) else pairs
    if cohort is not None and not isinstance(cohort, Cohort):
        remedy = told("give a Cohort")
        problems.append(InputProblem("wrong_type", "cohort", f"{cohort!r:.60}", remedy=remedy))
        cohort = None
    spoken: Language = matching.language if isinstance(matching, Couples) else "en"
    own = {} if cohort is None else _contacts(cohort)
    people = cohort
    if people is None:
        people = _of_matching(matching) if isinstance(matching, Couples) else _of_frame(given)
    if people is None:
        return _nobody(given, language or spoken, problems)
    _, (mentees, mentors) = read_couples("pairs", people, given, problems)
    ids = people.mentees.ids, people.mentors.ids
    known = [(i, j) for i, j in zip(mentees.tolist(), mentors.tolist(), strict=True) if i >= 0 <= j]
    couples = sorted({(str(ids[0][i]), str(ids[1][j])) for i, j in known})
    wants = _profiles_wants(matching) if isinstance(matching, Couples) else {}
    return Participants(
        tuple(couples),
        people,
        _profiles(matching) | own if isinstance(matching, Couples) else _contacts(people),
        wants | (_wants(people.mentees) if cohort is not None else {}),
        language or spoken,
    )


def _of_matching(matching: Couples) -> Cohort:
    """Return the people of a matching by id, name and address, to find them by."""
    sides = [
        [
            {"id": who, "name": name or None, "email": roster.profile(row).email or None}
            for row, (who, name) in enumerate(zip(roster.ids, roster.names, strict=True))
        ]
        for roster in matching.rosters
    ]
    mentees, mentors = (pd.DataFrame(side, columns=["id", "name", "email"]) for side in sides)
    return Cohort(mentors, mentees)


def _nobody(given: Any, language: Language, problems: list[InputProblem]) -> Participants:
    """Return no couples, and add why there is none."""
    stand_in, before = Cohort([{"id": "m"}], [{"id": "e"}]), len(problems)
    read_couples("pairs", stand_in, given, problems)
    if len(problems) == before:
        remedy = told(
            "give a frame with the columns mentee and mentor, or a list of (mentee id, mentor id)"
        )
        problems.append(InputProblem("no_pair", "pairs", "", told("there is no couple"), remedy))
    return Participants((), stand_in, {}, {}, language)


def _of_frame(given: Any) -> Cohort | None:
    """Return the people of couples given by id; None where an entry holds nobody."""
    sides = []
    for place, role in enumerate(RATERS):
        if isinstance(given, pd.DataFrame):
            ids = given.get(role, pd.Series(dtype=object)).tolist()
            names = given.get(f"{role}_name", pd.Series([None] * len(ids))).tolist()
        else:
            listed = given if isinstance(given, (list, tuple, set, frozenset)) else ()
            ids = [x[place] for x in listed if isinstance(x, (list, tuple)) and len(x) == 2]
            names = [None] * len(ids)
        by_id = {who: name or None for who, name in zip(ids, names, strict=True)}
        if not by_id:
            return None
        sides.append(pd.DataFrame(sorted(by_id.items(), key=str), columns=["id", "name"]))
    return Cohort(sides[1], sides[0])


def _contacts(cohort: Cohort) -> dict[tuple[str, str], Contact]:
    found: dict[tuple[str, str], Contact] = {}
    for rater, people in zip(RATERS, (cohort.mentees, cohort.mentors), strict=True):
        texts = [people.text(column).tolist() for column in ("name", "email", "language")]
        for who, *cells in zip(people.ids.tolist(), *texts, strict=True):
            found[rater, who] = Contact(*(cell or "" for cell in cells))
    return found


def _profiles(matching: Couples) -> dict[tuple[str, str], Contact]:
    return {
        (rater, who): Contact(name, roster.profile(row).email, roster.profile(row).language)
        for rater, roster in zip(RATERS, matching.rosters, strict=True)
        for row, (who, name) in enumerate(zip(roster.ids, roster.names, strict=True))
    }


def _profiles_wants(matching: Couples) -> dict[str, tuple[Want, ...]]:
    """Return what mentees want; a matching that was loaded does not know how important it is."""
    roster = matching.mentees
    if isinstance(roster.known, People):
        return _wants(roster.known)
    return {
        who: tuple(Want(skill, math.nan) for skill in roster.profile(row).wants)
        for row, who in enumerate(roster.ids)
    }


def _wants(mentees: People) -> dict[str, tuple[Want, ...]]:
    """Return what mentees want with its importance, which is 3 where they state none."""
    items, ids = mentees.items("wants"), mentees.ids.tolist()
    found: dict[str, list[Want]] = {who: [] for who in ids}
    for row, skill, value in zip(
        items.rows.tolist(), items.labels.tolist(), items.values.tolist(), strict=True
    ):
        found[ids[row]].append(Want(skill, MIDDLE if math.isnan(value) else value))
    order = {who: sorted(own, key=lambda x: (-x.importance, x.skill)) for who, own in found.items()}
    return {who: tuple(own) for who, own in order.items()}


def checked_wave(given: Any, problems: list[InputProblem]) -> int:
    """Return the number of a survey, from 1 on."""
    if type(given) is int and given >= 1:
        return given
    remedy = told("give a whole number, 1 or more")
    problems.append(InputProblem("not_a_whole_number", "wave", f"{given!r:.60}", remedy=remedy))
    return 1


def stated_language(given: str | None, problems: list[InputProblem]) -> Language | None:
    """Return a language that was asked for, if any was."""
    try:
        return None if given is None else checked_language(given)
    except InputError as error:
        problems += error.records
        return None
