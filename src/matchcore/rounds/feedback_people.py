"""Whom a row of feedback is about: entries as a mentee, a mentor, and which of them rates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

from matchcore.catalogue import told
from matchcore.names import nobody, reference_of, roles_of
from matchcore.people import Cohort
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_cells import text_of

Rater: TypeAlias = Literal["mentee", "mentor"]
RATERS: tuple[Rater, ...] = ("mentee", "mentor")
_NEAR = 20  # unknown entries for which a near id is looked for: it is slow among many


class Pair(NamedTuple):
    """A mentee and a mentor by id, and which of them rates the other."""

    mentee: str
    mentor: str
    rater: Rater


class Misfit(NamedTuple):
    """Why two people make no pair, and in which column."""

    column: str
    wrong: Wrong


class Finder:
    """Finds the people whom entries name, and the pairs that they make.

    Parameters
    ----------
    cohort : Cohort
    unknown : (str, str), optional
        The problem and the remedy for an entry that names nobody.

    Examples
    --------
    >>> cohort = Cohort([{"id": "m", "name": "Zoé Ferrand"}], [{"id": "e"}])
    >>> finder = Finder(cohort)
    >>> finder.person("FERRAND Zoe"), finder.person("x").code
    ('m', 'unknown_person')
    >>> finder.pair("m", "e", "")
    Pair(mentee='e', mentor='m', rater='mentor')
    """

    def __init__(self, cohort: Cohort, unknown: tuple[str, str] | None = None) -> None:
        self.cohort, self.directory = cohort, cohort.directory
        self._unknown = unknown or (
            told("nobody in the tables"),
            told(
                "give the id of a person of this cohort, or leave out those who left "
                '(absent="ignore")'
            ),
        )
        self._found: dict[str, str | Wrong] = {}
        self._looked = 0

    def person(self, cell: Any) -> str | Wrong:
        """Return the id of the person whom a cell names."""
        entry = unicodedata.normalize("NFC", text_of(cell))
        if entry not in self._found:
            self._found[entry] = self._person(entry)
        return self._found[entry]

    def _person(self, entry: str) -> str | Wrong:
        people = self.directory.people(entry) if entry else []
        if not people and (not entry or nobody(entry)):
            return Wrong(told("nobody is named"), told("name one person"), "missing_person")
        people = people or self._referred(entry)
        if len({self.cohort.identity.standing(one) for one in people}) > 1:
            return Wrong(
                told("several people are named"), told("write one row for each"), "several_people"
            )
        if people and not any(self.sides(people[0])):
            problem = told("neither a mentor nor a mentee of this cohort")
            return Wrong(problem, told("leave the row out, or add the person"), "no_part")
        if people:
            return people[0]
        if self.directory.is_shared(entry):
            return Wrong(told("several people have this name"), told("write the id"), "shared_name")
        return Wrong(self._unknown[0], self._remedy(entry), "unknown_person")

    def _referred(self, entry: str) -> list[str]:
        """Return who is named by an id, an address and a name together, in any usual form."""
        meant = reference_of(entry)
        if meant is None:
            return []
        by_key = [self.directory.person(key) for key in (meant.id, meant.email) if key]
        found = [*filter(None, by_key)] or [*filter(None, [self.directory.by_name(meant.name)])]
        return [one for one in found if not meant.name or not self._is_other(one, meant.name)]

    def _is_other(self, person: str, name: str) -> bool:
        return name != person and self.directory.is_other(person, name)

    def _remedy(self, entry: str) -> str:
        self._looked += 1
        near = list[str]()
        if self._looked <= _NEAR:
            near = get_close_matches(entry.casefold(), self._writings, 1)
        leave = self._unknown[1]
        return (
            told("is it {near!r}? If not, {leave}", near=self._writings[near[0]], leave=leave)
            if near
            else leave
        )

    @cached_property
    def _writings(self) -> dict[str, str]:
        """The ids of this cohort by what people may write: id, name and address, folded."""
        return {text.casefold(): one for one, text in self._written() if text}

    def _written(self) -> Iterator[tuple[str, str | None]]:
        for people in (self.cohort.mentors, self.cohort.mentees):
            ids = people.ids.tolist()
            for texts in (people.text("email").tolist(), people.text("name").tolist(), ids):
                yield from zip(ids, texts, strict=True)

    def sides(self, person: str) -> tuple[str | None, str | None]:
        """Return the ids that a person has among the mentees and among the mentors."""
        found = []
        for people in (self.cohort.mentees, self.cohort.mentors):
            row = int(self.cohort.rows(people.role, [person])[0])
            found.append(None if row < 0 else str(people.ids[row]))
        return found[0], found[1]

    def pair(self, rater: str, rated: str, role: str) -> Pair | Misfit:
        """Return the pair of two people; or why they make none.

        Parameters
        ----------
        rater, rated : str
            Ids.
        role : str
            What the rater is; needed only where both stand on both sides.
        """
        same = self.cohort.identity.standing
        if same(rater) == same(rated):
            return Misfit(
                "rated", Wrong(told("the rater, too"), told("name another person"), "oneself")
            )
        (mentee, mentor), (other_mentee, other_mentor) = self.sides(rater), self.sides(rated)
        ways: dict[Rater, Pair] = {}
        if mentee is not None and other_mentor is not None:
            ways["mentee"] = Pair(mentee, other_mentor, "mentee")
        if mentor is not None and other_mentee is not None:
            ways["mentor"] = Pair(other_mentee, mentor, "mentor")
        if not ways:
            problem = told("on the rater's own side")
            return Misfit(
                "rated", Wrong(problem, told("name somebody of the other side"), "same_side")
            )
        return _chosen(ways, role)


def _chosen(ways: dict[Rater, Pair], role: str) -> Pair | Misfit:
    """Return the pair in which the rater has the role stated."""
    roles = roles_of(role) if role else frozenset(f"{one}s" for one in ways)
    if roles is None or (role and len(roles) > 1):
        wrong = Wrong(
            told("neither mentor nor mentee"), told("write mentor or mentee"), "not_a_role"
        )
        return Misfit("role", wrong)
    left = [pair for rater, pair in ways.items() if f"{rater}s" in roles]
    if len(left) == 1:
        return left[0]
    if left:
        problem = told("both people stand on both sides")
        remedy = told("say what the rater is: mentor or mentee")
        return Misfit("role", Wrong(problem, remedy, "role_needed"))
    problem = told("the rater is a {role} here", role=next(iter(ways)))
    return Misfit("role", Wrong(problem, told("correct the role, or the people"), "other_side"))
